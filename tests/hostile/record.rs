//! Hostile records to import.

use crate::site::Site;

/// Returns a RustSec record with more facts, its requirements and a text.
fn record(facts: &str, patched: &str, text: &str) -> Vec<u8> {
    format!(
        "```toml\n[advisory]\nid = \"RUSTSEC-2026-0001\"\npackage = \"x\"\ndate = \"2026-01-01\"\n{facts}\n\
         [versions]\npatched = [{patched}]\n```\n\n# Title\n\n{text}\n"
    )
    .into_bytes()
}

#[test]
fn records_are_imported_or_refused() {
    let record_of = |text: &str| record("", "\">= 1\"", text);
    let records = [
        ("empty", Vec::new()),
        ("open", b"```toml\n".to_vec()),
        ("not UTF-8", b"```toml\n\xff".to_vec()),
        ("deep", record(&format!("a = {}", "[".repeat(10_000)), "", "")),
        ("dotted", record(&format!("{} = 1", ["a"; 5_000].join(".")), "", "")),
        (
            "id that climbs",
            String::from_utf8(record_of("")).unwrap().replace("RUSTSEC-2026-0001", "../../x").into_bytes(),
        ),
        (
            "package that climbs",
            String::from_utf8(record_of("")).unwrap().replace("\"x\"", "\"../../\u{e9}\"").into_bytes(),
        ),
        ("requirements", record("", "\"\u{e9}\", \"^99999999999999999999\", \"*\"", "")),
        ("headings", record_of(&"# a\n\n".repeat(5_000))),
        (
            "headings of other words",
            record_of(&(0..500).map(|n| format!("# a{n}\n\n[a](#a{n})\n\n")).collect::<String>()),
        ),
        ("nesting", record_of(&(">".repeat(5_000) + " a\n\n" + &"[".repeat(5_000) + &"](a)".repeat(5_000)))),
        ("marks", record_of(&("*a ".repeat(20_000) + &"[^a]".repeat(5_000) + &"<a ".repeat(5_000)))),
    ];
    for (name, bytes) in records {
        let site = Site::new();
        site.write("record.md", &bytes);
        site.run(name, &["import", "rustsec", "record.md"]);
        site.survive(name);
    }
}
