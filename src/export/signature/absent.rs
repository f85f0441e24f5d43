//! What stands in for keys in a program that was built without signatures.

use std::convert::Infallible;

use jiff::Timestamp;

use crate::export::signature::Period;
use crate::export::signature::SignatureFault;
use crate::export::signature::SignerError;

/// A signer, of which there is none.
#[derive(Clone, Debug)]
pub struct Signer(Infallible);

/// A public key, of which none is read.
#[derive(Clone, Debug)]
pub struct Certificate(Infallible);

/// A signature, of which none is read.
pub(super) struct Signature;

impl Signer {
    /// Refuses: nothing can be signed.
    pub fn read(_bytes: &[u8], _passphrase: &str) -> Result<Signer, SignerError> {
        Err(SignerError::Unsupported)
    }

    /// Returns the fingerprint of the primary key.
    pub fn fingerprint(&self) -> &str {
        match self.0 {}
    }

    pub(super) fn period(&self, _published: &Certificate) -> Result<Period, SignerError> {
        match self.0 {}
    }

    pub(super) fn sign(&self, _bytes: &[u8], _on: Timestamp) -> Vec<u8> {
        match self.0 {}
    }

    pub(super) fn sign_text(&self, _text: &str, _on: Timestamp) -> Vec<u8> {
        match self.0 {}
    }
}

impl Certificate {
    /// Reads nothing.
    pub fn read_all(_bytes: &[u8]) -> Vec<Certificate> {
        Vec::new()
    }

    /// Returns the fingerprint of the primary key.
    pub fn fingerprint(&self) -> String {
        match self.0 {}
    }

    /// Returns when its owner last changed it.
    pub fn changed(&self) -> Option<Timestamp> {
        match self.0 {}
    }

    /// Returns the key as text.
    pub fn armored(&self) -> Vec<u8> {
        match self.0 {}
    }

    pub(super) fn verify(
        &self,
        _signatures: &[Signature],
        _bytes: &[u8],
        _at: Timestamp,
    ) -> Result<(), SignatureFault> {
        match self.0 {}
    }
}

/// Returns nothing: no signature is read.
pub(super) fn expiry(_signature: &Signature) -> Option<Timestamp> {
    None
}

/// Refuses: a signature that cannot be checked is not published.
pub(super) fn read_signatures(_bytes: &[u8]) -> Result<Vec<Signature>, SignatureFault> {
    Err(SignatureFault::Unsupported)
}
