//! OSV 1.7 records.

mod affected;
mod details;
mod ids;
mod record;

use std::io::Cursor;
use std::io::Write as _;

use serde::Serialize;
use zip::CompressionMethod;
use zip::DateTime;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::check::EditionDocument;
use crate::export::Material;
use crate::export::json::to_bytes;
use crate::export::osv::record::Record;
use crate::model::OutputFile;
use crate::model::address;
use crate::phrase::PhraseError;

/// Returns the records of an advisory.
pub fn osv_files(material: Material<'_>, document: &EditionDocument) -> Result<Vec<OutputFile>, PhraseError> {
    let records = Record::all(material, document)?;
    let file = |record: Record| OutputFile { path: address::osv(&record.id).output_path(), bytes: to_bytes(&record) };
    Ok(records.into_iter().map(file).collect())
}

/// What the list of all records says of one.
#[derive(Serialize)]
struct Entry {
    id: String,
    modified: String,
}

/// Returns all records in one file, and their list.
pub fn osv_archive(material: Material<'_>) -> Result<Vec<OutputFile>, PhraseError> {
    let mut records = Vec::new();
    for (document, _) in material.plan.index.osv_records() {
        let document = material.edition.document(document).expect("records are of documents of the edition");
        records.extend(Record::all(material, document)?);
    }
    records.sort_by(|a, b| a.id.cmp(&b.id));
    let archive = archive(records.iter().map(|record| (format!("{}.json", record.id), to_bytes(record))));
    let entry = |record: Record| Entry { id: record.id, modified: record.modified };
    let list: Vec<Entry> = records.into_iter().map(entry).collect();
    Ok(vec![
        OutputFile { path: address::osv_archive().output_path(), bytes: archive },
        OutputFile { path: address::osv_list().output_path(), bytes: to_bytes(&list) },
    ])
}

/// Packs files; the same ones give the same bytes.
fn archive(files: impl Iterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name, options).expect("memory takes all that is written");
        archive.write_all(&bytes).expect("memory takes all that is written");
    }
    archive.finish().expect("memory takes all that is written").into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archive_has_no_time_of_its_own() {
        let files = || ["a.json", "b.json"].map(|name| (name.to_owned(), b"{}\n".to_vec())).into_iter();
        let bytes = archive(files());
        assert_eq!(bytes, archive(files()));
        // The first day that the format knows, 1980-01-01, behind the time of day (ZIP, section 4.4.6).
        assert_eq!(bytes[10..14], [0, 0, 0x21, 0]);
    }
}
