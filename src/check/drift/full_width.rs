//! Marks of Markdown that an editor for Japanese wrote in full width, so that readers see them: `｛#fix｝`, `＃`, `｀`.

use std::ops::Range;

use crate::check::drift::fold;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::PassageKind;

/// The signs of which one begins such a mark.
const SIGNS: [char; 6] = ['｛', '｝', '＃', '｀', '（', '］'];

/// A mark in full width.
struct Mark {
    bytes: Range<usize>,
    message: String,
    /// What to write.
    hint: String,
}

/// Reports marks in full width.
pub(in crate::check::drift) fn check(reading: &Reading<'_>, report: &mut Report) {
    for part in reading.prose().filter(|part| part.passage.text.contains(SIGNS)) {
        let found = [heading_id(part), heading(part), code(part), link(part)];
        for Mark { bytes, message, hint } in found.into_iter().flatten() {
            let place = part.passage.place(bytes);
            report.push(Diagnostic::new(Code::TextJunk, place, message).hint(hint));
        }
    }
}

/// The id at the end of a heading.
fn heading_id(part: &Part) -> Option<Mark> {
    let text = part.passage.text.trim_end();
    let start = text.rfind(['{', '｛']).filter(|_| part.is_heading() && text.ends_with(['}', '｝']))?;
    let written = &text[start..];
    let plain = narrow(written);
    plain.strip_prefix("{#").filter(|_| plain != written)?;
    let message = format!("`{written}` is text of the heading, not its id");
    Some(Mark { bytes: start..text.len(), message, hint: format!("write `{plain}`") })
}

/// The mark before a heading; `＃1` is a number.
fn heading(part: &Part) -> Option<Mark> {
    let text = &part.passage.text;
    let rest = text.trim_start_matches('＃');
    let marks = text.len() - rest.len();
    let is_counted = fold::fold(rest.chars().next()?).is_some_and(|next| next.is_ascii_digit());
    if marks == 0 || is_counted || !matches!(part.passage.kind, PassageKind::Paragraph) {
        return None;
    }
    let plain = narrow(&text[..marks]);
    let message = format!("`{}` makes no heading", &text[..marks]);
    Some(Mark { bytes: 0..marks, message, hint: format!("write `{plain} ` before it, in half width and with a space") })
}

/// Two marks of code.
fn code(part: &Part) -> Option<Mark> {
    let text = &part.passage.text;
    let start = text.find('｀')?;
    let inner = &text[start..].trim_start_matches('｀');
    let begin = text.len() - inner.len();
    let end = begin + inner.find('｀')?;
    let code = &text[begin..end];
    let hint = if code.contains('\n') {
        "write ` ``` ` in half width".to_owned()
    } else {
        format!("write `` `{code}` `` with the backtick of ASCII")
    };
    Some(Mark { bytes: start..end + '｀'.len_utf8(), message: "`｀` marks no code".to_owned(), hint })
}

/// The address behind the text of a link: `[…]（https://…）`.
fn link(part: &Part) -> Option<Mark> {
    let text = &part.passage.text;
    let opening = ["]（", "］（", "］("].into_iter().filter_map(|opening| Some((text.find(opening)?, opening)));
    let (at, opening) = opening.min()?;
    let address = &text[at + opening.len()..];
    let length = address.find([')', '）', '\n']).filter(|_| address.starts_with(['h', '/', '#', '.']))?;
    let close = address[length..].chars().next().filter(|close| *close != '\n')?;
    let start = text[..at].rfind(['[', '［'])?;
    let end = at + opening.len() + length + close.len_utf8();
    let written = &text[start..end];
    let is_address = !address[..length].is_empty() && address[..length].is_ascii();
    let message = format!("`{written}` is no link");
    is_address.then(|| Mark { bytes: start..end, message, hint: format!("write `{}`", narrow(written)) })
}

/// Writes what Markdown reads in half width.
fn narrow(text: &str) -> String {
    let is_mark = |c: char| "｛｝＃［］（）：－＿．／".contains(c);
    text.chars().map(|c| fold::fold(c).filter(|_| is_mark(c)).unwrap_or(c)).collect()
}
