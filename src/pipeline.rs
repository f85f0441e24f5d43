//! The stages in a row.
//!
//! [`check()`] goes from a snapshot to an edition; [`make()`] goes on to the files, which it hands to a sink one by one,
//! so that memory does not grow with the site. Documents and jobs are worked on in parallel; the order in which files
//! reach the sink is not fixed, their bytes are.

mod deeds;
mod entries;
mod job;
mod key;
mod loaded;
mod make;
mod memo;
mod outputs;
mod planned;
mod press;
mod record;
mod searched;
mod settled;
mod survey;
mod tools;

pub use deeds::Deeds;
pub use deeds::Published;
pub use make::Made;
pub use make::MakeError;
pub use make::Progress;
pub use make::Sink;
pub use make::make;
pub use make::make_again;
pub use memo::Memo;
pub use planned::PlannedEdition;
pub use press::Press;
pub use record::Record;
pub use record::Silent;
pub use settled::settled;
pub use survey::Survey;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use crate::check;
use crate::check::Before;
use crate::check::BuildTime;
use crate::check::Comparisons;
use crate::check::Conditions;
use crate::check::Drafts;
use crate::check::Edition;
use crate::check::Locking;
use crate::check::Resolutions;
use crate::check::Signing;
use crate::diag::Outcome;
use crate::diag::Subject;
use crate::export::signature::Signer;
use crate::export::signature::expired_on;
use crate::read;
use crate::read::Corpus;
use crate::text::FileId;
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
    pub locking: Locking,
    /// Codes and rules that the caller wants to hear of, even where `[check]` allows them.
    pub heeded: Vec<Subject>,
    /// The key that signs CSAF documents and `security.txt`, if there is one.
    pub signer: Option<Signer>,
    /// How many threads work; as many as there are cores where it is absent.
    pub jobs: Option<usize>,
}

impl Options {
    /// Makes those of a plain run at a time: for the public, at the site's own address, unsigned, with every core.
    pub fn new(at: Option<Timestamp>, clock: Timestamp) -> Options {
        Options {
            at,
            clock,
            base_url: None,
            drafts: Drafts::Hidden,
            locking: Locking::Open,
            heeded: Vec::new(),
            signer: None,
            jobs: None,
        }
    }

    /// Returns the time that the build states, and the one that decides what is public.
    pub fn time(&self) -> BuildTime {
        let at = self.at.unwrap_or(self.clock);
        // No variable can lift an embargo: what is public is never decided by a time that has not come.
        BuildTime { at, public_until: at.min(self.clock) }
    }

    /// Returns whether what is made is what `site.toml` and the lock file tell of.
    fn is_locking(&self) -> bool {
        self.base_url.is_none() && self.drafts == Drafts::Hidden
    }

    fn signing(&self) -> Signing {
        match &self.signer {
            Some(_) => Signing::Key,
            // Documents at another address are not those that were signed.
            None if self.is_locking() => Signing::Files,
            None => Signing::Nowhere,
        }
    }
}

/// Reads and checks a snapshot. There is an edition where no error was found.
pub fn check(snapshot: Arc<Snapshot>, options: &Options) -> Outcome<Option<PlannedEdition>> {
    in_threads(options.jobs, || {
        let checked = check_once(snapshot, options, &mut Comparisons::default());
        planned(checked, &mut None)
    })
}

/// Reads and checks a snapshot as [`check()`] does; documents of which an earlier build had nothing to report are not
/// compared again. Also returns those of which this one has nothing to report.
pub fn check_recorded(
    snapshot: Arc<Snapshot>,
    options: &Options,
    record: &Record,
) -> (Outcome<Option<PlannedEdition>>, Silent) {
    in_threads(options.jobs, || {
        let mut comparisons = Comparisons::of_silent(record.silent.0.clone());
        let checked = check_once(snapshot, options, &mut comparisons);
        let silent = checked.value.as_ref().map_or_else(BTreeSet::new, |edition| comparisons.silent(edition));
        // They hold all that was read, beside which the plan would need as much again.
        drop(comparisons);
        (planned(checked, &mut None), Silent(silent))
    })
}

fn check_once(snapshot: Arc<Snapshot>, options: &Options, comparisons: &mut Comparisons) -> Outcome<Option<Edition>> {
    let before = Before { comparisons, resolutions: &mut Resolutions::default() };
    check_corpus(read::read(&snapshot), before, snapshot, options)
}

/// Reads and checks a snapshot as [`check()`] does; what an earlier run did is not done again.
pub fn check_again(snapshot: Arc<Snapshot>, options: &Options, memo: &mut Memo) -> Outcome<Option<PlannedEdition>> {
    in_threads(options.jobs, || {
        let corpus = read::read_again(&snapshot, &mut memo.readings);
        let Memo { comparisons, resolutions, planned, .. } = memo;
        let checked = check_corpus(corpus, Before { comparisons, resolutions }, snapshot, options);
        self::planned(checked, planned)
    })
}

fn check_corpus(
    corpus: Outcome<Option<Corpus>>,
    before: Before<'_>,
    snapshot: Arc<Snapshot>,
    options: &Options,
) -> Outcome<Option<Edition>> {
    let Outcome { value: corpus, mut report } = corpus;
    let Some(mut corpus) = corpus else {
        report.sort();
        return Outcome { value: None, report };
    };
    if let Some(base_url) = &options.base_url {
        corpus.site.base_url.value = base_url.clone();
    }
    corpus.settings.allow.retain(|subject| !options.heeded.contains(&subject.value));
    let (time, signing) = (options.time(), options.signing());
    let expired = expired_signatures(&snapshot, signing, time.at);
    let conditions = Conditions { time, drafts: options.drafts, locking: options.locking, signing, expired: &expired };
    check::check_again(Outcome { value: corpus, report }, before, snapshot, conditions)
}

/// Finds the signatures of a site that have expired, where they would be published.
fn expired_signatures(snapshot: &Snapshot, signing: Signing, at: Timestamp) -> BTreeMap<FileId, Timestamp> {
    match signing {
        Signing::Files => {
            let files = snapshot.under(check::SIGNATURE_FOLDER);
            files.filter_map(|(id, _, file)| Some((id, expired_on(&file.bytes, at)?))).collect()
        }
        Signing::Key | Signing::Nowhere => BTreeMap::new(),
    }
}

/// Plans an edition, and checks what it would publish; where two outputs clash there is none.
///
/// `before` is one that was planned before, and then this one.
fn planned(checked: Outcome<Option<Edition>>, before: &mut Option<PlannedEdition>) -> Outcome<Option<PlannedEdition>> {
    let Outcome { value: edition, mut report } = checked;
    let Some(edition) = edition else { return Outcome { value: None, report } };
    let edition = PlannedEdition::new(edition, before.as_ref());
    *before = Some(edition.clone());
    report.extend(edition.report().clone());
    report.extend(key::check(&edition));
    report.sort();
    Outcome { value: Some(edition).filter(|_| !report.has_errors()), report }
}

/// More threads than this only wait for each other.
const THREADS_PER_CORE: usize = 4;

fn in_threads<T: Send>(jobs: Option<usize>, work: impl FnOnce() -> T + Send) -> T {
    let Some(jobs) = jobs else { return work() };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    match rayon::ThreadPoolBuilder::new().num_threads(jobs.min(THREADS_PER_CORE * cores)).build() {
        Ok(pool) => pool.install(work),
        // Threads that the machine does not give are no reason to stop: the default pool does the work.
        Err(_) => work(),
    }
}
