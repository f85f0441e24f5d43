//! The stages in a row.
//!
//! [`check()`] goes from a snapshot to an edition; [`make()`] goes on to the files, which it hands to a sink one by one,
//! so that memory does not grow with the site. Documents and jobs are worked on in parallel; the order in which files
//! reach the sink is not fixed, their bytes are.

mod job;
mod key;
mod memo;
mod outputs;
mod press;
mod record;
mod tools;

pub use memo::Memo;
pub use press::Press;
pub use record::Record;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;

use crate::check;
use crate::check::BuildTime;
use crate::check::Comparisons;
use crate::check::Conditions;
use crate::check::Drafts;
use crate::check::Edition;
use crate::check::Locking;
use crate::check::Signing;
use crate::diag::Outcome;
use crate::diag::Report;
use crate::export::provider::Trust;
use crate::export::signature::Signatures;
use crate::export::signature::Signer;
use crate::export::signature::SignerError;
use crate::export::signature::expired_on;
use crate::model::Lock;
use crate::model::OutputFile;
use crate::pipeline::job::Workshop;
use crate::pipeline::tools::Tools;
use crate::plan::Job;
use crate::plan::LeftOut;
use crate::plan::Plan;
use crate::prose::Highlighted;
use crate::publish::Digest;
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
    pub locked: bool,
    /// The key that signs CSAF documents and `security.txt`, if there is one.
    pub signer: Option<Signer>,
    /// How many threads work; as many as there are cores where it is absent.
    pub jobs: Option<usize>,
}

impl Options {
    fn time(&self) -> BuildTime {
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
pub fn check(snapshot: Arc<Snapshot>, options: &Options) -> Outcome<Option<Edition>> {
    in_threads(options.jobs, || {
        let corpus = read::read(&snapshot);
        check_corpus(corpus, &mut Comparisons::default(), snapshot, options)
    })
}

/// Reads and checks a snapshot as [`check()`] does; what an earlier run did is not done again.
pub fn check_again(snapshot: Arc<Snapshot>, options: &Options, memo: &mut Memo) -> Outcome<Option<Edition>> {
    in_threads(options.jobs, || {
        let corpus = read::read_again(&snapshot, &mut memo.readings);
        check_corpus(corpus, &mut memo.comparisons, snapshot, options)
    })
}

/// Reads and checks a snapshot as [`check()`] does; documents of which an earlier build had nothing to report are not
/// compared again.
pub fn check_recorded(snapshot: Arc<Snapshot>, options: &Options, record: &mut Record) -> Outcome<Option<Edition>> {
    in_threads(options.jobs, || {
        let corpus = read::read(&snapshot);
        check_corpus(corpus, &mut record.comparisons, snapshot, options)
    })
}

fn check_corpus(
    corpus: Outcome<Option<Corpus>>,
    comparisons: &mut Comparisons,
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
    let locking = if options.locked { Locking::Locked } else { Locking::Open };
    let (time, signing) = (options.time(), options.signing());
    let expired = expired_signatures(&snapshot, signing, time.at);
    let conditions = Conditions { time, drafts: options.drafts, locking, signing, expired: &expired };
    *comparisons = Comparisons::new(&corpus, &snapshot, std::mem::take(comparisons));
    let checked = check::check_compared(Outcome { value: corpus, report }, comparisons, snapshot, conditions);
    with_sound_outputs(checked)
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

/// Checks what an edition would publish; where two outputs clash there is no edition.
fn with_sound_outputs(checked: Outcome<Option<Edition>>) -> Outcome<Option<Edition>> {
    let Outcome { value: edition, mut report } = checked;
    let Some(edition) = edition else { return Outcome { value: None, report } };
    report.extend(outputs::check(&edition, &Plan::new(&edition)));
    report.extend(key::check(&edition));
    report.sort();
    Outcome { value: Some(edition).filter(|_| !report.has_errors()), report }
}

/// What a finished run made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Pages that a template made.
    pub pages: usize,
    /// Locales of the site.
    pub locales: usize,
    /// Advisories, each counted once.
    pub advisories: usize,
    /// What `lucarne.lock` must hold once the files are published.
    pub lock: Lock,
    /// What documents for programs have no place for.
    pub left_out: LeftOut,
    /// The CSAF documents, and how many of them are signed.
    pub trust: Trust,
    /// When the key that signs expires.
    pub key_expires: Option<Timestamp>,
}

/// Why a run made nothing that can be published.
#[derive(Debug)]
pub enum MakeError<E> {
    /// Templates have faults.
    Faults(Report),
    /// The key of the build cannot sign for the site.
    Signer(SignerError),
    /// The sink did not take a file.
    Sink(E),
}

/// How far a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It has this many jobs to do.
    Begun(usize),
    /// It has done one more.
    Done,
}

/// Where finished files go; called from many threads, in no fixed order.
pub type Sink<'s, E> = &'s (dyn Fn(OutputFile) -> Result<(), E> + Sync);

/// Makes every file of an edition and hands it to a sink.
///
/// A template's fault does not stop the others: all of them are in the error. The first failure of the sink stops
/// everything.
pub fn make<E: Send>(
    edition: &Edition,
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
    sink: Sink<'_, E>,
) -> Result<Made, MakeError<E>> {
    let tools = Tools::new(edition, options, Highlighted::default())?;
    in_threads(options.jobs, || {
        let Tools { plan, signatures, .. } = &tools;
        let setting = tools.setting(edition);
        progress(Progress::Begun(plan.jobs.len()));
        let done = work_all(tools.workshop(&setting), progress, sink).map_err(MakeError::Sink)?;
        finish(done, edition, plan, signatures)
    })
}

/// Does all jobs of the plan: feeds last and locale by locale, since their entries are kept as long as they are needed.
fn work_all<E: Send>(
    mut workshop: Workshop<'_>,
    progress: &(dyn Fn(Progress) + Sync),
    sink: Sink<'_, E>,
) -> Result<Yield, E> {
    let jobs = &workshop.setting.plan.jobs;
    let (feeds, others): (Vec<&Job>, Vec<&Job>) = jobs.iter().partition(|job| matches!(job, Job::Feed { .. }));
    let mut done = work_through(&workshop, &others, progress, sink)?;
    for locale in &workshop.setting.edition.site().locales {
        let is_own = |job: &&Job| matches!(job, Job::Feed { locale: own, .. } if own == locale);
        let own: Vec<&Job> = feeds.iter().copied().filter(is_own).collect();
        workshop.entries = workshop.entries(locale);
        done = join(done, work_through(&workshop, &own, progress, sink)?);
    }
    Ok(done)
}

fn work_through<E: Send>(
    workshop: &Workshop<'_>,
    jobs: &[&Job],
    progress: &(dyn Fn(Progress) + Sync),
    sink: Sink<'_, E>,
) -> Result<Yield, E> {
    let done = jobs.par_iter().map(|job| work(workshop, job, progress, sink));
    done.try_reduce(Yield::default, |done, other| Ok(join(done, other)))
}

/// What jobs leave behind beside their files.
#[derive(Default)]
struct Yield {
    report: Report,
    /// The hashes of CSAF documents by tracking id.
    csaf: BTreeMap<String, Digest>,
}

/// Does one job; what its template reports is returned.
fn work<E>(
    workshop: &Workshop<'_>,
    job: &Job,
    progress: &(dyn Fn(Progress) + Sync),
    sink: Sink<'_, E>,
) -> Result<Yield, E> {
    let mut done = Yield::default();
    match workshop.files(job) {
        Ok(files) => {
            if let (Job::Csaf { advisory, place }, [document, ..]) = (job, files.as_slice()) {
                let id = workshop.setting.edition.csaf(advisory)[*place].id.clone();
                done.csaf.insert(id, Digest::of(&document.bytes));
            }
            files.into_iter().try_for_each(sink)?;
        }
        Err(fault) => done.report.push(*fault),
    }
    progress(Progress::Done);
    Ok(done)
}

fn join(mut done: Yield, other: Yield) -> Yield {
    done.report.extend(other.report);
    done.csaf.extend(other.csaf);
    done
}

fn finish<E>(done: Yield, edition: &Edition, plan: &Plan, signatures: &Signatures) -> Result<Made, MakeError<E>> {
    let Yield { mut report, csaf } = done;
    if !report.is_empty() {
        // A fault of one template is met on every page that it makes.
        report.sort();
        return Err(MakeError::Faults(report));
    }
    Ok(Made::new(edition, plan, &csaf, signatures.expires()))
}

impl Made {
    /// Tells of a run by its edition and by the hashes of its CSAF documents.
    fn new(edition: &Edition, plan: &Plan, csaf: &BTreeMap<String, Digest>, key_expires: Option<Timestamp>) -> Made {
        Made {
            pages: plan.jobs.iter().filter(|job| matches!(job, Job::Page { .. })).count(),
            locales: edition.site().locales.len(),
            advisories: edition.advisories().count(),
            lock: filled(edition.lock(), csaf),
            left_out: LeftOut::new(edition, plan),
            trust: Trust::new(edition),
            key_expires,
        }
    }
}

/// Adds the hashes of the CSAF documents to what the lock file must hold.
fn filled(lock: &Lock, csaf: &BTreeMap<String, Digest>) -> Lock {
    let mut lock = lock.clone();
    for (id, locked) in &mut lock.csaf {
        if let Some(digest) = csaf.get(id) {
            locked.sha256 = digest.to_string();
        }
    }
    lock
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
