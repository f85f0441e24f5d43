//! The work on translations: how they stand, a skeleton for a new one, a mark on one that is up to date.

mod changes;
mod mark;
mod revision;
mod skeleton;
mod status;

pub use changes::Change;
pub use changes::changes;
pub use mark::Mark;
pub use mark::mark;
pub use revision::is_late;
pub use revision::next_revision;
pub use skeleton::path;
pub use skeleton::skeleton;
pub use status::TranslationState;
pub use status::TranslationStatus;
pub use status::statuses;
