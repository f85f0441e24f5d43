//! Why nothing can be signed with a key, and why a signature is not taken.

use std::error::Error;
use std::fmt;

use jiff::Timestamp;

/// Why nothing can be signed with a key. Holds and prints nothing secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignerError {
    /// The program has no feature `signatures`.
    Unsupported,
    /// It is no OpenPGP key.
    NotAKey,
    /// It is a public key.
    Public,
    /// There is more than one key.
    Several,
    /// It is no key of version 4.
    Version,
    /// It is locked, and no passphrase is given.
    Locked,
    /// The passphrase is another one.
    Passphrase,
    /// No part of it may sign, or the secret half of what may is not there.
    NoPart,
    /// It is so short or of such a kind that its signatures are worth nothing.
    Weak,
    /// It is revoked.
    Revoked,
    /// Signing does not give a good signature.
    Failed,
    /// The site does not publish it for documents; with its fingerprint.
    Foreign(String),
    /// What the site publishes of it lacks the subkey that signs; with the subkey's fingerprint.
    Unpublished(String),
    /// It expired before the last change of what it signs.
    Expired {
        /// When it expired.
        until: Timestamp,
        /// When the last change was.
        last: Timestamp,
    },
}

impl fmt::Display for SignerError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SignerError::Unsupported => out.write_str("this program was built without the feature `signatures`"),
            SignerError::NotAKey => out.write_str("it holds no OpenPGP secret key"),
            SignerError::Public => out.write_str("it holds a public key, which cannot sign"),
            SignerError::Several => out.write_str("it holds more than one key"),
            SignerError::Version => out.write_str("its key is not of version 4, which alone all readers of CSAF know"),
            SignerError::Locked => out.write_str("its key is locked, and no passphrase is given"),
            SignerError::Passphrase => out.write_str("the passphrase does not open its key"),
            SignerError::NoPart => out.write_str("its key may not sign, or the secret half of what may is missing"),
            SignerError::Weak => out.write_str("its key is too weak: RSA has 2048 bits at least, and DSA is not taken"),
            SignerError::Revoked => out.write_str("its key is revoked"),
            SignerError::Failed => out.write_str("its key does not make signatures that hold"),
            SignerError::Foreign(fingerprint) => {
                write!(out, "its key {fingerprint} is none of the site's for documents")
            }
            SignerError::Unpublished(subkey) => {
                write!(out, "its subkey {subkey} signs, and is not in the key that the site publishes")
            }
            SignerError::Expired { until, last } => {
                write!(
                    out,
                    "its key expired on {}, before the change of {} that it would sign",
                    day(*until),
                    day(*last)
                )
            }
        }
    }
}

impl Error for SignerError {}

/// Why a signature is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureFault {
    /// The program has no feature `signatures`.
    Unsupported,
    /// It is no armored, detached signature.
    Unreadable,
    /// No key of the site made it.
    Unknown,
    /// It is that of other bytes.
    Other,
    /// It rests on a hash or a key that can be forged.
    Weak,
    /// Its key is revoked.
    Revoked,
    /// It expired.
    Expired(Timestamp),
    /// It was made before its key, or after that expired.
    OutOfTime(Timestamp),
}

impl fmt::Display for SignatureFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SignatureFault::Unsupported => {
                out.write_str("the signature cannot be checked by a program that was built without `signatures`")
            }
            SignatureFault::Unreadable => out.write_str("the file is no armored, detached OpenPGP signature"),
            SignatureFault::Unknown => out.write_str("the signature is by no key of the site that is for `documents`"),
            SignatureFault::Other => out.write_str("the signature does not fit the document"),
            SignatureFault::Weak => out.write_str("the signature rests on a hash or a key that is too weak"),
            SignatureFault::Revoked => out.write_str("the key of the signature is revoked"),
            SignatureFault::Expired(on) => write!(out, "the signature expired on {}", day(*on)),
            SignatureFault::OutOfTime(on) => {
                write!(out, "the signature is of {}, when its key was not in force", day(*on))
            }
        }
    }
}

impl Error for SignatureFault {}

fn day(time: Timestamp) -> impl fmt::Display {
    time.strftime("%Y-%m-%d")
}
