//! Values at the ends of what they may be.

use crate::case::Case;
use crate::facts::ADVISORY;
use crate::facts::advisory;
use crate::facts::page;
use crate::facts::site;
use crate::facts::site_with;

const DATES: &str = "0000-01-01|0001-01-01|9999-12-31|0000-01-01T00:00:00+23:59|9999-12-31T23:59:59-23:59|\
                     1969-12-31T23:59:59Z|2016-12-31T23:59:60Z|2026-03-14T14:00:00.999999999Z|00:00:00|2026-03-14T14:00:00|\
                     \"2026-03-14\"|20260314|[2026-03-14]";

/// Days and moments that no calendar, clock or format has.
pub fn dates() -> Vec<Case> {
    let mut cases = Vec::new();
    for date in DATES.split('|') {
        let facts = "[[timeline]]\nevent = \"reported\"\non = DATE\n\
                     [[revision]]\nid = \"a\"\non = DATE\nkind = \"content\"\nsummary = \"A.\"";
        let later = advisory(facts, "<fact:published> <fact:updated>").replace("DATE", date);
        cases.push(Case::new(format!("dated {date}"), ADVISORY, later.replace("2026-03-14T14:00:00Z", date)));
        cases.push(Case::new(format!("later {date}"), ADVISORY, later));
        let policy = format!(
            "+++\ntitle = \"Disclosure\"\nversion = \"1\"\nissued = {date}\nreviewed = {date}\n\
             review_every = \"4294967295 years\"\n+++\n\n<fact:reviewed> <fact:review_every>\n"
        );
        let key =
            format!("[[key]]\nkind = \"openpgp\"\nfile = \"keys/a.asc\"\nexpires = {date}\n[facts.a]\nvalue = {date}");
        let case = Case::new(format!("reviewed {date}"), "content/policies/disclosure.md", policy);
        let case = case.with("site.toml", site(&key)).with("keys/a.asc", "x");
        cases.push(case.with("content/page.md", page("<fact:key.openpgp.expires> <fact:facts.a>")));
    }
    cases
}

/// Numbers and quantities, the sound ones and the others.
const NUMBERS: [&str; 2] = [
    "-9223372036854775808|9223372036854775807|1e308|-1e-320|inf|nan|-0.0|0.1|1e15|\"4294967295 years\"|\"0 days\"|[]|\"\"",
    "9223372036854775808|0xffffffffffffffff|\"4294967296 days\"|\"-1 days\"|[[]]|{}|1e99999|true",
];

const KEYS: &str = "keys/my key.asc|keys//a.asc|../a.asc|/etc/passwd|keys/||.|keys/\u{e9}.asc|keys/a\\\\b|content/index.md|\
                    site.toml|static/a|a";

const BASES: &str = "|https://|https:///|https://example.org/..|https://example.org/a/../../b|https://u:p@example.org|\
                     https://example.org?a|https://example.org#a|https://\u{e9}.org|https://[::1]|https://[::|\
                     https://example.org:99999|https://example.org/\u{e9} x|javascript:alert(1)|https://example.org/%2e%2e/|\
                     //example.org|data:,x|https://a/b\\\\c|https://example.org/a//b///|http://127.1|https://example.org/\\u0000";

const CONTACTS: &str = "phone +|phone +\u{e9}|phone +1|matrix @|matrix @a:b|matrix @:|email a@b|email a@b@c|email \\n@b|email |\
                        web https://|web mailto:a@b|web https://a/\\\"'<|fax +1";

/// Numbers, addresses and other values.
pub fn values() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, numbers) in ["sound", "odd"].iter().zip(NUMBERS) {
        let numbers: Vec<&str> = numbers.split('|').collect();
        let facts: String =
            numbers.iter().enumerate().map(|(n, value)| format!("[facts.a{n}]\nvalue = {value}\n")).collect();
        let text: String = (0..numbers.len()).map(|n| format!("<fact:facts.a{n}> ")).collect();
        cases
            .push(Case::new(format!("{name} numbers"), "site.toml", site(&facts)).with("content/page.md", page(&text)));
    }
    for entries in ["0", "-1", "1", "9223372036854775807", "1e3"] {
        let feed = format!("[feed]\nauthority = \"example.org,2026\"\nentries = {entries}\n");
        let case = Case::new(format!("{entries} entries"), "site.toml", site(&feed));
        cases.push(case.with(ADVISORY, advisory("", "Text.")));
    }
    for file in KEYS.split('|') {
        let key = format!("[[key]]\nkind = \"openpgp\"\nfile = \"{file}\"\n");
        let case = Case::new(format!("key file {file:?}"), "site.toml", site(&key)).with("static/a", "x");
        cases.push(case.with("content/page.md", page("<fact:key.openpgp.file> <fact:nothing>")));
    }
    for base in BASES.split('|') {
        let case = Case::new(format!("base {base:?}"), "site.toml", site_with("https://security.example.org", base));
        let reference = format!("[[reference]]\nurl = \"{base}\"");
        cases.push(case.with(ADVISORY, advisory(&reference, &format!("[a](<{base}>)"))));
    }
    for contact in CONTACTS.split('|') {
        let (kind, value) = contact.split_once(' ').unwrap();
        let old = "kind = \"email\"\nvalue = \"security@example.org\"";
        let text = site_with(old, &format!("kind = \"{kind}\"\nvalue = \"{value}\""));
        let page = page("<fact:contact.preferred> [a](<fact:contact.preferred>)");
        cases.push(Case::new(format!("contact {contact:?}"), "site.toml", text).with("content/page.md", page));
    }
    let long = "CVSS:3.1/".repeat(1_500);
    let vectors = "|CVSS:3.1/|CVSS:4.0/AV:N|CVSS:9.9/AV:N/AC:L|AV:N/AC:L/Au:N/C:P/I:P/A:P|\u{e9}|\
                   CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/AV:N";
    for vector in vectors.split('|').chain([long.as_str()]) {
        let facts = format!("cvss = \"{vector}\"\ncwe = [\"{vector}\"]\ncve = \"{vector}\"");
        cases.push(Case::new(format!("vector {:.30}", vector), ADVISORY, advisory(&facts, "Text.")).says(ADVISORY));
    }
    cases
}

const VERSIONS: &str = "|0|1|1.2.3|v1|1.-|1..2|\u{e9}|1!2.3|~|99999999999999999999999999|1.0-\u{661}|a\u{301}b.1|1:1-1|+|3.1.0.Final.redhat|1-ga.a|4.2.0.GA.1";

/// Versions in every scheme, odd and long.
pub fn versions() -> Vec<Case> {
    let mut cases = Vec::new();
    for scheme in ["semver", "pep440", "maven", "deb", "rpm", "gem", "intdot", "none"] {
        let long = "1.".repeat(490) + "1";
        for (name, versions) in [("odd", VERSIONS), ("long", long.as_str()), ("too long", &"1.".repeat(8_000))] {
            let versions: Vec<&str> = versions.split('|').collect();
            let product = |(n, version): (usize, &&str)| {
                format!(
                    "[[product]]\nid = \"p{n}\"\nname = \"P\"\nversion_scheme = \"{scheme}\"\n\
                     series = [{{ name = \"1\", from = \"{version}\", before = \"{version}.1\" }}]\n\
                     releases = [{{ version = \"{version}\" }}, {{ version = \"1.0.0\" }}, {{ version = \"{version}.1\" }}]\n"
                )
            };
            let affected = |(n, version): (usize, &&str)| {
                let range = format!("ranges = [{{ introduced = \"0\", fixed = \"{version}\" }}]");
                format!("[[affected]]\nproduct = \"p{n}\"\n{range}\nversions = [\"{version}\"]\n")
            };
            let products: String = versions.iter().enumerate().map(product).collect();
            let affected: String = versions.iter().enumerate().map(affected).collect();
            let case = Case::new(format!("{name} versions of {scheme}"), "site.toml", site(&products));
            cases.push(case.with(ADVISORY, advisory(&affected, "Text.")));
        }
    }
    cases
}
