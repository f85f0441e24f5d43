//! A secret OpenPGP key that signs.
//!
//! What is signed twice gets the same bytes twice: the time in a signature comes from outside, nothing else in one is
//! left to chance (RSA signs with PKCS #1 v1.5, EdDSA by its nature, ECDSA as RFC 6979 says), and version 6, whose
//! signatures hold a random number, is refused; readers of CSAF do not know it.

use std::fmt;
use std::sync::Arc;

use jiff::Timestamp;
use pgp::composed::ArmorOptions;
use pgp::composed::CleartextSignedMessage;
use pgp::composed::Deserializable;
use pgp::composed::DetachedSignature;
use pgp::composed::SignedPublicKey;
use pgp::composed::SignedSecretKey;
use pgp::crypto::hash::HashAlgorithm;
use pgp::errors::Result as PgpResult;
use pgp::packet::SecretKey;
use pgp::packet::SecretSubkey;
use pgp::packet::SignatureConfig;
use pgp::packet::SignatureType;
use pgp::packet::Subpacket;
use pgp::packet::SubpacketData;
use pgp::types::Fingerprint;
use pgp::types::KeyDetails;
use pgp::types::KeyVersion;
use pgp::types::Password;
use pgp::types::S2kParams;
use pgp::types::SecretParams;
use pgp::types::StringToKey;

use crate::export::signature::Certificate;
use crate::export::signature::Period;
use crate::export::signature::SignerError;
use crate::export::signature::part::Part;

/// A secret OpenPGP key that may sign, unlocked.
///
/// Prints nothing but the fingerprint.
#[derive(Clone)]
pub struct Signer {
    /// Of the primary key, in upper-case hexadecimal digits.
    fingerprint: String,
    key: Arc<SecretPart>,
}

/// The part of a key that signs: the newest subkey that may, else the primary key.
enum SecretPart {
    Primary(SecretKey),
    Subkey(SecretSubkey),
}

impl Signer {
    /// Reads a secret key, armored or not, and unlocks what signs.
    pub fn read(bytes: &[u8], passphrase: &str) -> Result<Signer, SignerError> {
        let mut key = read_key(bytes)?;
        if key.primary_key.version() != KeyVersion::V4 {
            return Err(SignerError::Version);
        }
        let certificate = Certificate::new(key.to_public_key());
        let mut parts: Vec<&Part> = certificate.parts.iter().filter(|part| !is_stub(&key, part)).collect();
        if !parts.is_empty() && parts.iter().all(|part| part.is_revoked) {
            return Err(SignerError::Revoked);
        }
        parts.retain(|part| !part.is_revoked);
        // As GnuPG does: a subkey before the primary key, and of two the newer one.
        let part = parts.into_iter().max_by_key(|part| (part.subkey.is_some(), part.created));
        let part = part.ok_or(SignerError::NoPart)?;
        if part.is_weak {
            return Err(SignerError::Weak);
        }
        let secret = take_secret(&mut key, part).ok_or(SignerError::NoPart)?;
        Ok(Signer { fingerprint: certificate.fingerprint(), key: Arc::new(unlocked(secret, passphrase)?) })
    }

    /// Returns the fingerprint of the primary key: upper-case hexadecimal digits.
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }

    /// Returns when the key may sign, by what the site publishes of it.
    pub(super) fn period(&self, published: &Certificate) -> Result<Period, SignerError> {
        let own = self.key.fingerprint();
        let part = published.parts.iter().find(|part| part.fingerprint == own);
        let part = part.ok_or_else(|| SignerError::Unpublished(format!("{own:X}")))?;
        if part.is_revoked {
            return Err(SignerError::Revoked);
        }
        let signatures =
            [self.signature(SignatureType::Binary, part.period.from, b"").map_err(|_| SignerError::Failed)?];
        let verified = published.verify(&signatures, b"", part.period.from);
        verified.map(|()| part.period).map_err(|_| SignerError::Failed)
    }

    /// Signs bytes; the signature stands apart from them.
    pub(super) fn sign(&self, bytes: &[u8], on: Timestamp) -> Vec<u8> {
        let signature = self.signature(SignatureType::Binary, on, bytes).expect(HAS_SIGNED);
        DetachedSignature::new(signature).to_armored_bytes(ArmorOptions::default()).expect(HAS_SIGNED)
    }

    /// Signs a text; it stays readable in what is returned (RFC 9580, section 7).
    pub(super) fn sign_text(&self, text: &str, on: Timestamp) -> Vec<u8> {
        let config = self.config(SignatureType::Text, on).expect(HAS_SIGNED);
        // The line break before a signature is not part of what is signed.
        let text = text.strip_suffix('\n').unwrap_or(text);
        let none = Password::empty();
        let signed = match &*self.key {
            SecretPart::Primary(key) => CleartextSignedMessage::new(text, config, key, &none),
            SecretPart::Subkey(key) => CleartextSignedMessage::new(text, config, key, &none),
        };
        signed.expect(HAS_SIGNED).to_armored_bytes(ArmorOptions::default()).expect(HAS_SIGNED)
    }

    fn signature(&self, kind: SignatureType, on: Timestamp, bytes: &[u8]) -> PgpResult<pgp::packet::Signature> {
        let config = self.config(kind, on)?;
        match &*self.key {
            SecretPart::Primary(key) => config.sign(key, &Password::empty(), bytes),
            SecretPart::Subkey(key) => config.sign(key, &Password::empty(), bytes),
        }
    }

    fn config(&self, kind: SignatureType, on: Timestamp) -> PgpResult<SignatureConfig> {
        let seconds = u32::try_from(on.as_second()).unwrap_or(0);
        let created = pgp::types::Timestamp::from_secs(seconds);
        let key = self.key.details();
        let mut config = SignatureConfig::v4(kind, key.algorithm(), HashAlgorithm::Sha512);
        config.hashed_subpackets = vec![
            Subpacket::regular(SubpacketData::IssuerFingerprint(key.fingerprint()))?,
            Subpacket::regular(SubpacketData::SignatureCreationTime(created))?,
        ];
        config.unhashed_subpackets = vec![Subpacket::regular(SubpacketData::IssuerKeyId(key.legacy_key_id()))?];
        Ok(config)
    }
}

const HAS_SIGNED: &str = "a key whose period is known has signed before";

impl SecretPart {
    fn details(&self) -> &dyn KeyDetails {
        match self {
            SecretPart::Primary(key) => key,
            SecretPart::Subkey(key) => key,
        }
    }

    fn fingerprint(&self) -> Fingerprint {
        self.details().fingerprint()
    }

    fn params(&self) -> &SecretParams {
        match self {
            SecretPart::Primary(key) => key.secret_params(),
            SecretPart::Subkey(key) => key.secret_params(),
        }
    }
}

/// Prints the fingerprint alone: nothing secret.
impl fmt::Debug for Signer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Signer({})", self.fingerprint)
    }
}

/// What every armored block begins with.
const ARMOR_HEAD: &[u8] = b"-----BEGIN PGP ";

fn read_key(bytes: &[u8]) -> Result<SignedSecretKey, SignerError> {
    if bytes.windows(ARMOR_HEAD.len()).filter(|window| *window == ARMOR_HEAD).count() > 1 {
        return Err(SignerError::Several);
    }
    let keys = SignedSecretKey::from_reader_many_buf(bytes);
    let keys = keys.map(|(keys, _)| keys.map_while(Result::ok).collect::<Vec<_>>()).unwrap_or_default();
    let mut keys = keys.into_iter();
    match (keys.next(), keys.next()) {
        (Some(key), None) => Ok(key),
        (Some(_), Some(_)) => Err(SignerError::Several),
        (None, _) => {
            let is_public = SignedPublicKey::from_reader_single_buf(bytes).is_ok();
            Err(if is_public { SignerError::Public } else { SignerError::NotAKey })
        }
    }
}

/// Returns whether the secret half of a part is not in the file: GnuPG leaves a mark instead.
fn is_stub(key: &SignedSecretKey, part: &Part) -> bool {
    let params = match part.subkey {
        None => Some(key.primary_key.secret_params()),
        Some(_) => subkey(key, part).map(|place| key.secret_subkeys[place].key.secret_params()),
    };
    let locked = match params {
        Some(SecretParams::Encrypted(locked)) => locked.string_to_key_params(),
        Some(SecretParams::Plain(_)) => return false,
        None => return true,
    };
    match locked {
        S2kParams::Cfb { s2k, .. } | S2kParams::MalleableCfb { s2k, .. } | S2kParams::Aead { s2k, .. } => {
            matches!(s2k, StringToKey::Private { .. })
        }
        S2kParams::Unprotected | S2kParams::LegacyCfb { .. } => false,
    }
}

fn subkey(key: &SignedSecretKey, part: &Part) -> Option<usize> {
    key.secret_subkeys.iter().position(|subkey| subkey.key.fingerprint() == part.fingerprint)
}

fn take_secret(key: &mut SignedSecretKey, part: &Part) -> Option<SecretPart> {
    match part.subkey {
        None => Some(SecretPart::Primary(key.primary_key.clone())),
        Some(_) => subkey(key, part).map(|place| SecretPart::Subkey(key.secret_subkeys.swap_remove(place).key)),
    }
}

/// Unlocks a key once: doing so is slow on purpose, and there may be many documents.
fn unlocked(mut secret: SecretPart, passphrase: &str) -> Result<SecretPart, SignerError> {
    if passphrase.is_empty() && secret.params().is_encrypted() {
        return Err(SignerError::Locked);
    }
    let password = Password::from(passphrase);
    let opened = match &mut secret {
        SecretPart::Primary(key) => key.remove_password(&password),
        SecretPart::Subkey(key) => key.remove_password(&password),
    };
    opened.map(|()| secret).map_err(|_| SignerError::Passphrase)
}
