//! Corpus to edition: every rule that can fail.
//!
//! Only this module can make an [`Edition`]. In it every reference has a target, every locale exists and every
//! address is free; drafts and embargoed documents are not in it at all.

mod edition;

pub use edition::BuildTime;
pub use edition::Content;
pub use edition::Drafts;
pub use edition::Edition;
pub use edition::EditionDocument;
pub use edition::EditionHeading;
pub use edition::EditionText;
pub use edition::Fact;
pub use edition::Page;
pub use edition::Policy;
pub use edition::Target;
pub use edition::TextState;
