//! The formats for programs: of one advisory, and of all.

use serde::Serialize;

use crate::check::EditionDocument;
use crate::model::Advisory;
use crate::model::CsafProfile;
use crate::model::Route;
use crate::model::address;
use crate::model::address::CsafFile;
use crate::plan::Viewpoint;
use crate::plan::view::LinkView;

/// An advisory in a format for programs.
#[derive(Clone, Debug, Serialize)]
pub struct FormatView {
    /// `csaf`, `csaf-vex`, `osv`, `cve` or `openvex`; words: message `format-WORD`.
    pub kind: &'static str,
    /// The format's own name.
    pub name: &'static str,
    /// Its files.
    pub files: Vec<FormatFileView>,
}

/// A file in a format for programs.
#[derive(Clone, Debug, Serialize)]
pub struct FormatFileView {
    /// The id by which programs know it.
    pub id: String,
    /// Its address.
    pub href: String,
    /// The language of its texts, where there are several.
    pub lang: Option<String>,
}

impl FormatView {
    /// Lists the formats that an advisory is published in; none where it is not public.
    pub fn all(viewpoint: Viewpoint<'_>, document: &EditionDocument, advisory: &Advisory) -> Vec<FormatView> {
        let formats = [
            ("csaf", "CSAF 2.0", csaf(viewpoint, document, CsafProfile::SecurityAdvisory)),
            ("csaf-vex", "CSAF VEX", csaf(viewpoint, document, CsafProfile::Vex)),
            ("osv", "OSV", osv(viewpoint, document)),
            ("cve", "CVE", cves(viewpoint, document, advisory)),
            ("openvex", "OpenVEX", open_vex(viewpoint, document, advisory)),
        ];
        let formats = formats.into_iter().filter(|(.., files)| !files.is_empty());
        formats.map(|(kind, name, files)| FormatView { kind, name, files }).collect()
    }
}

impl FormatFileView {
    fn new(viewpoint: Viewpoint<'_>, id: &str, route: &Route) -> FormatFileView {
        FormatFileView { id: id.to_owned(), href: viewpoint.href(route), lang: None }
    }
}

fn csaf(viewpoint: Viewpoint<'_>, document: &EditionDocument, profile: CsafProfile) -> Vec<FormatFileView> {
    let base_url = &viewpoint.edition.site().base_url.value;
    let documents = viewpoint.edition.csaf(&document.id).iter().filter(|csaf| csaf.profile == profile);
    let files = documents.map(|csaf| FormatFileView {
        lang: Some(csaf.locale.to_string()),
        ..FormatFileView::new(viewpoint, &csaf.id, &csaf.route(base_url))
    });
    files.collect()
}

fn osv(viewpoint: Viewpoint<'_>, document: &EditionDocument) -> Vec<FormatFileView> {
    let records = viewpoint.index.osv(&document.id).iter();
    records.map(|record| FormatFileView::new(viewpoint, &record.id, &address::osv(&record.id))).collect()
}

fn cves(viewpoint: Viewpoint<'_>, document: &EditionDocument, advisory: &Advisory) -> Vec<FormatFileView> {
    let ids = advisory.vulnerabilities.iter().filter_map(|vulnerability| vulnerability.cve.as_ref());
    let has_container = |id| document.is_public && viewpoint.index.has_cve_container(viewpoint.edition, id);
    let ids = ids.filter(|id| has_container(id));
    ids.map(|id| FormatFileView::new(viewpoint, id.as_str(), &address::cve(id))).collect()
}

fn open_vex(viewpoint: Viewpoint<'_>, document: &EditionDocument, advisory: &Advisory) -> Vec<FormatFileView> {
    let file = || FormatFileView::new(viewpoint, advisory.id.as_str(), &address::open_vex(&advisory.id));
    let is_there = document.is_public && advisory.names_products();
    is_there.then(file).into_iter().collect()
}

/// Where a program finds all advisories in a format.
#[derive(Clone, Debug, Serialize)]
pub struct SourceView {
    /// `csaf`, `rolie`, `osv` or `api`; words: message `source-WORD`.
    pub kind: &'static str,
    /// The format's own name.
    pub name: &'static str,
    /// Its addresses, each with the full one as its title.
    pub links: Vec<LinkView>,
}

impl SourceView {
    /// Lists the sources that the site has.
    pub fn all(viewpoint: Viewpoint<'_>) -> Vec<SourceView> {
        let base_url = &viewpoint.edition.site().base_url.value;
        let has_csaf = viewpoint.edition.has_csaf_documents();
        let has_osv = viewpoint.index.has_osv_records();
        let sources = [
            ("csaf", "CSAF", has_csaf, vec![CsafFile::Metadata.route(base_url)]),
            ("rolie", "ROLIE", has_csaf, vec![CsafFile::Feed.route(base_url)]),
            ("osv", "OSV", has_osv, vec![address::osv_archive(), address::osv_list()]),
            ("api", "JSON", true, vec![address::api(), address::api_schema()]),
        ];
        let sources = sources.into_iter().filter(|(_, _, is_there, _)| *is_there);
        let link = |route: Route| LinkView::new(viewpoint.url(&route), viewpoint.href(&route));
        sources
            .map(|(kind, name, _, routes)| SourceView { kind, name, links: routes.into_iter().map(link).collect() })
            .collect()
    }
}
