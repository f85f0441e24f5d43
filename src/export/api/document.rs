//! The addresses of an advisory's documents for programs.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::check::CsafDocument;
use crate::check::EditionDocument;
use crate::export::Material;
use crate::model::Advisory;
use crate::model::CveId;
use crate::model::address;

/// The addresses of an advisory's documents in other formats.
#[derive(Serialize)]
pub(super) struct ApiDocuments<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    csaf: Vec<ApiCsaf<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    osv: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cve: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    open_vex: Option<String>,
}

#[derive(Serialize)]
struct ApiCsaf<'a> {
    id: &'a str,
    locale: &'a str,
    profile: &'static str,
    version: usize,
    url: String,
}

impl<'a> ApiDocuments<'a> {
    pub(super) fn new(
        material: Material<'a>,
        document: &'a EditionDocument,
        advisory: &'a Advisory,
    ) -> ApiDocuments<'a> {
        let index = &material.plan.index;
        let cves = advisory.vulnerabilities.iter().filter_map(|vulnerability| vulnerability.cve.as_ref());
        let cves: BTreeSet<&CveId> = cves.collect();
        let has_container = |id: &&CveId| index.has_cve_container(material.edition, id);
        let open_vex = advisory.names_products().then(|| material.url(&address::open_vex(&advisory.id)));
        ApiDocuments {
            csaf: material.edition.csaf(&document.id).iter().map(|csaf| ApiCsaf::new(material, csaf)).collect(),
            osv: index.osv(&document.id).iter().map(|record| material.url(&address::osv(&record.id))).collect(),
            cve: cves.into_iter().filter(has_container).map(|id| material.url(&address::cve(id))).collect(),
            open_vex,
        }
    }
}

impl<'a> ApiCsaf<'a> {
    fn new(material: Material<'_>, document: &'a CsafDocument) -> ApiCsaf<'a> {
        let base_url = &material.edition.site().base_url.value;
        ApiCsaf {
            id: &document.id,
            locale: document.locale.as_str(),
            profile: document.profile.as_str(),
            version: document.version(),
            url: material.url(&document.route(base_url)),
        }
    }
}
