//! The addresses that the program gives by itself, below the base address.
//!
//! One place for all of them: what plans, links, renders, exports or checks an address takes it from here. Documents
//! have addresses of their own; they stand in the edition. A locale prefix is `None` for the source locale.

mod csaf;
mod document;

use crate::model::Locale;
use crate::model::OutputPath;
use crate::model::ProductId;
use crate::model::Route;
use crate::model::SeverityLevel;
use crate::model::words;

pub use csaf::CSAF_LABEL;
pub use csaf::CsafFile;
pub use csaf::CsafFolder;
pub use csaf::csaf_document;
pub use csaf::csaf_file;
pub use csaf::csaf_file_name;
pub use csaf::csaf_folder;
pub use csaf::csaf_path;
pub use document::api;
pub use document::api_schema;
pub use document::cve;
pub use document::open_vex;
pub use document::osv;
pub use document::osv_archive;
pub use document::osv_list;

/// The folder of all advisories, their lists and feeds.
pub const ADVISORIES: &str = "advisories";

/// The folder of the products' releases and of what is known of them.
pub const VERSIONS: &str = "versions";

/// The folder of the policies and their feed.
pub const POLICIES: &str = "policies";

/// How many advisories a page of a list has.
pub const LIST_LENGTH: usize = 50;

/// Which advisories a list shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListScope {
    /// All that are not withdrawn.
    All,
    /// Those of a level.
    Severity(SeverityLevel),
    /// Those that affect a product.
    Product(ProductId),
    /// Those published in a year, in UTC.
    Year(i16),
    /// Those withdrawn.
    Withdrawn,
}

/// What a feed tells of: which advisories, or policies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FeedScope {
    /// All.
    All,
    /// Those of a level.
    Severity(SeverityLevel),
    /// Those that affect a product.
    Product(ProductId),
    /// None: the versions of policies.
    Policies,
}

words! {
    /// The format of a feed, by the name of its file.
    FeedFormat {
        /// RSS 2.0.
        Rss = "rss.xml",
        /// Atom (RFC 4287).
        Atom = "atom.xml",
        /// JSON Feed 1.1.
        Json = "feed.json",
    }
}

impl FeedScope {
    /// Returns the list that shows the same advisories; `None` for what no advisory is in.
    pub fn list(&self) -> Option<ListScope> {
        match self {
            FeedScope::All => Some(ListScope::All),
            FeedScope::Severity(level) => Some(ListScope::Severity(*level)),
            FeedScope::Product(product) => Some(ListScope::Product(product.clone())),
            FeedScope::Policies => None,
        }
    }
}

/// Returns the home page.
pub fn home(prefix: Option<&Locale>) -> Route {
    Route::page(prefix, &[])
}

/// Returns a page of a list of advisories; the first one is number 1.
pub fn list(prefix: Option<&Locale>, scope: &ListScope, number: usize) -> Route {
    let parts = numbered(list_folder(scope), number);
    Route::page(prefix, &parts.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Returns a page of a feed in one format; the first one, with the newest entries, is number 1.
pub fn feed(prefix: Option<&Locale>, scope: &FeedScope, number: usize, format: FeedFormat) -> Route {
    let folder = scope.list().map_or_else(|| vec![POLICIES.to_owned()], |list| list_folder(&list));
    let mut parts = numbered(folder, number);
    parts.push(format.as_str().to_owned());
    Route::file(prefix, &parts.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Returns the facts that the script of the index chooses advisories by.
pub fn search_facts(prefix: Option<&Locale>) -> Route {
    Route::file(prefix, &[ADVISORIES, "search.json"])
}

/// Returns the texts that the script of the index searches.
pub fn search_texts(prefix: Option<&Locale>) -> Route {
    Route::file(prefix, &[ADVISORIES, "search-texts.json"])
}

/// Returns the page of another id of advisories; `None` where the id cannot stand in an address, such as `JVN#1234`.
pub fn alias(prefix: Option<&Locale>, alias: &str) -> Option<Route> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    let is_safe = !alias.is_empty() && alias.chars().all(is_plain) && alias != "." && alias != "..";
    is_safe.then(|| Route::page(prefix, &[ADVISORIES, alias]))
}

/// Returns the page of all feeds.
pub fn subscribe(prefix: Option<&Locale>) -> Route {
    Route::page(prefix, &["subscribe"])
}

/// Returns the page of those who helped.
pub fn thanks(prefix: Option<&Locale>) -> Route {
    Route::page(prefix, &["thanks"])
}

/// Returns the page that prints what rule profiles say.
pub fn conformance(prefix: Option<&Locale>) -> Route {
    Route::page(prefix, &["policies", "conformance"])
}

/// Returns the page that says what a version of a policy changed, by the parts of the version's own address.
pub fn changes(prefix: Option<&Locale>, version: &[String]) -> Route {
    let parts: Vec<&str> = version.iter().map(String::as_str).chain(["changes"]).collect();
    Route::page(prefix, &parts)
}

/// Returns the page of the products and their support.
pub fn support(prefix: Option<&Locale>) -> Route {
    Route::page(prefix, &["support"])
}

/// Returns the page of how many advisories there are and how fast cases were closed.
pub fn statistics(prefix: Option<&Locale>) -> Route {
    Route::page(prefix, &["statistics"])
}

/// Returns the page where readers look a version up.
pub fn versions(prefix: Option<&Locale>) -> Route {
    Route::page(prefix, &[VERSIONS])
}

/// Returns a page of a product's releases and their advisories; the first one is number 1.
pub fn product_versions(prefix: Option<&Locale>, product: &ProductId, number: usize) -> Route {
    let parts = numbered(vec![VERSIONS.to_owned(), product.to_string()], number);
    Route::page(prefix, &parts.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Returns the page of one release, by its name in addresses (see [`release_name`]).
pub fn release(prefix: Option<&Locale>, product: &ProductId, name: &str) -> Route {
    Route::page(prefix, &[VERSIONS, product.as_str(), name])
}

/// Returns what the script of the version box reads of a product. No product's id has a dot.
pub fn version_data(prefix: Option<&Locale>, product: &ProductId) -> Route {
    Route::file(prefix, &[VERSIONS, &format!("{product}.json")])
}

/// Returns the name of a release in addresses: its version, where that can stand there; else one with hyphens for other
/// characters and these digits of a hash behind it.
pub fn release_name(version: &str, hash: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    let is_free = !matches!(version, "." | ".." | "page") && !is_taken(version);
    if is_free && version.chars().all(is_plain) {
        return version.to_owned();
    }
    let name: String = version.chars().map(|c| if is_plain(c) { c } else { '-' }).take(80).collect();
    format!("{name}-{hash}")
}

/// Returns the page for addresses that lead nowhere; there is one for all locales.
pub fn not_found() -> Route {
    Route::file(None, &["404.html"])
}

/// Returns `security.txt` (RFC 9116, section 3).
pub fn security_txt() -> Route {
    Route::file(None, &[".well-known", "security.txt"])
}

/// Returns a file of the theme, with a part of its hash before its ending: `/assets/site.0123456789abcdef.css`.
///
/// What cannot stand in an address becomes a hyphen; the hash keeps two such names apart.
pub fn asset(name: &str, hash: &str) -> Route {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~/".contains(c);
    let name: String = name.chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
    let file_start = name.rfind('/').map_or(0, |slash| slash + 1);
    let stem_end = name[file_start..].rfind('.').filter(|dot| *dot > 0).map_or(name.len(), |dot| file_start + dot);
    Route::file(None, &["assets", &format!("{}.{hash}{}", &name[..stem_end], &name[stem_end..])])
}

/// Returns where a key is published whose file stands at this path, below `static` or the root of the site.
pub fn key(file: &str) -> Option<OutputPath> {
    OutputPath::new(file.strip_prefix("static/").unwrap_or(file))
}

fn list_folder(scope: &ListScope) -> Vec<String> {
    let mut parts = vec![ADVISORIES.to_owned()];
    match scope {
        ListScope::All => {}
        ListScope::Severity(level) => parts.extend(["severity".to_owned(), level.as_str().to_owned()]),
        ListScope::Product(product) => parts.extend(["product".to_owned(), product.to_string()]),
        ListScope::Year(year) => parts.extend(["year".to_owned(), format!("{year:04}")]),
        ListScope::Withdrawn => parts.push("withdrawn".to_owned()),
    }
    parts
}

fn numbered(mut parts: Vec<String>, number: usize) -> Vec<String> {
    if number > 1 {
        parts.extend(["page".to_owned(), number.to_string()]);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_page_of_a_list_has_no_number() {
        let fr: Locale = "fr".parse().unwrap();
        assert_eq!(list(None, &ListScope::All, 1).as_str(), "/advisories/");
        assert_eq!(list(Some(&fr), &ListScope::Year(2026), 2).as_str(), "/fr/advisories/year/2026/page/2/");
        assert_eq!(list(None, &ListScope::Severity(SeverityLevel::High), 1).as_str(), "/advisories/severity/high/");
    }

    #[test]
    fn feeds_stand_beside_their_lists() {
        let app = FeedScope::Product("app".parse().unwrap());
        assert_eq!(feed(None, &FeedScope::All, 1, FeedFormat::Rss).as_str(), "/advisories/rss.xml");
        assert_eq!(feed(None, &app, 3, FeedFormat::Json).as_str(), "/advisories/product/app/page/3/feed.json");
    }

    #[test]
    fn alias_with_other_characters_has_no_page() {
        assert_eq!(
            alias(None, "CVE-2026-12345").map(|route| route.to_string()).as_deref(),
            Some("/advisories/CVE-2026-12345/")
        );
        for text in ["", "..", "JVN#12345678", "a/b", "a b"] {
            assert_eq!(alias(None, text), None, "{text:?}");
        }
    }

    #[test]
    fn release_that_cannot_stand_in_an_address_gets_a_hash() {
        let name = |version: &str| release_name(version, "0a", |name| name == "2.0-RC1");
        assert_eq!(
            ["1.0.0-rc.1", "1:2.0+b1", "..", "page", "2.0-RC1"].map(name),
            ["1.0.0-rc.1", "1-2.0-b1-0a", "..-0a", "page-0a", "2.0-RC1-0a"]
        );
    }

    #[test]
    fn hash_of_an_asset_stands_before_the_ending() {
        assert_eq!(asset("site.css", "0a").as_str(), "/assets/site.0a.css");
        assert_eq!(asset("fonts.d/plain", "0a").as_str(), "/assets/fonts.d/plain.0a");
        assert_eq!(asset("a b.min.js", "0a").as_str(), "/assets/a-b.min.0a.js");
    }
}
