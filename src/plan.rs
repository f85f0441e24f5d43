//! Edition to plan: which outputs there are, and what each template sees.
//!
//! A [`Plan`] is a list of small jobs in a fixed order, with an index of the lists and feeds that they are cut from. A
//! view is made when its job is done, so that memory does not grow with the site. Nothing here can fail.

mod asset;
mod cve;
mod feed;
mod index;
mod job;
mod left_out;
mod osv;
mod page;
mod redirect;
mod release;
mod route;
mod urgent;
pub mod view;
mod viewpoint;

pub use asset::Asset;
pub use cve::CveCase;
pub use cve::CveGap;
pub use cve::CveSource;
pub use cve::cve_sources;
pub use cve::english_text;
pub use cve::is_cve_rejected;
pub use feed::FeedEntry;
pub use feed::FeedPage;
pub use feed::News;
pub use feed::entry_tag;
pub use index::Index;
pub use job::Job;
pub use job::Plan;
pub use job::has_security_txt;
pub use left_out::LeftOut;
pub use osv::OsvRecord;
pub use osv::has_osv_place;
pub use osv::left_out_of as osv_left_out;
pub use osv::osv_packages;
pub use page::PageKind;
pub use redirect::LocalRedirect;
pub use redirect::OldFeed;
pub use release::Finding;
pub use release::ReleaseRow;
pub use release::ReleaseTable;
pub use release::SoundVersion;
pub use release::Standing;
pub use release::affected_set;
pub use route::Alternate;
pub use viewpoint::Viewpoint;

pub use crate::check::RevisionRef;
pub use crate::model::FeedScope;
pub use crate::model::ListScope;
