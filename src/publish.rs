//! What an output folder holds, against what a build wants it to hold.
//!
//! Pure: the folder's [`Manifest`] and the list of its files come in as values, and what is to happen to each of them
//! goes out as a [`Comparison`]. `host` carries it out.

mod comparison;
mod digest;
mod manifest;
mod path;

pub use comparison::Change;
pub use comparison::Comparison;
pub use comparison::compare;
pub use digest::Digest;
pub(crate) use digest::hex_digits;
pub use manifest::Audience;
pub use manifest::MANIFEST_NAME;
pub use manifest::Manifest;
pub use manifest::ManifestError;
pub use manifest::UNFINISHED;
pub use path::TreePath;
