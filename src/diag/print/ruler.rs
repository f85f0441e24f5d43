//! Where diagnostics are, as people count.

use crate::diag::print::visible;
use crate::text::FileId;
use crate::text::Location;
use crate::text::Origin;
use crate::text::Snapshot;
use crate::text::Span;

/// Finds places; from one to a later one in the same file it counts on, so that many cost no more than one.
pub(super) struct Ruler<'s> {
    snapshot: &'s Snapshot,
    last: Option<(FileId, usize, Location)>,
}

impl<'s> Ruler<'s> {
    pub(super) fn new(snapshot: &'s Snapshot) -> Ruler<'s> {
        Ruler { snapshot, last: None }
    }

    /// Returns where a span begins.
    pub(super) fn location(&mut self, span: Span) -> Location {
        self.locate(span.file, span.start)
    }

    /// Returns the place behind the last character of a span.
    pub(super) fn end(&mut self, span: Span) -> Location {
        self.locate(span.file, span.end)
    }

    fn locate(&mut self, file: FileId, offset: usize) -> Location {
        let bytes = &self.snapshot.file(file).bytes;
        let offset = offset.min(bytes.len());
        let location = match self.last {
            // A byte order mark takes the first three bytes.
            Some((last, at, location)) if last == file && (3..=offset).contains(&at) => {
                location.after(&bytes[at..offset])
            }
            _ => Location::of(bytes, offset),
        };
        self.last = Some((file, offset, location));
        location
    }

    /// Returns the bytes of the file that a span is in.
    pub(super) fn bytes(&self, span: Span) -> &'s [u8] {
        self.snapshot.file(span.file).bytes.as_ref()
    }

    /// Returns the path of the file that a span is in, for people.
    pub(super) fn path(&self, span: Span) -> String {
        let file = self.snapshot.file(span.file);
        match file.origin {
            Origin::Site => visible(file.path.as_str()),
            Origin::BuiltIn => format!("(built in)/{}", visible(file.path.as_str())),
        }
    }
}
