//! What is replaced in a line: links, facts, pictures, the boxes of tasks.

use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Tag;

use crate::prose::fact::Wording;
use crate::prose::html::escape;
use crate::prose::link;
use crate::prose::manuscript::Manuscript;
use crate::prose::stream::Open;
use crate::prose::stream::Stream;
use crate::prose::stream::inline_html;

impl<'a> Stream<'a> {
    pub(super) fn open_link(&mut self, destination: &str, title: &str) -> Open {
        let address = self.manuscript.destination(destination);
        let Some(tag) = address.and_then(|address| link::opening(&address, title)) else { return Open::Nothing };
        self.out.push(inline_html(tag));
        Open::Link
    }

    pub(super) fn take_autolink(&mut self, destination: &str) {
        let inner = self.rest();
        if let Some(wording) = wording(self.manuscript, destination) {
            self.out.extend(wording.into_events());
            return;
        }
        let address = self.manuscript.destination(destination).filter(|_| link::has_known_scheme(destination));
        match address.and_then(|address| link::opening(&address, "")) {
            Some(tag) => {
                self.out.push(inline_html(tag));
                self.out.extend(inner);
                self.out.push(inline_html("</a>"));
            }
            // Mostly no address at all, such as `<std::string>`.
            None => self.out.push(Event::Text(CowStr::from(format!("<{destination}>")))),
        }
    }

    pub(super) fn take_image(&mut self, destination: &str, title: &str) {
        let alt = plain(self.manuscript, &self.rest());
        let address = self.manuscript.destination(destination);
        self.out.push(match address.and_then(|address| link::image(&address, &alt, title)) {
            Some(html) => inline_html(html),
            None => Event::Text(CowStr::from(alt)),
        });
    }

    pub(super) fn task(&self, is_done: bool) -> Event<'a> {
        let (id, checked) = if is_done { ("task-done", " checked") } else { ("task-open", "") };
        let label = escape(&self.manuscript.word(id, &[]));
        inline_html(format!("<input type=\"checkbox\" disabled{checked} aria-label=\"{label}\"> "))
    }
}

/// Returns the words of a `<fact:NAME>`.
pub(in crate::prose) fn wording(manuscript: &Manuscript<'_>, destination: &str) -> Option<Wording> {
    let fact = (manuscript.resolve.fact)(destination.strip_prefix("fact:")?)?;
    Some(Wording::new(&fact, manuscript.phrases))
}

/// Returns the text of events without marks.
pub(super) fn plain(manuscript: &Manuscript<'_>, events: &[Event<'_>]) -> String {
    let mut text = String::new();
    let mut events = events.iter();
    while let Some(event) = events.next() {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, .. }) => {
                if let Some(wording) = wording(manuscript, dest_url) {
                    text.push_str(&wording.text);
                    events.next();
                }
            }
            Event::Text(part) | Event::Code(part) | Event::Html(part) | Event::InlineHtml(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}
