//! Hostile TOML, names and values.

use crate::case::Case;
use crate::site::FILES;

/// Where an advisory of the cases stands.
pub const ADVISORY: &str = "content/advisories/2026/EX-2026-0001.md";

/// Returns a published advisory with more front matter, and a text.
pub fn advisory(facts: &str, text: &str) -> String {
    format!(
        "+++\nid = \"EX-2026-0001\"\ntitle = \"Title\"\nsummary = \"Summary.\"\nstatus = \"published\"\n\
         published = 2026-03-14T14:00:00Z\n{facts}\n+++\n\n{text}\n"
    )
}

/// Returns a page.
pub fn page(text: &str) -> String {
    format!("+++\ntitle = \"Page\"\n+++\n\n{text}\n")
}

/// Returns `site.toml` with more below it.
pub fn site(more: &str) -> String {
    format!("{}\n{more}\n", FILES[0].1)
}

/// Returns `site.toml` with a text of it replaced.
pub fn site_with(old: &str, new: &str) -> String {
    assert!(FILES[0].1.contains(old), "`{old}` is in site.toml");
    FILES[0].1.replace(old, new)
}

/// TOML that does not parse or goes too deep, in each place where TOML stands.
pub fn toml() -> Vec<Case> {
    let broken = [
        ("empty key", "= 1".to_owned()),
        ("no value", "a =".to_owned()),
        ("twice", "zz = 1\nzz = 2".to_owned()),
        ("open text", "a = \"".to_owned()),
        ("open long text", "a = \"\"\"\n\u{e9}".to_owned()),
        ("open list", "a = [1, [2, \u{e9}".to_owned()),
        ("open table", "a = { b = 1,".to_owned()),
        ("open header", "[a".to_owned()),
        ("header twice", "[zz]\n[zz]".to_owned()),
        ("list and table", "zz = []\n[[zz]]".to_owned()),
        ("text as table", "[title.x]\na = 1".to_owned()),
        ("escape", "a = \"\\q\\u{d800}\\UFFFFFFFF\"".to_owned()),
        ("letters", "\u{e9}\u{e9}\u{e9} = \u{65e5}\u{672c}".to_owned()),
        ("emoji value", "a = \u{1f600}\u{1f600}".to_owned()),
        ("control", "a = \"\u{1}\u{7f}\"".to_owned()),
        ("nul", "a = \"\0\"".to_owned()),
        ("bidi", "a\u{202e} = \"\u{2066}x\u{202e}\"".to_owned()),
        ("carriage return", "a = 1\rb = 2".to_owned()),
        ("number", "a = 999999999999999999999999999999".to_owned()),
        ("float", "a = 1e99999".to_owned()),
        ("date", "a = 2026-02-30T25:61:61Z".to_owned()),
        ("deep lists", format!("a = {}", "[".repeat(10_000))),
        ("deep closed lists", format!("a = {}{}", "[".repeat(10_000), "]".repeat(10_000))),
        ("deep tables", format!("a = {}", "{b=".repeat(10_000))),
        ("deep closed tables", format!("a = {}1{}", "{b=".repeat(10_000), "}".repeat(10_000))),
        ("dotted key", format!("{} = 1", vec!["a"; 5_000].join("."))),
        ("dotted header", format!("[{}]\nx = 1", vec!["a"; 5_000].join("."))),
        ("dotted list header", format!("[[{}]]\nx = 1", vec!["a"; 5_000].join("."))),
        ("long dotted key", format!("{} = 1", vec!["a"; 200_000].join("."))),
        ("many keys", (0..20_000).map(|n| format!("key{n} = 1\n")).collect()),
        ("many faults", "= 1\n".repeat(20_000)),
        ("many tables", (0..20_000).map(|n| format!("[t{n}]\n")).collect()),
        ("long key", format!("{} = 1", "a".repeat(1_000_000))),
        ("long value", format!("a = \"{}\"", "\u{e9}".repeat(1_000_000))),
    ];
    let mut cases = Vec::new();
    for (name, toml) in &broken {
        cases.push(Case::new(format!("{name} in site.toml"), "site.toml", site(toml)).says("site.toml"));
        let page = format!("+++\ntitle = \"Page\"\n{toml}\n+++\n");
        cases.push(Case::new(format!("{name} in a page"), "content/page.md", page).says("content/page.md"));
    }
    for (name, toml) in broken.iter().filter(|(name, _)| name.contains("deep") || name.contains("dotted")) {
        let product = format!("id = \"app\"\nname = \"App\"\nversion_scheme = \"semver\"\n{toml}\n");
        cases.push(Case::new(format!("{name} in a product"), "products/app.toml", product).says("products/app.toml"));
        cases.push(Case::new(format!("{name} in an advisory"), ADVISORY, advisory(toml, "Text.")).says(ADVISORY));
    }
    cases
}

/// Files that are no documents.
pub fn fences() -> Vec<Case> {
    let texts = [
        ("empty", ""),
        ("one fence", "+++"),
        ("one fence and a line", "+++\n"),
        ("two fences", "+++\n+++\n"),
        ("open", "+++\ntitle = \"A\"\n"),
        ("mark alone", "\u{feff}"),
        ("marks", "\u{feff}\u{feff}+++\ntitle = \"A\"\n+++\n"),
        ("fence and more", "+++x\ntitle = \"A\"\n+++\n"),
        ("indented", " +++\ntitle = \"A\"\n +++\n"),
        ("only returns", "+++\rtitle = \"A\"\r+++\r"),
        ("yaml", "---\ntitle: A\n---\n"),
        ("line separators", "+++\u{2028}title = \"A\"\u{2028}+++\u{2028}"),
        ("blank", " \n\n\t\n"),
    ];
    let mut cases = Vec::new();
    for path in ["content/page.md", ADVISORY, "content/policies/disclosure.md", "content/index.md"] {
        cases.extend(texts.iter().map(|(name, text)| Case::new(format!("{name}: {path}"), path, *text)));
    }
    for path in ["site.toml", "products/app.toml", "lucarne.lock", "locales/en/site.ftl", "static/a", "static/.b"] {
        cases.push(Case::new(format!("empty: {path}"), path, ""));
        cases.push(Case::new(format!("mark: {path}"), path, "\u{feff}"));
    }
    cases
}

/// Bytes that are no text, in each kind of file.
pub fn encodings() -> Vec<Case> {
    let text = ["site.toml", "products/app.toml", "content/index.md", "content/index.fr.md", ADVISORY];
    let other = ["lucarne.lock", "locales/en/site.ftl", "themes/default/templates/page.html"];
    let mut cases = Vec::new();
    for path in text.iter().chain(&other) {
        let says = |case: Case| if path.contains(".fr.") { case } else { case.says(path) };
        let bytes = [&b"+++\ntitle = \"\xff\xfe"[..], &[0x80; 300], b"\n+++\n"].concat();
        cases.push(says(Case::new(format!("not UTF-8: {path}"), path, bytes)));
        let utf16: Vec<u8> = "+++\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16 = Case::new(format!("UTF-16: {path}"), path, utf16);
        // To a template, signs with zeros between them are a text like any other.
        cases.push(if path.ends_with(".html") { utf16 } else { says(utf16) });
        cases.push(Case::new(format!("zeros: {path}"), path, vec![0; 1000]));
        cases.push(says(Case::new(format!("cut letter: {path}"), path, &b"+++\ntitle = \"A\"\n+++\n\xe6\x97"[..])));
    }
    cases.push(Case::new("bytes in static", "static/a.bin", vec![0xff; 1000]).builds());
    cases
}

/// Ids, names of files and addresses that climb, clash or cannot be.
pub fn names() -> Vec<Case> {
    let mut cases = Vec::new();
    let long = "a".repeat(300);
    let ids = [
        "",
        ".",
        "..",
        "../x",
        "a/b",
        "%2e%2e",
        "a%2fb",
        "a b",
        "\\u0000",
        "\u{e9}",
        "EX..1",
        "-",
        "con",
        "EX-2026-0001.",
        &long,
    ];
    for id in ids {
        let text = advisory("", "Text.").replace("EX-2026-0001", id);
        cases.push(Case::new(format!("advisory id {id:?}"), ADVISORY, text).says("error"));
        let product = format!("id = \"{id}\"\nname = \"App\"\nversion_scheme = \"semver\"\n");
        let case = Case::new(format!("product id {id:?}"), "products/app.toml", product);
        cases.push(
            case.with(ADVISORY, advisory(&format!("[[affected]]\nproduct = \"{id}\"\nversions = [\"1\"]"), "Text.")),
        );
        let aliases = format!("aliases = [\"{id}\", \"JVN#1\", \"a/b\"]\n");
        let case = Case::new(format!("alias {id:?}"), ADVISORY, advisory(&aliases, "Text."));
        cases.push(case.with("site.toml", site("[[redirect]]\nfrom = \"/old/\"\nto = \"/advisories/\"")));
    }
    for name in [
        "A",
        "a.b.c",
        "a b",
        "\u{e9}",
        "%2e",
        "a--b",
        "index.index",
        "page.xx",
        "page.en-",
        "404",
        "assets",
        "nul",
        "a&b",
        "a'b",
    ] {
        cases.push(Case::new(format!("page {name:?}"), &format!("content/{name}.md"), page("Text.")));
        cases.push(Case::new(format!("folder {name:?}"), &format!("content/{name}/index.md"), page("Text.")));
        cases.push(Case::new(format!("static {name:?}"), &format!("static/{name}"), "x"));
        cases.push(Case::new(format!("theme file {name:?}"), &format!("themes/default/static/{name}"), "x"));
        cases.push(Case::new(format!("template {name:?}"), &format!("themes/default/templates/{name}"), "{{ x"));
    }
    cases.push(Case::new("long page", &format!("content/{}.md", "a".repeat(250)), page("Text.")).says("content/aaa"));
    cases.push(Case::new("long static", &format!("static/{}", "a".repeat(255)), "x"));
    cases.push(Case::new("deep static", &format!("static/{}x", "a/".repeat(1500)), "x"));
    cases.push(
        Case::new("case of pages", "content/a/b.md", page("Text.")).with("content/A/B.md", page("Text.")).says("A"),
    );
    cases.push(Case::new("case of statics", "static/a", "x").with("static/A", "x").says("static/"));
    let other = advisory("", "Text.").replace("EX-", "ex-");
    cases.push(
        Case::new("case of advisories", ADVISORY, advisory("", "Text."))
            .with("content/advisories/2026/ex-2026-0001.md", other)
            .says("case"),
    );
    cases.push(Case::new("file and folder", "static/policies", "x").says("static/policies"));
    cases.push(Case::new("file as folder", "static/index.html/x", "x"));
    let folder = "content/policies/disclosure";
    let twice = Case::new("attachment and static", &format!("{folder}x/index.md"), page("Text."));
    cases.push(twice.with(&format!("{folder}x/a.txt"), "x").with("static/policies/disclosurex/a.txt", "y"));
    let page_file = Case::new("attachment as page", "content/a/index.md", page("Text."));
    cases.push(page_file.with("content/a/index.html", "x").says("content/a/index.html"));
    let under = Case::new("attachment as folder", "content/a/index.md", page("Text.")).with("content/a/b.md", page(""));
    cases.push(under.with("content/a/b", "x").says("content/a/b"));
    cases
}

/// Tags of languages.
pub fn locales() -> Vec<Case> {
    let tags = [
        "",
        "e",
        "en-",
        "-en",
        "x-klingon",
        "i-default",
        "en_US",
        "EN",
        "root",
        "und",
        "und-FR",
        "en-US-POSIX",
        "zh-Hant-HK",
        "en-u-ca-buddhist",
        "en-a",
        "sl-rozaj-biske-1994",
        "en-macos-macos",
        "de-1996",
        "abcde",
        "assets",
        "thanks",
        "support",
        "policies",
        "versions",
        "subscrib",
        "api",
        "static",
        "overview",
        "../x",
        "fr/x",
        "\\u0000",
        "\u{65e5}\u{672c}",
        "ar",
        "en-GB",
        "tlh",
    ];
    let mut cases = Vec::new();
    for tag in tags {
        let list = format!("locales = [\"en\", \"{tag}\"]");
        let case = Case::new(format!("locale {tag:?}"), "site.toml", site_with("locales = [\"en\"]", &list));
        cases.push(case.with(ADVISORY, advisory("[[credit]]\nname = \"A\"", "Text.")).with(&words(tag), ENGLISH));
        let alone = site_with("locales = [\"en\"]", &format!("locales = [\"{tag}\"]"));
        cases.push(Case::new(format!("only locale {tag:?}"), "site.toml", alone).with(&words(tag), ENGLISH));
        let contact = format!("value = \"security@example.org\"\nlocales = [\"{tag}\"]");
        cases.push(
            Case::new(
                format!("contact's locale {tag:?}"),
                "site.toml",
                site_with("value = \"security@example.org\"", &contact),
            )
            .with("content/page.md", page("<fact:contact.email.locales>")),
        );
    }
    cases
}

/// The program's own words, as those of another language.
const ENGLISH: &str = include_str!("../../locales/en/lucarne.ftl");

fn words(tag: &str) -> String {
    let is_plain = !tag.is_empty() && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    format!("locales/{}/site.ftl", if is_plain { tag } else { "odd" })
}

/// Values at the ends of what they may be.
pub fn values() -> Vec<Case> {
    let mut cases = Vec::new();
    let dates = [
        "0000-01-01",
        "0001-01-01",
        "9999-12-31",
        "0000-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "1969-12-31T23:59:59Z",
        "2016-12-31T23:59:60Z",
        "2026-03-14T14:00:00.999999999Z",
        "00:00:00",
        "2026-03-14T14:00:00",
        "\"2026-03-14\"",
        "20260314",
        "[2026-03-14]",
    ];
    for date in dates {
        let published = advisory("[[timeline]]\nevent = \"reported\"\non = DATE\n[[revision]]\nid = \"a\"\non = DATE\nkind = \"content\"\nsummary = \"A.\"", "<fact:published>")
            .replace("DATE", date);
        cases.push(Case::new(format!("dated {date}"), ADVISORY, published.replace("2026-03-14T14:00:00Z", date)));
        cases.push(Case::new(format!("later {date}"), ADVISORY, published));
        let policy = format!(
            "+++\ntitle = \"Disclosure\"\nversion = \"1\"\nissued = {date}\nreviewed = {date}\nreview_every = \"4294967295 years\"\n+++\n\n<fact:reviewed> <fact:review_every>\n"
        );
        cases.push(Case::new(format!("reviewed {date}"), "content/policies/disclosure.md", policy));
        let key =
            format!("[[key]]\nkind = \"openpgp\"\nfile = \"keys/a.asc\"\nexpires = {date}\n[facts.a]\nvalue = {date}");
        let case = Case::new(format!("expires {date}"), "site.toml", site(&key)).with("keys/a.asc", "x");
        cases.push(case.with("content/page.md", page("<fact:key.openpgp.expires> <fact:facts.a>")));
    }
    let numbers = [
        "-9223372036854775808",
        "9223372036854775807",
        "9223372036854775808",
        "0xffffffffffffffff",
        "1e308",
        "-1e-320",
        "inf",
        "nan",
        "-0.0",
        "0.1",
        "1e15",
        "\"4294967295 years\"",
        "\"4294967296 days\"",
        "\"-1 days\"",
        "\"0 days\"",
        "[]",
        "[[]]",
        "{}",
    ];
    for number in numbers {
        let facts =
            format!("[facts.a]\nvalue = {number}\n[feed]\nauthority = \"example.org,2026\"\nentries = {number}\n");
        cases.push(
            Case::new(format!("number {number}"), "site.toml", site(&facts))
                .with("content/page.md", page("<fact:facts.a>")),
        );
        let fact = format!("[facts.a]\nvalue = {number}\n");
        cases.push(
            Case::new(format!("fact {number}"), "site.toml", site(&fact))
                .with("content/page.md", page("<fact:facts.a>")),
        );
    }
    let files = [
        "keys/my key.asc",
        "keys//a.asc",
        "../a.asc",
        "/etc/passwd",
        "keys/",
        "",
        ".",
        "keys/\u{e9}.asc",
        "keys/a\\\\b",
        "content/index.md",
        "site.toml",
        "static/a",
        "a",
    ];
    for file in files {
        let key = format!("[[key]]\nkind = \"openpgp\"\nfile = \"{file}\"\n");
        let case = Case::new(format!("key file {file:?}"), "site.toml", site(&key)).with("static/a", "x");
        cases.push(case.with("content/page.md", page("<fact:key.openpgp.file> <fact:nothing>")));
    }
    for scheme in ["semver", "pep440", "maven", "deb", "rpm", "gem", "intdot", "none"] {
        for version in [
            "",
            "0",
            "1",
            "1.2.3",
            "v1",
            "1.-",
            "1..2",
            "\u{e9}",
            "1!2.3",
            "~",
            "99999999999999999999999999",
            "1.0-\u{661}",
            "a\u{301}b.1",
        ] {
            let product = format!(
                "id = \"app\"\nname = \"App\"\nversion_scheme = \"{scheme}\"\nseries = [{{ name = \"1\", from = \"{version}\", before = \"{version}\" }}]\nreleases = [{{ version = \"{version}\" }}, {{ version = \"1.0\" }}]\n"
            );
            let case = Case::new(format!("{scheme} {version:?}"), "products/app.toml", product);
            cases.push(case.with(ADVISORY, advisory(&format!("[[affected]]\nproduct = \"app\"\nranges = [{{ introduced = \"0\", fixed = \"{version}\" }}]\nversions = [\"{version}\"]"), "Text.")));
        }
        let long = format!("1.{}", "1.".repeat(100_000)) + "1";
        let product = format!(
            "id = \"app\"\nname = \"App\"\nversion_scheme = \"{scheme}\"\nreleases = [{{ version = \"{long}\" }}, {{ version = \"{long}\" }}, {{ version = \"1.0\" }}]\n"
        );
        let case = Case::new(format!("{scheme} long"), "products/app.toml", product);
        cases.push(case.with(
            ADVISORY,
            advisory(
                &format!("[[affected]]\nproduct = \"app\"\nranges = [{{ introduced = \"0\", fixed = \"{long}\" }}]"),
                "Text.",
            ),
        ));
    }
    let bases = [
        "",
        "https://",
        "https:///",
        "https://example.org/..",
        "https://example.org/a/../../b",
        "https://u:p@example.org",
        "https://example.org?a",
        "https://example.org#a",
        "https://\u{e9}.org",
        "https://[::1]",
        "https://[::",
        "https://example.org:99999",
        "https://example.org/\u{e9} x",
        "javascript:alert(1)",
        "https://example.org/%2e%2e/",
        "//example.org",
        "data:,x",
        "https://a/b\\\\c",
        "https://example.org/a//b///",
        "http://127.1",
        "https://example.org/\\u0000",
    ];
    for base in bases {
        cases.push(
            Case::new(format!("base {base:?}"), "site.toml", site_with("https://security.example.org", base)).with(
                ADVISORY,
                advisory("[[reference]]\nurl = \"URL\"".replace("URL", base).as_str(), &format!("[a](<{base}>)")),
            ),
        );
    }
    for contact in ["+", "+\u{e9}", "+1", "@", "@a:b", "a@b", "a@b@c", "https://", "mailto:a@b", "a b@c", "\\n@b", ""] {
        for kind in ["email", "web", "phone", "matrix", "fax"] {
            let text = site_with(
                "kind = \"email\"\nvalue = \"security@example.org\"",
                &format!("kind = \"{kind}\"\nvalue = \"{contact}\""),
            );
            cases.push(
                Case::new(format!("{kind} {contact:?}"), "site.toml", text)
                    .with("content/page.md", page("<fact:contact.preferred> [a](<fact:contact.preferred>)")),
            );
        }
    }
    for vector in [
        "",
        "CVSS:3.1/",
        "CVSS:4.0/AV:N",
        "CVSS:9.9/AV:N/AC:L",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/AV:N",
        "AV:N/AC:L/Au:N/C:P/I:P/A:P",
        "\u{e9}",
        &"CVSS:3.1/".repeat(10_000),
    ] {
        cases.push(Case::new(
            format!("vector {:?}", &vector[..vector.len().min(30)]),
            ADVISORY,
            advisory(&format!("cvss = \"{vector}\"\ncwe = [\"{vector}\"]\ncve = \"{vector}\""), "Text."),
        ));
    }
    cases
}

/// Addresses that lead to themselves, to nothing, or to what is there.
pub fn addresses() -> Vec<Case> {
    let froms = [
        "/a/",
        "a",
        "/",
        "//",
        "/../",
        "/a b/",
        "/index.html",
        "/robots.txt",
        "/sitemap.xml",
        "/_headers",
        "/_redirects",
        "/.lucarne.json",
        "/.nojekyll",
        "/404.html",
        "/404/",
        "/assets/",
        "/advisories/",
        "/advisories/rss.xml",
        "/advisories/rss.xml/x",
        "/advisories/page/2/",
        "/advisories/year/2026/",
        "/advisories/EX-2026-0001",
        "/advisories/EX-2026-0001/index.html",
        "/ADVISORIES/ex-2026-0001/",
        "/policies/disclosure",
        "/policies/Disclosure/",
        "/security.txt",
        "/.well-known/security.txt",
        "/favicon.svg",
        "/x.txt",
        "/x.txt/",
        "/support/",
        "/thanks/",
        "/en/",
        "/%2e%2e/",
        "/a\\u0000/",
        "/.lucarne-unfinished",
    ];
    let mut cases = Vec::new();
    for from in froms {
        let redirect = format!("[[redirect]]\nfrom = \"{from}\"\nto = \"/advisories/\"");
        let case = Case::new(format!("redirect {from}"), "site.toml", site(&redirect)).with("static/x.txt", "x");
        cases.push(case.with(ADVISORY, advisory("", "Text.")));
    }
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
        let text: String =
            redirects.iter().map(|(from, to)| format!("[[redirect]]\nfrom = \"{from}\"\nto = \"{to}\"\n")).collect();
        cases.push(Case::new(format!("redirects {name}"), "site.toml", site(&text)).says("site.toml"));
    }
    for entry in ["nothing", "", "/", "..", "../x", "https://example.org", "\u{e9}", "policies/disclosure"] {
        let nav = site_with("locales = [\"en\"]", &format!("locales = [\"en\"]\nnav = [\"{entry}\", \"{entry}\"]"));
        cases.push(Case::new(format!("nav {entry:?}"), "site.toml", nav));
    }
    let statics = (0..3_000).fold(Case::new("many redirects and files", "static/a.txt", "x"), |case, n| {
        case.with(&format!("static/{n}.txt"), "x")
    });
    let redirects: String =
        (0..3_000).map(|n| format!("[[redirect]]\nfrom = \"/old/{n}/\"\nto = \"/advisories/\"\n")).collect();
    cases.push(statics.with("site.toml", site(&redirects)));
    cases
}
