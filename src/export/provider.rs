//! What describes and lists the CSAF documents (CSAF 2.0, section 7.1).
//!
//! Every time in these files is that of a document or of a key, so that they change when those do.

mod feed;
mod key;
mod listing;
mod metadata;
mod service;
mod trust;

use std::fmt::Write;

use sha2::Digest;
use sha2::Sha256;
use sha2::Sha512;

use crate::check::CsafDocument;
use crate::check::Edition;
use crate::export::Material;
use crate::export::signature::SignatureFault;
use crate::model::BaseUrl;
use crate::model::OutputFile;
use crate::model::OutputPath;
use crate::model::Route;
use crate::model::address::CsafFile;
use crate::phrase::PhraseError;

pub use trust::Trust;

/// Returns a CSAF document with what stands beside it: its hashes, and its signature where it has one.
pub fn csaf_files(
    material: Material<'_>,
    document: &CsafDocument,
    bytes: Vec<u8>,
) -> Result<Vec<OutputFile>, SignatureFault> {
    let edition = material.edition;
    let path = document_route(edition, document).output_path();
    let signature = material.signatures.of_document(edition, document, &bytes)?;
    let name = path.as_str().rsplit('/').next().unwrap_or_default();
    let sha256 = hash_line(&Sha256::digest(&bytes), name);
    let sha512 = hash_line(&Sha512::digest(&bytes), name);
    let mut files = vec![OutputFile { path: path.clone(), bytes }];
    for (ending, bytes) in [(".sha256", Some(sha256)), (".sha512", Some(sha512)), (".asc", signature)] {
        let path = OutputPath::new(&format!("{path}{ending}")).expect("a name with an ending is a name");
        files.extend(bytes.map(|bytes| OutputFile { path, bytes }));
    }
    Ok(files)
}

/// Returns what describes and lists all documents.
pub fn provider_files(material: Material<'_>) -> Result<Vec<OutputFile>, PhraseError> {
    let edition = material.edition;
    let file = |file: CsafFile<'_>, bytes| OutputFile { path: route(edition, file).output_path(), bytes };
    let mut files = vec![
        file(CsafFile::Metadata, metadata::metadata(material)?),
        file(CsafFile::Service, service::service(material)?),
        file(CsafFile::Feed, feed::feed(material)?),
        file(CsafFile::Severities, feed::severities(material)?),
        file(CsafFile::Index, listing::index(edition)),
        file(CsafFile::Changes, listing::changes(edition)),
    ];
    files.extend(key::keys(material).into_iter().map(|(fingerprint, bytes)| file(CsafFile::Key(fingerprint), bytes)));
    Ok(files)
}

/// A line as `sha256sum` prints and reads it (section 7.1.18).
fn hash_line(hash: &[u8], name: &str) -> Vec<u8> {
    let mut line = String::new();
    for byte in hash {
        write!(line, "{byte:02x}").expect("memory takes every byte");
    }
    format!("{line}  {name}\n").into_bytes()
}

fn base_url(edition: &Edition) -> &BaseUrl {
    &edition.site().base_url.value
}

fn route(edition: &Edition, file: CsafFile<'_>) -> Route {
    file.route(base_url(edition))
}

fn url(material: Material<'_>, file: CsafFile<'_>) -> String {
    material.url(&route(material.edition, file))
}

fn document_route(edition: &Edition, document: &CsafDocument) -> Route {
    document.route(base_url(edition))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hash_stands_before_the_name() {
        let line = hash_line(&Sha256::digest(b""), "a.json");
        let expected = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.json\n";
        assert_eq!(String::from_utf8(line).unwrap(), expected);
    }
}
