//! The keys that verify the signatures (CSAF 2.0, section 7.1.20).

use std::collections::BTreeMap;

use crate::check::document_keys;
use crate::export::Material;
use crate::export::signature::Certificate;
use crate::export::signature::certificate_in;

/// Returns the published keys by their fingerprint, as text; of a file with several each stands alone.
///
/// A file that cannot be read as keys is published as it is.
pub(super) fn keys(material: Material<'_>) -> BTreeMap<&str, Vec<u8>> {
    let snapshot = material.edition.snapshot();
    let key = |bytes: &[u8], fingerprint: &str| match certificate_in(bytes, fingerprint) {
        Some(certificate) if !is_armored_alone(bytes) => certificate.armored(),
        Some(_) | None => bytes.to_vec(),
    };
    let keys = document_keys(material.edition).into_iter();
    keys.map(|(fingerprint, file)| (fingerprint, key(&snapshot.file(file).bytes, fingerprint))).collect()
}

fn is_armored_alone(bytes: &[u8]) -> bool {
    bytes.starts_with(b"-----BEGIN PGP PUBLIC KEY BLOCK-----") && Certificate::read_all(bytes).len() == 1
}
