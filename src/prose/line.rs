//! Lines of languages that write without spaces.

use pulldown_cmark::CowStr;
use pulldown_cmark::Event;

/// Joins lines that break between two full-width characters: a browser would show a space there.
pub(in crate::prose) fn join_lines(events: &mut [Event<'_>]) {
    for index in 0..events.len() {
        let (before, rest) = events.split_at(index);
        let Some((Event::SoftBreak, after)) = rest.split_first() else { continue };
        let last = before.iter().rev().map_while(text_of).find_map(|text| text.chars().next_back());
        let next = after.iter().map_while(text_of).find_map(|text| text.chars().next());
        if last.is_some_and(is_full_width) && next.is_some_and(is_full_width) {
            events[index] = Event::Text(CowStr::from(""));
        }
    }
}

/// Returns what an event prints on its line; `None` where the line ends.
pub(in crate::prose) fn text_of<'a>(event: &'a Event<'_>) -> Option<&'a str> {
    match event {
        Event::Text(text) | Event::Code(text) => Some(text),
        Event::InlineHtml(_) => Some(""),
        Event::Start(tag) => is_inline(tag.to_end()).then_some(""),
        Event::End(tag) => is_inline(*tag).then_some(""),
        _ => None,
    }
}

fn is_inline(tag: pulldown_cmark::TagEnd) -> bool {
    use pulldown_cmark::TagEnd;
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough)
}

/// Han, kana and full-width marks. Hangul is not among them: Korean writes spaces.
fn is_full_width(c: char) -> bool {
    matches!(u32::from(c),
        0x2e80..=0x2fdf | 0x3000..=0x30ff | 0x3100..=0x312f | 0x3190..=0x31ff | 0x3220..=0x9fff
        | 0xf900..=0xfaff | 0xfe30..=0xfe4f | 0xff01..=0xff60 | 0xffe0..=0xffe6 | 0x20000..=0x3ffff)
}
