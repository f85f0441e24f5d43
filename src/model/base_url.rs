//! Addresses on the web.

use std::fmt;
use std::str::FromStr;

use url::Url;

use crate::model::IdError;
use crate::model::OutputPath;
use crate::model::Route;

/// The address of the published site: `http` or `https`, a host, perhaps a path; no query and no fragment.
///
/// Invariant: the text has no slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    text: String,
    path_start: usize,
}

impl BaseUrl {
    /// Returns the address without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the path below the host: empty, or `/` and more without a slash at its end.
    pub fn path(&self) -> &str {
        &self.text[self.path_start..]
    }

    /// Returns whether the site stands at the root of its host.
    pub fn is_host_root(&self) -> bool {
        self.path().is_empty()
    }

    /// Returns whether the site is reached by `https`.
    pub fn is_https(&self) -> bool {
        self.text.starts_with("https:")
    }

    /// Returns the full address of a route.
    pub fn join(&self, route: &Route) -> String {
        format!("{}{}", self.text, route.as_str())
    }

    /// Returns the full address of a file, percent-encoded.
    pub fn join_path(&self, path: &OutputPath) -> String {
        let mut url = Url::parse(&self.text).expect("a base address is an address");
        url.path_segments_mut().expect("a base address has a host").pop_if_empty().extend(path.as_str().split('/'));
        url.into()
    }
}

impl FromStr for BaseUrl {
    type Err = IdError;

    fn from_str(text: &str) -> Result<BaseUrl, IdError> {
        let rule = || IdError::new("a base address is `https://`, a host and perhaps a path");
        let url = Url::parse(text).map_err(|_| rule())?;
        let is_plain =
            url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.password().is_none();
        if !matches!(url.scheme(), "http" | "https") || !url.has_host() || !is_plain {
            return Err(rule());
        }
        let text = url.as_str().trim_end_matches('/').to_owned();
        let path_start = text.len() - url.path().trim_end_matches('/').len();
        Ok(BaseUrl { text, path_start })
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

/// An address on the web: `http` or `https` and a host, in the normal form of the URL standard but for a bare host,
/// which stays bare.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WebUrl(Box<str>);

impl WebUrl {
    /// Returns the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether the address is `https`.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https:")
    }
}

impl FromStr for WebUrl {
    type Err = IdError;

    fn from_str(text: &str) -> Result<WebUrl, IdError> {
        let rule = || IdError::new("an address begins with `https://` or `http://` and has a host");
        // The URL standard mends much of what an author mistyped; a published address is right as it stands.
        let is_plain = |c: char| !c.is_whitespace() && !c.is_control();
        let begins = text.starts_with("https://") || text.starts_with("http://");
        let url = Url::parse(text).map_err(|_| rule())?;
        if !begins || !text.chars().all(is_plain) || !url.has_host() {
            return Err(rule());
        }
        // The standard puts a slash after a bare host; a namespace is compared letter by letter.
        let is_bare_host = url.as_str().strip_suffix('/') == Some(text);
        Ok(WebUrl(if is_bare_host { text } else { url.as_str() }.into()))
    }
}

impl fmt::Display for WebUrl {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_address_keeps_its_path_without_the_last_slash() {
        let base: BaseUrl = "https://example.org/security/".parse().unwrap();
        assert_eq!(base.as_str(), "https://example.org/security");
        assert_eq!(base.path(), "/security");
        assert!(!base.is_host_root());
        let root: BaseUrl = "https://example.org".parse().unwrap();
        assert!(root.is_host_root());
    }

    #[test]
    fn file_is_joined_percent_encoded() {
        let file = |text| OutputPath::new(text).unwrap();
        let base: BaseUrl = "https://example.org/security".parse().unwrap();
        assert_eq!(
            base.join_path(&file("keys/psirt key#1.asc")),
            "https://example.org/security/keys/psirt%20key%231.asc"
        );
        let root: BaseUrl = "https://example.org".parse().unwrap();
        assert_eq!(root.join_path(&file("keys/security.asc")), "https://example.org/keys/security.asc");
    }

    #[test]
    fn bare_host_stays_bare() {
        let address = |text: &str| text.parse::<WebUrl>().unwrap().to_string();
        assert_eq!(address("https://example.org"), "https://example.org");
        assert_eq!(address("https://example.org/"), "https://example.org/");
        assert_eq!(address("https://EXAMPLE.org/a/../b"), "https://example.org/b");
    }

    #[test]
    fn base_address_has_no_query_and_no_other_scheme() {
        for text in [
            "ftp://example.org",
            "https://example.org/?a",
            "https://example.org/#a",
            "example.org",
            "https://u:p@example.org",
        ] {
            assert!(text.parse::<BaseUrl>().is_err(), "{text:?}");
        }
    }
}
