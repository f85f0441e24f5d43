//! `index.txt` and `changes.csv` (CSAF 2.0, sections 7.1.12 and 7.1.13).

use std::cmp::Reverse;

use crate::check::CsafDocument;
use crate::check::Edition;
use crate::export::provider::base_url;
use crate::export::provider::document_route;
use crate::model::address::CsafFolder;

/// Returns the names of all documents, those of the latest year first.
pub(super) fn index(edition: &Edition) -> Vec<u8> {
    let mut names: Vec<String> = edition.csaf_documents().map(|document| name(edition, document)).collect();
    names.sort_by(|a, b| year(b).cmp(year(a)).then_with(|| a.cmp(b)));
    names.into_iter().map(|name| name + "\n").collect::<String>().into_bytes()
}

/// Returns the names with the times of the last changes, the latest first.
pub(super) fn changes(edition: &Edition) -> Vec<u8> {
    let line = |document: &CsafDocument| (Reverse(document.updated().timestamp()), name(edition, document));
    let mut lines: Vec<_> = edition.csaf_documents().map(|document| (line(document), document)).collect();
    lines.sort_by(|(a, _), (b, _)| a.cmp(b));
    // A name is of small letters, digits, `+`, `-`, `_`, `.` and `/`: nothing in it must be doubled or escaped.
    let print = |((_, name), document): ((_, String), &CsafDocument)| {
        format!("\"{name}\",\"{}\"\n", document.updated().rfc3339())
    };
    lines.into_iter().map(print).collect::<String>().into_bytes()
}

/// Returns a document's name below the folder of the two files, such as `2026/ex-2026-0001.json`.
fn name(edition: &Edition, document: &CsafDocument) -> String {
    let folder = CsafFolder::Label.route(base_url(edition));
    document_route(edition, document).as_str()[folder.as_str().len()..].to_owned()
}

fn year(name: &str) -> &str {
    name.split('/').next().unwrap_or_default()
}
