//! Markup in every field: nothing that an author writes becomes an element, an attribute or a line of its own.

use std::collections::BTreeMap;

use crate::facts::ADVISORY;
use crate::site::Site;

/// What breaks out of texts, attributes, elements, templates and lines.
const PAYLOAD: &str = "\"><script>alert(1)</script>' onerror='alert(2)' x=\"</title></textarea></style></pre></code>\
                       <img src=x onerror=alert(3)><svg/onload=alert(4)>--><!-- ]]> &lt;script&gt; &#60;script&#62; \
                       {{ 7 * 191 }} {% raw %} $(id)";

/// Addresses that run something where they are followed.
const ADDRESSES: [&str; 6] = [
    "javascript:alert(1)",
    " JaVa\tScRiPt:alert(1)",
    "&#106;avascript&colon;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example/\" onclick=\"alert(1)",
];

/// Every output of a site with the payload in every text.
#[test]
fn payloads_stay_text() {
    let site = Site::new();
    let words = include_str!("../../locales/fr/lucarne.ftl");
    site.write("locales/fr/site.ftl", format!("{words}\n{WORDS}").as_bytes());
    site.write("locales/en/site.ftl", WORDS.as_bytes());
    for (path, text) in [
        ("site.toml", SITE),
        ("products/app.toml", PRODUCT),
        ("content/index.md", HOME),
        ("content/page.md", PAGE),
        ("content/policies/disclosure.md", POLICY),
        ("content/policies/disclosure.fr.md", FRENCH_POLICY),
        (ADVISORY, ADVISORY_TEXT),
        ("content/advisories/2026/EX-2026-0001.fr.md", FRENCH_ADVISORY),
    ] {
        // A comment is an error, and the text of one is not.
        let markdown = PAYLOAD.replace('\n', " ").replace("<!--", "\\<!--");
        site.write(path, text.replace("PAYLOAD_MD", &markdown).replace("PAYLOAD", &toml(PAYLOAD)).as_bytes());
    }
    let run = site.survive("payloads");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let published = site.published();
    let shown = published.values().filter(|bytes| String::from_utf8_lossy(bytes).contains("7 * 191")).count();
    assert!(shown > 20, "the payload is shown on {shown} pages");
    let feeds = published.iter().filter(|(path, _)| path.ends_with("rss.xml") || path.ends_with("atom.xml"));
    let html: usize = feeds.map(|(_, bytes)| entries(std::str::from_utf8(bytes).unwrap()).len()).sum();
    assert!(html > 8, "the feeds have {html} entries");
    assert_harmless(&published);
}

/// A site with each address where an address may stand.
#[test]
fn addresses_that_run_are_never_links() {
    for address in ADDRESSES {
        let site = Site::new();
        // As an autolink and as text they are no links; anywhere else they are refused.
        site.write(
            "content/page.md",
            format!("+++\ntitle = \"Page\"\n+++\n\n<{address}> `{address}` {address}\n").as_bytes(),
        );
        assert_eq!(site.survive(address).code, 0, "{address}");
        assert_harmless(&site.published());
        for text in [format!("[a](<{address}>)"), format!("![a](<{address}>)"), format!("[a]\n\n[a]: <{address}>")] {
            site.write("content/page.md", format!("+++\ntitle = \"Page\"\n+++\n\n{text}\n").as_bytes());
            site.survive(&text);
            assert_harmless(&site.published());
        }
        site.write("content/page.md", b"+++\ntitle = \"Page\"\n+++\n\n<fact:facts.a> [a](<fact:contact.preferred>)\n");
        let value = toml(address);
        for facts in [
            format!("[facts.a]\nvalue = \"{value}\"\n"),
            format!("[[redirect]]\nfrom = \"/old/\"\nto = \"{value}\"\n[facts.a]\nvalue = 1\n"),
            format!("[[contact]]\nkind = \"web\"\nvalue = \"{value}\"\npreferred = true\n[facts.a]\nvalue = 1\n"),
            format!(
                "[[product]]\nid = \"app\"\nname = \"App\"\nversion_scheme = \"none\"\nrepository = \"{value}\"\n[facts.a]\nvalue = 1\n"
            ),
        ] {
            site.write("site.toml", crate::facts::site(&facts).as_bytes());
            site.survive(&facts);
            assert_harmless(&site.published());
        }
    }
}

fn toml(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\t', "\\t")
}

/// Asserts that no output holds an element, an attribute or a line that no template wrote.
pub fn assert_harmless(published: &BTreeMap<String, Vec<u8>>) {
    for (path, bytes) in published {
        let text = String::from_utf8_lossy(bytes);
        // A hash may have these digits.
        let is_hash = path == ".lucarne.json" || path.ends_with(".sha256") || path.ends_with(".sha512");
        assert!(is_hash || !text.contains("1337"), "{path}: a template in a text was evaluated");
        match path.rsplit('.').next() {
            Some("html") => assert_plain(path, &text),
            Some("xml") => {
                // XML 1.0, section 2.2.
                let is_forbidden = |c: char| (c < ' ' && !"\t\r\n".contains(c)) || matches!(c, '\u{fffe}' | '\u{ffff}');
                assert!(!text.contains(is_forbidden), "{path}: a character that XML forbids");
                assert_plain(path, &text);
                entries(&text).iter().for_each(|html| assert_plain(path, &decoded(html)));
            }
            Some("json") => {
                let document: serde_json::Value = serde_json::from_str(&text).unwrap();
                texts(&document).iter().for_each(|text| assert_plain(path, text));
            }
            // In all others each line has a meaning of its own.
            _ => assert!(!text.lines().any(|line| line.starts_with("Injected:")), "{path}: a line was put in"),
        }
    }
}

/// Returns the HTML of a feed's entries, which is text to the feed.
fn entries(feed: &str) -> Vec<&str> {
    let items = feed.split("<item>").skip(1).map(|item| ("<description>", "</description>", item));
    let entries = feed.split("<entry>").skip(1).map(|entry| ("<content ", "</content>", entry));
    let html = items.chain(entries).filter_map(|(start, end, entry)| entry.split_once(start)?.1.split_once(end));
    html.map(|(html, _)| html).collect()
}

fn texts(value: &serde_json::Value) -> Vec<&str> {
    match value {
        // What a reader shows as text is no HTML.
        serde_json::Value::Object(fields) => {
            let html = fields.iter().filter(|(name, value)| *name == "content_html" || !value.is_string());
            html.flat_map(|(_, value)| texts(value)).collect()
        }
        serde_json::Value::Array(items) => items.iter().filter(|item| !item.is_string()).flat_map(texts).collect(),
        serde_json::Value::String(text) => vec![text],
        _ => Vec::new(),
    }
}

fn assert_plain(path: &str, html: &str) {
    for tag in tags(html) {
        let is_active = ["script", "svg", "iframe", "object", "style"].contains(&tag.name.as_str());
        let is_data = tag.attributes == [("type".to_owned(), "application/ld+json".to_owned())];
        assert!(!is_active || is_data || tag.is_own(), "{path}: <{}>", tag.name);
        for (name, value) in &tag.attributes {
            assert!(!name.starts_with("on") && name != "style", "{path}: {name} in <{}>", tag.name);
            assert!(!name.contains(['<', '"', '\'', '&']), "{path}: {name:?} in <{}>", tag.name);
            assert!(!(name == "src" && value == "x"), "{path}: a picture was put in");
            let address: String = decoded(value).chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
            let address = address.to_lowercase();
            let start = address.split_once("url=").map_or(address.as_str(), |(_, address)| address);
            let runs =
                ["javascript:", "vbscript:", "data:text", "//evil"].iter().any(|scheme| start.starts_with(scheme));
            assert!(
                !runs || !["href", "src", "action", "content", "url"].contains(&name.as_str()),
                "{path}: {name}={value:?}"
            );
        }
    }
}

struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// Returns whether it is what templates write: a module of the theme, or a picture of the build.
    fn is_own(&self) -> bool {
        let has =
            |name: &str, start: &str| self.attributes.iter().any(|(n, value)| n == name && value.starts_with(start));
        match self.name.as_str() {
            "script" => has("type", "module") && has("src", "/assets/") && has("integrity", "sha256-"),
            "svg" => has("class", "figure") && has("role", "img"),
            _ => false,
        }
    }
}

/// Reads the start tags of HTML as the standard's tokenizer does, as far as that matters here.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/').unwrap_or(rest.len());
            let name = rest[..end].to_ascii_lowercase();
            let (attributes, after) = attributes(&rest[end..]);
            tags.push(Tag { name, attributes });
            rest = after;
        }
    }
    tags
}

fn attributes(mut rest: &str) -> (Vec<(String, String)>, &str) {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (found, rest);
        }
        let end =
            rest[1..].find(|c: char| c.is_ascii_whitespace() || "=>/".contains(c)).map_or(rest.len(), |at| at + 1);
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let Some(value) = rest.strip_prefix('=') else {
            found.push((name, String::new()));
            continue;
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(value.len())),
        };
        found.push((name, value.to_owned()));
        rest = after;
    }
}

/// Returns a text with its entities replaced, as far as the program writes any.
fn decoded(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&apos;", "'"),
        ("&#106;", "j"),
        ("&colon;", ":"),
    ];
    named.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter)).replace("&amp;", "&")
}

#[test]
fn tags_are_read_as_browsers_do() {
    let found = tags("a<!-- <b c> --><img/src=x onerror='a>b'\n data-x = \"1\" checked>< i></p><a href=/b/>");
    let found: Vec<String> = found.iter().map(|tag| format!("{} {:?}", tag.name, tag.attributes)).collect();
    assert_eq!(
        found,
        [
            "img [(\"src\", \"x\"), (\"onerror\", \"a>b\"), (\"data-x\", \"1\"), (\"checked\", \"\")]",
            "a [(\"href\", \"/b/\")]",
        ]
    );
}

const WORDS: &str = "commitment-acknowledge = <script>a</script>\" onerror=\"a\n\
                     commitment-from-report = <img src=x onerror=a>\n\
                     commitment-to-reporter = a\nretention-trial = <b>\nretention-trigger-end = <b>\n\
                     location-purpose-production = <b>\nencryption-what-backups = <b>\nreport-field-steps = <b>\n\
                     scope-in-web = <b>\nscope-out-spam = <b>\nseverity-characteristic-remote = <b>\n";

const SITE: &str = r#"
[site]
base_url = "https://security.example.org"
locales = ["en", "fr"]
nav = ["page", "policies/disclosure", "advisories"]

[organization]
name = "PAYLOAD\r\nInjected: yes"

[[contact]]
kind = "email"
value = "security@example.org"

[commitments.acknowledge]
within = "3 days"
from = "report"
to = "reporter"
basis = "law"
source = "PAYLOAD"

[facts.text]
value = "PAYLOAD"

[facts.list]
value = ["PAYLOAD", "PAYLOAD"]

[report]
fields = ["steps"]

[[retention]]
id = "trial"
trigger = "end"
delete_after = "2 days"

[[location]]
country = "FR"
purpose = ["production"]

[[encryption]]
what = "backups"
algorithm = "PAYLOAD"
where = "PAYLOAD"

[[severity]]
level = "high"
characteristics = ["remote"]

[scope]
in = ["web"]
out = ["spam"]

[terms]
protected = ["PAYLOAD"]
"#;

const PRODUCT: &str = r#"
id = "app"
name = "PAYLOAD"
version_scheme = "none"
series = [{ name = "PAYLOAD", from = "PAYLOAD 1", before = "PAYLOAD 2", support_until = 2027-01-01 }]
releases = [{ version = "PAYLOAD", on = 2026-01-01 }]
"#;

const HOME: &str = "+++\ntitle = \"PAYLOAD\\nInjected: yes\"\nsummary = \"PAYLOAD\"\n+++\n\nPAYLOAD_MD\n";

const PAGE: &str = r#"+++
title = "PAYLOAD"
summary = "PAYLOAD"
+++

# PAYLOAD_MD

## PAYLOAD_MD {#a"b'><img/src=x/onerror=alert(1)>}

PAYLOAD_MD <fact:facts.text> <fact:facts.list> <fact:organization.name> <fact:product.app.name>
<fact:encryption.backups.algorithm> <fact:commitments.acknowledge>

[PAYLOAD_MD](https://example.org/%22%3E%3Cscript%3E?"onerror='alert(1)' "PAYLOAD_MD&quot; onerror=&quot;alert(1)")
[link](https://example.org/ 'PAYLOAD_MD" onerror="alert(1)') [link](<https://example.org/" onclick="alert(1)>)
[mail](<mailto:a@b.example?subject="><script>alert(1)</script>>) <https://example.org/"onclick='alert(1)'>
![PAYLOAD_MD" onerror="alert(1)](https://example.org/a.png '" onerror="alert(1)')
<script>alert(1)</script> <img src=x onerror=alert(1)> <svg/onload=alert(1)> \<!-- PAYLOAD_MD -->

<script>
alert(1)
</script>

<div onclick="alert(1)">

|PAYLOAD_MD|b|
|:-|-:|
|PAYLOAD_MD|<script>alert(1)</script>|

> [!NOTE]
> PAYLOAD_MD

- [ ] PAYLOAD_MD

PAYLOAD_MD[^"><script>alert(1)</script>]

[^"><script>alert(1)</script>]: PAYLOAD_MD

term PAYLOAD_MD
: PAYLOAD_MD

```js" onerror="alert(1)"><script>
</code></pre><script>alert(1)</script>
```

```"><script>alert(1)</script>
PAYLOAD_MD
```

    </code></pre><script>alert(1)</script>

`</code><script>alert(1)</script>` ~~PAYLOAD_MD~~

<block:scope>

<block:commitments>

<block:supported-versions>

<block:retention>

<block:encryption>

<block:severity-table>

<block:contact-card>
"#;

const POLICY: &str = "+++\ntitle = \"PAYLOAD\"\nsummary = \"PAYLOAD\"\nversion = \"PAYLOAD\"\nreviewed = 2026-06-01\n\
                      [[policy_version]]\nversion = \"PAYLOAD\"\nissued = 2026-01-01\nsummary = \"PAYLOAD\"\n+++\n\n\
                      PAYLOAD_MD <fact:version>\n\n<block:policy-history>\n";

const FRENCH_POLICY: &str = "+++\ntitle = \"PAYLOAD\"\nsummary = \"PAYLOAD\"\n[translation]\nsource = \"PAYLOAD\"\n\
                             method = \"machine\"\nby = \"PAYLOAD\"\n+++\n\nPAYLOAD_MD <fact:version>\n\n<block:policy-history>\n";

const ADVISORY_TEXT: &str = r#"+++
id = "EX-2026-0001"
title = "PAYLOAD\r\nInjected: yes \u0000\u0001\u007F\uFFFE\u202E"
summary = "PAYLOAD\r\nInjected: yes \u0000\u0001\u007F\uFFFE\u202E"
status = "published"
published = 2026-03-14T14:00:00Z
cvss = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
severity = "high"
severity_reason = "PAYLOAD"

[[affected]]
product = "app"
versions = ["\" onerror='alert(2)' x=\" &lt;script&gt; &#60;script&#62; {{ 7 * 191 }} {% raw %} $(id)"]

[[credit]]
name = "PAYLOAD"

[[reference]]
url = "https://example.org/\"><script>alert(1)</script>'onerror='alert(1)'"

[[timeline]]
id = "a"
event = "reported"
on = 2026-01-01
note = "PAYLOAD"

[[revision]]
id = "b"
on = 2026-04-01T00:00:00Z
kind = "content"
summary = "PAYLOAD"
+++

## PAYLOAD_MD {#impact}

PAYLOAD_MD

```js" onerror="alert(1)
PAYLOAD_MD
```
"#;

const FRENCH_ADVISORY: &str = r#"+++
title = "PAYLOAD"
summary = "PAYLOAD"

[timeline.a]
note = "PAYLOAD"

[revision.b]
summary = "PAYLOAD"

[translation]
source = "PAYLOAD"
method = "machine"
by = "PAYLOAD"
+++

## PAYLOAD_MD

PAYLOAD_MD

```js" onerror="alert(1)
PAYLOAD_MD
```
"#;
