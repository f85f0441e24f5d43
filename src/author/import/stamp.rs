//! The table `[imported]`: what a file was made from, and whether a hand has changed it since.
//!
//! `hash` is that of the whole file with `hash = ""`, so that a change anywhere breaks it. Line breaks do not count:
//! version control may write them in another way. In the file of a product the table stands on one line, so that fields
//! that are added at the end of the file are not taken for its own.

use std::ops::Range;

use sha2::Digest;
use sha2::Sha256;
use toml_edit::Document;
use toml_edit::DocumentMut;
use toml_edit::InlineTable;
use toml_edit::Item;
use toml_edit::Table;
use toml_edit::value;

use crate::author::front_matter::FrontMatter;
use crate::author::import::Record;
use crate::model::RecordFormat;
use crate::read;

/// What is told above the table.
const COMMENT: &str = "# As long as nobody changes this file, another import may write it anew.\n";

/// What an import says of a file that it makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The format of the records.
    pub format: RecordFormat,
    /// The record of an advisory; a product may have many.
    pub source: Option<Source>,
}

/// The record that a file was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// The name of its file.
    pub record: String,
    /// The hash of its text.
    pub hash: String,
}

impl Source {
    /// Makes the source that a record is.
    pub fn of(record: &Record) -> Source {
        let name = record.path.rsplit(['/', '\\']).next().unwrap_or_default();
        Source { record: name.to_owned(), hash: digest(&record.text) }
    }
}

impl Stamp {
    /// Puts the table behind the fields of a file and returns the whole text of the file, which `assemble` makes of the
    /// fields.
    pub fn seal(&self, mut fields: DocumentMut, assemble: impl Fn(&str) -> String) -> String {
        match &self.source {
            Some(source) => {
                let mut table = Table::new();
                table.decor_mut().set_prefix(format!("\n{COMMENT}"));
                table["format"] = value(self.format.as_str());
                table["record"] = value(&source.record);
                table["source"] = value(&source.hash);
                table["hash"] = value("");
                fields["imported"] = Item::Table(table);
            }
            None => {
                let line = InlineTable::from_iter([("format", self.format.as_str()), ("hash", "")]);
                fields["imported"] = value(line);
                if let Some(mut key) = fields.key_mut("imported") {
                    key.leaf_decor_mut().set_prefix(COMMENT);
                }
            }
        }
        let hash = digest(&assemble(&fields.to_string()));
        fields["imported"]["hash"] = value(hash);
        assemble(&fields.to_string())
    }
}

/// The table of a file that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Seal {
    /// What the import said of the file.
    pub stamp: Stamp,
    /// Whether no hand has changed the file since the import.
    pub is_intact: bool,
    /// Where the value of `hash` stands in the file.
    place: Range<usize>,
}

impl Seal {
    /// Reads the table of a document.
    pub fn of_document(text: &str) -> Option<Seal> {
        Seal::read(text, read::split(text)?.toml)
    }

    /// Reads the table of a file that is TOML as a whole.
    pub fn of_file(text: &str) -> Option<Seal> {
        Seal::read(text, 0..text.len())
    }

    fn read(text: &str, toml: Range<usize>) -> Option<Seal> {
        let document = Document::parse(&text[toml.clone()]).ok()?;
        let table = document.as_table().get("imported")?.as_table_like()?;
        let word = |key: &str| Some(table.get(key)?.as_str()?.to_owned());
        let hash = word("hash")?;
        let span = table.get("hash")?.span()?;
        let place = toml.start + span.start..toml.start + span.end;
        let source = word("record").zip(word("source")).map(|(record, hash)| Source { record, hash });
        let stamp = Stamp { format: word("format")?.parse().ok()?, source };
        Some(Seal { stamp, is_intact: digest(&with_hash(text, &place, "")) == hash, place })
    }
}

/// Returns a document that a command made of another one, with a hash that holds where the old one's did: what a command
/// adds was not changed by hand.
pub(in crate::author) fn seal_anew(old: &str, new: String) -> String {
    let Some(seal) = Seal::of_document(&new).filter(|_| Seal::of_document(old).is_some_and(|old| old.is_intact)) else {
        return new;
    };
    with_hash(&new, &seal.place, &digest(&with_hash(&new, &seal.place, "")))
}

/// Returns a text with another value in the place of the hash.
fn with_hash(text: &str, place: &Range<usize>, hash: &str) -> String {
    format!("{}\"{hash}\"{}", &text[..place.start], &text[place.end..])
}

/// Returns the first 16 bytes of the SHA-256 of a text, in hexadecimal digits.
fn digest(text: &str) -> String {
    let hash = Sha256::digest(text.replace("\r\n", "\n").as_bytes());
    hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// Returns the text of a file without the table: what is published of it, or read by a site.
pub(super) fn without_seal(text: &str) -> String {
    if let Ok(mut document) = FrontMatter::of(text) {
        document.fields.remove("imported");
        return document.into_text();
    }
    let fields = text.parse::<DocumentMut>().map(|mut fields| {
        fields.remove("imported");
        fields.to_string()
    });
    fields.unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed() -> String {
        let fields: DocumentMut = "id = \"A-1\"\n\n[[credit]]\nname = \"B\"\n".parse().unwrap();
        let record = Record { path: "a/b.json".to_owned(), text: "{}".to_owned() };
        let stamp = Stamp { format: RecordFormat::Osv, source: Some(Source::of(&record)) };
        stamp.seal(fields, |toml| format!("+++\n{toml}+++\n\nText.\n"))
    }

    #[test]
    fn table_stands_behind_the_fields() {
        let text = sealed();
        let expected = "+++\nid = \"A-1\"\n\n[[credit]]\nname = \"B\"\n\n\
                        # As long as nobody changes this file, another import may write it anew.\n[imported]\n\
                        format = \"osv\"\nrecord = \"b.json\"\nsource = \"44136fa355b3678a1146ad16f7e8649e\"\nhash = \"";
        assert_eq!(text.strip_prefix(expected).map(|rest| &rest[32..]), Some("\"\n+++\n\nText.\n"), "{text}");
    }

    #[test]
    fn fields_may_follow_at_the_end_of_a_product() {
        let fields: DocumentMut = "id = \"a\"\n".parse().unwrap();
        let text = Stamp { format: RecordFormat::Osv, source: None }.seal(fields, str::to_owned);
        let line = "id = \"a\"\n# As long as nobody changes this file, another import may write it anew.\n\
                    imported = { format = \"osv\", hash = \"";
        assert_eq!(text.strip_prefix(line).map(|rest| &rest[32..]), Some("\" }\n"), "{text}");
        assert_eq!(Seal::of_file(&text).map(|seal| seal.is_intact), Some(true));
        assert_eq!(Seal::of_file(&format!("{text}cpe = \"\"\n")).map(|seal| seal.is_intact), Some(false));
    }

    #[test]
    fn seal_holds_until_anything_but_a_line_break_changes() {
        let is_intact = |text: &str| Seal::of_document(text).map(|seal| seal.is_intact);
        let text = sealed();
        assert_eq!(is_intact(&text), Some(true));
        assert_eq!(is_intact(&text.replace('\n', "\r\n")), Some(true));
        for (old, new) in [("Text.", "Text!"), ("\"B\"", "\"C\""), ("# As", "# Mine. As"), ("b.json", "c.json")] {
            assert_eq!(is_intact(&text.replace(old, new)), Some(false), "{old}");
        }
        assert_eq!(is_intact("+++\nid = \"A-1\"\n+++\n"), None);
    }

    #[test]
    fn seal_of_a_document_that_a_command_changes_holds_as_before() {
        let is_intact = |old: &str| {
            let new = seal_anew(old, old.replace("Text.", "More text."));
            Seal::of_document(&new).map(|seal| seal.is_intact)
        };
        let text = sealed();
        assert_eq!(is_intact(&text), Some(true));
        assert_eq!(is_intact(&text.replace("\"B\"", "\"C\"")), Some(false));
        assert_eq!(seal_anew("+++\n+++\n", "+++\na = 1\n+++\n".to_owned()), "+++\na = 1\n+++\n");
    }
}
