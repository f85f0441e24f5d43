//! Redirects of `site.toml`, in every locale.

use std::collections::BTreeSet;

use crate::model::FeedFormat;
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

    /// Returns the redirects of a site that hold in a locale, each with its place in the site's list.
    ///
    /// Where one is stated for an address of the locale itself, no other leads from there.
    pub fn all(site: &Site, locale: &Locale) -> Vec<(usize, LocalRedirect)> {
        let source = site.source_locale();
        let folded = |local: &LocalRedirect| local.route().as_str().to_lowercase();
        let local = |locale| move |redirect| LocalRedirect::new(site, redirect, locale);
        let stated: BTreeSet<String> = match locale == source {
            true => BTreeSet::new(),
            false => site.redirects.iter().filter_map(local(source)).map(|local| folded(&local)).collect(),
        };
        let all = site.redirects.iter().map(local(locale)).enumerate();
        all.filter_map(|(place, local)| Some((place, local?)))
            .filter(|(_, local)| !stated.contains(&folded(local)))
            .collect()
    }

    /// Returns whether it leads to a feed of this site. Programs that read feeds do not read pages that redirect, so the
    /// feed stands at its old address too.
    pub fn leads_to_feed(&self) -> bool {
        let name = self.to.rsplit('/').next().unwrap_or_default();
        self.to.starts_with('/') && name.parse::<FeedFormat>().is_ok()
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

/// An old address of a feed, where it stands too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldFeed {
    /// The place of the redirect in the site's list.
    pub redirect: usize,
    /// The format of the feed that it leads to.
    pub format: FeedFormat,
    /// The redirect.
    pub local: LocalRedirect,
}

fn names_locale(site: &Site, address: &str) -> bool {
    let first = address.strip_prefix('/').and_then(|below| below.split(['/', '#']).next());
    first.is_some_and(|first| site.locales.iter().any(|locale| locale.path_segment() == first))
}
