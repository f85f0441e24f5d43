//! The names that a document gives to products at versions.

use serde::Serialize;

use crate::export::package::canonical_package;
use crate::export::package::package_at;
use crate::export::statement::Extent;
use crate::export::statement::Leaf;
use crate::export::statement::Subject;
use crate::export::statement::cpe_at;
use crate::model::AffectedRange;
use crate::model::RangeEnd;
use crate::model::RangeStart;
use crate::model::VERS_ALL;
use crate::phrase::PhraseError;

/// The name of a product with its id and other names.
#[derive(Serialize)]
pub(super) struct FullProductName {
    name: String,
    product_id: String,
    #[serde(skip_serializing_if = "Helper::is_empty")]
    product_identification_helper: Helper,
}

/// Other names of a product.
#[derive(Serialize)]
struct Helper {
    #[serde(skip_serializing_if = "Option::is_none")]
    cpe: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    purl: Option<String>,
}

impl Helper {
    fn is_empty(&self) -> bool {
        self.cpe.is_none() && self.purl.is_none()
    }
}

/// The branch above a product at some of its versions: its category and name.
pub(super) type BranchName = (&'static str, String);

impl Leaf<'_> {
    /// Returns the id, such as `app@1.4.2`, `app:vers:semver/>=1.0.0|<1.4.2` or, of one of several packages,
    /// `app/npm/name@1.4.2`.
    ///
    /// No two are the same: a product's id has neither `@` nor `:`, and a package's name no `@`.
    pub(super) fn id(&self) -> String {
        let package = self.several_package().map(|package| format!("/{}", package.trim_start_matches("pkg:")));
        let name = format!("{}{}", self.product.id.value, package.unwrap_or_default());
        match self.extent {
            Extent::Version(version) => format!("{name}@{version}"),
            Extent::Range(_) | Extent::All => format!("{name}:{}", self.branch().1),
        }
    }

    /// Returns the branch that the leaf hangs from.
    pub(super) fn branch(&self) -> BranchName {
        match self.extent {
            Extent::Version(version) => ("product_version", version.to_owned()),
            Extent::Range(range) => ("product_version_range", range.vers(self.product.scheme)),
            Extent::All => ("product_version_range", VERS_ALL.to_owned()),
        }
    }

    pub(super) fn full_name(&self, subject: &Subject<'_>) -> Result<FullProductName, PhraseError> {
        let cpe = self.product.cpe.as_deref();
        let helper = match self.extent {
            Extent::Version(version) => Helper {
                cpe: cpe.and_then(|cpe| cpe_at(cpe, version)),
                purl: self.package.and_then(|package| package_at(package, version)),
            },
            Extent::Range(_) | Extent::All => {
                Helper { cpe: cpe.map(str::to_owned), purl: self.package.and_then(canonical_package) }
            }
        };
        Ok(FullProductName { name: self.name(subject)?, product_id: self.id(), product_identification_helper: helper })
    }

    fn name(&self, subject: &Subject<'_>) -> Result<String, PhraseError> {
        let product = &self.package_name();
        match self.extent {
            Extent::All => subject.words("csaf-product-all", &[("product", product)]),
            Extent::Version(version) => Ok(format!("{product} {version}")),
            Extent::Range(range) => {
                let range = range_in_words(subject, range)?;
                subject.words("csaf-product-range", &[("product", product), ("range", &range)])
            }
        }
    }
}

fn range_in_words(subject: &Subject<'_>, range: &AffectedRange) -> Result<String, PhraseError> {
    let from = match &range.start {
        RangeStart::Beginning => None,
        RangeStart::At(version) => Some(("from", version.as_str())),
    };
    let (end, message) = match (&range.end, from) {
        (RangeEnd::Fixed(before), Some(_)) => (Some(("before", before.as_str())), "range-from-before"),
        (RangeEnd::Fixed(before), None) => (Some(("before", before.as_str())), "range-before"),
        (RangeEnd::LastAffected(last, _), Some(_)) => (Some(("to", last.as_str())), "range-from-to"),
        (RangeEnd::LastAffected(last, _), None) => (Some(("to", last.as_str())), "range-to"),
        (RangeEnd::Open(_), Some(_)) => (None, "range-from"),
        (RangeEnd::Open(_), None) => (None, "range-all"),
    };
    subject.words(message, &from.into_iter().chain(end).collect::<Vec<_>>())
}
