//! Where the links of another site's text lead.

use crate::model::WebUrl;
use crate::text::SitePath;

/// Where a text comes from, so that its relative links can be completed.
#[derive(Clone, Debug)]
pub(in crate::author::import) struct Origin {
    /// The address of the page that shows it.
    pub page: String,
    /// The address of the source file; links to `.md` files are relative to it.
    pub source: String,
}

/// What becomes of a link's destination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// It can stay.
    Kept,
    /// It is this full address instead.
    Full(String),
    /// It is this heading of the same text.
    Heading(String),
    /// A site has no link for it.
    Refused,
}

impl Origin {
    /// Judges a destination; `heading` finds the id of a heading by its anchor.
    pub(super) fn resolve<'a>(&self, destination: &str, heading: impl Fn(&str) -> Option<&'a str>) -> Destination {
        if let Some(scheme) = scheme(destination) {
            return match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" if is_web(destination) => Destination::Kept,
                "mailto" | "tel" => Destination::Kept,
                _ => Destination::Refused,
            };
        }
        if let Some(anchor) = destination.strip_prefix('#') {
            return match heading(anchor) {
                Some(id) => Destination::Heading(format!("#{id}")),
                None => Destination::Full(format!("{}{destination}", self.page)),
            };
        }
        let full = self.complete(destination).filter(|full| is_web(full));
        full.map_or(Destination::Refused, Destination::Full)
    }

    fn complete(&self, reference: &str) -> Option<String> {
        if reference.starts_with("//") {
            return Some(format!("https:{reference}"));
        }
        let end = reference.find(['?', '#']).unwrap_or(reference.len());
        let (path, rest) = reference.split_at(end);
        let base = if path.ends_with(".md") { &self.source } else { &self.page };
        let (host, base_path) = host_and_path(base)?;
        if path.starts_with('/') {
            return Some(format!("https://{host}{reference}"));
        }
        let base_path: SitePath = base_path.parse().ok()?;
        let is_folder = path.ends_with('/');
        let path = base_path.resolve(path.trim_end_matches('/'))?;
        Some(format!("https://{host}/{path}{}{rest}", if is_folder { "/" } else { "" }))
    }
}

fn host_and_path(url: &str) -> Option<(&str, &str)> {
    url.strip_prefix("https://")?.split_once('/')
}

fn is_web(url: &str) -> bool {
    url.parse::<WebUrl>().is_ok()
}

/// RFC 3986, section 3.1.
fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(destination: &str, expected: Destination) {
        let origin = Origin {
            page: "https://a.example/advisories/X-1.html".to_owned(),
            source: "https://b.example/db/crates/x/X-1.md".to_owned(),
        };
        let found = origin.resolve(destination, |anchor| (anchor == "patches").then_some("fix"));
        assert_eq!(found, expected, "{destination}");
    }

    fn full(url: &str) -> Destination {
        Destination::Full(url.to_owned())
    }

    #[test]
    fn relative_links_are_completed() {
        check("X-2.html#top", full("https://a.example/advisories/X-2.html#top"));
        check("../keys/", full("https://a.example/keys/"));
        check("/keys?a=b", full("https://a.example/keys?a=b"));
        check("../y/X-2.md", full("https://b.example/db/crates/y/X-2.md"));
        check("//c.example/x", full("https://c.example/x"));
        check("#other", full("https://a.example/advisories/X-1.html#other"));
        check("#patches", Destination::Heading("#fix".to_owned()));
    }

    #[test]
    fn only_schemes_of_the_web_and_of_people_stay() {
        check("https://c.example/", Destination::Kept);
        check("mailto:a@c.example", Destination::Kept);
        check("javascript:alert(1)", Destination::Refused);
        check("fact:contact", Destination::Refused);
        check("ftp://c.example", Destination::Refused);
        check("https://", Destination::Refused);
        check("../../../etc", Destination::Refused);
    }
}
