//! Files as text.

use std::ops::Range;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::text::FileId;
use crate::text::Snapshot;
use crate::text::Span;

/// The most bytes that a source may have; a file of `static` may have more.
pub(crate) const LARGEST_SOURCE: usize = 4 * 1024 * 1024;

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
        Ok(text) => match conflict(text) {
            Some(marker) => {
                let message = "two branches have changed the file, and Git has marked where they differ";
                let diagnostic = Diagnostic::new(Code::SourceConflict, Span::new(id, marker), message);
                report.push(diagnostic.hint("take what is right of both sides, and the marks away").redacted());
                None
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

/// Returns the first mark of a conflict that Git could not solve; code may show one.
fn conflict(text: &str) -> Option<Range<usize>> {
    if !text.contains("<<<<<<< ") {
        return None;
    }
    let (mut offset, mut is_code, mut marker) = (0, false, None);
    for line in text.split_inclusive('\n') {
        is_code ^= line.starts_with("```") || line.starts_with("~~~");
        match line.get(..8) {
            Some("<<<<<<< ") if !is_code => drop(marker.get_or_insert(offset..offset + line.trim_end().len())),
            Some(">>>>>>> ") if !is_code && marker.is_some() => return marker,
            _ => {}
        }
        offset += line.len();
    }
    None
}
