//! Hostile names of files, ids, languages and addresses.

use crate::case::Case;
use crate::facts::ADVISORY;
use crate::facts::advisory;
use crate::facts::page;
use crate::facts::site;
use crate::facts::site_with;

/// Names that climb, hide, or mean something else to a file system, an address or a shell.
const NAMES: &str = "A|a.b.c|a b|\u{e9}|%2e|a--b|index.index|page.xx|page.en-|404|assets|nul|a&b|a'b";

const IDS: &str = "|.|..|../x|a/b|%2e%2e|a%2fb|a b|\\u0000|\u{e9}|EX..1|-|con|EX-2026-0001.|rss.xml|Year|page";

/// Ids, and names of files, that climb, clash or cannot be.
pub fn names() -> Vec<Case> {
    let mut cases = Vec::new();
    let long = "a".repeat(300);
    for id in IDS.split('|').chain([long.as_str()]) {
        let text = advisory("", "Text.").replace("EX-2026-0001", id);
        cases.push(Case::new(format!("advisory id {id:?}"), ADVISORY, text).says("error"));
        let aliases = advisory(&format!("aliases = [\"{id}\"]\n"), "Text.");
        let redirect = site("[[redirect]]\nfrom = \"/old/\"\nto = \"/advisories/\"");
        cases.push(Case::new(format!("alias {id:?}"), ADVISORY, aliases).with("site.toml", redirect));
    }
    let product = |id: &str| format!("[[product]]\nid = \"{id}\"\nname = \"App\"\nversion_scheme = \"semver\"\n");
    let products: String = IDS.split('|').map(product).collect();
    let affected = |id: &str| format!("[[affected]]\nproduct = \"{id}\"\nversions = [\"1\"]\n");
    let affected: String = IDS.split('|').map(affected).collect();
    let case = Case::new("product ids", "site.toml", site(&products)).says("site.toml");
    cases.push(case.with(ADVISORY, advisory(&affected, "Text.")));
    for name in NAMES.split('|') {
        cases.push(Case::new(format!("page {name:?}"), &format!("content/{name}.md"), page("Text.")));
    }
    for folder in ["static", "themes/default/static", "themes/default/templates", "locales/en", "products", "keys"] {
        let first = Case::new(format!("odd names in {folder}"), &format!("{folder}/odd"), "x");
        cases.push(NAMES.split('|').fold(first, |case, name| case.with(&format!("{folder}/{name}"), "x")));
    }
    cases.push(Case::new("long page", &format!("content/{}.md", "a".repeat(250)), page("Text.")).says("content/aaa"));
    cases.push(Case::new("long static", &format!("static/{}", "a".repeat(255)), "x").builds());
    cases.push(Case::new("deep static", &format!("static/{}x", "a/".repeat(1500)), "x").says("static/a"));
    cases.extend(clashes());
    cases
}

/// Outputs that would share a file, or stand where another needs a folder.
fn clashes() -> Vec<Case> {
    let pages = |a: &str, b: &str| Case::new(format!("{a} and {b}"), a, page("Text.")).with(b, page("Text."));
    let other = advisory("", "Text.").replace("EX-", "ex-");
    vec![
        pages("content/a/b.md", "content/A/B.md").says("content/A/B.md"),
        pages("static/a.txt", "static/A.txt").says("static/"),
        pages(ADVISORY, "static/robots.txt").with(ADVISORY, advisory("", "Text.")).says("static/robots.txt"),
        pages("content/a/index.md", "static/policies").says("static/policies"),
        pages("content/a/index.md", "static/index.html/x").says("static/index.html/x"),
        pages("content/a/index.md", "content/a/index.html").says("content/a/index.html"),
        pages("content/a/index.md", "static/advisories/rss.xml/x").says("static/advisories/rss.xml"),
        pages("content/a/index.md", "content/a/b.md").with("content/a/b", "x").says("content/a/b"),
        pages("content/a/index.md", "static/a/b.txt").with("content/a/b.txt", "x").says("content/a/b.txt"),
        pages("content/a/index.md", "content/a/b.txt").with("content/a/B.txt", "x").says("content/a/b.txt"),
        Case::new("case of advisories", ADVISORY, advisory("", "Text."))
            .with("content/advisories/2026/ex-2026-0001.md", other)
            .says("case"),
    ]
}

/// The program's own words, as those of another language.
const ENGLISH: &str = include_str!("../../locales/en/lucarne.ftl");

const TAGS: &str = "|e|en-|-en|x-klingon|i-default|en_US|EN|root|und|und-FR|en-US-POSIX|zh-Hant-HK|en-u-ca-buddhist|en-a|\
                    sl-rozaj-biske-1994|en-macos-macos|de-1996|abcde|assets|thanks|policies|subscrib|api|../x|fr/x|\
                    \\u0000|\u{65e5}\u{672c}|ar|en-GB|tlh";

/// Tags of languages.
pub fn locales() -> Vec<Case> {
    let mut cases = Vec::new();
    for tag in TAGS.split('|') {
        let is_plain = !tag.is_empty() && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let words = format!("locales/{}/site.ftl", if is_plain { tag } else { "odd" });
        let list = format!("locales = [\"en\", \"{tag}\"]");
        let case = Case::new(format!("locale {tag:?}"), "site.toml", site_with("locales = [\"en\"]", &list));
        cases.push(case.with(ADVISORY, advisory("[[credit]]\nname = \"A\"", "Text.")).with(&words, ENGLISH));
    }
    let contact = |tags: &str| {
        let tags = tags.split('|').map(|tag| format!("\"{tag}\"")).collect::<Vec<_>>().join(", ");
        let value = "value = \"security@example.org\"";
        site_with(value, &format!("{value}\nlocales = [{tags}]"))
    };
    let page = page("<fact:contact.email.locales> <fact:site.locales>");
    for (name, tags) in [("odd", TAGS), ("known", "ar|en-GB|tlh|zh-Hant-HK|sl-rozaj-biske-1994|en-US-POSIX|EN|en_US")] {
        cases.push(
            Case::new(format!("contact's {name} locales"), "site.toml", contact(tags))
                .with("content/page.md", page.as_str()),
        );
    }
    for tag in ["ar", "tlh", "en-US-POSIX", "zh-Hant-HK"] {
        let alone = site_with("locales = [\"en\"]", &format!("locales = [\"{tag}\"]"));
        cases.push(
            Case::new(format!("only {tag}"), "site.toml", alone)
                .with(&format!("locales/{tag}/site.ftl"), ENGLISH)
                .builds(),
        );
    }
    cases
}

/// Addresses that are taken: by a page, a file, a list, a feed, or what the program writes itself.
const TAKEN: &str = "/|/index.html|/robots.txt|/sitemap.xml|/_headers|/_redirects|/.lucarne.json|/.nojekyll|/404.html|\
                     /advisories/|/advisories/rss.xml|/advisories/rss.xml/x|/advisories/year/2026/|\
                     /advisories/EX-2026-0001|/advisories/EX-2026-0001/index.html|/ADVISORIES/ex-2026-0001/|/policies/disclosure|\
                     /policies/Disclosure/|/security.txt|/.well-known/security.txt|/x.txt|/x.txt/|/X.txt|/.lucarne-unfinished";

/// Redirects and entries of the header that lead to themselves, to nothing, or from what is there.
pub fn addresses() -> Vec<Case> {
    let redirect = |from: &str| format!("[[redirect]]\nfrom = \"{from}\"\nto = \"/advisories/\"\n");
    let mut cases = Vec::new();
    for from in TAKEN.split('|') {
        let case = Case::new(format!("redirect {from}"), "site.toml", site(&redirect(from))).with("static/x.txt", "x");
        cases.push(case.with(ADVISORY, advisory("", "Text.")).says("site.toml:13:8"));
    }
    let odd: String = "a||//|/../|/a b/|/%2e%2e/|/a\\u0000/|/\u{e9}/".split('|').map(redirect).collect();
    cases.push(Case::new("redirects from no address", "site.toml", site(&odd)).says("8 errors"));
    let free: String =
        "/a/|/b.html|/404/|/en/|/favicon.svg|/support/|/support/old/|/advisories/OLD-1/|/advisories/page/2/|/policies|/api/x/".split('|').map(redirect).collect();
    cases.push(Case::new("redirects from free addresses", "site.toml", site(&free)).builds());
    for (name, redirects) in [
        ("to itself", [("/a/", "/a/"), ("/b/", "/b/")]),
        ("in a circle", [("/a/", "/b/"), ("/b/", "/a/")]),
        ("file and folder", [("/a", "/advisories/"), ("/a/", "/advisories/")]),
        ("page below a file", [("/a.html", "/advisories/"), ("/a.html/b/", "/advisories/")]),
        ("in case", [("/a/", "/advisories/"), ("/A/", "/advisories/")]),
        ("index", [("/a/", "/advisories/"), ("/a/index.html", "/advisories/")]),
        ("to a script", [("/a/", "javascript:alert(1)"), ("/b/", "//evil.example")]),
        ("to a line", [("/a/", "https://example.org/\\n/x /y 200"), ("/b/", "/advisories/ /x")]),
    ] {
        let table = |(from, to): &(&str, &str)| format!("[[redirect]]\nfrom = \"{from}\"\nto = \"{to}\"\n");
        let text: String = redirects.iter().map(table).collect();
        cases.push(Case::new(format!("redirects {name}"), "site.toml", site(&text)).says("site.toml"));
    }
    for entry in ["nothing", "", "../x", "https://example.org", "\u{e9}", "policies/disclosure"] {
        let nav = format!("locales = [\"en\"]\nnav = [\"{entry}\", \"{entry}\"]");
        cases.push(Case::new(format!("nav {entry:?}"), "site.toml", site_with("locales = [\"en\"]", &nav)));
    }
    let statics = Case::new("many redirects and files", "static/a.txt", "x");
    let statics = (0..200).fold(statics, |case, n| case.with(&format!("static/{n}.txt"), "x"));
    let redirects: String = (0..200).map(|n| redirect(&format!("/old/{n}/"))).collect();
    cases.push(statics.with("site.toml", site(&redirects)).builds());
    cases
}
