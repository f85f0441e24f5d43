//! Which CSAF documents have a signature, and where it comes from.
//!
//! Whether a signature fits its document is not known here: the documents are not made yet.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::check::Edition;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Hidden;
use crate::diag::Report;
use crate::model::address;
use crate::text::FileId;
use crate::text::Span;

/// The folder of signatures that were made elsewhere.
pub const SIGNATURE_FOLDER: &str = "signatures";

/// What a signature's name has after its document's.
const ENDING: &str = ".asc";

/// Where the signatures of a build come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signing {
    /// A key that the build has signs every document, and `security.txt`.
    Key,
    /// Documents have the signatures that stand in the site.
    Files,
    /// Nothing is signed: the documents are not those that will be published.
    Nowhere,
}

/// Finds the signatures of an edition's documents, by their tracking id, and reports those that belong to none, and
/// those that have expired, which are left out.
pub(in crate::check) fn find(
    edition: &Edition,
    hidden: &Hidden,
    expired: &BTreeMap<FileId, Timestamp>,
    report: &mut Report,
) -> BTreeMap<String, FileId> {
    let mut documents: BTreeMap<String, &str> = BTreeMap::new();
    for document in edition.csaf_documents() {
        documents.insert(address::csaf_file_name(&document.id) + ENDING, &document.id);
    }
    let mut found = BTreeMap::new();
    for (file, name, _) in edition.snapshot().under(SIGNATURE_FOLDER) {
        match documents.get(name) {
            Some(id) => match expired.get(&file) {
                Some(on) => report.push(expiry(file, *on)),
                None => drop(found.insert((*id).to_owned(), file)),
            },
            None if !is_of_hidden(name, hidden) && edition.site().base_url.value.is_https() => {
                report.push(orphan(file, name));
            }
            None => {}
        }
    }
    found
}

fn expiry(file: FileId, on: Timestamp) -> Diagnostic {
    let message = format!("the signature expired on {}, and is not published", on.strftime("%Y-%m-%d"));
    Diagnostic::new(Code::SignatureExpired, Span::top(file), message).hint("sign the document again").redacted()
}

/// Returns whether a signature may be that of a document that is not public, of which nothing is said.
fn is_of_hidden(name: &str, hidden: &Hidden) -> bool {
    let ids = hidden.folders.iter().filter_map(|folder| folder.trim_end_matches('/').rsplit('/').next());
    ids.map(address::csaf_file_name).any(|document| name.starts_with(document.trim_end_matches(".json")))
}

fn orphan(file: FileId, name: &str) -> Diagnostic {
    let message = match name.rsplit_once('/') {
        Some(_) => "the signature lies in a folder, where none is looked for".to_owned(),
        None => format!("no CSAF document has the name `{}`", name.strip_suffix(ENDING).unwrap_or(name)),
    };
    let hint = "a signature stands in `signatures`, under its document's name and `.asc`: `ex-2026-0001.json.asc`";
    Diagnostic::new(Code::SignatureOrphan, Span::top(file), message).hint(hint).redacted()
}
