//! How the versions of a product are ordered, where only its versions tell.

use std::collections::BTreeSet;

use crate::author::import::extent::read_version;
use crate::model::VersionScheme;

/// What is known of the order of a product's versions.
///
/// Where no record states a scheme, an order is only taken for one where some record compares versions, and where it
/// fits all that are compared: the one that a record names, else numbers with dots between them, else semantic
/// versions, of these the first that also fits the versions that stand alone. A product of which versions are only
/// listed has none.
#[derive(Clone, Debug)]
pub(in crate::author::import) struct Order {
    stated: Option<VersionScheme>,
    named: Option<VersionScheme>,
    is_compared: bool,
    /// The schemes that can read all versions that are compared.
    fits_compared: BTreeSet<VersionScheme>,
    /// The schemes that can read all versions that stand alone.
    fits_single: BTreeSet<VersionScheme>,
}

impl Default for Order {
    fn default() -> Order {
        let all: BTreeSet<VersionScheme> = VersionScheme::ALL.iter().copied().collect();
        Order { stated: None, named: None, is_compared: false, fits_compared: all.clone(), fits_single: all }
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

    /// Takes note of versions that are compared with others; of none where every version is meant.
    pub fn compare<'v>(&mut self, versions: impl IntoIterator<Item = &'v str>) {
        self.is_compared = true;
        for version in versions {
            self.fits_compared.retain(|scheme| read_version(*scheme, version).is_some());
        }
    }

    /// Takes note of a version that stands alone.
    pub fn see(&mut self, version: &str) {
        self.fits_single.retain(|scheme| read_version(*scheme, version).is_some());
    }

    /// Returns the scheme that follows.
    pub fn scheme(&self) -> VersionScheme {
        let likely = self.named.into_iter().chain([VersionScheme::Intdot, VersionScheme::Semver]);
        let fitting: Vec<VersionScheme> =
            likely.filter(|scheme| self.is_compared && self.fits_compared.contains(scheme)).collect();
        let best = fitting.iter().find(|scheme| self.fits_single.contains(scheme)).or(fitting.first());
        self.stated.or(best.copied()).unwrap_or(VersionScheme::Unordered)
    }
}
