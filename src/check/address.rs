//! Addresses: every document has one of its own.

use std::collections::BTreeMap;

use crate::check::Edition;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::DocumentId;
use crate::model::NavEntry;
use crate::model::Route;
use crate::model::Slug;
use crate::model::address;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::text::Span;
use crate::text::nearest;

/// First parts of addresses that the program uses itself.
const RESERVED: [&str; 13] = [
    "404",
    "advisories",
    "announcements",
    "api",
    "assets",
    "cve",
    "osv",
    "statistics",
    "subscribe",
    "support",
    "thanks",
    "versions",
    "vex",
];

/// Last parts below `/advisories/` that are lists and feeds.
const RESERVED_ADVISORIES: [&str; 11] = [
    "atom.xml",
    "feed.json",
    "index.html",
    "page",
    "product",
    "rss.xml",
    "search-texts.json",
    "search.json",
    "severity",
    "withdrawn",
    "year",
];

/// Returns whether another id of an advisory can have a page of its own; `JVN#12345678` for one cannot.
pub(in crate::check) fn is_free_alias(alias: &str) -> bool {
    !RESERVED_ADVISORIES.contains(&alias.to_ascii_lowercase().as_str()) && address::alias(None, alias).is_some()
}

/// Finds the address of a document: its parts below the locale.
pub(in crate::check) fn of_document(
    document: &Document,
    locales: &[String],
    report: &mut Report,
) -> Option<Vec<String>> {
    let top = Span::top(document.source.file);
    let parts: Vec<&str> = document.id.as_str().split('/').collect();
    if let DocumentFields::Advisory(fields) = &document.fields {
        let id = fields.as_ref()?.id.value.as_str();
        if RESERVED_ADVISORIES.contains(&id.to_ascii_lowercase().as_str()) {
            report.push(reserved(top, &format!("/advisories/{id}/")));
        }
        return Some(vec!["advisories".to_owned(), id.to_owned()]);
    }
    if parts == ["index"] {
        return Some(Vec::new());
    }
    if let DocumentFields::PolicyVersion(_) = &document.fields {
        // What is wrong with the policy's own name is told of the policy.
        let is_sound = parts[..parts.len() - 2].iter().all(|part| part.parse::<Slug>().is_ok());
        return is_sound.then(|| parts.into_iter().map(str::to_owned).collect());
    }
    for part in &parts {
        if let Err(rule) = part.parse::<Slug>() {
            let message = format!("the name `{part}` cannot be an address: {rule}");
            report.push(Diagnostic::new(Code::SlugInvalid, top, message).hint("rename the file"));
            return None;
        }
    }
    let is_policy = parts[0] == "policies";
    let is_announcement = matches!(document.fields, DocumentFields::Announcement(_));
    if (RESERVED.contains(&parts[0]) && !is_announcement)
        || locales.iter().any(|locale| locale == parts[0])
        || parts == ["policies", "conformance"]
    {
        report.push(reserved(top, &format!("/{}/", document.id)));
    } else if is_policy && parts.len() == 1 {
        report.push(reserved(top, "/policies/"));
    }
    Some(parts.into_iter().map(str::to_owned).collect())
}

fn reserved(place: Span, address: &str) -> Diagnostic {
    let message = format!("the address `{address}` is used by the program itself");
    Diagnostic::new(Code::RouteReserved, place, message).hint("rename the file")
}

/// Reports documents that differ in case alone, and advisories that share an id.
pub(in crate::check) fn report_duplicates(edition: &Edition, report: &mut Report) {
    let mut seen: BTreeMap<String, &DocumentId> = BTreeMap::new();
    for document in edition.documents() {
        let address = document.path.join("/").to_lowercase();
        let Some(first) = seen.insert(address, &document.id) else { continue };
        let message = format!("the address is that of `{first}`, without regard to case");
        let place = Span::top(document.source().body.file);
        let code = if document.advisory().is_some() { Code::AdvisoryIdDuplicate } else { Code::SlugDuplicate };
        report.push(Diagnostic::new(code, place, message).hint("rename one of the two"));
    }
}

/// Endings of files that a browser would run or draw as a page of this site.
const MARKUP: [&str; 15] =
    ["hta", "htm", "html", "mathml", "mml", "rdf", "shtml", "svg", "svgz", "xbl", "xht", "xhtml", "xml", "xsl", "xslt"];

/// Reports files with markup beside documents: raw HTML of an author's never becomes a page.
pub(in crate::check) fn check_attachments(edition: &Edition, report: &mut Report) {
    for document in edition.documents() {
        for (name, file) in &document.attachments {
            let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
            if ending.is_some_and(|ending| MARKUP.contains(&ending.as_str())) {
                let message = "a file with markup is not published beside a document";
                let hint = "put it in `static`, if you trust it as you trust a template, or give another form of it";
                report.push(Diagnostic::new(Code::SourceRefused, Span::top(*file), message).hint(hint).redacted());
            }
        }
    }
}

/// Checks that the header's destinations are there.
pub(in crate::check) fn check_nav(edition: &Edition, report: &mut Report) {
    for entry in &edition.site().nav {
        let NavEntry::Document(id) = &entry.value else { continue };
        if edition.document(id).is_none() {
            let message = format!("`nav` leads to `{id}`, and no document has that name");
            let named = |known: &&str| known.rsplit('/').next() == Some(id.as_str());
            let known = || edition.documents().map(|document| document.id.as_str());
            let hint = match known().find(named).or_else(|| nearest(id.as_str(), known())) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("write content/{id}.md, or remove the entry"),
            };
            report.push(Diagnostic::new(Code::NavUnknown, entry.span, message).hint(hint));
        }
    }
}

/// Checks that redirects lead from addresses; what stands there already is known once the outputs are.
pub(in crate::check) fn check_redirects(edition: &Edition, report: &mut Report) {
    for redirect in &edition.site().redirects {
        let from = &redirect.from;
        if let Err(rule) = from.value.parse::<Route>() {
            let message = format!("`{}` is no address of this site: {rule}", from.value);
            report.push(Diagnostic::new(Code::RedirectInvalid, from.span, message));
        }
    }
}
