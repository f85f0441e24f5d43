//! Public OpenPGP keys, and whether a signature is theirs.

use std::fmt;

use jiff::Timestamp;
use pgp::composed::ArmorOptions;
use pgp::composed::Deserializable;
use pgp::composed::DetachedSignature;
use pgp::composed::SignedPublicKey;
use pgp::crypto::hash::HashAlgorithm;
use pgp::packet::Signature;
use pgp::packet::SignatureType;
use pgp::types::KeyDetails;

use crate::export::signature::SignatureFault;
use crate::export::signature::part::Part;
use crate::export::signature::part::after;
use crate::export::signature::part::created;
use crate::export::signature::part::fits;
use crate::export::signature::part::signing_parts;

/// The largest file that is read as a key or a signature.
const LARGEST: usize = 1024 * 1024;

const SIGNATURE_HEAD: &[u8] = b"-----BEGIN PGP SIGNATURE-----";

/// A public OpenPGP key.
#[derive(Clone)]
pub struct Certificate {
    key: SignedPublicKey,
    pub(super) parts: Vec<Part>,
}

impl Certificate {
    /// Reads the keys of a file, armored or not. What cannot be read as a key is left out.
    pub fn read_all(bytes: &[u8]) -> Vec<Certificate> {
        if bytes.len() > LARGEST {
            return Vec::new();
        }
        let Ok((keys, _)) = SignedPublicKey::from_reader_many_buf(bytes) else { return Vec::new() };
        keys.map_while(Result::ok).map(Certificate::new).collect()
    }

    pub(super) fn new(key: SignedPublicKey) -> Certificate {
        Certificate { parts: signing_parts(&key), key }
    }

    /// Returns the fingerprint of the primary key: upper-case hexadecimal digits.
    pub fn fingerprint(&self) -> String {
        format!("{:X}", self.key.primary_key.fingerprint())
    }

    /// Returns when its owner last changed what it says of the keys that sign.
    pub fn changed(&self) -> Option<Timestamp> {
        self.parts.iter().map(|part| part.confirmed).max()
    }

    /// Returns the key as text.
    pub fn armored(&self) -> Vec<u8> {
        self.key.to_armored_bytes(ArmorOptions::default()).expect("a key that was read can be written")
    }

    /// Checks that one of the signatures of a file is good: made by this key over these bytes, and in force at a time.
    /// Where none is, tells what is wrong with the last that is by this key.
    pub(super) fn verify(&self, signatures: &[Signature], bytes: &[u8], at: Timestamp) -> Result<(), SignatureFault> {
        let mut last = SignatureFault::Unknown;
        for signature in signatures {
            for part in self.parts.iter().filter(|part| is_by(signature, part)) {
                match self.verify_one(signature, part, bytes, at) {
                    Ok(()) => return Ok(()),
                    Err(fault) => last = fault,
                }
            }
        }
        Err(last)
    }

    fn verify_one(
        &self,
        signature: &Signature,
        part: &Part,
        bytes: &[u8],
        at: Timestamp,
    ) -> Result<(), SignatureFault> {
        let is_of_data = matches!(signature.typ(), Some(SignatureType::Binary | SignatureType::Text));
        let made = created(signature).filter(|_| is_of_data).ok_or(SignatureFault::Unreadable)?;
        if !fits(&self.key, part, signature, bytes) {
            return Err(SignatureFault::Other);
        }
        if part.is_weak || !is_strong(signature.hash_alg()) {
            return Err(SignatureFault::Weak);
        }
        if part.is_revoked {
            return Err(SignatureFault::Revoked);
        }
        if let Some(on) = expiry(signature).filter(|expired| *expired <= at) {
            return Err(SignatureFault::Expired(on));
        }
        if made < part.created || part.period.until.is_some_and(|until| made >= until) {
            return Err(SignatureFault::OutOfTime(made));
        }
        Ok(())
    }
}

/// Prints the fingerprint alone.
impl fmt::Debug for Certificate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Certificate({})", self.fingerprint())
    }
}

/// Reads the signatures of an armored file.
pub(super) fn read_signatures(bytes: &[u8]) -> Result<Vec<Signature>, SignatureFault> {
    if bytes.len() > LARGEST || !bytes.windows(SIGNATURE_HEAD.len()).any(|window| window == SIGNATURE_HEAD) {
        return Err(SignatureFault::Unreadable);
    }
    let (signatures, _) = DetachedSignature::from_armor_many(bytes).map_err(|_| SignatureFault::Unreadable)?;
    let signatures: Vec<Signature> = signatures.map_while(Result::ok).map(|detached| detached.signature).collect();
    if signatures.is_empty() { Err(SignatureFault::Unreadable) } else { Ok(signatures) }
}

/// Returns when a signature expires; `None` where it states no end.
pub(super) fn expiry(signature: &Signature) -> Option<Timestamp> {
    let seconds = signature.signature_expiration_time().map(|duration| duration.as_secs());
    seconds.filter(|seconds| *seconds > 0).zip(created(signature)).map(|(seconds, made)| after(made, seconds))
}

/// Returns whether a signature names a key as its own; one that names none may be anybody's.
fn is_by(signature: &Signature, part: &Part) -> bool {
    let (fingerprints, ids) = (signature.issuer_fingerprint(), signature.issuer_key_id());
    let is_named = fingerprints.contains(&&part.fingerprint) || ids.contains(&&part.id);
    is_named || (fingerprints.is_empty() && ids.is_empty())
}

fn is_strong(hash: Option<HashAlgorithm>) -> bool {
    use HashAlgorithm::Sha3_256;
    use HashAlgorithm::Sha3_512;
    use HashAlgorithm::Sha224;
    use HashAlgorithm::Sha256;
    use HashAlgorithm::Sha384;
    use HashAlgorithm::Sha512;
    matches!(hash, Some(Sha224 | Sha256 | Sha384 | Sha512 | Sha3_256 | Sha3_512))
}
