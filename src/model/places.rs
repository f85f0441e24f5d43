//! Where each field of a file was written.

use std::collections::BTreeMap;

use crate::text::FileId;
use crate::text::Span;

/// Where the fields of a TOML file stand, by path: `disclosure.window`, `contact.0.value`.
#[derive(Clone, Debug)]
pub struct Places {
    file: FileId,
    spans: BTreeMap<String, Span>,
}

impl Places {
    /// Joins a file with the places of its fields.
    pub fn new(file: FileId, spans: BTreeMap<String, Span>) -> Places {
        Places { file, spans }
    }

    /// Returns whether a field or table is there.
    pub fn has(&self, path: &str) -> bool {
        self.spans.contains_key(path)
    }

    /// Returns the place of a field, else of the nearest table above it, else the top of the file.
    pub fn of(&self, path: &str) -> Span {
        let parents = std::iter::successors(Some(path), |path| path.rsplit_once('.').map(|(parent, _)| parent));
        parents.filter_map(|path| self.spans.get(path)).next().copied().unwrap_or(Span::top(self.file))
    }
}
