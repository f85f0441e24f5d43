//! Where the links of a text lead.

use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::Head;
use crate::check::Target;
use crate::check::fact;
use crate::model::DocumentId;
use crate::model::Locale;
use crate::model::OutputPath;
use crate::model::Route;
use crate::text::SitePath;

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) enum LinkFault {
    /// There is nothing by that name.
    Broken,
    /// The document is there, and has no heading with that id.
    Anchor(DocumentId),
    /// The scheme is not allowed.
    Scheme,
    /// A fact that is not there, or that cannot be followed.
    Fact(String),
}

const LONGEST_PATH: usize = 4096;

const ALLOWED: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Finds where a link of a document's text in a locale leads.
pub(in crate::check) fn resolve(
    edition: &Edition,
    (from, locale): (&EditionDocument, &Locale),
    destination: &str,
) -> Result<Target, LinkFault> {
    if let Some(id) = destination.strip_prefix('#') {
        return if Head::new(from).has_heading(locale, id) {
            Ok(Target::Here(id.to_owned()))
        } else {
            Err(LinkFault::Anchor(from.id.clone()))
        };
    }
    if let Some((scheme, rest)) = scheme_of(destination) {
        return match scheme.to_ascii_lowercase().as_str() {
            "fact" => follow_fact(edition, from, rest),
            scheme if ALLOWED.contains(&scheme) => Ok(Target::External(destination.to_owned())),
            _ => Err(LinkFault::Scheme),
        };
    }
    if destination.starts_with("//") {
        return Err(LinkFault::Scheme);
    }
    match destination.strip_prefix('/') {
        Some("advisories/") => Ok(Target::Advisories),
        Some(path) => static_file(edition, path).ok_or(LinkFault::Broken),
        None => relative(edition, (from, locale), destination),
    }
}

/// Splits a scheme off, as RFC 3986, section 3.1, writes one.
fn scheme_of(destination: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = destination.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then_some((scheme, rest))
}

fn follow_fact(edition: &Edition, from: &EditionDocument, name: &str) -> Result<Target, LinkFault> {
    let uri = edition.fact(from, name).and_then(|fact| fact::uri(&fact));
    uri.map(Target::Fact).ok_or_else(|| LinkFault::Fact(name.to_owned()))
}

fn static_file(edition: &Edition, path: &str) -> Option<Target> {
    let path = OutputPath::new(path)?;
    edition.statics().contains_key(&path).then_some(())?;
    file_route(&path.as_str().split('/').collect::<Vec<_>>())
}

/// Names that would need escapes in an address cannot be linked to.
fn file_route(parts: &[&str]) -> Option<Target> {
    let is_safe = |part: &&str| part.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c));
    parts.iter().all(is_safe).then(|| Target::File(Route::file(None, parts)))
}

fn relative(
    edition: &Edition,
    (from, locale): (&EditionDocument, &Locale),
    destination: &str,
) -> Result<Target, LinkFault> {
    let (path, id) = destination.split_once('#').map_or((destination, None), |(path, id)| (path, Some(id)));
    // No file has a longer path; the search upward through its folders takes the square of its length.
    if path.len() > LONGEST_PATH {
        return Err(LinkFault::Broken);
    }
    let source = edition.path(from.source());
    let path = source.resolve(path).ok_or(LinkFault::Broken)?;
    if let Some((document, head)) = edition.head_at(&path) {
        return match id.filter(|id| !id.is_empty()) {
            None => Ok(Target::Document(document.clone(), None)),
            Some(id) if head.has_heading(locale, id) => Ok(Target::Document(document.clone(), Some(id.to_owned()))),
            Some(_) => Err(LinkFault::Anchor(document.clone())),
        };
    }
    attachment_at(edition, &path).or_else(|| static_file(edition, path.strip("static")?)).ok_or(LinkFault::Broken)
}

/// Finds a file that is published beside a document of the folder form.
fn attachment_at(edition: &Edition, path: &SitePath) -> Option<Target> {
    let below = path.strip("content")?;
    let mut folder = below.rsplit_once('/')?.0;
    loop {
        let head = folder.parse().ok().and_then(|id| edition.head(&id));
        if let Some(head) = head
            && head.has_attachment(&below[folder.len() + 1..])
        {
            let parts = head.path().iter().map(String::as_str).chain(below[folder.len() + 1..].split('/'));
            return file_route(&parts.collect::<Vec<_>>());
        }
        folder = folder.rsplit_once('/')?.0;
    }
}
