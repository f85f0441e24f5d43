//! What documents for programs are made from.

use std::collections::BTreeSet;

use crate::check::Edition;
use crate::check::EditionDocument;
use crate::export::signature::Signatures;
use crate::export::uri::uri;
use crate::model::Advisory;
use crate::model::Route;
use crate::phrase::Phrasebook;
use crate::phrase::Phrases;
use crate::plan::Plan;

/// What documents for programs are made from, the same for all of a build.
#[derive(Clone, Copy)]
pub struct Material<'a> {
    /// All that is published.
    pub edition: &'a Edition,
    /// What is published where.
    pub plan: &'a Plan,
    /// The words of every locale.
    pub phrasebook: &'a Phrasebook,
    /// How documents get their signatures.
    pub signatures: &'a Signatures,
}

impl<'a> Material<'a> {
    /// Returns the words of the source's locale.
    pub(in crate::export) fn source_phrases(&self) -> &'a Phrases {
        self.phrasebook.locale(self.edition.site().source_locale())
    }

    /// Returns the aliases of an advisory that mean its one vulnerability and nothing else; no spelling of one twice.
    ///
    /// Aliases are transitive: an id that stands for several vulnerabilities would make one of them all.
    pub(in crate::export) fn own_aliases(&self, advisory: &'a Advisory) -> Vec<&'a String> {
        let is_of_one = advisory.vulnerabilities.len() == 1;
        let aliases = advisory.aliases.iter().filter(|alias| is_of_one && self.plan.index.bearers(alias) == 1);
        let mut seen = BTreeSet::from([advisory.id.as_str().to_lowercase()]);
        aliases.filter(|alias| seen.insert(alias.to_lowercase())).collect()
    }

    /// Returns the full address of a route, as a URI.
    pub(in crate::export) fn url(&self, route: &Route) -> String {
        uri(&self.edition.site().base_url.value.join(route))
    }

    /// Returns the full address of a document's page in the source's locale.
    pub(in crate::export) fn page_url(&self, document: &EditionDocument) -> String {
        self.url(&self.edition.route(document, self.edition.site().source_locale()))
    }
}
