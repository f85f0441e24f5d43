//! The files of the output folder that are spoken for.
//!
//! Two outputs never share a file, nor does one stand where another needs a folder. Compared without regard to case,
//! because file systems and hosts differ in that.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Bound;

use crate::check::Edition;
use crate::check::address::RESERVED;
use crate::check::address::RESERVED_ADVISORIES;
use crate::model::Locale;
use crate::model::Route;
use crate::model::address;

/// What has taken a file's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Occupant {
    /// A page of a document, of an alias, or one that every site has.
    Page,
    /// What the program writes beside pages, or keeps for itself.
    Program,
    /// A file that is published as it is.
    File,
    /// A redirect.
    Redirect,
}

/// The files that are taken, by their path in lower case.
pub(in crate::check) struct Occupied {
    files: BTreeMap<String, Occupant>,
    pages: BTreeSet<String>,
    locales: Vec<String>,
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

/// Pages that every site may have; all else of these names is free.
const SINGLE_PAGES: [&str; 4] = ["404", "subscribe", "support", "thanks"];

impl Occupied {
    /// Takes the places of all pages of an edition, and of what the program writes beside them.
    pub(in crate::check) fn new(edition: &Edition) -> Occupied {
        let site = edition.site();
        let mut routes: Vec<Route> = Vec::new();
        for locale in &site.locales {
            let prefix = site.prefix(locale);
            let fixed = [&["advisories"][..], &["subscribe"], &["support"], &["thanks"], &["advisories", "withdrawn"]];
            routes.extend(fixed.iter().map(|parts| Route::page(prefix, parts)));
            routes.extend(edition.documents().map(|document| edition.route(document, locale)));
            routes.extend(edition.aliases().keys().filter_map(|alias| address::alias(prefix, alias)));
        }
        let pages = routes.iter().map(|route| (route.output_path().as_str().to_lowercase(), Occupant::Page));
        let written = WRITTEN.iter().map(|path| ((*path).to_owned(), Occupant::Program));
        Occupied {
            files: written.chain(pages).collect(),
            pages: routes.iter().map(Route::to_string).collect(),
            locales: site.locales.iter().map(Locale::path_segment).collect(),
        }
    }

    /// Returns whether a page answers at an address, in any locale.
    pub(in crate::check) fn has_page(&self, address: &str) -> bool {
        self.pages.contains(address)
    }

    /// Takes a file's place; the error is what has it already, is its folder or needs it as one.
    pub(in crate::check) fn take(&mut self, path: &str, by: Occupant) -> Result<(), Occupant> {
        let path = path.to_lowercase();
        if let Some(occupant) = self.occupant(&path) {
            return Err(occupant);
        }
        self.files.insert(path, by);
        Ok(())
    }

    fn occupant(&self, path: &str) -> Option<Occupant> {
        if let Some(occupant) = self.files.get(path) {
            return Some(*occupant);
        }
        if self.is_reserved(path) {
            return Some(Occupant::Program);
        }
        let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
        let above = folders.filter_map(|folder| self.files.get(folder)).next();
        above.or_else(|| self.below(path)).copied()
    }

    /// Returns what stands below a path, for which it must be a folder.
    fn below(&self, path: &str) -> Option<&Occupant> {
        let folder = format!("{path}/");
        let from = (Bound::Included(folder.as_str()), Bound::Unbounded);
        let (first, occupant) = self.files.range::<str, _>(from).next()?;
        first.starts_with(&folder).then_some(occupant)
    }

    /// Returns whether a path is among those whose last parts only a plan knows: lists, feeds, numbered files.
    fn is_reserved(&self, path: &str) -> bool {
        let (first, below) = path.split_once('/').unwrap_or((path, ""));
        let is_localized = self.locales.iter().any(|locale| locale == first);
        let mut parts = if is_localized { below } else { path }.split('/');
        let (first, second) = (parts.next().unwrap_or_default(), parts.next());
        match first {
            "" => true,
            "advisories" => second.is_none_or(|second| RESERVED_ADVISORIES.contains(&second)),
            _ => {
                let is_sitemap = path.starts_with("sitemap-") && path.ends_with(".xml");
                is_sitemap || (RESERVED.contains(&first) && !(SINGLE_PAGES.contains(&first) && second.is_some()))
            }
        }
    }
}
