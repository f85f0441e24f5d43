//! Headings, and the sections that those of level 2 begin.

use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::HeadingLevel;

use crate::phrase::Argument;
use crate::prose::LinkStyle;
use crate::prose::html::escape;
use crate::prose::html::link;
use crate::prose::manuscript::Manuscript;

/// A heading while its text is read.
pub(in crate::prose) struct OpenHeading {
    pub(in crate::prose) level: HeadingLevel,
    /// Its position among the headings of the text.
    pub(in crate::prose) index: usize,
    /// Whether it stands at the top level, where one of level 2 begins a section.
    pub(in crate::prose) is_outer: bool,
}

impl OpenHeading {
    /// Returns whether a section begins here.
    pub(in crate::prose) fn begins_section(&self) -> bool {
        self.is_outer && self.level == HeadingLevel::H2
    }

    /// Returns its id; `None` for one that `check` did not see, which cannot be.
    pub(in crate::prose) fn id<'a>(&self, manuscript: &Manuscript<'a>) -> Option<&'a str> {
        manuscript.headings.get(self.index).map(|heading| heading.id.as_str())
    }

    /// Returns its content: the text and, on a page, a link to itself; in a feed that link would have no words to show.
    pub(in crate::prose) fn content<'a>(
        &self,
        manuscript: &Manuscript<'_>,
        mut inner: Vec<Event<'a>>,
    ) -> Vec<Event<'a>> {
        let has_link = manuscript.links == LinkStyle::Path;
        if let Some(heading) = manuscript.headings.get(self.index).filter(|_| has_link) {
            let title = ("title", Argument::Text(heading.text.clone()));
            let label = manuscript.word("heading-link", &[title]);
            let tag = link(&manuscript.here(&heading.id), "", &[("class", "anchor"), ("aria-label", &label)]);
            inner.push(Event::InlineHtml(CowStr::from(format!(" {tag}</a>"))));
        }
        inner
    }

    /// Returns it whole, for the headings that begin no section.
    pub(in crate::prose) fn whole<'a>(&self, manuscript: &Manuscript<'_>, inner: Vec<Event<'a>>) -> Vec<Event<'a>> {
        let level = self.level;
        let id = self.id(manuscript).map_or_else(String::new, |id| format!(" id=\"{}\"", escape(id)));
        let mut events = vec![Event::Html(CowStr::from(format!("<{level}{id}>")))];
        events.extend(self.content(manuscript, inner));
        events.push(Event::Html(CowStr::from(format!("</{level}>\n"))));
        events
    }
}
