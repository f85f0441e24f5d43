//! The bytes that a build starts from, and places in them.
//!
//! A [`Snapshot`] is every input byte at one moment. Nothing past the `host` module reads a file; a [`Span`] names
//! a place in the snapshot, and every diagnostic carries one.

mod difference;
mod nearest;
mod path;
mod snapshot;
mod span;

pub use difference::Difference;
pub use difference::differences;
pub use difference::words;
pub(crate) use nearest::nearest;
pub(crate) use nearest::nearest_path;
pub use path::PathError;
pub use path::SitePath;
pub use snapshot::FileId;
pub use snapshot::LOCK_FILE;
pub use snapshot::Origin;
pub use snapshot::Refusal;
pub use snapshot::RefusalCause;
pub use snapshot::Snapshot;
pub use snapshot::SourceFile;
pub use span::Location;
pub use span::Span;
pub use span::Spanned;
