//! The keys that the site publishes, and private ones, which it must not have.
//!
//! What a key is, is not looked at here: that it holds the fingerprint that is stated is checked by those who read keys.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

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
    let keys = edition.site().keys.iter();
    let keys: BTreeSet<FileId> = keys.filter_map(|key| key_file(edition.snapshot(), key)).collect();
    let own = edition.snapshot().files().filter(|(_, file)| file.origin == Origin::Site);
    let is_private = |(id, file): &(FileId, &SourceFile)| {
        let stated = keys.contains(id).then_some(Search::Everything);
        stated.or_else(|| search(file.path.as_str())).is_some_and(|search| holds_private_key(file, search))
    };
    for (id, file) in own {
        let (message, hint) = if is_private(&(id, file)) {
            (
                "the file holds a private key, which a site's sources must never have",
                "remove it from the site and from its history; if anybody else could read it, revoke the key",
            )
        } else if has_credentials(file.path.as_str()) {
            (
                "files of this name hold passwords or tokens, and this one would be published",
                "move it out of `static`; if it was ever published, revoke and replace what it holds",
            )
        } else {
            continue;
        };
        report.push(Diagnostic::new(Code::KeyPrivate, Span::top(id), message).hint(hint).redacted());
    }
}

/// Returns whether programs keep passwords and tokens in files of this name, and the site publishes this one.
fn has_credentials(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_template = ["example", "sample", "template"].iter().any(|kind| name.ends_with(kind));
    let is_environment = (name == ".env" || name.starts_with(".env.")) && !is_template;
    path.starts_with("static/") && (is_environment || CREDENTIALS.contains(&name))
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

/// Where Git, curl, npm, PyPI and Docker keep passwords and tokens, beside `.env`.
const CREDENTIALS: [&str; 5] = [".git-credentials", ".netrc", ".npmrc", ".pypirc", ".dockercfg"];

/// What a private key of OpenPGP, OpenSSH, RFC 7468 and older forms begins with; the kind of key stands between the two.
const ARMOR: (&[u8], &[u8]) = (b"-----BEGIN ", b"PRIVATE KEY");
const AGE: &[u8] = b"AGE-SECRET-KEY-1";

/// The longest name of a kind of private key, in bytes.
const LONGEST_KIND: usize = 40;

/// What is looked for in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Search {
    /// An armored private key.
    Armor,
    /// A private key in any form.
    Everything,
}

/// Returns what is looked for in a file that could be published.
///
/// Texts may speak of keys, and other files may look like one by chance: only where keys and signatures are expected
/// more than an armored block is looked for.
fn search(path: &str) -> Option<Search> {
    let is_in = |folders: &[&str]| folders.iter().any(|folder| path.starts_with(folder));
    if is_in(&["keys/", "signatures/"]) {
        return Some(Search::Everything);
    }
    let is_text = path.starts_with("content/") && path.ends_with(".md");
    (is_in(&["content/", "static/", "themes/"]) && !is_text).then_some(Search::Armor)
}

fn holds_private_key(file: &SourceFile, search: Search) -> bool {
    let holds_age = || file.bytes.windows(AGE.len()).any(|window| window == AGE);
    let begins = || file.bytes.first().copied().is_some_and(begins_secret_key);
    holds_armor(&file.bytes) || (search == Search::Everything && (holds_age() || begins()))
}

fn holds_armor(bytes: &[u8]) -> bool {
    // Files are large: only a hyphen is looked at more closely.
    let mut hyphens = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'-');
    hyphens.any(|(at, _)| begins_armor(&bytes[at..]))
}

fn begins_armor(bytes: &[u8]) -> bool {
    let (head, name) = ARMOR;
    let Some(rest) = bytes.strip_prefix(head) else { return false };
    let line = rest[..rest.len().min(LONGEST_KIND)].split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.windows(name.len()).any(|window| window == name)
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
        let found = search(path).is_some_and(|search| holds_private_key(&file, search));
        assert_eq!(found, expected, "{path}");
    }

    #[test]
    fn private_key_is_found_where_it_could_be_published() {
        let armored = b"Comment\n-----BEGIN PGP PRIVATE KEY BLOCK-----\n";
        check("keys/security.asc", armored, true);
        check("static/a/b.txt", armored, true);
        check("content/advisories/2026/EX-2026-0001/proof.txt", armored, true);
        check("static/id", b"-----BEGIN OPENSSH PRIVATE KEY-----", true);
        check("static/a.pem", b"-----BEGIN RSA PRIVATE KEY-----\r\n", true);
        check("themes/own/static/a.pem", b"-----BEGIN PRIVATE KEY-----", true);
        check("keys/security.gpg", &[0x95, 0x07], true);
        check("keys/age.txt", b"AGE-SECRET-KEY-1QQ", true);
    }

    #[test]
    fn texts_may_speak_of_private_keys() {
        check("content/policies/disclosure.md", b"-----BEGIN PGP PRIVATE KEY BLOCK-----", false);
        check("static/manual.txt", b"AGE-SECRET-KEY-1QQ", false);
        check("static/picture", &[0x95, 0x07], false);
        check("keys/security.asc", b"-----BEGIN PGP PUBLIC KEY BLOCK-----", false);
        check("static/a.pem", b"-----BEGIN CERTIFICATE-----\nPRIVATE KEY", false);
        check("static/a.pem", b"-----BEGIN ", false);
    }
}
