//! Policies: their state, their versions, and what each version changed.

use serde::Serialize;

use crate::check::EditionDocument;
use crate::check::Policy;
use crate::check::PolicyText;
use crate::model::PolicyVersion;
use crate::model::address;
use crate::plan::Viewpoint;
use crate::plan::view::DocumentView;
use crate::plan::view::LinkView;
use crate::plan::view::MomentView;
use crate::plan::view::ProseView;
use crate::plan::view::QuantityView;
use crate::plan::view::history::words;

/// The state of a policy.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyStateView {
    /// Its version.
    pub version: Option<String>,
    /// The day this version came into force.
    pub issued: Option<MomentView>,
    /// The day somebody last read it through.
    pub reviewed: Option<MomentView>,
    /// How often that is done.
    pub review_every: Option<QuantityView>,
    /// Its versions, newest first.
    pub versions: Vec<PolicyVersionView>,
}

impl PolicyStateView {
    /// Makes the view of a policy's state.
    pub fn new(viewpoint: Viewpoint<'_>, document: &EditionDocument, policy: &Policy) -> PolicyStateView {
        PolicyStateView {
            version: policy.version.clone(),
            issued: policy.issued.and_then(MomentView::of_day),
            reviewed: policy.reviewed.and_then(MomentView::of_day),
            review_every: policy.review_every.as_ref().map(QuantityView::new),
            versions: PolicyVersionView::all(viewpoint, document, policy),
        }
    }
}

/// One version of a policy.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyVersionView {
    /// Its number or name.
    pub version: String,
    /// The day it came into force.
    pub issued: Option<MomentView>,
    /// What changed with it.
    pub summary: Option<String>,
    /// The locale of the summary, where it is not the frame's.
    pub text_lang: Option<String>,
    /// The page with its text, where that is stored.
    pub href: Option<String>,
    /// The page that compares it with the one before, where both texts are stored.
    pub changes: Option<String>,
}

impl PolicyVersionView {
    /// Makes the views of a policy's versions, newest first.
    pub fn all(viewpoint: Viewpoint<'_>, document: &EditionDocument, policy: &Policy) -> Vec<PolicyVersionView> {
        policy.versions.iter().map(|version| PolicyVersionView::new(viewpoint, document, version)).collect()
    }

    /// Makes the view of one version of a policy.
    pub fn new(viewpoint: Viewpoint<'_>, document: &EditionDocument, version: &PolicyVersion) -> PolicyVersionView {
        let (summary, text_lang) = words(viewpoint, document, |text| text.revision_summaries.get(&version.version));
        let stored = viewpoint.edition.policy_text(&document.id, &version.version);
        PolicyVersionView {
            version: version.version.clone(),
            issued: MomentView::of_day(version.issued),
            summary,
            text_lang,
            href: stored.map(|(stored, _)| viewpoint.document_href(stored)),
            changes: stored.and_then(|(stored, text)| changes_href(viewpoint, stored, text)),
        }
    }
}

fn changes_href(viewpoint: Viewpoint<'_>, document: &EditionDocument, text: &PolicyText) -> Option<String> {
    text.previous.as_ref()?;
    Some(viewpoint.href(&address::changes(viewpoint.prefix(), &document.path)))
}

/// What the pages of a policy's version say beside its text.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyHistoryView {
    /// The policy as it is in force.
    pub policy: LinkView,
    /// The version.
    pub version: String,
    /// The page with its text.
    pub href: String,
    /// The page that compares it with the one before, where that is stored.
    pub changes: Option<String>,
    /// The day it came into force.
    pub issued: Option<MomentView>,
    /// The day the next version came into force; absent for the version in force.
    pub until: Option<MomentView>,
    /// Whether it has not come into force yet, which only a build with drafts shows.
    pub is_coming: bool,
    /// What changed with it.
    pub summary: Option<String>,
    /// The locale of the summary, where it is not the frame's.
    pub summary_lang: Option<String>,
}

impl PolicyHistoryView {
    fn new(viewpoint: Viewpoint<'_>, document: &EditionDocument, text: &PolicyText) -> PolicyHistoryView {
        let policy = viewpoint.edition.document(&text.policy);
        // Where the policy itself is not shown, its version still has a name.
        let named = policy.unwrap_or(document);
        let (summary, summary_lang) = words(viewpoint, named, |words| words.revision_summaries.get(&text.version));
        PolicyHistoryView {
            policy: LinkView {
                title: named.text(viewpoint.locale).title.clone(),
                href: viewpoint.document_href(named),
                text_lang: viewpoint.text_lang(named),
            },
            version: text.version.clone(),
            href: viewpoint.document_href(document),
            changes: changes_href(viewpoint, document, text),
            issued: text.issued.and_then(MomentView::of_day),
            until: text.until.and_then(MomentView::of_day),
            is_coming: !document.is_public,
            summary,
            summary_lang,
        }
    }
}

/// View of `policy-version.html`.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyVersionPageView {
    /// Which version it is.
    pub history: PolicyHistoryView,
    /// The text.
    pub document: DocumentView,
}

impl PolicyVersionPageView {
    /// Makes the view of `policy-version.html`.
    pub fn new(
        viewpoint: Viewpoint<'_>,
        document: &EditionDocument,
        text: &PolicyText,
        prose: ProseView,
    ) -> PolicyVersionPageView {
        PolicyVersionPageView {
            history: PolicyHistoryView::new(viewpoint, document, text),
            document: DocumentView::new(viewpoint, document, prose),
        }
    }
}

/// Two texts compared.
#[derive(Clone, Debug, Serialize)]
pub struct ComparisonView {
    /// The newer text, with what was removed in `<del>` and what was added in `<ins>`.
    pub html: String,
    /// How many headings, paragraphs, items and rows have other words, were added or were removed; only those that are
    /// some.
    pub counts: Vec<ChangeCountView>,
    /// The headings of the sections in which something differs; `href` leads to them on this page.
    pub sections: Vec<LinkView>,
}

/// How many parts of a text have changed in one way.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ChangeCountView {
    /// `changed`, `added` or `removed`.
    pub kind: &'static str,
    /// How many.
    pub count: usize,
}

impl ComparisonView {
    /// Makes the view of a comparison from its HTML, the numbers of what was changed, added and removed, and the ids and
    /// titles of the sections.
    pub fn new(
        html: String,
        [changed, added, removed]: [usize; 3],
        sections: impl Iterator<Item = (String, String)>,
    ) -> ComparisonView {
        let counts = [("changed", changed), ("added", added), ("removed", removed)];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        let section = |(id, title)| LinkView { title, href: format!("#{id}"), text_lang: None };
        ComparisonView {
            html,
            counts: counts.map(|(kind, count)| ChangeCountView { kind, count }).collect(),
            sections: sections.map(section).collect(),
        }
    }
}

/// View of `policy-changes.html`.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyChangesView {
    /// The newer version.
    pub history: PolicyHistoryView,
    /// The older version.
    pub older: PolicyHistoryView,
    /// What differs.
    pub comparison: ComparisonView,
}

impl PolicyChangesView {
    /// Makes the view of `policy-changes.html`; `None` where one of the two is no version of a policy.
    pub fn new(
        viewpoint: Viewpoint<'_>,
        document: &EditionDocument,
        older: &EditionDocument,
        comparison: ComparisonView,
    ) -> Option<PolicyChangesView> {
        Some(PolicyChangesView {
            history: PolicyHistoryView::new(viewpoint, document, document.policy_text()?),
            older: PolicyHistoryView::new(viewpoint, older, older.policy_text()?),
            comparison,
        })
    }
}

/// View of `feed/policy.html`.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyEntryView {
    /// The policy as it is in force, with its full address.
    pub policy: LinkView,
    /// The version that the entry tells of, with full addresses.
    pub version: PolicyVersionView,
}

impl PolicyEntryView {
    /// Makes the view of `feed/policy.html`; the viewpoint is that of a feed's reader.
    pub fn new(viewpoint: Viewpoint<'_>, document: &EditionDocument, version: &PolicyVersion) -> PolicyEntryView {
        PolicyEntryView {
            policy: LinkView {
                title: document.text(viewpoint.locale).title.clone(),
                href: viewpoint.document_href(document),
                text_lang: viewpoint.text_lang(document),
            },
            version: PolicyVersionView::new(viewpoint, document, version),
        }
    }
}
