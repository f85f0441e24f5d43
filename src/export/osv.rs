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
use crate::model::DocumentId;
use crate::model::OutputFile;
use crate::model::address;
use crate::phrase::PhraseError;
use crate::plan::OsvRecord;

/// Returns the records of an advisory.
pub fn osv_files(material: Material<'_>, document: &EditionDocument) -> Result<Vec<OutputFile>, PhraseError> {
    let file = |record: &OsvRecord| {
        let bytes = to_bytes(&Record::new(material, document, record)?);
        Ok(OutputFile { path: address::osv(&record.id).output_path(), bytes })
    };
    material.plan.index.osv(&document.id).iter().map(file).collect()
}

/// What the list of all records says of one.
#[derive(Serialize)]
struct Entry {
    id: String,
    modified: String,
}

/// Returns all records in one file, and their list, by id.
pub fn osv_archive(material: Material<'_>) -> Result<Vec<OutputFile>, PhraseError> {
    let records = material.plan.index.osv_records();
    let mut records: Vec<(&OsvRecord, &DocumentId)> =
        records.flat_map(|(document, records)| records.iter().map(move |record| (record, document))).collect();
    records.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
    let mut archive = Archive::new();
    let mut list = Vec::new();
    for (record, document) in records {
        let document = material.edition.document(document).expect("records are of documents of the edition");
        let record = Record::new(material, document, record)?;
        archive.add(&format!("{}.json", record.id), &to_bytes(&record));
        list.push(Entry { id: record.id, modified: record.modified });
    }
    Ok(vec![
        OutputFile { path: address::osv_archive().output_path(), bytes: archive.finish() },
        OutputFile { path: address::osv_list().output_path(), bytes: to_bytes(&list) },
    ])
}

/// A file of files; the same ones give the same bytes.
struct Archive(ZipWriter<Cursor<Vec<u8>>>);

const HAS_ROOM: &str = "memory takes all that is written";

impl Archive {
    fn new() -> Archive {
        Archive(ZipWriter::new(Cursor::new(Vec::new())))
    }

    fn add(&mut self, name: &str, bytes: &[u8]) {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.0.start_file(name, options).expect(HAS_ROOM);
        self.0.write_all(bytes).expect(HAS_ROOM);
    }

    fn finish(self) -> Vec<u8> {
        self.0.finish().expect(HAS_ROOM).into_inner()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archive_has_no_time_of_its_own() {
        let mut archive = Archive::new();
        archive.add("a.json", b"{}\n");
        let bytes = archive.finish();
        // The first day that the format knows, 1980-01-01, behind the time of day (ZIP, section 4.4.6).
        assert_eq!(bytes[10..14], [0, 0, 0x21, 0]);
    }
}
