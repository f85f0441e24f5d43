//! Every file of an edition, made.

use std::collections::BTreeMap;
use std::convert::Infallible;

use jiff::Timestamp;
use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;

use crate::diag::Report;
use crate::export::provider::Trust;
use crate::export::signature::Signatures;
use crate::export::signature::SignerError;
use crate::model::Lock;
use crate::model::OutputFile;
use crate::pipeline::Memo;
use crate::pipeline::Options;
use crate::pipeline::PlannedEdition;
use crate::pipeline::in_threads;
use crate::pipeline::job::Workshop;
use crate::pipeline::tools::Tools;
use crate::plan::Job;
use crate::plan::LeftOut;
use crate::publish::Digest;

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
    edition: &PlannedEdition,
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
    sink: Sink<'_, E>,
) -> Result<Made, MakeError<E>> {
    let tools = Tools::new(edition, options, &mut Memo::default())?;
    in_threads(options.jobs, || {
        let setting = tools.setting(edition);
        progress(Progress::Begun(edition.plan().jobs.len()));
        let done = work_all(tools.workshop(&setting), progress, sink).map_err(MakeError::Sink)?;
        finish(done, edition, &tools.signatures)
    })
}

/// Makes every file for the faults of templates alone; `None` where it was stopped before it had made all.
pub(in crate::pipeline) fn faults(workshop: Workshop<'_>, is_stopped: &(dyn Fn() -> bool + Sync)) -> Option<Report> {
    let workshop = Workshop { is_stopped, ..workshop };
    let Ok(Yield { mut report, .. }) = work_all(workshop, &|_| {}, &|_| Ok::<(), Infallible>(()));
    report.sort();
    (!is_stopped()).then_some(report)
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

/// Does one job, unless the run is stopped; what its template reports is returned.
fn work<E>(
    workshop: &Workshop<'_>,
    job: &Job,
    progress: &(dyn Fn(Progress) + Sync),
    sink: Sink<'_, E>,
) -> Result<Yield, E> {
    let mut done = Yield::default();
    if (workshop.is_stopped)() {
        return Ok(done);
    }
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

fn finish<E>(done: Yield, edition: &PlannedEdition, signatures: &Signatures) -> Result<Made, MakeError<E>> {
    let Yield { mut report, csaf } = done;
    if !report.is_empty() {
        // A fault of one template is met on every page that it makes.
        report.sort();
        return Err(MakeError::Faults(report));
    }
    Ok(Made::new(edition, &csaf, signatures.expires()))
}

impl Made {
    /// Tells of a run by its edition and by the hashes of its CSAF documents.
    pub(in crate::pipeline) fn new(
        edition: &PlannedEdition,
        csaf: &BTreeMap<String, Digest>,
        key_expires: Option<Timestamp>,
    ) -> Made {
        Made {
            pages: edition.plan().pages(),
            locales: edition.site().locales.len(),
            advisories: edition.advisories().count(),
            lock: filled(edition.lock(), csaf),
            left_out: LeftOut::new(edition, edition.plan()),
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
