//! The keys that the site publishes, and private ones, which it must not have.
//!
//! What a key is, is not looked at here: that it holds the fingerprint that is stated is checked by those who read keys.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::Edition;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::KeyKind;
use crate::model::KeyUse;
use crate::model::PublicKey;
use crate::text::FileId;
use crate::text::Origin;
use crate::text::Snapshot;
use crate::text::SourceFile;
use crate::text::Span;

/// Checks the keys of a site on a day.
pub(in crate::check) fn check(edition: &Edition, today: Date, report: &mut Report) {
    for key in &edition.site().keys {
        check_key(edition.snapshot(), key, today, report);
    }
    let private = edition.snapshot().files().filter(|(_, file)| file.origin == Origin::Site && holds_private_key(file));
    for (file, _) in private {
        let message = "the file holds a private key, which a site's sources must never have";
        let hint = "remove it from the site and from its history; if anybody else could read it, revoke the key";
        report.push(Diagnostic::new(Code::KeyPrivate, Span::top(file), message).hint(hint).redacted());
    }
}

/// Finds the file of a key: below `static`, or below `keys` at the root of the site.
///
/// No other file of the site is ever published as a key: it could be a draft.
pub fn key_file(snapshot: &Snapshot, key: &PublicKey) -> Option<FileId> {
    let own = Some(key.file.value.clone()).filter(|file| file.starts_with("keys/"));
    let candidates = [Some(format!("static/{}", key.file.value)), own];
    candidates.into_iter().flatten().find_map(|path| snapshot.find(&path.parse().ok()?))
}

/// Returns the OpenPGP keys that sign documents, by their fingerprint; none whose fingerprint or file is not known.
pub fn document_keys(edition: &Edition) -> BTreeMap<&str, FileId> {
    let keys = edition.site().keys_for(KeyUse::Documents).filter(|key| key.kind == KeyKind::Openpgp);
    keys.filter_map(|key| Some((key.fingerprint.as_deref()?, key_file(edition.snapshot(), key)?))).collect()
}

fn check_key(snapshot: &Snapshot, key: &PublicKey, today: Date, report: &mut Report) {
    let is_safe = |c: char| c.is_ascii_alphanumeric() || "-._~/".contains(c);
    if key_file(snapshot, key).is_none() || !key.file.value.chars().all(is_safe) {
        let message = format!("the key file `{}` is not in the site", key.file.value);
        let hint = "put the public key in `keys`, and write `file = \"keys/security.asc\"`";
        report.push(Diagnostic::new(Code::KeyMissing, key.file.span, message).hint(hint));
    }
    if let Some(expires) = key.expires.as_ref().filter(|expires| expires.value < today) {
        let message = format!("the key expired on {}", expires.value);
        report.push(Diagnostic::new(Code::KeyExpired, expires.span, message).hint("publish a new key"));
    }
}

const ARMORED: &[u8] = b"-----BEGIN PGP PRIVATE KEY BLOCK-----";
const AGE: &[u8] = b"AGE-SECRET-KEY-1";

/// Returns whether a file that could be published holds a private key.
///
/// Texts may speak of keys, and other files may look like one by chance: only in `keys` and `signatures` more than an
/// armored block is looked for.
fn holds_private_key(file: &SourceFile) -> bool {
    let path = file.path.as_str();
    let is_text = path.starts_with("content/") && path.ends_with(".md");
    let is_published =
        ["content/", "keys/", "signatures/", "static/", "themes/"].iter().any(|top| path.starts_with(top));
    let is_for_keys = ["keys/", "signatures/"].iter().any(|top| path.starts_with(top));
    let holds = |mark: &[u8]| file.bytes.windows(mark.len()).any(|window| window == mark);
    let is_keys = || is_for_keys && (holds(AGE) || file.bytes.first().copied().is_some_and(begins_secret_key));
    is_published && !is_text && (holds(ARMORED) || is_keys())
}

/// Returns whether a byte begins a secret key packet of OpenPGP (RFC 9580, section 4.2: type 5 in either format).
fn begins_secret_key(byte: u8) -> bool {
    byte == 0xc5 || (0x94..=0x97).contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, bytes: &[u8], expected: bool) {
        let file = SourceFile { path: path.parse().unwrap(), origin: Origin::Site, bytes: bytes.into() };
        assert_eq!(holds_private_key(&file), expected, "{path}");
    }

    #[test]
    fn private_key_is_found_where_it_could_be_published() {
        let armored = b"Comment\n-----BEGIN PGP PRIVATE KEY BLOCK-----\n";
        check("keys/security.asc", armored, true);
        check("static/a/b.txt", armored, true);
        check("content/advisories/2026/EX-2026-0001/proof.txt", armored, true);
        check("keys/security.gpg", &[0x95, 0x07], true);
        check("keys/age.txt", b"AGE-SECRET-KEY-1QQ", true);
    }

    #[test]
    fn texts_may_speak_of_private_keys() {
        check("content/policies/disclosure.md", b"-----BEGIN PGP PRIVATE KEY BLOCK-----", false);
        check("static/manual.txt", b"AGE-SECRET-KEY-1QQ", false);
        check("static/picture", &[0x95, 0x07], false);
        check("keys/security.asc", b"-----BEGIN PGP PUBLIC KEY BLOCK-----", false);
    }
}
