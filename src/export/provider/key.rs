//! The keys that verify the signatures (CSAF 2.0, section 7.1.20).

use std::collections::BTreeMap;

use crate::check::document_keys;
use crate::export::Material;
use crate::export::signature::certificate_in;

const ARMORED: &[u8] = b"-----BEGIN PGP PUBLIC KEY BLOCK-----";

/// Returns the published keys by their fingerprint, as text wherever they can be read.
pub(super) fn keys(material: Material<'_>) -> BTreeMap<&str, Vec<u8>> {
    let snapshot = material.edition.snapshot();
    let armored = |bytes: &[u8], fingerprint: &str| {
        let is_armored = bytes.windows(ARMORED.len()).any(|window| window == ARMORED);
        let read = || certificate_in(bytes, fingerprint).map(|certificate| certificate.armored());
        if is_armored { bytes.to_vec() } else { read().unwrap_or_else(|| bytes.to_vec()) }
    };
    let keys = document_keys(material.edition).into_iter();
    keys.map(|(fingerprint, file)| (fingerprint, armored(&snapshot.file(file).bytes, fingerprint))).collect()
}
