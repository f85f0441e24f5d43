//! The key that signs, and what is said of signatures.
//!
//! Neither the key nor its passphrase is ever printed, and neither is the path of the key: a secret that was put into
//! the wrong variable would be in the log of a build.

use std::env;
use std::ffi::OsStr;
use std::path::Path;

use jiff::Timestamp;
use jiff::ToSpan;

use crate::check::Edition;
use crate::check::Signing;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::cli::terminal::counted;
use crate::export::provider::Trust;
use crate::export::signature::Signer;
use crate::export::signature::SignerError;
use crate::host;
use crate::model::OutputPath;
use crate::model::address::CsafFile;
use crate::pipeline::Made;

const KEY: &str = "LUCARNE_SIGNING_KEY";
const PASSPHRASE: &str = "LUCARNE_SIGNING_PASSPHRASE";

/// How long before its end a key is spoken of (CSAF's questions and answers: signatures hold for 90 days more).
const AHEAD: i64 = 90;

/// Reads the key that the environment names or holds; nothing where it does neither.
pub(in crate::cli) fn signer() -> Result<Option<Signer>, Failure> {
    let Some(value) = env::var_os(KEY).filter(|value| !value.is_empty()) else { return Ok(None) };
    let key = key_bytes(&value)?;
    let passphrase = env::var_os(PASSPHRASE).unwrap_or_default();
    let passphrase = passphrase.to_str().ok_or_else(|| Failure::usage(format!("{PASSPHRASE} is not UTF-8")))?;
    // A secret that comes from a file often has a line break too many.
    let signer = Signer::read(&key, passphrase.trim_end_matches(['\r', '\n']));
    signer.map(Some).map_err(|error| refused(&error))
}

fn key_bytes(value: &OsStr) -> Result<Vec<u8>, Failure> {
    let bytes = value.as_encoded_bytes();
    if bytes.trim_ascii_start().starts_with(b"-----BEGIN ") {
        return Ok(bytes.trim_ascii_start().to_vec());
    }
    host::read_key(Path::new(value)).map_err(|error| {
        let reason = error.to_string();
        let reason = reason.split(" (os error").next().unwrap_or_default();
        let message = format!("{KEY} names a file that cannot be read: {reason}");
        Failure::usage(message).hint("set it to the path of an OpenPGP secret key, or to the armored key itself")
    })
}

/// Says why the key cannot sign.
pub(in crate::cli) fn refused(error: &SignerError) -> Failure {
    let is_of_passphrase = matches!(error, SignerError::Locked | SignerError::Passphrase);
    let variable = if is_of_passphrase { PASSPHRASE } else { KEY };
    Failure::usage(format!("{variable}: {error}")).hint(step(error))
}

fn step(error: &SignerError) -> String {
    match error {
        SignerError::Unsupported => {
            "build the program with it, or put signatures that were made elsewhere into `signatures`".to_owned()
        }
        SignerError::NotAKey | SignerError::Public | SignerError::Several => {
            "export one secret key: `gpg --armor --export-secret-keys FINGERPRINT`".to_owned()
        }
        SignerError::Version => "make one with GnuPG: `gpg --quick-gen-key NAME ed25519 sign`".to_owned(),
        SignerError::Locked => format!("set {PASSPHRASE}"),
        SignerError::Passphrase => "set it to the passphrase of the key".to_owned(),
        SignerError::NoPart => "export a key or subkey that signs, with its secret half".to_owned(),
        SignerError::Weak | SignerError::Revoked | SignerError::Failed => "make another key".to_owned(),
        SignerError::Foreign(fingerprint) => {
            format!("publish it: `[[key]]` with `kind = \"openpgp\"`, `file` and `fingerprint = \"{fingerprint}\"`")
        }
        SignerError::Unpublished(_) => "export the public key once more, into the `file` of its `[[key]]`".to_owned(),
        SignerError::Expired { .. } => {
            "extend it with `gpg --quick-set-expire`, and export both its halves again".to_owned()
        }
    }
}

/// Warns where a build takes signatures away, as one does to which nobody gave the key; with `--strict` that is the end.
pub(in crate::cli) fn refuse_lost_signatures(
    terminal: &Terminal,
    lost: &[OutputPath],
    is_strict: bool,
) -> Result<(), Failure> {
    let Some(first) = lost.first() else { return Ok(()) };
    let what = format!("{} of the published site, such as `{first}`", counted(lost.len(), "signature"));
    // Only documents have signatures of their own, which can be made elsewhere.
    let is_apart = lost.iter().any(|path| path.as_str().ends_with(".asc"));
    if is_strict {
        let message = format!("nothing was published, since this build has not got {what}");
        let or = if is_apart { ", or put signatures into `signatures`" } else { "" };
        return Err(Failure::problems().told(message).hint(format!("give it the key in {KEY}{or}")));
    }
    let or = if is_apart { ", or with `signatures`" } else { "" };
    terminal.warning(format_args!("this build takes away {what}: build again with the key in {KEY}{or}"));
    Ok(())
}

/// Says what the signatures make of the publisher, and when the key that signs expires.
pub(in crate::cli) fn note_trust(terminal: &Terminal, edition: &Edition, made: &Made) {
    let is_told = made.trust.documents > 0 && edition.signing() != Signing::Nowhere;
    if is_told {
        let site = &edition.site().base_url.value;
        let metadata = site.join(&CsafFile::Metadata.route(site));
        terminal.note(told(made.trust, &metadata));
    }
    note_expiry(terminal, made.key_expires, edition.time().at);
}

fn told(trust: Trust, metadata: &str) -> String {
    let Trust { documents, signed } = trust;
    let role = trust.role();
    let lacking = match documents - signed {
        0 => return format!("all CSAF documents are signed: the role is {role}; CSAF listers take {metadata}"),
        lacking if lacking == documents => "no CSAF document is signed".to_owned(),
        1 => format!("1 of {documents} CSAF documents is not signed"),
        lacking => format!("{lacking} of {documents} CSAF documents are not signed"),
    };
    format!("{lacking}: the role is {role}; give a key in {KEY}, or put signatures into `signatures`")
}

fn note_expiry(terminal: &Terminal, expires: Option<Timestamp>, at: Timestamp) {
    let Some(expires) = expires else { return };
    let day = expires.strftime("%Y-%m-%d");
    let step = "extend it with `gpg --quick-set-expire`, and publish it again";
    if expires <= at {
        terminal.warning(format_args!("the key that signs expired on {day}, and readers refuse it: {step}"));
    } else if at.checked_add((AHEAD * 24).hours()).is_ok_and(|ahead| expires <= ahead) {
        terminal.note(format_args!("the key that signs expires on {day}: {step}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn note_says_how_many_documents_lack_a_signature() {
        let note = |documents, signed| told(Trust { documents, signed }, "https://example.org/metadata");
        assert_eq!(
            note(2, 2),
            "all CSAF documents are signed: the role is csaf_trusted_provider; CSAF listers take \
             https://example.org/metadata"
        );
        let step = "give a key in LUCARNE_SIGNING_KEY, or put signatures into `signatures`";
        assert_eq!(note(2, 0), format!("no CSAF document is signed: the role is csaf_provider; {step}"));
        assert_eq!(note(2, 1), format!("1 of 2 CSAF documents is not signed: the role is csaf_provider; {step}"));
    }
}
