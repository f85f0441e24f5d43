//! The machine: disk, clock, watcher and preview server.
//!
//! The only module that touches any of them. Everything is read through the root of the site ([`snapshot()`], and
//! [`Sources`] while it changes); an output folder is replaced whole or not at all ([`Publication`]), and so is what the
//! preview shows ([`Preview`]). What goes wrong here is nobody's mistake in a source: it is a [`HostError`],
//! with the path and what was done to it.

mod atomic;
mod built_in;
mod carrier;
mod clock;
mod creation;
mod error;
mod exchange;
mod history;
mod key;
mod lock;
mod output;
mod preview;
mod publication;
mod record;
mod root;
mod seal;
mod site;
mod snapshot;
mod sources;
mod spare;
mod summary;
mod texts;
mod tree;
mod watch;

pub use atomic::write_atomic;
pub use built_in::built_in;
pub use clock::ClockError;
pub use clock::Stopwatch;
pub use clock::clock;
pub use creation::create_all;
pub use creation::taken;
pub use error::HostError;
pub use history::older_versions;
pub use key::read_key;
pub use output::Guarded;
pub use output::is_shared_ground;
pub use output::manifest_of;
pub use preview::Extent;
pub use preview::Files;
pub use preview::Preview;
pub use preview::Problems;
pub use publication::Publication;
pub use record::read_due_lock;
pub use record::read_record;
pub use record::read_seal;
pub use record::remove_due_lock;
pub use record::write_due_lock;
pub use record::write_record;
pub use record::write_seal;
pub use site::SITE_FILE;
pub use site::find_site;
pub use site::has_site;
pub use snapshot::snapshot;
pub use sources::Sources;
pub use summary::Finished;
pub use summary::PublicationError;
pub use summary::Summary;
pub use texts::Created;
pub use texts::create_folder;
pub use texts::create_source;
pub use texts::read_imports;
pub use texts::renew_source;
