//! The stages in a row.
//!
//! [`check`] goes from a snapshot to an edition; [`make`] goes on to the files, which it hands to a sink one by one,
//! so that memory does not grow with the site. Documents and jobs are worked on in parallel; the order in which files
//! reach the sink is not fixed, their bytes are.

use std::sync::Arc;

use jiff::Timestamp;

use crate::check;
use crate::check::BuildTime;
use crate::check::Conditions;
use crate::check::Drafts;
use crate::check::Edition;
use crate::check::Locking;
use crate::diag::Outcome;
use crate::read;
use crate::text::Snapshot;

/// What a run depends on beside the sources.
#[derive(Clone, Debug)]
pub struct Options {
    /// The time that the build states; the machine's clock where it is absent.
    pub at: Option<Timestamp>,
    /// The machine's clock.
    pub clock: Timestamp,
    /// The address to publish at, instead of that of `site.toml`.
    pub base_url: Option<crate::model::BaseUrl>,
    /// Whether drafts are shown.
    pub drafts: Drafts,
    /// Whether the lock file may change.
    pub locked: bool,
    /// How many threads work; as many as there are cores where it is absent.
    pub jobs: Option<usize>,
}

impl Options {
    fn time(&self) -> BuildTime {
        let at = self.at.unwrap_or(self.clock);
        // No variable can lift an embargo: what is public is never decided by a time that has not come.
        BuildTime { at, public_until: at.min(self.clock) }
    }
}

/// Reads and checks a snapshot. There is an edition where no error was found.
pub fn check(snapshot: Arc<Snapshot>, options: &Options) -> Outcome<Option<Edition>> {
    in_threads(options.jobs, || {
        let Outcome { value: corpus, mut report } = read::read(&snapshot);
        let Some(mut corpus) = corpus else {
            report.sort();
            return Outcome { value: None, report };
        };
        if let Some(base_url) = &options.base_url {
            corpus.site.base_url.value = base_url.clone();
        }
        let locking = if options.locked { Locking::Locked } else { Locking::Open };
        let conditions = Conditions { time: options.time(), drafts: options.drafts, locking };
        check::check(Outcome { value: corpus, report }, snapshot, conditions)
    })
}

fn in_threads<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> T + Send) -> T {
    let Some(jobs) = jobs else { return work() };
    match rayon::ThreadPoolBuilder::new().num_threads(jobs).build() {
        Ok(pool) => pool.install(work),
        // Threads that the machine does not give are no reason to stop: the default pool does the work.
        Err(_) => work(),
    }
}
