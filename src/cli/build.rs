//! `lucarne build`.

use std::num::NonZeroUsize;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use crate::check::Drafts;
use crate::check::Locking;
use crate::cli::arguments::BuildArguments;
use crate::cli::check::fails;
use crate::cli::check::note_embargo;
use crate::cli::check::shown_drafts;
use crate::cli::csaf_changes;
use crate::cli::failure::Failure;
use crate::cli::lock;
use crate::cli::lock::DueLock;
use crate::cli::place::Place;
use crate::cli::signing::note_trust;
use crate::cli::signing::refuse_lost_signatures;
use crate::cli::signing::refused;
use crate::cli::signing::signer;
use crate::cli::terminal::Terminal;
use crate::cli::terminal::counted;
use crate::cli::time::stated_time;
use crate::diag::Report;
use crate::host;
use crate::host::HostError;
use crate::host::Publication;
use crate::host::Stopwatch;
use crate::model::Lock;
use crate::pipeline;
use crate::pipeline::Deeds;
use crate::pipeline::Made;
use crate::pipeline::MakeError;
use crate::pipeline::Options;
use crate::pipeline::PlannedEdition;
use crate::pipeline::Published;
use crate::pipeline::Record;
use crate::pipeline::Silent;
use crate::pipeline::Survey;
use crate::plan::CveGap;
use crate::plan::LeftOut;
use crate::publish::Audience;
use crate::text::LOCK_FILE;
use crate::text::Snapshot;

/// How many things of a kind are named where not all are asked for.
const NAMED: usize = 5;

pub(in crate::cli) fn run(terminal: &Terminal, place: &Place, arguments: &BuildArguments) -> Result<(), Failure> {
    let watch = Stopwatch::start();
    let options = options(arguments)?;
    let out = output_folder(place, arguments)?;
    let mut snapshot = place.snapshot()?;
    let is_own = !arguments.drafts && arguments.base_url.is_none();
    let keeps_lock = is_own && !arguments.locked;
    if keeps_lock && lock::catch_up(terminal, place, &out, &snapshot)? {
        snapshot = place.snapshot()?;
    }
    note_embargo(terminal, &options);
    let known = known(place, &options);
    let record = Record::parse(&known);
    let (edition, silent) = checked(terminal, &snapshot, &options, &record, arguments.strict)?;
    let mut publication = Publication::open(&out, &place.guarded(), audience(options.drafts))?;
    let seal = host::read_seal(place.root()).filter(|_| options.drafts == Drafts::Hidden);
    seal.into_iter().for_each(|seal| publication.trust(seal));
    if arguments.out.is_none() {
        publication.use_spare();
    }
    let survey = Survey::new(&edition, &options);
    let (made, deeds) = made(terminal, &survey, &record, &publication)?;
    refuse_lost_signatures(terminal, &publication.lost_signatures(), arguments.strict)?;
    let (manifest, jobs) = (publication.manifest(), survey.jobs());
    let due = keeps_lock.then(|| DueLock::of(&snapshot, &made.lock)).flatten();
    due.iter().for_each(|due| due.leave(terminal, place, manifest));
    let published = publication.finish()?;
    if let Some(trouble) = &published.trouble {
        terminal.warning(format_args!("the new site is published, but {trouble}"));
    }
    if let Some(leftover) = &published.leftover {
        let leftover = leftover.display();
        terminal.warning(format_args!("the next build fails as long as `{leftover}` cannot be removed: remove it"));
    }
    due.map_or(Ok(()), |due| due.write(terminal, place))?;
    // Where nothing is new, the record says so already.
    if let Some(deeds) = deeds.filter(|_| options.drafts == Drafts::Hidden) {
        let text = Record::text(&survey, (&silent, deeds), &made.lock, manifest);
        let is_new = known != text.as_bytes();
        remember(terminal, is_new.then(|| host::write_record(place.root(), text.as_bytes())));
    }
    if let Some(new_seal) = published.seal.filter(|new| options.drafts == Drafts::Hidden && seal != Some(*new)) {
        remember(terminal, Some(host::write_seal(place.root(), new_seal)));
    }
    if is_own && arguments.locked {
        name_unlocked(terminal, &snapshot, &made.lock);
    }
    name_left_out(terminal, &made.left_out);
    name_foreign(terminal, &out, &published.summary.foreign);
    note_trust(terminal, &edition, &made);
    terminal.status(closing_line(&edition, &made, &published.summary, &watch));
    terminal.detail(format_args!("the site is in `{}`", out.display()));
    terminal.detail(format_args!("{} of {} done, the files of all others kept", made.jobs, counted(jobs, "job")));
    Ok(())
}

/// Returns what the last build left. One that shows drafts leaves nothing, and uses nothing.
fn known(place: &Place, options: &Options) -> Vec<u8> {
    match options.drafts {
        Drafts::Hidden => host::read_record(place.root()),
        Drafts::Shown => Vec::new(),
    }
}

/// Tells where something could not be left to the next build.
fn remember(terminal: &Terminal, written: Option<Result<(), HostError>>) {
    if let Some(Err(error)) = written {
        terminal.detail(format_args!("the next build will take longer: {error}"));
    }
}

fn options(arguments: &BuildArguments) -> Result<Options, Failure> {
    Ok(Options {
        at: stated_time(arguments.at)?,
        clock: host::clock()?,
        base_url: arguments.base_url.clone(),
        drafts: shown_drafts(arguments.drafts),
        heeded: Vec::new(),
        locking: if arguments.locked { Locking::Locked } else { Locking::Open },
        signer: signer()?,
        jobs: arguments.jobs.map(NonZeroUsize::get),
    })
}

/// Returns where to publish. What is not public never goes into the folder that is.
fn output_folder(place: &Place, arguments: &BuildArguments) -> Result<PathBuf, Failure> {
    let out = arguments.out.clone().unwrap_or_else(|| place.public());
    if arguments.drafts && host::is_shared_ground(&out, &place.public()) {
        let message =
            format!("drafts cannot go to `{}`, which is, holds or lies in the published folder", out.display());
        return Err(Failure::usage(message).hint("give another folder with --out"));
    }
    Ok(out)
}

fn audience(drafts: Drafts) -> Audience {
    match drafts {
        Drafts::Hidden => Audience::Public,
        Drafts::Shown => Audience::Authors,
    }
}

fn checked(
    terminal: &Terminal,
    snapshot: &Arc<Snapshot>,
    options: &Options,
    record: &Record,
    is_strict: bool,
) -> Result<(PlannedEdition, Silent), Failure> {
    let (outcome, silent) = pipeline::check_recorded(Arc::clone(snapshot), options, record);
    let mut report = outcome.report;
    report.sort();
    terminal.problems(&report, snapshot);
    let edition = outcome.value.filter(|_| !fails(&report, is_strict)).ok_or_else(|| unpublished(&report))?;
    Ok((edition, silent))
}

/// Says that nothing came of a build, and why where the problems alone do not tell.
fn unpublished(report: &Report) -> Failure {
    let message = "nothing was published";
    if report.has_errors() {
        Failure::problems().told(message)
    } else {
        Failure::problems().told(format!("{message}: --strict counts warnings as errors"))
    }
}

/// Makes what is not there yet, and returns what jobs asked; `None` where nothing had to be made.
fn made(
    terminal: &Terminal,
    survey: &Survey<'_>,
    record: &Record,
    publication: &Publication,
) -> Result<(Made, Option<Deeds>), Failure> {
    let (edition, options) = (survey.edition(), survey.options());
    let published = Published {
        manifest: &|| publication.last_manifest(),
        digest: &|path| publication.digest(path),
        read: &|path| publication.read(path),
        keep: &|path| publication.keep_file(path),
    };
    if let Some((manifest, made)) = record.find(survey, published)
        && publication.keep(manifest)
    {
        return Ok((made, None));
    }
    let progress = terminal.progress();
    let sink = |file| publication.write(file);
    let made = pipeline::make_again(survey, (record, published), &|step| progress.show(step), &sink);
    drop(progress);
    made.map(|(made, deeds)| (made, Some(deeds))).map_err(|error| match error {
        MakeError::Sink(error) => error.into(),
        MakeError::Signer(error) => refused(&error),
        MakeError::Faults(report) => {
            terminal.problems(&report, edition.snapshot());
            csaf_changes::tell(terminal, edition, options, publication, &report);
            Failure::problems().told("nothing was published")
        }
    })
}

/// Says what time alone has made public, and the lock file does not hold yet.
fn name_unlocked(terminal: &Terminal, snapshot: &Snapshot, lock: &Lock) {
    if let Some(names) = named(lock::unlocked(snapshot, lock).into_iter()) {
        terminal.note(format_args!(
            "`{LOCK_FILE}` does not hold yet what became public by itself, so that its changes go unnoticed: {names}; run \
             `lucarne build` without `--locked`, and commit it"
        ));
    }
}

/// Says what scanners will not find, since their formats have no place for it.
fn name_left_out(terminal: &Terminal, left_out: &LeftOut) {
    if let Some(names) = named(left_out.osv.iter().map(ToString::to_string)) {
        terminal.note(format_args!("OSV records leave out products of which OSV knows no package: {names}"));
    }
    for (gap, what) in [(CveGap::NoEnglish, "has no English text"), (CveGap::NoProduct, "names no product")] {
        let ids: Vec<String> =
            left_out.cve.iter().filter(|(_, why)| **why == gap).map(|(id, _)| id.to_string()).collect();
        if let Some(names) = named(ids.into_iter()) {
            terminal.note(format_args!("no CVE container was written for what {what}: {names}"));
        }
    }
}

/// Returns a list of names, of which only the first are told; `None` where there is none.
fn named(names: impl ExactSizeIterator<Item = String>) -> Option<String> {
    let more = names.len().saturating_sub(NAMED);
    let mut list = names.take(NAMED).map(|name| format!("`{}`", name.escape_debug())).collect::<Vec<_>>().join(", ");
    if more > 0 {
        list.push_str(&format!(" and {more} more"));
    }
    (!list.is_empty()).then_some(list)
}

fn name_foreign(terminal: &Terminal, out: &Path, foreign: &[String]) {
    let Some(names) = named(foreign.iter().cloned()) else { return };
    terminal.note(format_args!("`{}` also holds what Lucarne did not write, and it was kept: {names}", out.display()));
    for name in foreign.iter().skip(NAMED) {
        terminal.detail(format_args!("also kept: `{}`", name.escape_debug()));
    }
}

fn closing_line(edition: &PlannedEdition, made: &Made, published: &host::Summary, watch: &Stopwatch) -> String {
    let pages = counted(made.pages, "page");
    let locales = counted(made.locales, "locale");
    let advisories = counted(made.advisories, "advisory");
    let at = edition.time().at.strftime("%Y-%m-%dT%H:%M:%SZ");
    let removed = if published.removed > 0 { format!(", {} removed", published.removed) } else { String::new() };
    let files = format!("{} written, {} unchanged{removed}", counted(published.written, "file"), published.unchanged);
    let seconds = watch.elapsed().as_secs_f64();
    format!("{pages} in {locales}, {advisories}, as of {at}: {files}, in {seconds:.1} s")
}
