//! Files as text.

use std::ops::Range;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::front_matter;
use crate::text::FileId;
use crate::text::Snapshot;
use crate::text::Span;

/// The most bytes that a source may have; a file of `static` may have more.
pub(crate) const LARGEST_SOURCE: usize = 4 * 1024 * 1024;

/// Of branches that each made a new advisory Git joins the files, since both took the next free id.
const TWO_ADVISORIES: &str = "where each of them made an advisory of its own with this id, keep one here, make a file for the \
                              other with `lucarne new advisory`, which gives it the next id, and move its text there";

/// Returns a source as text; one that is too large or not UTF-8 is reported without showing any of it.
pub(in crate::read) fn text<'s>(snapshot: &'s Snapshot, id: FileId, report: &mut Report) -> Option<&'s str> {
    let file = snapshot.file(id);
    if file.bytes.len() > LARGEST_SOURCE {
        let megabytes = LARGEST_SOURCE / 1024 / 1024;
        let message = format!("{} bytes are more than the {megabytes} MiB that a source may have", file.bytes.len());
        let hint = "split the document, or put the file in `static`";
        report.push(Diagnostic::new(Code::SourceTooLarge, Span::top(id), message).hint(hint).redacted());
        return None;
    }
    match file.text() {
        Ok(text) => match conflict(text, file.path.as_str().ends_with(".md")) {
            Some(marker) => {
                let marker_start = marker.start;
                let message = "two branches have changed the file, and Git has marked where they differ";
                let diagnostic = Diagnostic::new(Code::SourceConflict, Span::new(id, marker), message);
                let mut diagnostic = diagnostic.hint("take what is right of both sides, and the marks away").redacted();
                // Whether the public may see the document stands in its front matter, which is read where it is whole.
                let is_in_body = front_matter::split(text).is_some_and(|parts| marker_start >= parts.body.start);
                if !is_in_body && file.path.strip("content/advisories").is_some() {
                    diagnostic = diagnostic.hint(TWO_ADVISORIES);
                }
                report.push(diagnostic);
                is_in_body.then_some(text)
            }
            None => Some(text),
        },
        Err(offset) => {
            let message = format!("byte {} is not UTF-8", offset + 1);
            let diagnostic = Diagnostic::new(Code::SourceEncoding, Span::new(id, offset..offset), message);
            report.push(diagnostic.hint("save the file as UTF-8").redacted());
            None
        }
    }
}

/// Returns the first mark of a conflict that Git could not solve; a code block of Markdown may show one.
fn conflict(text: &str, is_markdown: bool) -> Option<Range<usize>> {
    if !text.contains("<<<<<<< ") {
        return None;
    }
    let (mut offset, mut fence, mut marker) = (0, None, None);
    for line in text.split_inclusive('\n') {
        if is_markdown {
            fence = fence_behind(fence, line);
        }
        match line.get(..8) {
            Some("<<<<<<< ") if fence.is_none() => drop(marker.get_or_insert(offset..offset + line.trim_end().len())),
            Some(">>>>>>> ") if fence.is_none() && marker.is_some() => return marker,
            _ => {}
        }
        offset += line.len();
    }
    None
}

/// Returns the fence of the code block that is open behind a line, by its sign and its length (CommonMark 0.31, section
/// 4.5).
fn fence_behind(open: Option<(char, usize)>, line: &str) -> Option<(char, usize)> {
    let inner = line.trim_start_matches(' ');
    let Some(sign) = inner.chars().next().filter(|sign| matches!(sign, '`' | '~') && line.len() - inner.len() <= 3)
    else {
        return open;
    };
    let length = inner.chars().take_while(|c| *c == sign).count();
    let rest = inner[length..].trim();
    match open {
        Some((own, least)) if own == sign && length >= least && rest.is_empty() => None,
        None if length >= 3 && !(sign == '`' && rest.contains('`')) => Some((sign, length)),
        open => open,
    }
}
