//! A record that changes between two imports, and what becomes of the file.

use jiff::Timestamp;

use crate::author::import::Choices;
use crate::author::import::ExistingSite;
use crate::author::import::Import;
use crate::author::import::Reason;
use crate::author::import::Record;
use crate::author::import::import;
use crate::author::import::stamp::Seal;
use crate::model::RecordFormat;

const RECORD: &str = r#"{
  "id": "GO-2026-1",
  "published": "2026-02-03T00:00:00Z",
  "modified": "2026-02-03T00:00:00Z",
  "summary": "It never lands",
  "affected": [{"package": {"ecosystem": "Go", "name": "example.org/kite"}, "versions": [],
    "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1.4.2"}]}]}]
}
"#;

const PATH: &str = "content/advisories/2026/GO-2026-1.md";

fn import_at(text: &str, site: &ExistingSite, now: &str) -> Import {
    let now: Timestamp = now.parse().unwrap();
    let record = Record { path: "osv/GO-2026-1.json".to_owned(), text: text.to_owned() };
    import(RecordFormat::Osv, &[record], site, &Choices { published: None, now }, &|| ())
}

/// Returns a site with the file of an advisory, which it has published.
fn site(text: &str) -> ExistingSite {
    let published = ["advisories/2026/GO-2026-1".to_owned()].into();
    ExistingSite { published, files: [(PATH.parse().unwrap(), text.to_owned())].into(), ..ExistingSite::default() }
}

fn text_of(import: &Import) -> &str {
    let file = import.files.iter().find(|file| file.path.as_str() == PATH);
    &file.unwrap_or_else(|| panic!("{import:?}")).text
}

/// Imports a record, then a change of it, and returns the text of the file.
fn renewed(first: &str, second: &str, now: &str) -> String {
    let old = text_of(&import_at(first, &ExistingSite::default(), now)).to_owned();
    let import = import_at(second, &site(&old), now);
    assert_eq!((import.failures.len(), import.kept.len()), (0, 0), "{import:?}");
    let text = text_of(&import).to_owned();
    assert_eq!(import.files[0].old.as_deref(), Some(old.as_str()));
    assert_eq!(import_at(second, &site(&text), "2027-01-01T00:00:00Z").files.len(), 1, "only the product is new");
    text
}

/// Returns the revisions of a text, each on a line.
fn revisions(text: &str) -> Vec<String> {
    let front_matter = text.split("+++").nth(1).unwrap();
    let tables = front_matter.split("\n[[revision]]\n").skip(1);
    tables.map(|table| table.lines().take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")).collect()
}

#[test]
fn public_advisory_gets_a_revision_at_the_time_of_the_import() {
    let second = RECORD.replace("It never lands", "It does not land");
    let text = renewed(RECORD, &second, "2026-06-01T10:00:00.5Z");
    assert!(text.contains("title = \"It does not land\"\n"), "{text}");
    assert_eq!(revisions(&text), ["id = \"imported\", on = 2026-06-01T10:00:00Z, kind = \"editorial\""]);
    assert!(Seal::of_document(&text).unwrap().is_intact);

    let third = second.replace("1.4.2", "1.4.3");
    let import = import_at(&third, &site(&text), "2026-06-01T10:00:00Z");
    let expected = [
        "id = \"imported\", on = 2026-06-01T10:00:00Z, kind = \"editorial\"",
        "id = \"imported-2\", on = 2026-06-01T10:00:01Z, kind = \"content\"",
    ];
    assert_eq!(revisions(text_of(&import)), expected);
}

#[test]
fn advisory_that_no_build_has_published_gets_none() {
    let now = "2026-06-01T10:00:00Z";
    let old = text_of(&import_at(RECORD, &ExistingSite::default(), now)).to_owned();
    let unseen = ExistingSite { published: [].into(), ..site(&old) };
    let text = text_of(&import_at(&RECORD.replace("1.4.2", "1.4.3"), &unseen, now)).to_owned();
    assert!(text.contains("fixed = \"1.4.3\""), "{text}");
    assert_eq!(revisions(&text), Vec::<String>::new());
}

#[test]
fn change_of_the_record_alone_needs_no_revision() {
    let text = renewed(RECORD, &RECORD.replace("\"versions\": [],", ""), "2026-06-01T10:00:00Z");
    assert_eq!(revisions(&text), Vec::<String>::new());
}

#[test]
fn revisions_of_the_record_stand_behind_those_that_readers_know() {
    let modified = |day: &str| RECORD.replace("modified\": \"2026-02-03", &format!("modified\": \"{day}"));
    let first = modified("2026-03-01");
    let text = renewed(&first, &modified("2026-04-01").replace("never", "seldom"), "2026-06-01T10:00:00Z");
    let expected = [
        "id = \"modified\", on = 2026-03-01, kind = \"editorial\"",
        "id = \"modified-2\", on = 2026-04-01, kind = \"editorial\"",
    ];
    assert_eq!(revisions(&text), expected);
    let text = renewed(&first, &modified("2026-04-01").replace("1.4.2", "1.4.3"), "2026-06-01T10:00:00Z");
    assert_eq!(revisions(&text)[1], "id = \"modified-2\", on = 2026-04-01, kind = \"content\"");
}

#[test]
fn withdrawal_is_a_revision_of_its_own() {
    let withdrawn = RECORD.replace("\"summary\"", "\"withdrawn\": \"2026-05-01T00:00:00Z\", \"summary\"");
    let text = renewed(RECORD, &withdrawn, "2026-06-01T10:00:00Z");
    assert!(text.contains("withdrawn = { on = 2026-05-01, reason = \"other\" }\n"), "{text}");
    assert_eq!(revisions(&text), Vec::<String>::new());

    let import = import_at(RECORD, &site(&text), "2026-06-01T10:00:00Z");
    let kept: Vec<_> = import.kept.iter().map(|kept| (kept.path.as_str(), kept.reason)).collect();
    assert_eq!((import.files, kept), (Vec::new(), vec![(PATH, Reason::BackInForce)]));
}

#[test]
fn publication_of_a_public_advisory_stays() {
    let old = text_of(&import_at(RECORD, &ExistingSite::default(), "2026-06-01T10:00:00Z")).to_owned();
    let earlier = RECORD.replace("2026-02-03", "2025-12-01");
    let import = import_at(&earlier, &site(&old), "2026-06-01T10:00:00Z");
    assert!(text_of(&import).contains("published = 2026-02-03\n"));
    let notes: Vec<_> = import.notes.iter().map(|note| (note.field.as_str(), note.value.as_str())).collect();
    assert_eq!(notes, [("published", "2025-12-01")]);
    let none = RECORD.replace("2026-02-03", "0001-01-01");
    let import = import_at(&none, &site(&old), "2026-06-01T10:00:00Z");
    assert_eq!(import.kept.iter().map(|kept| kept.reason).collect::<Vec<_>>(), [Reason::NoLongerPublic]);
}

#[test]
fn advisory_that_is_not_public_is_written_as_if_it_were_new() {
    let second = RECORD.replace("It never lands", "It does not land").replace("2026-02-03", "2026-01-02");
    let text = renewed(RECORD, &second, "2025-06-01T10:00:00Z");
    assert!(text.contains("published = 2026-01-02\n"), "{text}");
    assert_eq!(revisions(&text), Vec::<String>::new());
    let draft = RECORD.replace("2026-02-03", "0001-01-01");
    let text = renewed(&draft, RECORD, "2026-06-01T10:00:00Z");
    assert!(text.contains("status = \"published\"\npublished = 2026-02-03\n"), "{text}");
    assert_eq!(revisions(&text), Vec::<String>::new());
}

#[test]
fn file_that_a_hand_has_changed_stays() {
    let old = text_of(&import_at(RECORD, &ExistingSite::default(), "2026-06-01T10:00:00Z")).to_owned();
    let edited = old.replace("It never lands", "It stays in the air");
    let same = import_at(RECORD, &site(&edited), "2026-06-01T10:00:00Z");
    assert_eq!((same.files, same.kept, same.failures), (Vec::new(), Vec::new(), Vec::new()));

    let changed = RECORD.replace("1.4.2", "1.4.3");
    let import = import_at(&changed, &site(&edited), "2026-06-01T10:00:00Z");
    let kept: Vec<_> = import.kept.iter().map(|kept| (kept.path.as_str(), kept.reason)).collect();
    assert_eq!((import.files, kept), (Vec::new(), vec![(PATH, Reason::Edited)]));

    let source = Seal::of_document(&old).unwrap().stamp.source.unwrap().hash;
    let taken_over = edited.replace(&source, &import.kept[0].source);
    let again = import_at(&changed, &site(&taken_over), "2026-06-01T10:00:00Z");
    assert_eq!((again.files, again.kept), (Vec::new(), Vec::new()));
}
