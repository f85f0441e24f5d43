//! Every file of an edition, made.

use std::collections::BTreeMap;
use std::convert::Infallible;

use jiff::Timestamp;
use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;

use crate::check::CsafDocument;
use crate::diag::Report;
use crate::export::provider::Trust;
use crate::export::signature::Signatures;
use crate::export::signature::SignerError;
use crate::model::Lock;
use crate::model::OutputFile;
use crate::pipeline::Deeds;
use crate::pipeline::Memo;
use crate::pipeline::Options;
use crate::pipeline::PlannedEdition;
use crate::pipeline::Published;
use crate::pipeline::Record;
use crate::pipeline::Survey;
use crate::pipeline::deeds::Past;
use crate::pipeline::deeds::job_key;
use crate::pipeline::in_threads;
use crate::pipeline::job::Workshop;
use crate::pipeline::outputs;
use crate::pipeline::tools::Tools;
use crate::plan::Job;
use crate::plan::LeftOut;
use crate::publish::Digest;
use crate::render::Setting;

/// What a finished run made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Jobs that were done; the files of all others were kept.
    pub jobs: usize,
    /// Pages that a template makes.
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
    make_with(&tools, (edition, options), None, Run { progress, sink })
}

/// Makes the files of an edition as [`make()`] does, but for those of jobs that a record tells to be answered as in the
/// build that left it: these are kept, where they are as it left them. Also returns what the jobs asked.
pub fn make_again<E: Send>(
    survey: &Survey<'_>,
    (record, published): (&Record, Published<'_>),
    progress: &(dyn Fn(Progress) + Sync),
    sink: Sink<'_, E>,
) -> Result<(Made, Deeds), MakeError<E>> {
    let Survey { edition, options, .. } = survey;
    let (past, deeds) = (record.past(survey, published), Deeds::default());
    let stale = edition.plan().jobs().iter().filter(|job| !past.has(job)).count();
    let tools = if stale < survey.jobs() / FEW {
        Tools::for_few(edition, options)?
    } else {
        Tools::new(edition, options, &mut Memo::default())?
    };
    let made = make_with(&tools, (edition, options), Some((&past, &deeds)), Run { progress, sink })?;
    Ok((made, deeds))
}

/// One job of so many at least has to be done, for all code to be marked before.
const FEW: usize = 4;

fn make_with<E: Send>(
    tools: &Tools,
    (edition, options): (&PlannedEdition, &Options),
    past: Option<(&Past<'_>, &Deeds)>,
    run: Run<'_, E>,
) -> Result<Made, MakeError<E>> {
    in_threads(options.jobs, || {
        let setting = tools.setting(edition);
        (run.progress)(Progress::Begun(edition.plan().jobs().len()));
        let workshop = Workshop { past, ..tools.workshop(&setting) };
        let done = work_all(workshop, run).map_err(MakeError::Sink)?;
        finish(done, edition, &tools.signatures)
    })
}

/// Who is told of a run, and who takes its files.
struct Run<'r, E> {
    progress: &'r (dyn Fn(Progress) + Sync),
    sink: Sink<'r, E>,
}

impl<E> Clone for Run<'_, E> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<E> Copy for Run<'_, E> {}

/// Makes every file for the faults of templates alone; `None` where it was stopped before it had made all.
pub(in crate::pipeline) fn faults(workshop: Workshop<'_>, is_stopped: &(dyn Fn() -> bool + Sync)) -> Option<Report> {
    let workshop = Workshop { is_stopped, ..workshop };
    let run = Run { progress: &|_| {}, sink: &|_| Ok::<(), Infallible>(()) };
    let Ok(Yield { mut report, .. }) = work_all(workshop, run);
    report.sort();
    (!is_stopped()).then_some(report)
}

/// Does all jobs of the plan: feeds last and locale by locale, since their entries are kept as long as they are needed.
fn work_all<E: Send>(mut workshop: Workshop<'_>, run: Run<'_, E>) -> Result<Yield, E> {
    let setting = workshop.setting;
    let (feeds, others): (Vec<&Job>, Vec<&Job>) =
        setting.plan.jobs().iter().partition(|job| matches!(job, Job::Feed { .. }));
    let mut done = work_through(&workshop, &others, run)?;
    for locale in &setting.edition.site().locales {
        let is_own = |job: &&Job| matches!(job, Job::Feed { locale: own, .. } if own == locale);
        let own: Vec<&Job> = feeds.iter().copied().filter(is_own).collect();
        let is_stale = |job: &&Job| workshop.past.is_none_or(|(past, _)| !past.has(job));
        let stale: Vec<&Job> = own.iter().copied().filter(is_stale).collect();
        workshop.entries = workshop.entries(locale, (&own, &stale));
        done = join(done, work_through(&workshop, &own, run)?);
    }
    Ok(done)
}

fn work_through<E: Send>(workshop: &Workshop<'_>, jobs: &[&Job], run: Run<'_, E>) -> Result<Yield, E> {
    let work = |job: &&Job| {
        let done = keep(workshop, job).map_or_else(|| work(workshop, job, run.sink), Ok);
        (run.progress)(Progress::Done);
        done
    };
    jobs.par_iter().map(work).try_reduce(Yield::default, |done, other| Ok(join(done, other)))
}

/// What jobs leave behind beside their files.
#[derive(Default)]
struct Yield {
    report: Report,
    /// How many jobs were done.
    jobs: usize,
    /// The hashes of CSAF documents by tracking id.
    csaf: BTreeMap<String, Digest>,
}

/// Does one job, unless the run is stopped; what its template reports is returned.
fn work<E>(workshop: &Workshop<'_>, job: &Job, sink: Sink<'_, E>) -> Result<Yield, E> {
    let mut done = Yield { jobs: 1, ..Yield::default() };
    if (workshop.is_stopped)() {
        return Ok(done);
    }
    match workshop.product(job) {
        Ok((files, asked)) => {
            if let (Some(document), [file, ..]) = (csaf_document(workshop, job), files.as_slice()) {
                done.csaf.insert(document.id.clone(), Digest::of(&file.bytes));
            }
            files.into_iter().try_for_each(sink)?;
            if let (Some((_, deeds)), Some(asked)) = (workshop.past, asked) {
                deeds.add(job_key(job), &asked);
            }
        }
        Err(fault) => done.report.push(*fault),
    }
    Ok(done)
}

/// Keeps the files of a job that would be answered as it was; `None` where it has to be done.
fn keep(workshop: &Workshop<'_>, job: &Job) -> Option<Yield> {
    let (past, deeds) = workshop.past?;
    let (key, mut done) = (job_key(job), Yield::default());
    let asked = past.jobs.get(&key)?;
    let Setting { edition, plan, .. } = workshop.setting;
    let files = outputs::outputs(edition, plan, job);
    if let Some(document) = csaf_document(workshop, job) {
        let digest = (past.published.digest)(files.first()?)?;
        if !workshop.is_released(document, digest) {
            return None;
        }
        done.csaf.insert(document.id.clone(), digest);
    }
    files.iter().all(past.published.keep).then(|| {
        deeds.add(key, asked);
        if let Job::Search(locale) = job {
            workshop.keep_search_texts(locale);
        }
        done
    })
}

/// Returns the CSAF document that a job makes.
fn csaf_document<'e>(workshop: &Workshop<'e>, job: &Job) -> Option<&'e CsafDocument> {
    let Job::Csaf { advisory, place } = job else { return None };
    workshop.setting.edition.csaf(advisory).get(*place)
}

fn join(mut done: Yield, other: Yield) -> Yield {
    done.report.extend(other.report);
    done.csaf.extend(other.csaf);
    done.jobs += other.jobs;
    done
}

fn finish<E>(done: Yield, edition: &PlannedEdition, signatures: &Signatures) -> Result<Made, MakeError<E>> {
    let Yield { mut report, csaf, jobs } = done;
    if !report.is_empty() {
        // A fault of one template is met on every page that it makes.
        report.sort();
        return Err(MakeError::Faults(report));
    }
    Ok(Made { jobs, ..Made::new(edition, &csaf, signatures.expires()) })
}

impl Made {
    /// Tells of a run that did no job, by its edition and by the hashes of its CSAF documents.
    pub(in crate::pipeline) fn new(
        edition: &PlannedEdition,
        csaf: &BTreeMap<String, Digest>,
        key_expires: Option<Timestamp>,
    ) -> Made {
        Made {
            jobs: 0,
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
