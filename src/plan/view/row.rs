//! One row of a list of advisories.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::check::EditionDocument;
use crate::model::Advisory;
use crate::model::AffectedRange;
use crate::model::DocumentId;
use crate::model::ListScope;
use crate::model::Status;
use crate::model::StatusName;
use crate::plan::Viewpoint;
use crate::plan::view::FixedView;
use crate::plan::view::MomentView;

/// One row of a list of advisories.
#[derive(Clone, Debug, Serialize)]
pub struct AdvisoryRowView {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The locale of the title, where it is not the frame's.
    pub text_lang: Option<String>,
    /// Its page.
    pub href: String,
    /// `critical`, `high`, `medium`, `low` or `none`; absent where it is not rated.
    pub level: Option<&'static str>,
    /// `published`, `withdrawn`, `superseded` or `draft`.
    pub status: &'static str,
    /// The gravest state: `no`, `proof-of-concept`, `yes` or `unknown`.
    pub exploited: &'static str,
    /// Names of the affected products.
    pub products: Vec<String>,
    /// Fixed versions, in the order of the source, none twice.
    pub fixed: Vec<String>,
    /// Where no version is fixed and some are affected: `none-yet`, `none-planned`, `none-named` where the last affected
    /// version is stated and none behind it, or `in-text` where the text alone says which is fixed; words: message
    /// `fix-WORD`.
    pub unfixed: Option<&'static str>,
    /// Its CVE ids.
    pub cves: Vec<String>,
    /// When it was published.
    pub published: MomentView,
    /// When it last changed, where that is later.
    pub updated: Option<MomentView>,
    /// True for a draft or embargoed one.
    pub is_draft: bool,
}

impl AdvisoryRowView {
    /// Makes the rows of the newest advisories, at most five.
    pub fn latest(viewpoint: Viewpoint<'_>) -> Vec<AdvisoryRowView> {
        let all = viewpoint.index.list(&ListScope::All);
        AdvisoryRowView::all(viewpoint, &all[..all.len().min(5)])
    }

    /// Makes the rows of advisories.
    pub fn all(viewpoint: Viewpoint<'_>, documents: &[DocumentId]) -> Vec<AdvisoryRowView> {
        let documents = documents.iter().filter_map(|id| viewpoint.edition.document(id));
        documents.filter_map(|document| Some(AdvisoryRowView::new(viewpoint, document, document.advisory()?))).collect()
    }

    /// Makes the row of an advisory.
    pub fn new(viewpoint: Viewpoint<'_>, document: &EditionDocument, advisory: &Advisory) -> AdvisoryRowView {
        let products = advisory.affected_products();
        let affected = advisory.vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.affected);
        let fixed = fixed_versions(affected.flat_map(|affected| &affected.ranges));
        let cves = advisory.vulnerabilities.iter().filter_map(|vulnerability| vulnerability.cve.as_ref());
        AdvisoryRowView {
            id: advisory.id.to_string(),
            title: document.text(viewpoint.locale).title.clone(),
            text_lang: viewpoint.text_lang(document),
            href: viewpoint.document_href(document),
            level: advisory.level().map(|level| level.as_str()),
            status: status_word(&advisory.status),
            exploited: advisory.exploited().as_str(),
            products: products.into_iter().map(|product| viewpoint.product_name(product)).collect(),
            unfixed: fixed.is_empty().then(|| unfixed(viewpoint, advisory)).flatten(),
            fixed,
            cves: cves.map(ToString::to_string).collect(),
            published: MomentView::new(&advisory.published),
            updated: updated(advisory),
            is_draft: !document.is_public,
        }
    }
}

/// Returns the word of a status in the sources.
pub(in crate::plan::view) fn status_word(status: &Status) -> &'static str {
    let name = match status {
        Status::Draft => StatusName::Draft,
        Status::Published => StatusName::Published,
        Status::Withdrawn { .. } => StatusName::Withdrawn,
        Status::Superseded { .. } => StatusName::Superseded,
    };
    name.as_str()
}

/// Returns when an advisory last changed, where that is later than its publication.
pub(in crate::plan::view) fn updated(advisory: &Advisory) -> Option<MomentView> {
    let updated = advisory.updated();
    (updated.timestamp() > advisory.published.timestamp()).then(|| MomentView::new(&updated))
}

/// Returns the fixed versions of ranges, in their order, none twice.
pub(in crate::plan::view) fn fixed_versions<'a>(ranges: impl Iterator<Item = &'a AffectedRange>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    ranges
        .filter_map(|range| range.fixed())
        .filter(|version| seen.insert(version.as_str()))
        .map(ToString::to_string)
        .collect()
}

/// Returns the word for an advisory that names no fixed version; `None` for one that was withdrawn.
fn unfixed(viewpoint: Viewpoint<'_>, advisory: &Advisory) -> Option<&'static str> {
    if matches!(advisory.status, Status::Withdrawn { .. }) {
        return None;
    }
    let products = FixedView::all(viewpoint, &advisory.vulnerabilities);
    // What readers wait for comes first.
    ["none-yet", "none-named", "in-text", "none-planned"]
        .into_iter()
        .find(|word| products.iter().any(|product| product.unfixed == Some(word)))
}
