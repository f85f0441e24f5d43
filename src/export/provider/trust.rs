//! How many documents are signed, and what the publisher may call itself for it.

use crate::check::Edition;

/// How many CSAF documents a site has, and how many of them are signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    /// The documents.
    pub documents: usize,
    /// Those with a signature.
    pub signed: usize,
}

impl Trust {
    /// Counts the documents of an edition.
    pub fn new(edition: &Edition) -> Trust {
        let signed = edition.csaf_documents().filter(|document| edition.is_signed(document)).count();
        Trust { documents: edition.csaf_documents().count(), signed }
    }

    /// Returns the role (CSAF 2.0, section 7.2): trusted is who signs everything.
    pub fn role(self) -> &'static str {
        if self.documents > 0 && self.signed == self.documents { "csaf_trusted_provider" } else { "csaf_provider" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_document_without_a_signature_costs_the_trust() {
        assert_eq!(Trust { documents: 2, signed: 2 }.role(), "csaf_trusted_provider");
        assert_eq!(Trust { documents: 2, signed: 1 }.role(), "csaf_provider");
        assert_eq!(Trust::default().role(), "csaf_provider");
    }
}
