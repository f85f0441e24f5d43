//! Texts of documents.

use serde::Serialize;

use crate::check::Content;
use crate::check::EditionDocument;
use crate::check::EditionHeading;
use crate::check::EditionText;
use crate::check::Policy;
use crate::plan::Viewpoint;
use crate::plan::view::CommitmentView;
use crate::plan::view::MomentView;
use crate::plan::view::PolicyStateView;

/// A text as HTML, cut at its headings of level 2.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ProseView {
    /// What stands before the first heading of level 2.
    pub intro: String,
    /// The sections.
    pub sections: Vec<SectionView>,
}

impl ProseView {
    /// Joins the parts of a text that has become HTML: what stands first, and id, heading and body of each section.
    pub fn new(text: &EditionText, intro: String, sections: Vec<(String, String, String)>) -> ProseView {
        let title = |id: &str| text.headings.get(id).map(|heading| heading.text.clone());
        let section = |(id, title_html, html): (String, String, String)| SectionView {
            title: title(&id).unwrap_or_default(),
            id,
            title_html,
            html,
        };
        ProseView { intro, sections: sections.into_iter().map(section).collect() }
    }

    /// Returns the text in one piece, with its headings of level 2.
    pub fn whole(&self) -> String {
        let mut html = self.intro.clone();
        for section in &self.sections {
            html.push_str(&format!(
                "<h2 id=\"{}\">{}</h2>\n{}",
                escaped(&section.id),
                section.title_html,
                section.html
            ));
        }
        html
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

/// A section of a text: a heading of level 2 and what follows it.
#[derive(Clone, Debug, Serialize)]
pub struct SectionView {
    /// The heading's id.
    pub id: String,
    /// The heading without marks.
    pub title: String,
    /// The heading as HTML, with a link to itself, but for those of feeds.
    pub title_html: String,
    /// What follows, with deeper headings in it.
    pub html: String,
}

/// One entry of a table of contents.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsView {
    /// The heading's id.
    pub id: String,
    /// The heading.
    pub title: String,
    /// Deeper headings.
    pub children: Vec<ContentsView>,
}

impl ContentsView {
    /// Makes the table of contents: headings of level 2, those of level 3 below them.
    pub fn all(headings: &[EditionHeading]) -> Vec<ContentsView> {
        let mut contents: Vec<ContentsView> = Vec::new();
        for heading in headings {
            let entry = ContentsView { id: heading.id.clone(), title: heading.text.clone(), children: Vec::new() };
            match (heading.level, contents.last_mut()) {
                (2, _) => contents.push(entry),
                (3, Some(parent)) => parent.children.push(entry),
                _ => {}
            }
        }
        contents
    }
}

/// View of `page.html`.
#[derive(Clone, Debug, Serialize)]
pub struct DocumentView {
    /// The sentence of the front matter.
    pub summary: Option<String>,
    /// What stands before the first heading of level 2.
    pub intro: String,
    /// The sections.
    pub sections: Vec<SectionView>,
    /// The headings of level 2 and 3.
    pub contents: Vec<ContentsView>,
    /// The day somebody last read it through.
    pub reviewed: Option<MomentView>,
}

impl DocumentView {
    /// Makes the view of a document's text.
    pub fn new(viewpoint: Viewpoint<'_>, document: &EditionDocument, prose: ProseView) -> DocumentView {
        let text = document.text(viewpoint.locale);
        let reviewed = match &document.content {
            Content::Page(page) => page.reviewed,
            Content::Policy(policy) => policy.reviewed,
            Content::Home | Content::PolicyText(_) | Content::Announcement(_) | Content::Advisory(_) => None,
        };
        DocumentView {
            summary: text.summary.clone(),
            intro: prose.intro,
            sections: prose.sections,
            contents: ContentsView::all(&text.headings),
            reviewed: reviewed.and_then(MomentView::of_day),
        }
    }
}

/// View of `policy.html`.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyView {
    /// The text.
    pub document: DocumentView,
    /// Its version and dates.
    pub state: PolicyStateView,
    /// The promises, for "in short".
    pub commitments: Vec<CommitmentView>,
}

impl PolicyView {
    /// Makes the view of `policy.html`.
    pub fn new(viewpoint: Viewpoint<'_>, document: &EditionDocument, policy: &Policy, prose: ProseView) -> PolicyView {
        PolicyView {
            document: DocumentView::new(viewpoint, document, prose),
            state: PolicyStateView::new(viewpoint, document, policy),
            commitments: CommitmentView::all(viewpoint.edition.site()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contents_hold_headings_of_level_2_and_3() {
        let heading =
            |level, id: &str| EditionHeading { level, id: id.to_owned(), text: id.to_owned(), has_text: true };
        let headings = [heading(3, "stray"), heading(2, "a"), heading(3, "b"), heading(4, "c"), heading(2, "d")];
        let contents = ContentsView::all(&headings);
        let ids: Vec<(&str, usize)> = contents.iter().map(|entry| (entry.id.as_str(), entry.children.len())).collect();
        assert_eq!(ids, [("a", 1), ("d", 0)]);
    }

    #[test]
    fn whole_text_keeps_its_headings() {
        let section = SectionView {
            id: "a".to_owned(),
            title: "A".to_owned(),
            title_html: "<em>A</em>".to_owned(),
            html: "<p>b</p>".to_owned(),
        };
        let prose = ProseView { intro: "<p>i</p>".to_owned(), sections: vec![section] };
        assert_eq!(prose.whole(), "<p>i</p><h2 id=\"a\"><em>A</em></h2>\n<p>b</p>");
    }
}
