//! How the versions of a product are ordered, where only its versions tell.

use std::collections::BTreeSet;

use crate::author::import::extent::read_version;
use crate::model::VersionScheme;

/// What is known of the order of a product's versions.
///
/// Where no record states a scheme, an order is only taken for one where some record compares versions, and where it
/// fits everything that any record says of the product: the one that a record names, else numbers with dots between
/// them, else semantic versions. A product of which versions are only listed has none.
#[derive(Clone, Debug)]
pub(in crate::author::import) struct Order {
    stated: Option<VersionScheme>,
    named: Option<VersionScheme>,
    is_compared: bool,
    /// The schemes that can read all versions.
    fitting: BTreeSet<VersionScheme>,
}

impl Default for Order {
    fn default() -> Order {
        Order { stated: None, named: None, is_compared: false, fitting: VersionScheme::ALL.iter().copied().collect() }
    }
}

impl Order {
    /// Makes the order of a scheme that is beyond doubt.
    pub fn of_scheme(scheme: VersionScheme) -> Order {
        Order { stated: Some(scheme), ..Order::default() }
    }

    /// Takes note of a scheme that is beyond doubt; the first one counts.
    pub fn state(&mut self, scheme: VersionScheme) {
        self.stated.get_or_insert(scheme);
    }

    /// Takes note of a scheme that a record names, and that its versions may not keep to; the first one counts.
    pub fn name(&mut self, scheme: VersionScheme) {
        self.named.get_or_insert(scheme);
    }

    /// Takes note that versions are compared.
    pub fn compare(&mut self) {
        self.is_compared = true;
    }

    /// Takes note of a version.
    pub fn see(&mut self, version: &str) {
        self.fitting.retain(|scheme| read_version(*scheme, version).is_some());
    }

    /// Takes note of something that no order has a place for.
    pub fn see_words(&mut self) {
        self.fitting.clear();
    }

    /// Returns the scheme that follows.
    pub fn scheme(&self) -> VersionScheme {
        let likely = self.named.into_iter().chain([VersionScheme::Intdot, VersionScheme::Semver]);
        let fitting = likely.into_iter().find(|scheme| self.is_compared && self.fitting.contains(scheme));
        self.stated.or(fitting).unwrap_or(VersionScheme::Unordered)
    }
}
