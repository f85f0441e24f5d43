//! What documents for programs have no place for.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::Edition;
use crate::model::CveId;
use crate::model::ProductId;
use crate::plan::CveGap;
use crate::plan::Plan;
use crate::plan::cve;
use crate::plan::osv;

/// What documents for programs have no place for, of what is public. It is no mistake, and `build` tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Affected products that OSV has no name for.
    pub osv: BTreeSet<ProductId>,
    /// CVE ids of the site's CNA without a container, and why.
    pub cve: BTreeMap<CveId, CveGap>,
}

impl LeftOut {
    /// Finds what the documents of a plan leave out.
    pub fn new(edition: &Edition, plan: &Plan) -> LeftOut {
        let public = edition.advisories().filter(|(document, _)| document.is_public);
        let vulnerabilities = public.flat_map(|(_, advisory)| &advisory.vulnerabilities);
        let unnamed = |vulnerability| osv::left_out_of(edition, &plan.index, vulnerability);
        let is_cna = edition.site().organization.cve_org_id.is_some();
        let cves = plan.index.cves().iter().filter(|_| is_cna);
        let cve = cves.filter_map(|(id, cases)| Some((id.clone(), cve::gap(edition, cases)?))).collect();
        LeftOut { osv: vulnerabilities.flat_map(unnamed).cloned().collect(), cve }
    }
}
