//! OpenPGP signatures of the CSAF documents and of `security.txt`.
//!
//! They are made with a key that the build is given ([`Signer`]), or come from the site and are checked against the
//! keys that it publishes ([`Certificate`]). Without the feature `signatures` neither can be: then a key is refused, and
//! so is a signature that nobody has checked.

#[cfg(not(feature = "signatures"))]
mod absent;
#[cfg(feature = "signatures")]
mod certificate;
mod fault;
#[cfg(feature = "signatures")]
mod part;
mod period;
#[cfg(feature = "signatures")]
mod signer;

use jiff::Timestamp;

use crate::check::CsafDocument;
use crate::check::Edition;
use crate::check::document_keys;
use crate::check::security_txt_basis;
use crate::model::Instant;

#[cfg(not(feature = "signatures"))]
use absent as certificate;
#[cfg(not(feature = "signatures"))]
use absent as signer;

pub use certificate::Certificate;
use certificate::expiry;
use certificate::read_signatures;
pub use fault::SignatureFault;
pub use fault::SignerError;
pub use period::Period;
pub use signer::Signer;

/// How the documents of a build get their signatures.
#[derive(Clone, Debug)]
pub struct Signatures {
    /// The keys of the site that sign documents.
    certificates: Vec<Certificate>,
    /// The key that signs, and when it may.
    signer: Option<(Signer, Period)>,
}

impl Signatures {
    /// Reads the keys of the site, and checks that the build's own key is one of them, whose signatures readers accept.
    pub fn new(edition: &Edition, signer: Option<&Signer>) -> Result<Signatures, SignerError> {
        let file = |(fingerprint, file)| certificate_in(&edition.snapshot().file(file).bytes, fingerprint);
        let certificates: Vec<Certificate> = document_keys(edition).into_iter().filter_map(file).collect();
        let Some(signer) = signer else { return Ok(Signatures { certificates, signer: None }) };
        let published = certificates.iter().find(|certificate| certificate.fingerprint() == signer.fingerprint());
        let published = published.ok_or_else(|| SignerError::Foreign(signer.fingerprint().to_owned()))?;
        let period = signer.period(published)?;
        match (period.until, last_signed(edition)) {
            (Some(until), Some(last)) if until <= last => Err(SignerError::Expired { until, last }),
            _ => Ok(Signatures { signer: Some((signer.clone(), period)), certificates }),
        }
    }

    /// Returns the keys of the site that sign documents.
    pub fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    /// Returns when the build's own key expires.
    pub fn expires(&self) -> Option<Timestamp> {
        self.signer.as_ref().and_then(|(_, period)| period.until)
    }

    /// Returns the signature of a document's bytes, an armored file; `None` where it has none.
    pub fn of_document(
        &self,
        edition: &Edition,
        document: &CsafDocument,
        bytes: &[u8],
    ) -> Result<Option<Vec<u8>>, SignatureFault> {
        if let Some((signer, period)) = &self.signer {
            return Ok(Some(signer.sign(bytes, period.not_before(document.updated().timestamp()))));
        }
        let Some(file) = edition.signature_file(document) else { return Ok(None) };
        let given = &edition.snapshot().file(file).bytes;
        let signatures = read_signatures(given)?;
        let mut fault = SignatureFault::Unknown;
        for certificate in &self.certificates {
            match certificate.verify(&signatures, bytes, edition.time().at) {
                Ok(()) => return Ok(Some(given.to_vec())),
                Err(SignatureFault::Unknown) => {}
                Err(other) => fault = other,
            }
        }
        Err(fault)
    }

    /// Returns a text with the signature of the build's own key around it, as of a time; `None` without such a key.
    pub fn clear_signed(&self, text: &str, on: Timestamp) -> Option<Vec<u8>> {
        self.signer.as_ref().map(|(signer, period)| signer.sign_text(text, period.not_before(on)))
    }
}

/// Returns when the signatures of a file expired, where all of them have by a time.
///
/// Without the feature `signatures` none is known to have.
pub fn expired_on(bytes: &[u8], at: Timestamp) -> Option<Timestamp> {
    let ends: Option<Vec<Timestamp>> = read_signatures(bytes).ok()?.iter().map(expiry).collect();
    ends?.into_iter().max().filter(|end| *end <= at)
}

/// Finds the key with a fingerprint in a file.
pub fn certificate_in(bytes: &[u8], fingerprint: &str) -> Option<Certificate> {
    Certificate::read_all(bytes).into_iter().find(|certificate| certificate.fingerprint() == fingerprint)
}

/// Returns the latest time that a signature of an edition states.
fn last_signed(edition: &Edition) -> Option<Timestamp> {
    let documents = edition.csaf_documents().map(|document| document.updated().timestamp());
    let reviewed = security_txt_basis(edition).ok().and_then(|basis| Instant::from_date(basis.reviewed));
    documents.chain(reviewed.map(|day| day.timestamp())).max()
}
