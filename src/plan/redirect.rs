//! Redirects of `site.toml`, in every locale.

use crate::model::Locale;
use crate::model::Redirect;
use crate::model::Route;
use crate::model::Site;

/// A redirect as it holds in one locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalRedirect {
    /// The old address, as it is stated.
    pub from: String,
    /// Where it leads: an address of this site, or a full one.
    pub to: String,
}

impl LocalRedirect {
    /// Returns a redirect as it holds in a locale.
    ///
    /// One whose addresses name a locale themselves holds in the source locale alone, which means as it is stated.
    pub fn new(site: &Site, redirect: &Redirect, locale: &Locale) -> Option<LocalRedirect> {
        let (from, to) = (&redirect.from.value, &redirect.to.value);
        let Some(prefix) = site.prefix(locale) else {
            return Some(LocalRedirect { from: from.clone(), to: to.clone() });
        };
        if names_locale(site, from) || names_locale(site, to) {
            return None;
        }
        let local = |address: &str| format!("/{}{address}", prefix.path_segment());
        let to = if to.starts_with('/') { local(to) } else { to.clone() };
        Some(LocalRedirect { from: local(from), to })
    }

    /// Returns where the page that redirects stands.
    ///
    /// A file without an ending would be a download, so that `/old` is answered by the page `/old/`.
    ///
    /// # Panics
    ///
    /// Where `from` is no address, which an edition does not have.
    pub fn route(&self) -> Route {
        let last = self.from.rsplit('/').next().unwrap_or_default();
        let slash = if last.is_empty() || last.contains('.') { "" } else { "/" };
        format!("{}{slash}", self.from).parse().expect("redirects lead from addresses")
    }
}

fn names_locale(site: &Site, address: &str) -> bool {
    let first = address.strip_prefix('/').and_then(|below| below.split(['/', '#']).next());
    first.is_some_and(|first| site.locales.iter().any(|locale| locale.path_segment() == first))
}
