//! Products at versions: what something is said of.

use std::cmp::Ordering;

use crate::model::AffectedRange;
use crate::model::Product;
use crate::model::RangeEnd;
use crate::model::RangeStart;
use crate::model::Version;

/// A product, or one of its packages, at some of its versions.
#[derive(Clone, Copy)]
pub(in crate::export) struct Leaf<'a> {
    pub(in crate::export) product: &'a Product,
    /// The package; `None` where the product has none.
    pub(in crate::export) package: Option<&'a str>,
    pub(in crate::export) extent: Extent<'a>,
}

/// Which versions.
#[derive(Clone, Copy)]
pub(in crate::export) enum Extent<'a> {
    /// All.
    All,
    /// Those of a range.
    Range(&'a AffectedRange),
    /// One.
    Version(&'a str),
}

impl<'a> Extent<'a> {
    /// Returns the versions of a range, which may be one alone or all.
    pub(in crate::export) fn of_range(range: &'a AffectedRange) -> Extent<'a> {
        match (&range.start, &range.end) {
            (RangeStart::Beginning, RangeEnd::Open(_)) => Extent::All,
            (RangeStart::At(first), RangeEnd::LastAffected(last, _)) if is_equal(first, last) => {
                Extent::Version(first.as_str())
            }
            (
                RangeStart::Beginning | RangeStart::At(_),
                RangeEnd::Fixed(_) | RangeEnd::LastAffected(..) | RangeEnd::Open(_),
            ) => Extent::Range(range),
        }
    }
}

fn is_equal(a: &Version, b: &Version) -> bool {
    a.compare(b).is_some_and(Ordering::is_eq)
}

impl<'a> Leaf<'a> {
    /// Returns the leaves of a product at some of its versions: one for each package where it has several.
    pub(in crate::export) fn of_product(product: &'a Product, extent: Extent<'a>) -> Vec<Leaf<'a>> {
        if product.packages.is_empty() {
            return vec![Leaf { product, package: None, extent }];
        }
        product.packages.iter().map(|package| Leaf { product, package: Some(package), extent }).collect()
    }

    /// Returns the package where the product has several, so that it must be named to be told from the others.
    pub(in crate::export) fn several_package(&self) -> Option<&'a str> {
        self.package.filter(|_| self.product.packages.len() > 1)
    }

    /// Returns the name of the product, with the package where there are several.
    pub(in crate::export) fn package_name(&self) -> String {
        let name = &self.product.name;
        self.several_package().map_or_else(|| name.clone(), |package| format!("{name} ({package})"))
    }
}
