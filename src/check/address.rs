//! Addresses: every document has one of its own.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::Edition;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::DocumentId;
use crate::model::ListScope;
use crate::model::Locale;
use crate::model::NavEntry;
use crate::model::Route;
use crate::model::Slug;
use crate::model::WebUrl;
use crate::model::address;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::text::FileId;
use crate::text::Span;
use crate::text::Spanned;

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
const RESERVED_ADVISORIES: [&str; 9] =
    ["atom.xml", "feed.json", "index.html", "page", "product", "rss.xml", "severity", "withdrawn", "year"];

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

/// Files that the program writes itself.
const WRITTEN: [&str; 11] = [
    ".lucarne.json",
    ".lucarne-unfinished",
    ".nojekyll",
    ".well-known/security.txt",
    "404.html",
    "_headers",
    "_redirects",
    "index.html",
    "robots.txt",
    "security.txt",
    "sitemap.xml",
];

/// Reports files of `static`, and files beside documents, at addresses that are taken.
pub(in crate::check) fn check_files(edition: &Edition, report: &mut Report) {
    // In lower case, since some hosts fold it.
    let pages: BTreeSet<String> = page_addresses(edition).into_iter().map(|page| page.to_lowercase()).collect();
    let site = edition.site();
    let locales: Vec<String> = site.locales.iter().map(Locale::path_segment).collect();
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for (path, file) in edition.statics() {
        if let Some(first) = seen.insert(path.as_str().to_lowercase(), path.as_str()) {
            let message = format!("the name differs from `static/{first}` in case alone");
            report.push(
                Diagnostic::new(Code::SlugDuplicate, Span::top(*file), message)
                    .hint("rename one of the two")
                    .redacted(),
            );
        }
        let path = path.as_str().to_lowercase();
        let (first, below) = path.split_once('/').map_or((path.as_str(), ""), |(first, below)| (first, below));
        let is_localized = locales.iter().any(|locale| locale == first);
        let own = if is_localized { below } else { path.as_str() };
        let is_reserved = RESERVED.contains(&own.split('/').next().unwrap_or_default());
        if WRITTEN.contains(&path.as_str()) || is_reserved || own.is_empty() || takes_page(&pages, &path) {
            report.push(taken(*file, &path));
        }
    }
    for document in edition.documents() {
        for (name, file) in &document.attachments {
            let path = format!("{}/{name}", document.path.join("/")).to_lowercase();
            if takes_page(&pages, &path) {
                report.push(taken(*file, &path));
            }
        }
    }
}

/// A file takes a page's place where it is the page's file, or stands where its folder must be.
fn takes_page(pages: &BTreeSet<String>, path: &str) -> bool {
    let page = path.strip_suffix("index.html").map_or_else(|| format!("/{path}/"), |folder| format!("/{folder}"));
    pages.contains(&page)
}

fn taken(file: FileId, path: &str) -> Diagnostic {
    let message = format!("the file would be published at `/{path}`, which the program writes itself");
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
pub(in crate::check) fn check_redirects(edition: &Edition, report: &mut Report) {
    let pages = page_addresses(edition);
    let mut seen = BTreeMap::new();
    for redirect in &edition.site().redirects {
        let from = &redirect.from;
        if let Err(rule) = from.value.parse::<Route>() {
            let message = format!("`{}` is no address of this site: {rule}", from.value);
            report.push(Diagnostic::new(Code::RedirectInvalid, from.span, message));
        } else if pages.contains(&from.value) {
            let message = format!("`{}` is the address of a page", from.value);
            report.push(Diagnostic::new(Code::RedirectInvalid, from.span, message).hint("remove the redirect"));
        } else if let Some(first) = seen.insert(from.value.as_str(), from.span) {
            let message = format!("`{}` is redirected already", from.value);
            report.push(Diagnostic::new(Code::RedirectInvalid, from.span, message).related(first, "first here"));
        }
        check_destination(&pages, &redirect.to, report);
    }
}

fn check_destination(pages: &BTreeSet<String>, to: &Spanned<String>, report: &mut Report) {
    let page = to.value.split('#').next().unwrap_or_default();
    if to.value.parse::<WebUrl>().is_err() && !pages.contains(page) {
        let message = format!("`{}` leads to no page", to.value);
        let hint = "write the address of a page, such as `/advisories/EX-2026-0001/`, or a full one";
        report.push(Diagnostic::new(Code::RedirectInvalid, to.span, message).hint(hint));
    }
}

/// Returns the addresses of the site's pages in every locale, lists by severity, product and year aside.
fn page_addresses(edition: &Edition) -> BTreeSet<String> {
    let site = edition.site();
    let mut addresses = BTreeSet::new();
    for locale in &site.locales {
        let prefix = site.prefix(locale);
        let lists = [ListScope::All, ListScope::Withdrawn].map(|scope| address::list(prefix, &scope, 1));
        let fixed =
            lists.into_iter().chain([address::subscribe(prefix), address::support(prefix), address::thanks(prefix)]);
        let documents = edition.documents().map(|document| edition.route(document, locale));
        let aliases = edition.aliases().keys().filter_map(|alias| address::alias(prefix, alias));
        addresses.extend(fixed.chain(documents).chain(aliases).map(|route| route.to_string()));
    }
    addresses
}
