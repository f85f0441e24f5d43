//! What is not public: no word of it comes out, whatever is wrong with it.

use crate::facts::ADVISORY;
use crate::facts::advisory;
use crate::site::Run;
use crate::site::Site;

/// A word that only hidden documents hold.
const CANARY: &str = "Walrusmandolin";

const ID: &str = "EX-2026-9001";

/// Returns a hidden advisory with the canary in every field.
fn hidden(status: &str) -> String {
    FULL.replace("CANARY", CANARY).replace("STATUS", status)
}

fn with(status: &str) -> Site {
    let site = Site::new();
    site.write("site.toml", crate::facts::site_with("[\"en\"]", "[\"en\", \"fr\"]").as_bytes());
    site.write("locales/fr/site.ftl", include_bytes!("../../locales/fr/lucarne.ftl"));
    site.write("products/app.toml", b"id = \"app\"\nname = \"App\"\nversion_scheme = \"semver\"\n");
    site.write(ADVISORY, advisory("", "Text.").as_bytes());
    let folder = format!("content/advisories/2026/{ID}");
    site.write(&format!("{folder}/index.md"), hidden(status).as_bytes());
    let french = format!(
        "+++\ntitle = \"{CANARY}\"\nsummary = \"{CANARY}\"\nunknown = 1\n+++\n\n# {CANARY}\n\n[a]({CANARY}.md) <fact:{CANARY}>\n"
    );
    site.write(&format!("{folder}/index.fr.md"), french.as_bytes());
    site.write(&format!("{folder}/{CANARY}.txt"), CANARY.as_bytes());
    site.write(&format!("{folder}/proof.txt"), CANARY.as_bytes());
    site
}

/// Asserts that no file, no name and no message holds the canary or the id.
fn assert_silent(name: &str, site: &Site, run: &Run) {
    let mut files = site.published();
    files.extend(std::fs::read(site.at("lucarne.lock")).map(|lock| ("lucarne.lock".to_owned(), lock)));
    files.insert("the messages".to_owned(), run.stderr.clone().into_bytes());
    for (path, bytes) in files {
        let text = format!("{path}\n{}", String::from_utf8_lossy(&bytes)).to_lowercase();
        assert!(!text.contains(&CANARY.to_lowercase()), "{name}: {path} holds the canary");
        // A message may name the file that it is about.
        assert!(!text.contains(&ID.to_lowercase()) || path == "the messages", "{name}: {path} holds the id");
    }
}

#[test]
fn drafts_and_embargoed_advisories_stay_hidden() {
    for status in [
        "status = \"draft\"\npublished = 2026-03-14",
        "status = \"draft\"",
        "status = \"published\"\npublished = 9999-01-01T00:00:00Z",
        "status = \"withdrawn\"\npublished = 2999-01-01",
        "status = \"superseded\"\npublished = 2999-01-01\nsuperseded_by = \"EX-2026-0001\"",
    ] {
        let site = with(status);
        let run = site.survive(status);
        assert_eq!(run.code, 0, "{status}\n{}", run.stderr);
        assert!(!run.stderr.contains(ID), "{status}: the messages name it\n{}", run.stderr);
        assert_silent(status, &site, &run);
    }
}

#[test]
fn no_variable_lifts_an_embargo() {
    let site = with("status = \"published\"\npublished = 2998-01-01T00:00:00Z");
    for arguments in
        [&["build", "--at", "2999-01-01"][..], &["build", "--at", "2999-01-01", "--base-url", "https://a.example"]]
    {
        let run = site.run("a late build", arguments);
        assert_eq!(run.code, 0, "{}", run.stderr);
        assert_silent("a late build", &site, &run);
    }
    assert_eq!(site.run("drafts to the public folder", &["build", "--drafts", "--out", "public"]).code, 2);
    assert_silent("drafts to the public folder", &site, &site.survive("afterwards"));
}

#[test]
fn unreadable_state_is_not_public() {
    for status in [
        "",
        "status = \"\"",
        "status = \"public\"",
        "status = \"Published\"\npublished = 2026-03-14",
        "status = true\npublished = 2026-03-14",
        "status = [\"published\"]\npublished = 2026-03-14",
        "status = \"published\"",
        "status = \"published\"\npublished = \"2026-03-14\"",
        "status = \"published\"\npublished = 2026-03-14T14:00:00",
        "status = \"published\"\npublished = 2026-02-30",
        "status = \"published\"\npublished = 14:00:00",
        "status = \"published\"\npublished =",
        "status = \"published\"\npublished = 2026-03-14\nstatus = \"draft\"",
        "status = \"draft\"\nstatus = \"published\"\npublished = 2026-03-14",
        "status = \"published\" \"draft\"\npublished = 2026-03-14",
        "status = \"published\"draft\npublished = 2026-03-14",
        "status = \"published\"\npublished = 2026-03-14\npublished = 2999-01-01",
        "status = \"published\"\npublished = 2026-03-14 2999-01-01",
        "status = \"published\"\npublished = 2026-03-14\n[status]\nx = 1",
        "status = \"published\"\npublished = 2026-03-14\nstatus.x = \"draft\"",
        "status = \"published\"\rstatus = \"draft\"\npublished = 2026-03-14",
        "status = \"published\npublished = 2026-03-14",
        "[status]\nx = \"published\"",
        "\"status \" = \"published\"\npublished = 2026-03-14",
    ] {
        let site = with(status);
        let run = site.survive(status);
        assert_silent(status, &site, &run);
        assert_eq!(run.code, 1, "{status}\n{}", run.stderr);
    }
}

#[test]
fn hidden_files_that_are_no_documents_are_not_shown() {
    let index = format!("content/advisories/2026/{ID}/index.md");
    let broken: [(&str, Vec<u8>); 8] = [
        ("no fences", CANARY.into()),
        ("open fence", format!("+++\nstatus = \"draft\"\n{CANARY}").into()),
        ("not UTF-8", [hidden("status = \"draft\"").as_bytes(), b"\xff"].concat()),
        ("too large", (hidden("status = \"draft\"") + &CANARY.repeat(400_000)).into()),
        ("empty", Vec::new()),
        ("no TOML", format!("+++\nstatus = \"draft\"\n{CANARY} = = {CANARY}\n[\"{CANARY}\n+++\n{CANARY}").into()),
        ("no TOML before", format!("+++\n{CANARY} {CANARY}\nstatus = \"draft\"\n+++\n{CANARY}").into()),
        ("deep TOML", format!("+++\nstatus = \"draft\"\n{CANARY} = {}\n+++\n", "[".repeat(10_000)).into()),
    ];
    for (name, bytes) in broken {
        let site = with("status = \"draft\"");
        site.write(&index, &bytes);
        assert_silent(name, &site, &site.survive(name));
    }
}

#[test]
fn ids_are_looked_for_beside_sources_that_are_no_text() {
    for path in ["products/app.toml", "locales/en/site.ftl", "themes/default/templates/page.html", "static/a"] {
        let site = with("status = \"draft\"");
        site.write(path, b"\xff\xfe");
        site.survive(path);
    }
}

#[test]
fn public_documents_do_not_tell_of_hidden_ones() {
    let link = format!("[proof]({ID}/proof.txt) [more]({ID}/index.md)");
    let site = with("status = \"draft\"");
    site.write(ADVISORY, advisory("", &link).as_bytes());
    // The link stands in a public text, so that its own words may be shown; nothing else may.
    let run = site.survive("a link to a draft");
    assert_eq!(run.code, 1, "{}", run.stderr);
    assert!(!run.stderr.contains(CANARY) && run.stderr.contains("link-private"), "{}", run.stderr);
    let site = with("status = \"draft\"");
    site.write("content/advisories/2026/EX-2026-9002.md", hidden("status = \"draft\"").as_bytes());
    site.write(
        "content/advisories/2026/ex-2026-0001.md",
        hidden("status = \"draft\"").replace(ID, "ex-2026-0001").as_bytes(),
    );
    let run = site.survive("clashes between hidden ones");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_silent("clashes between hidden ones", &site, &run);
}

#[test]
fn document_that_is_hidden_again_is_taken_down() {
    let site = with("status = \"published\"\npublished = 2026-03-14");
    let folder = format!("content/advisories/2026/{ID}");
    site.write(&format!("{folder}/index.fr.md"), format!("+++\ntitle = \"{CANARY}\"\n+++\n").as_bytes());
    let sound = advisory("", CANARY).replace("EX-2026-0001", ID);
    site.write(&format!("{folder}/index.md"), sound.as_bytes());
    assert_eq!(site.survive("published").code, 0);
    site.write(&format!("{folder}/index.md"), sound.replace("\"published\"", "\"draft\"").as_bytes());
    std::fs::remove_file(site.at("lucarne.lock")).unwrap();
    let run = site.survive("hidden again");
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert_silent("hidden again", &site, &run);
}

const FULL: &str = r#"+++
id = "EX-2026-9001"
title = "CANARY"
summary = "CANARY"
STATUS
aliases = ["CANARY", "bad alias CANARY", "EX-2026-0001"]
severity = "CANARY"
severity_reason = "CANARY"
cve = "CANARY"
cvss = "CANARY"
cwe = ["CANARY"]
CANARY = "CANARY"
withdrawn = { on = 1999-01-01, reason = "CANARY" }

[[affected]]
product = "CANARY"
versions = ["CANARY"]
ranges = [{ introduced = "CANARY", fixed = "CANARY" }]

[[affected]]
product = "app"
ranges = [{ introduced = "CANARY", fixed = "CANARY" }]

[[credit]]
name = "CANARY"
role = "CANARY"

[[reference]]
kind = "CANARY"
url = "CANARY"

[[timeline]]
id = "CANARY"
on = 1999-01-01
event = "CANARY"
note = "CANARY"

[[revision]]
id = "CANARY"
on = 1999-01-01
kind = "CANARY"
summary = "CANARY"
+++

# CANARY {#CANARY}

# CANARY {#CANARY}

CANARY [CANARY](CANARY.md) <fact:CANARY> <block:CANARY> **CANARY <fact:a CANARY>** a**CANARY

[CANARY](javascript:CANARY) [CANARY](#CANARY) ![CANARY](CANARY.png)

```js
CANARY
```
"#;
