//! The keys in an OpenPGP certificate that may sign, and when.
//!
//! Nothing that a certificate says of itself is believed before its own primary key has vouched for it.

use jiff::Timestamp;
use pgp::composed::SignedPublicKey;
use pgp::composed::SignedPublicSubKey;
use pgp::crypto::public_key::PublicKeyAlgorithm;
use pgp::packet::PublicKey;
use pgp::packet::Signature;
use pgp::packet::SignatureType;
use pgp::packet::SubpacketData;
use pgp::ser::Serialize;
use pgp::types::Fingerprint;
use pgp::types::KeyDetails;
use pgp::types::KeyId;
use pgp::types::KeyVersion;
use pgp::types::PublicParams;
use pgp::types::Tag;

use crate::export::signature::Period;

/// A primary key or subkey that may sign.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The place among the subkeys; `None` for the primary key.
    pub(super) subkey: Option<usize>,
    pub(super) fingerprint: Fingerprint,
    pub(super) id: KeyId,
    /// When it was made.
    pub(super) created: Timestamp,
    /// When it may sign.
    pub(super) period: Period,
    /// When its owner last vouched for it.
    pub(super) confirmed: Timestamp,
    pub(super) is_revoked: bool,
    pub(super) is_weak: bool,
}

/// The least length of the modulus of an RSA key, in bits.
const LEAST_RSA: u16 = 2048;

/// Lists the keys that may sign: the primary key first, then the subkeys.
pub(super) fn signing_parts(key: &SignedPublicKey) -> Vec<Part> {
    let primary = &key.primary_key;
    let own = self_signatures(key);
    let Some(newest) = newest(&own) else { return Vec::new() };
    let is_revoked = key.details.revocation_signatures.iter().any(|signature| signature.verify_key(primary).is_ok());
    let whole = period(primary, newest, &own);
    let mut parts = Vec::new();
    if may_sign(primary, newest, FlagsMissing::MaySign) {
        parts.push(part(primary, None, whole, newest, is_revoked));
    }
    for (place, subkey) in key.public_subkeys.iter().enumerate() {
        let Some(binding) = Binding::new(primary, subkey) else { continue };
        let own = period(&subkey.key, binding.newest, &binding.all).within(whole);
        parts.push(part(&subkey.key, Some(place), own, binding.newest, is_revoked || binding.is_revoked));
    }
    parts
}

fn part(key: &impl KeyDetails, subkey: Option<usize>, period: Period, newest: &Signature, is_revoked: bool) -> Part {
    Part {
        subkey,
        fingerprint: key.fingerprint(),
        id: key.legacy_key_id(),
        created: timestamp(key.created_at()),
        period,
        confirmed: created(newest).unwrap_or(period.from),
        is_revoked,
        is_weak: is_weak(key),
    }
}

/// What a primary key says of itself, by itself.
fn self_signatures(key: &SignedPublicKey) -> Vec<&Signature> {
    let primary = &key.primary_key;
    let mut own: Vec<&Signature> = Vec::new();
    for user in &key.details.users {
        let by_itself = |signature: &&Signature| signature.verify_certification(primary, Tag::UserId, &user.id).is_ok();
        let (revocations, certifications): (Vec<&Signature>, Vec<&Signature>) = user
            .signatures
            .iter()
            .filter(by_itself)
            .partition(|signature| signature.typ() == Some(SignatureType::CertRevocation));
        let revoked = revocations.into_iter().filter_map(created).max();
        own.extend(certifications.into_iter().filter(|signature| created(signature) > revoked));
    }
    own.extend(key.details.direct_signatures.iter().filter(|signature| signature.verify_key(primary).is_ok()));
    own
}

/// How a primary key binds a subkey that may sign.
struct Binding<'k> {
    all: Vec<&'k Signature>,
    newest: &'k Signature,
    is_revoked: bool,
}

impl<'k> Binding<'k> {
    /// Returns `None` for a subkey that is not bound, may not sign, or does not itself want to belong to the key.
    fn new(primary: &PublicKey, subkey: &'k SignedPublicSubKey) -> Option<Binding<'k>> {
        let is_ours = |signature: &&Signature| signature.verify_subkey_binding(primary, &subkey.key).is_ok();
        let is_revocation = |signature: &&Signature| signature.typ() == Some(SignatureType::SubkeyRevocation);
        let (revocations, all): (Vec<_>, Vec<_>) = subkey.signatures.iter().filter(is_ours).partition(is_revocation);
        let newest = newest(&all)?;
        let consents = |back: &Signature| back.verify_primary_key_binding(&subkey.key, primary).is_ok();
        let is_willing = newest.embedded_signature().is_some_and(consents);
        let binding = Binding { newest, is_revoked: !revocations.is_empty(), all };
        (is_willing && may_sign(&subkey.key, newest, FlagsMissing::MayNot)).then_some(binding)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum FlagsMissing {
    MaySign,
    MayNot,
}

fn may_sign(key: &impl KeyDetails, newest: &Signature, missing: FlagsMissing) -> bool {
    let packets = newest.config().into_iter().flat_map(|config| &config.hashed_subpackets);
    let mut flags = packets.filter_map(|packet| match &packet.data {
        SubpacketData::KeyFlags(flags) => Some(flags.sign()),
        _ => None,
    });
    let is_known = key.version() == KeyVersion::V4;
    is_known && key.algorithm().can_sign() && flags.next().unwrap_or(missing == FlagsMissing::MaySign)
}

/// A key signs from the first time that its owner vouched for it until the end that was stated last.
fn period(key: &impl KeyDetails, newest: &Signature, all: &[&Signature]) -> Period {
    let made = timestamp(key.created_at());
    let vouched = all.iter().copied().filter_map(created).min().unwrap_or(made);
    let seconds = newest.key_expiration_time().map_or(0, |duration| duration.as_secs());
    let until = (seconds > 0).then(|| after(made, seconds));
    Period { from: made.max(vouched), until }
}

fn newest<'s>(signatures: &[&'s Signature]) -> Option<&'s Signature> {
    signatures.iter().copied().max_by_key(|signature| created(signature))
}

/// Returns when a signature was made.
pub(super) fn created(signature: &Signature) -> Option<Timestamp> {
    signature.created().map(timestamp)
}

fn timestamp(time: pgp::types::Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_secs().into()).expect("32 bits of seconds are a time")
}

/// Returns the time that is so many seconds later.
pub(super) fn after(time: Timestamp, seconds: u32) -> Timestamp {
    Timestamp::from_second(time.as_second() + i64::from(seconds)).expect("33 bits of seconds are a time")
}

fn is_weak(key: &impl KeyDetails) -> bool {
    match key.public_params() {
        PublicParams::RSA(numbers) => numbers.to_bytes().map_or(true, |bytes| modulus_bits(&bytes) < LEAST_RSA),
        _ => matches!(key.algorithm(), PublicKeyAlgorithm::DSA | PublicKeyAlgorithm::Elgamal),
    }
}

/// Returns the length of the first number, which is written before it (RFC 9580, section 3.2).
fn modulus_bits(numbers: &[u8]) -> u16 {
    numbers.first_chunk().map_or(0, |length| u16::from_be_bytes(*length))
}

/// Returns whether a signature is that of a part over some bytes.
pub(super) fn fits(key: &SignedPublicKey, part: &Part, signature: &Signature, bytes: &[u8]) -> bool {
    let verified = match part.subkey {
        None => signature.verify(&key.primary_key, bytes),
        Some(place) => signature.verify(&key.public_subkeys[place].key, bytes),
    };
    verified.is_ok()
}
