//! Edition to plan: which outputs there are, and what each template sees.
//!
//! A [`Plan`] is a list of small jobs in a fixed order. A view is made when its job is done, so that memory does not
//! grow with the site. Nothing here can fail.

mod job;
pub mod view;

pub use job::FeedScope;
pub use job::Job;
pub use job::ListScope;
pub use job::PageKind;
pub use job::Plan;
