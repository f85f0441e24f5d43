//! Which vulnerabilities have a record in the Open Source Vulnerability format, and under which ids.

use crate::check::Edition;
use crate::check::EditionDocument;
use crate::model::Affected;
use crate::model::OsvPackage;
use crate::model::Product;
use crate::model::ProductId;
use crate::model::Vulnerability;
use crate::model::osv_id;
use crate::model::vulnerability_id;
use crate::plan::Index;

/// The record of a vulnerability.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OsvRecord {
    /// Its id, which is also the name of its file.
    pub id: String,
    /// The place of the vulnerability in its advisory.
    pub vulnerability: usize,
}

/// Lists the records of a public advisory: one for each vulnerability that OSV can tell of.
pub(in crate::plan) fn records(edition: &Edition, index: &Index, document: &EditionDocument) -> Vec<OsvRecord> {
    let Some(advisory) = document.advisory().filter(|_| document.is_public) else { return Vec::new() };
    let vulnerabilities = advisory.vulnerabilities.iter().enumerate();
    let told = vulnerabilities.filter(|(_, vulnerability)| is_told(edition, index, vulnerability));
    let site = edition.site();
    let id = osv_id(&advisory.id, site.advisory_prefix.as_deref(), site.osv_prefix.as_deref());
    told.map(|(place, _)| OsvRecord { id: vulnerability_id(&id, place), vulnerability: place }).collect()
}

fn is_told(edition: &Edition, index: &Index, vulnerability: &Vulnerability) -> bool {
    vulnerability.affected_by_product().iter().any(|affected| {
        index.product(edition, &affected.product).is_some_and(|product| has_osv_place(product, affected))
    })
}

/// Returns the packages of a product that OSV has a name for.
pub fn osv_packages(product: &Product) -> impl Iterator<Item = (&str, OsvPackage)> {
    product.packages.iter().filter_map(|package| Some((package.as_str(), OsvPackage::of(package)?)))
}

/// Returns whether OSV can tell which versions of a product are affected: it knows one of its packages, or there are
/// commits of its repository for them.
pub fn has_osv_place(product: &Product, affected: &Affected) -> bool {
    let has_versions = !affected.ranges.is_empty() || !affected.versions.is_empty();
    let has_package = || osv_packages(product).next().is_some();
    has_versions && (has_package() || (product.repository.is_some() && !affected.commits().is_empty()))
}

/// Returns the affected products of a vulnerability that OSV cannot tell of, in the order of the source.
pub fn left_out_of<'a>(edition: &'a Edition, index: &Index, vulnerability: &Vulnerability) -> Vec<&'a ProductId> {
    let product = |affected: &Affected| {
        let product = index.product(edition, &affected.product)?;
        (!has_osv_place(product, affected)).then_some(&product.id.value)
    };
    vulnerability.affected_by_product().iter().filter_map(product).collect()
}
