//! Addresses below the base address, and the files behind them.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use crate::model::IdError;
use crate::model::Locale;

/// The address of an output below the base address, such as `/fr/advisories/EX-2026-0001/`.
///
/// Invariant: begins with `/`; ASCII letters, digits and `-._~/`; no empty, `.` or `..` part. A page ends with `/`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(Box<str>);

impl Route {
    /// Makes the route of a page from its parts, which are checked names.
    ///
    /// # Panics
    ///
    /// Where a part cannot stand in an address: parts come from ids, slugs and fixed words.
    pub fn page(locale_prefix: Option<&Locale>, parts: &[&str]) -> Route {
        let mut text = prefix(locale_prefix);
        for part in parts {
            text.push_str(part);
            text.push('/');
        }
        Route::checked(text)
    }

    /// Makes the route of a file from its parts; see [`Route::page`].
    pub fn file(locale_prefix: Option<&Locale>, parts: &[&str]) -> Route {
        Route::checked(prefix(locale_prefix) + &parts.join("/"))
    }

    fn checked(text: String) -> Route {
        text.parse().unwrap_or_else(|_| panic!("a route is made of checked names: {text:?}"))
    }

    /// Returns the address, beginning with `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the file in the output folder that answers at this address.
    pub fn output_path(&self) -> OutputPath {
        let below = &self.0[1..];
        let text = if self.0.ends_with('/') { format!("{below}index.html") } else { below.to_owned() };
        OutputPath(text.into())
    }
}

impl FromStr for Route {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Route, IdError> {
        let rule = || IdError::new("an address begins with `/` and has letters, digits, `-`, `_`, `.` and `~`");
        let below = text.strip_prefix('/').ok_or_else(rule)?;
        let is_safe = |c: char| c.is_ascii_alphanumeric() || "-._~/".contains(c);
        let body = below.strip_suffix('/').unwrap_or(below);
        let is_sound = below.is_empty() || body.split('/').all(|part| !matches!(part, "" | "." | ".."));
        if is_sound && below.chars().all(is_safe) { Ok(Route(text.into())) } else { Err(rule()) }
    }
}

fn prefix(locale: Option<&Locale>) -> String {
    locale.map_or_else(|| "/".to_owned(), |locale| format!("/{}/", locale.path_segment()))
}

impl fmt::Display for Route {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for Route {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, out)
    }
}

/// The path of a file in the output folder, such as `advisories/EX-2026-0001/index.html`.
///
/// A clone shares the text: a build knows each of its paths in several places.
///
/// Invariant: relative, `/` between its parts, none of them empty, `.` or `..`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(Arc<str>);

impl OutputPath {
    /// Makes a path that is copied as it is from a path of the site; `None` where it could leave the output folder.
    pub fn new(text: &str) -> Option<OutputPath> {
        let is_part = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']);
        text.split('/').all(is_part).then(|| OutputPath(text.into()))
    }

    /// Returns the path with `/` between its parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for OutputPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn route_has_no_odd_part() {
        assert!("/old/page.html".parse::<Route>().is_ok());
        for text in ["", "old/", "//", "/a//b", "/../a", "/a b", "/é/", "/a?b"] {
            assert!(text.parse::<Route>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn page_is_a_folder_with_an_index() {
        let fr: Locale = "fr".parse().unwrap();
        let route = Route::page(Some(&fr), &["advisories", "EX-2026-0001"]);
        assert_eq!(route.as_str(), "/fr/advisories/EX-2026-0001/");
        assert_eq!(route.output_path().as_str(), "fr/advisories/EX-2026-0001/index.html");
        assert_eq!(Route::page(None, &[]).output_path().as_str(), "index.html");
    }
}
