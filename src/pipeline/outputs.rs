//! Every output has a place of its own, and every redirect leads to a page.
//!
//! What is compared is what the plan makes, so that nothing is forgotten. Some hosts and disks fold letters, so that
//! two places that differ in case alone are one.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::Edition;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::export::sitemap;
use crate::model::FeedFormat;
use crate::model::OutputPath;
use crate::model::Redirect;
use crate::model::WebUrl;
use crate::model::address;
use crate::plan::Job;
use crate::plan::LocalRedirect;
use crate::plan::PageKind;
use crate::plan::Plan;
use crate::publish::MANIFEST_NAME;
use crate::publish::UNFINISHED;
use crate::text::Span;
use crate::text::Spanned;

/// Files that the program writes beside its outputs.
const OWN: [&str; 2] = [MANIFEST_NAME, UNFINISHED];

/// Lists the outputs of a plan, each with the place of its job, and checks them and where redirects lead.
pub(in crate::pipeline) fn check(edition: &Edition, plan: &Plan) -> (BTreeMap<OutputPath, usize>, Report) {
    let mut report = Report::new();
    let claims = claims(edition, plan);
    report_clashes(edition, &claims, &mut report);
    report_destinations(edition, plan, &mut report);
    let outputs = claims.into_iter().filter_map(|claim| Some((claim.path, claim.job?.0)));
    (outputs.collect(), report)
}

/// An output and who writes it.
struct Claim<'p> {
    /// Where it stands, in lower case.
    folded: String,
    path: OutputPath,
    /// The job and its place in the plan; `None` for what the program writes beside its outputs.
    job: Option<(usize, &'p Job)>,
    /// The place of the redirect that leads from here, and the address as it is stated.
    redirect: Option<(usize, String)>,
}

impl<'p> Claim<'p> {
    fn job(&self) -> Option<&'p Job> {
        self.job.map(|(_, job)| job)
    }

    /// Of two that clash, the one of the higher rank gives way.
    fn rank(&self) -> u8 {
        match self.job() {
            _ if self.redirect.is_some() => 3,
            Some(Job::Copy { .. }) => 2,
            Some(Job::Page {
                kind:
                    PageKind::Home(_)
                    | PageKind::Page(_)
                    | PageKind::Policy(_)
                    | PageKind::PolicyText(_)
                    | PageKind::Announcement(_)
                    | PageKind::Advisory(_),
                ..
            }) => 1,
            Some(
                Job::Page { .. }
                | Job::Feed { .. }
                | Job::Csaf { .. }
                | Job::CsafProvider
                | Job::Osv(_)
                | Job::OsvArchive
                | Job::Cve(_)
                | Job::OpenVex(_)
                | Job::Versions { .. }
                | Job::Search(_)
                | Job::Api
                | Job::SecurityTxt
                | Job::Sitemap
                | Job::Robots
                | Job::Headers
                | Job::Redirects
                | Job::NoJekyll,
            )
            | None => 0,
        }
    }
}

/// How two outputs are in each other's way.
#[derive(Clone, Copy)]
enum Clash {
    /// They are one file.
    Same,
    /// The first is a file where the second needs a folder.
    IsFolder,
    /// The first needs a folder where the second is a file.
    InFile,
}

/// Lists the outputs by rank, then in the order of the plan.
fn claims<'p>(edition: &Edition, plan: &'p Plan) -> Vec<Claim<'p>> {
    let claim = |path: OutputPath, job, redirect| Claim { folded: path.as_str().to_lowercase(), path, job, redirect };
    let own = OWN.iter().map(|name| claim(OutputPath::new(name).expect("the names are paths"), None, None));
    let mut claims: Vec<Claim<'_>> = own.collect();
    for job in plan.jobs().iter().enumerate() {
        let paths = outputs(edition, plan, job.1).into_iter().enumerate();
        claims.extend(paths.map(|(number, path)| claim(path, Some(job), redirect(edition, job.1, number))));
    }
    claims.sort_by_key(Claim::rank);
    claims
}

/// Returns the redirect that an output of a job stands for, if it does, with the address that it leads from.
fn redirect(edition: &Edition, job: &Job, number: usize) -> Option<(usize, String)> {
    match job {
        Job::Page { kind: PageKind::Moved(place), locale, .. } => {
            let local = LocalRedirect::new(edition.site(), &edition.site().redirects[*place], locale)?;
            Some((*place, local.from))
        }
        // Its old addresses stand behind its own.
        Job::Feed { old, .. } => {
            let old = old.get(number.checked_sub(FeedFormat::ALL.len())?)?;
            Some((old.redirect, old.local.from.clone()))
        }
        _ => None,
    }
}

/// Returns the paths of the files that a job makes.
pub(in crate::pipeline) fn outputs(edition: &Edition, plan: &Plan, job: &Job) -> Vec<OutputPath> {
    match job {
        Job::Sitemap => sitemap::sitemap_paths(&sitemap::sitemap_entries(edition, plan)),
        job => job.outputs(edition, &plan.index),
    }
}

fn report_clashes(edition: &Edition, claims: &[Claim<'_>], report: &mut Report) {
    let mut told = BTreeSet::new();
    let mut tell = |claim: &Claim<'_>, other: &Claim<'_>, clash| {
        let (span, diagnostic) = describe(edition, claim, other, clash);
        if told.insert(span) {
            report.push(diagnostic);
        }
    };
    let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, claim) in claims.iter().enumerate() {
        match taken.get(claim.folded.as_str()) {
            Some(first) => tell(claim, &claims[*first], Clash::Same),
            None => drop(taken.insert(&claim.folded, index)),
        }
    }
    for (index, claim) in claims.iter().enumerate() {
        for (slash, _) in claim.folded.match_indices('/') {
            match taken.get(&claim.folded[..slash]) {
                Some(file) if *file < index => tell(claim, &claims[*file], Clash::InFile),
                Some(file) => tell(&claims[*file], claim, Clash::IsFolder),
                None => {}
            }
        }
    }
}

/// Says at the place of one output that another is in its way.
fn describe(edition: &Edition, claim: &Claim<'_>, other: &Claim<'_>, clash: Clash) -> (Span, Diagnostic) {
    let what = name(edition, other);
    let site = edition.site();
    let reason = match clash {
        Clash::Same if claim.path == other.path => format!("is taken by {what}"),
        Clash::Same => format!("is, without regard to case, taken by {what}"),
        Clash::IsFolder => format!("must be a folder for {what}"),
        Clash::InFile => format!("lies in a folder whose place is taken by {what}"),
    };
    if let Some((place, from)) = &claim.redirect {
        let span = site.redirects[*place].from.span;
        let diagnostic = Diagnostic::new(Code::RedirectInvalid, span, format!("`{from}` {reason}"));
        return (span, diagnostic.hint("remove the redirect"));
    }
    match claim.job() {
        Some(Job::Copy { file, .. }) => {
            let message = format!("the file would be published at `/{}`, which {reason}", claim.path);
            let diagnostic = Diagnostic::new(Code::SlugDuplicate, Span::top(*file), message);
            (Span::top(*file), diagnostic.hint("rename or remove the file").redacted())
        }
        job => {
            let document = match job {
                Some(Job::Page { kind, .. }) => kind.document(edition),
                Some(Job::Osv(advisory) | Job::OpenVex(advisory)) => edition.document(advisory),
                _ => None,
            };
            let span = Span::top(document.map_or(site.file, |document| document.source().body.file));
            let message = format!("the output `/{}` {reason}", claim.path);
            (span, Diagnostic::new(Code::SlugDuplicate, span, message).hint("rename one of the two"))
        }
    }
}

/// Names an output for a person.
fn name(edition: &Edition, claim: &Claim<'_>) -> String {
    if let Some((place, _)) = &claim.redirect {
        return format!("the redirect from `{}`", edition.site().redirects[*place].from.value);
    }
    match claim.job() {
        Some(Job::Page { route, .. }) => format!("the page `{route}`"),
        Some(Job::Feed { .. }) => format!("the feed `/{}`", claim.path),
        Some(Job::Copy { file, .. }) => format!("the file `{}`", edition.snapshot().file(*file).path),
        Some(
            Job::Csaf { .. }
            | Job::CsafProvider
            | Job::Osv(_)
            | Job::OsvArchive
            | Job::Cve(_)
            | Job::OpenVex(_)
            | Job::Versions { .. }
            | Job::Search(_)
            | Job::Api
            | Job::SecurityTxt
            | Job::Sitemap
            | Job::Robots
            | Job::Headers
            | Job::Redirects
            | Job::NoJekyll,
        )
        | None => {
            format!("`/{}`, which the program writes itself", claim.path)
        }
    }
}

fn report_destinations(edition: &Edition, plan: &Plan, report: &mut Report) {
    let redirects = &edition.site().redirects;
    if redirects.is_empty() {
        return;
    }
    let pages: BTreeMap<&str, &PageKind> = plan.jobs().iter().filter_map(page).collect();
    let feeds: BTreeSet<String> = plan.jobs().iter().flat_map(|job| feeds(edition, job)).collect();
    for redirect in redirects.iter().filter(|redirect| !redirect.is_derived) {
        match feeds.contains(&redirect.to.value) {
            true => report_ending(redirect, report),
            false => report_destination(edition, &pages, &redirect.to, report),
        }
    }
}

/// Returns the addresses of a feed that readers subscribe to.
fn feeds(edition: &Edition, job: &Job) -> Vec<String> {
    let Job::Feed { locale, scope, number: 1, .. } = job else { return Vec::new() };
    let route = |format: &FeedFormat| address::feed(edition.site().prefix(locale), scope, 1, *format).to_string();
    FeedFormat::ALL.iter().map(route).collect()
}

/// Reports an old address of a feed whose ending hosts take for another format.
fn report_ending(redirect: &Redirect, report: &mut Report) {
    let ending = |address: &str| address.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let (from, to) = (&redirect.from, ending(&redirect.to.value).unwrap_or_default());
    if ending(&from.value).as_deref() != Some(to.as_str()) {
        let message = format!("the feed would stand at `{}` too, which does not end in `.{to}`", from.value);
        let hint = "hosts tell programs by the ending what they get: lead from the old feed of the same format";
        report.push(Diagnostic::new(Code::RedirectInvalid, from.span, message).hint(hint));
    }
}

/// Returns a page that readers can be sent to.
fn page(job: &Job) -> Option<(&str, &PageKind)> {
    match job {
        Job::Page { kind: PageKind::Moved(_) | PageKind::NotFound, .. } => None,
        Job::Page { route, kind, .. } => Some((route.as_str(), kind)),
        _ => None,
    }
}

fn report_destination(edition: &Edition, pages: &BTreeMap<&str, &PageKind>, to: &Spanned<String>, report: &mut Report) {
    if to.value.parse::<WebUrl>().is_ok() {
        return;
    }
    let (address, id) = to.value.split_once('#').unwrap_or((&to.value, ""));
    let Some(kind) = pages.get(address) else {
        let message = format!("`{}` leads to no page and no feed", to.value);
        let hint = "write the address of a page, such as `/advisories/EX-2026-0001/`, of a feed, or a full one";
        return report.push(Diagnostic::new(Code::RedirectInvalid, to.span, message).hint(hint));
    };
    let Some(document) = kind.document(edition).filter(|_| !id.is_empty()) else { return };
    if document.source().headings.get(id).is_none() {
        let message = format!("the document `{}` has no heading with the id `{id}`", document.id);
        report.push(Diagnostic::new(Code::RedirectInvalid, to.span, message));
    }
}
