//! Small records that tests import, and what no record may do.

use jiff::Timestamp;
use serde_json::Value;

use crate::author::import::Choices;
use crate::author::import::ExistingSite;
use crate::author::import::Import;
use crate::author::import::Record;
use crate::author::import::import;
use crate::author::import::stamp::without_seal;
use crate::model::RecordFormat;

/// A record that is imported whole, with the importer of its format.
pub(super) struct Specimen {
    pub text: &'static str,
    pub format: RecordFormat,
}

impl Specimen {
    /// Imports a text into a site with nothing in it.
    pub fn import(&self, text: &str) -> Import {
        self.import_into(&ExistingSite::default(), text)
    }

    /// Imports a text into a site.
    pub fn import_into(&self, site: &ExistingSite, text: &str) -> Import {
        import(self.format, &[record(text)], site, &choices(), &|| ())
    }

    /// Imports the record with one change.
    #[track_caller]
    pub fn changed(&self, old: &str, new: &str) -> Import {
        self.import(&self.with(old, new))
    }

    /// Returns the record with one change.
    #[track_caller]
    pub fn with(&self, old: &str, new: &str) -> String {
        assert!(self.text.contains(old), "{old:?} is in the record");
        self.text.replacen(old, new, 1)
    }

    /// Checks that a change makes the record a failure, and where.
    #[track_caller]
    pub fn check_failure(&self, old: &str, new: &str, place: (usize, usize), message: &str) {
        let import = self.changed(old, new);
        let found: Vec<_> = import.failures.iter().map(|one| ((one.line, one.column), one.message.as_str())).collect();
        assert_eq!(found, [(place, message)]);
        assert_eq!((import.files, import.notes), (Vec::new(), Vec::new()));
    }

    /// Checks that a change adds a note to those of the record.
    #[track_caller]
    pub fn check_note(&self, old: &str, new: &str, note: (&str, &str, &str)) {
        let import = self.changed(old, new);
        assert_eq!(import.failures, []);
        assert!(notes(&import).contains(&note), "{:#?}", notes(&import));
    }

    /// Checks that the record is a failure where it ends too early, with a place in its last line.
    #[track_caller]
    pub fn check_cuts(&self) {
        let text = self.text.trim_end();
        for (end, _) in text.char_indices() {
            let cut = &text[..end];
            let import = self.import(cut);
            let places: Vec<usize> = import.failures.iter().map(|failure| failure.line).collect();
            let lines = cut.matches('\n').count() + 1;
            assert_eq!((places, import.files, import.notes), (vec![lines], Vec::new(), Vec::new()), "{cut}");
        }
    }

    /// Checks that a value of another kind, wherever it stands, gives an advisory or a failure.
    #[track_caller]
    pub fn check_kinds(&self) {
        let whole: Value = serde_json::from_str(self.text).expect("a specimen is JSON");
        let kinds = ["null", "true", "-1", "1e300", "\"\"", "\"\\u0000 [x](y) # 9999-12-31\"", "[]", "[[]]", "{}"];
        for pointer in pointers(&whole, "") {
            for kind in kinds {
                let mut changed = whole.clone();
                let place = changed.pointer_mut(&pointer).expect("the value stands there");
                *place = serde_json::from_str(kind).expect("the values are JSON");
                let import = self.import(&changed.to_string());
                let advisories = import.files.iter().filter(|file| file.path.strip("content/advisories").is_some());
                assert_eq!(advisories.count() + import.failures.len(), 1, "{pointer} is {kind}");
            }
        }
    }
}

/// What a user chooses who chooses nothing, in the summer of 2026.
pub(super) fn choices() -> Choices {
    Choices { published: None, now: Timestamp::from_second(1_782_000_000).expect("a moment of 2026") }
}

pub(super) fn record(text: &str) -> Record {
    Record { path: "records/one.json".to_owned(), text: text.to_owned() }
}

/// Checks the files of an import, each with its path and its text but for `[imported]`.
#[track_caller]
pub(super) fn check_files(import: &Import, expected: &[(&str, &str)]) {
    let found: Vec<(&str, String)> =
        import.files.iter().map(|file| (file.path.as_str(), without_seal(&file.text))).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(path, text)| (*path, text.as_str())).collect();
    assert_eq!(found, expected);
}

/// Returns the notes as texts: the field, its value, and why it is not in the files.
pub(super) fn notes(import: &Import) -> Vec<(&str, &str, &str)> {
    import.notes.iter().map(|note| (note.field.as_str(), note.value.as_str(), note.why.as_str())).collect()
}

/// Lists where the values of a document stand (RFC 6901).
fn pointers(value: &Value, at: &str) -> Vec<String> {
    let within: Vec<(String, &Value)> = match value {
        Value::Array(list) => list.iter().enumerate().map(|(index, item)| (format!("{at}/{index}"), item)).collect(),
        Value::Object(table) => table.iter().map(|(key, item)| (format!("{at}/{key}"), item)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    let below = within.into_iter().flat_map(|(at, item)| pointers(item, &at));
    [at.to_owned()].into_iter().chain(below).collect()
}
