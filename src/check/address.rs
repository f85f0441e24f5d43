//! Addresses: every document has one of its own.

use std::collections::BTreeMap;

use crate::check::Edition;
use crate::check::occupied::Occupant;
use crate::check::occupied::Occupied;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::DocumentId;
use crate::model::NavEntry;
use crate::model::Route;
use crate::model::Slug;
use crate::model::WebUrl;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::text::FileId;
use crate::text::Span;
use crate::text::Spanned;

/// First parts of addresses that the program uses itself.
pub(in crate::check) const RESERVED: [&str; 13] = [
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

/// Names below `/advisories/` that are lists and feeds.
pub(in crate::check) const RESERVED_ADVISORIES: [&str; 8] =
    ["atom.xml", "feed.json", "page", "product", "rss.xml", "severity", "withdrawn", "year"];

/// Finds the address of a document: its parts below the locale.
pub(in crate::check) fn of_document(
    document: &Document,
    locales: &[String],
    report: &mut Report,
) -> Option<Vec<String>> {
    let top = Span::top(document.source.file);
    let parts: Vec<&str> = document.id.as_str().split('/').collect();
    if let DocumentFields::Advisory(fields) = &document.fields {
        let fields = fields.as_ref()?;
        let id = fields.id.value.as_str();
        let is_reserved = |id: &str| RESERVED_ADVISORIES.contains(&id.to_ascii_lowercase().as_str());
        if is_reserved(id) {
            report.push(reserved(top, &format!("/advisories/{id}/")).hint("rename the file"));
        }
        for alias in fields.aliases.iter().filter(|alias| is_reserved(&alias.value)) {
            let address = format!("/advisories/{}/", alias.value);
            report.push(reserved(alias.span, &address).hint("leave it out"));
        }
        return Some(vec!["advisories".to_owned(), id.to_owned()]);
    }
    if parts == ["index"] {
        return Some(Vec::new());
    }
    for part in &parts {
        if let Err(rule) = part.parse::<Slug>() {
            let message = format!("the name `{part}` cannot be an address: {rule}");
            report.push(Diagnostic::new(Code::SlugInvalid, top, message).hint("rename the file"));
            return None;
        }
    }
    let is_policy = parts[0] == "policies";
    if RESERVED.contains(&parts[0])
        || locales.iter().any(|locale| locale == parts[0])
        || parts == ["policies", "conformance"]
    {
        report.push(reserved(top, &format!("/{}/", document.id)).hint("rename the file"));
    } else if is_policy && parts.len() == 1 {
        report.push(reserved(top, "/policies/").hint("rename the file"));
    }
    Some(parts.into_iter().map(str::to_owned).collect())
}

fn reserved(place: Span, address: &str) -> Diagnostic {
    let message = format!("the address `{address}` is used by the program itself");
    Diagnostic::new(Code::RouteReserved, place, message)
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

/// Reports files of `static`, and files beside documents, at addresses that are taken, and takes theirs.
pub(in crate::check) fn check_files(edition: &Edition, occupied: &mut Occupied, report: &mut Report) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (path, file) in edition.statics() {
        if let Some(first) = seen.insert(path.as_str().to_lowercase(), path.as_str()) {
            let message = format!("the name differs from `static/{first}` in case alone");
            report.push(
                Diagnostic::new(Code::SlugDuplicate, Span::top(*file), message)
                    .hint("rename one of the two")
                    .redacted(),
            );
        } else if let Err(by) = occupied.take(path.as_str(), Occupant::File) {
            report.push(taken(*file, path.as_str(), by));
        }
    }
    for document in edition.documents() {
        for (name, file) in &document.attachments {
            let path = format!("{}/{name}", document.path.join("/"));
            if let Err(by) = occupied.take(&path, Occupant::File) {
                report.push(taken(*file, &path, by));
            }
        }
    }
}

fn taken(file: FileId, path: &str, by: Occupant) -> Diagnostic {
    let by = match by {
        Occupant::Page | Occupant::Program => "which the program writes itself",
        Occupant::File => "where another file is in the way",
        Occupant::Redirect => "where a redirect is in the way",
    };
    let message = format!("the file would be published at `/{path}`, {by}");
    Diagnostic::new(Code::SlugDuplicate, Span::top(file), message).hint("rename or remove the file").redacted()
}

/// Checks that the header's destinations are there.
pub(in crate::check) fn check_nav(edition: &Edition, report: &mut Report) {
    for entry in &edition.site().nav {
        let NavEntry::Document(id) = &entry.value else { continue };
        if edition.document(id).is_none() {
            let message = format!("`nav` leads to `{id}`, and no document has that name");
            let hint = format!("write content/{id}.md, or remove the entry");
            report.push(Diagnostic::new(Code::NavUnknown, entry.span, message).hint(hint));
        }
    }
}

/// Checks that redirects lead from free addresses to pages.
pub(in crate::check) fn check_redirects(edition: &Edition, occupied: &mut Occupied, report: &mut Report) {
    let mut seen = BTreeMap::new();
    for redirect in &edition.site().redirects {
        let from = &redirect.from;
        let diagnostic = |message: String| Diagnostic::new(Code::RedirectInvalid, from.span, message);
        match from.value.parse::<Route>() {
            Err(rule) => report.push(diagnostic(format!("`{}` is no address of this site: {rule}", from.value))),
            Ok(route) => {
                let path = route.output_path();
                if let Some(first) = seen.insert(path.as_str().to_lowercase(), from.span) {
                    let message = format!("`{}` is redirected already", from.value);
                    report.push(diagnostic(message).related(first, "first here"));
                } else if let Err(by) = occupied.take(path.as_str(), Occupant::Redirect) {
                    report.push(diagnostic(tell_taken(&from.value, by)).hint("remove the redirect"));
                }
            }
        }
        check_destination(occupied, &redirect.to, report);
    }
}

fn tell_taken(address: &str, by: Occupant) -> String {
    match by {
        Occupant::Page => format!("`{address}` is the address of a page"),
        Occupant::Program => format!("`{address}` is an address that the program uses itself"),
        Occupant::File => format!("`{address}` is the address of a file"),
        Occupant::Redirect => format!("`{address}` is in the way of another redirect"),
    }
}

fn check_destination(occupied: &Occupied, to: &Spanned<String>, report: &mut Report) {
    let page = to.value.split('#').next().unwrap_or_default();
    if to.value.parse::<WebUrl>().is_err() && !occupied.has_page(page) {
        let message = format!("`{}` leads to no page", to.value);
        let hint = "write the address of a page, such as `/advisories/EX-2026-0001/`, or a full one";
        report.push(Diagnostic::new(Code::RedirectInvalid, to.span, message).hint(hint));
    }
}
