//! `lucarne check`.

use std::sync::Arc;

use crate::check;
use crate::check::Drafts;
use crate::cli::arguments::CheckArguments;
use crate::cli::failure::Failure;
use crate::cli::place::Place;
use crate::cli::terminal::Terminal;
use crate::cli::time::stated_time;
use crate::cli::trial::make;
use crate::diag::Code;
use crate::diag::Level;
use crate::diag::Report;
use crate::diag::Subject;
use crate::host;
use crate::model::Instant;
use crate::pipeline;
use crate::pipeline::Options;
use crate::text::Snapshot;

pub(in crate::cli) fn run(terminal: &Terminal, place: &Place, arguments: &CheckArguments) -> Result<(), Failure> {
    let (at, clock) = (stated_time(arguments.at)?, host::clock()?);
    // Nothing is written, so that a day to come can be rehearsed; a variable of the environment lifts no embargo here either.
    let rehearsed = arguments.at.filter(|at| *at > clock);
    if let Some(at) = rehearsed.map(Instant::from_timestamp) {
        terminal.note(format_args!(
            "this looks at the site as it will be on {at}, and at what is under embargo until then"
        ));
    }
    let clock = rehearsed.unwrap_or(clock);
    let heeded = [arguments.warn.as_slice(), arguments.deny.as_slice()].concat();
    let options = |drafts| Options { drafts, heeded: heeded.clone(), ..Options::new(at, clock) };
    let public = options(Drafts::Hidden);
    let options = options(shown_drafts(arguments.drafts));
    note_embargo(terminal, &options);
    let snapshot = place.snapshot()?;
    let outcome = pipeline::check(Arc::clone(&snapshot), &options);
    let mut report = outcome.report;
    match outcome.value.filter(|_| !report.has_errors()) {
        Some(edition) => {
            report.extend(check::assess(&edition, &arguments.profile));
            must_be_chosen(&report, &heeded)?;
            make(terminal, &edition, &options, &mut report)?;
        }
        None if arguments.profile.is_empty() => {}
        None => terminal.note("the rules of profiles are looked at once there is no error"),
    }
    if arguments.drafts {
        add_published(terminal, Arc::clone(&snapshot), &public, &mut report)?;
    }
    let levels =
        [(&arguments.allow, None), (&arguments.warn, Some(Level::Warning)), (&arguments.deny, Some(Level::Error))];
    for (codes, level) in levels {
        codes.iter().for_each(|subject| report.override_level(*subject, level));
    }
    report.tell_once();
    report.sort();
    terminal.report(&report, &snapshot, arguments.format.into(), &place.base())?;
    if report.is_empty() && report.findings().next().is_none() {
        terminal.status("no problems found");
    }
    let fails = fails(&report, arguments.strict) || falls_short(&report, arguments.strict);
    if fails { Err(Failure::problems()) } else { Ok(()) }
}

/// Refuses a rule of which nothing would be heard, since no profile that has it is chosen.
fn must_be_chosen(report: &Report, heeded: &[Subject]) -> Result<(), Failure> {
    let is_unheard = |subject: &&Subject| matches!(subject, Subject::Rule(rule) if !report.decides(*rule));
    let Some(rule) = heeded.iter().find(is_unheard) else { return Ok(()) };
    let message = format!("`{rule}` is a rule of no profile that is chosen, so that it decides nothing");
    let hint = format!("choose one with `--profile`; `lucarne explain {rule}` names those that have it");
    Err(Failure::usage(message).hint(hint))
}

/// Adds how what is public differs from what was published, which the lock file tells of a site without its drafts.
fn add_published(
    terminal: &Terminal,
    snapshot: Arc<Snapshot>,
    options: &Options,
    report: &mut Report,
) -> Result<(), Failure> {
    let mut public = pipeline::check(snapshot, options);
    if let Some(edition) = public.value.filter(|_| !public.report.has_errors()) {
        make(terminal, &edition, options, &mut public.report)?;
    }
    public.report.retain(|diagnostic| PUBLISHED.contains(&diagnostic.code));
    report.extend(public.report);
    Ok(())
}

/// The codes that compare a site with what was published of it.
const PUBLISHED: [Code; 5] =
    [Code::AddressVanished, Code::CsafChanged, Code::CsafVanished, Code::PolicyVersionChanged, Code::RevisionMissing];

/// Returns whether a report keeps a site from being published. What time alone brings never does.
pub(in crate::cli) fn fails(report: &Report, is_strict: bool) -> bool {
    report.has_errors() || (is_strict && report.count(Level::Warning) > 0)
}

/// Returns whether a profile that was asked for has a rule that is not kept.
fn falls_short(report: &Report, is_strict: bool) -> bool {
    report.count_findings(Level::Error) > 0 || (is_strict && report.count_findings(Level::Warning) > 0)
}

/// Says that a time that has not come makes nothing public, where such a time is stated.
pub(in crate::cli) fn note_embargo(terminal: &Terminal, options: &Options) {
    if options.at.is_some_and(|at| at > options.clock) {
        let clock = options.clock.strftime("%Y-%m-%dT%H:%M:%SZ");
        terminal.note(format_args!(
            "the stated time is later than this machine's clock, {clock}: nothing becomes public before the clock says so"
        ));
    }
}

/// Returns what the flag `--drafts` means.
pub(in crate::cli) fn shown_drafts(is_given: bool) -> Drafts {
    if is_given { Drafts::Shown } else { Drafts::Hidden }
}
