//! Hostile TOML, and documents that are none.

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
        ("many keys", (0..10_000).map(|n| format!("key{n} = 1\n")).collect()),
        ("many faults", "= 1\n".repeat(20_000)),
        ("many tables", (0..10_000).map(|n| format!("[t{n}]\n")).collect()),
        ("long key", format!("{} = 1", "a".repeat(1_000_000))),
        ("long value", format!("a = \"{}\"", "\u{e9}".repeat(1_000_000))),
    ];
    let mut cases = Vec::new();
    for (name, toml) in &broken {
        cases.push(Case::new(format!("{name} in site.toml"), "site.toml", site(toml)).says("site.toml"));
    }
    for (name, toml) in broken.iter().step_by(2) {
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
    for path in ["content/index.md", ADVISORY] {
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
