//! Where outputs stand, and in which languages they really are.

use crate::check::Drafts;
use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::EditionText;
use crate::check::document_keys;
use crate::model::DocumentId;
use crate::model::FeedFormat;
use crate::model::Locale;
use crate::model::OutputPath;
use crate::model::Route;
use crate::model::address;
use crate::model::address::CsafFile;
use crate::plan::Index;
use crate::plan::Job;
use crate::plan::LocalRedirect;
use crate::plan::PageKind;

/// A version of a page in another language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternate {
    /// Its locale; `None` for `x-default`, which is the source's.
    pub locale: Option<Locale>,
    /// Its address.
    pub route: Route,
}

impl Job {
    /// Lists the files that the job writes; of a sitemap that is split, the first alone.
    pub fn outputs(&self, edition: &Edition, index: &Index) -> Vec<OutputPath> {
        let file = |name: &str| Route::file(None, &[name]).output_path();
        match self {
            Job::Page { route, .. } => vec![route.output_path()],
            Job::Feed { locale, scope, number, old } => {
                let prefix = edition.site().prefix(locale);
                let path = |format: &FeedFormat| address::feed(prefix, scope, *number, *format).output_path();
                let old = old.iter().map(|old| old.local.route().output_path());
                FeedFormat::ALL.iter().map(path).chain(old).collect()
            }
            Job::Copy { path, .. } => vec![path.clone()],
            Job::Csaf { advisory, place } => csaf_outputs(edition, advisory, *place),
            Job::CsafProvider => provider_outputs(edition),
            Job::Osv(advisory) => {
                index.osv(advisory).iter().map(|record| address::osv(&record.id).output_path()).collect()
            }
            Job::OsvArchive => vec![address::osv_archive().output_path(), address::osv_list().output_path()],
            Job::Cve(id) => vec![address::cve(id).output_path()],
            Job::OpenVex(advisory) => {
                let advisory = document(edition, advisory).advisory();
                advisory.map(|advisory| address::open_vex(&advisory.id).output_path()).into_iter().collect()
            }
            Job::Versions { locale, product } => {
                vec![address::version_data(edition.site().prefix(locale), product).output_path()]
            }
            Job::Search(locale) => {
                let prefix = edition.site().prefix(locale);
                vec![address::search_facts(prefix).output_path(), address::search_texts(prefix).output_path()]
            }
            Job::Api => vec![address::api().output_path(), address::api_schema().output_path()],
            Job::SecurityTxt => vec![address::security_txt().output_path(), file("security.txt")],
            Job::Sitemap => vec![file("sitemap.xml")],
            Job::Robots => vec![file("robots.txt")],
            Job::Headers => vec![file("_headers")],
            Job::Redirects => vec![file("_redirects")],
            Job::NoJekyll => vec![file(".nojekyll")],
        }
    }
}

impl PageKind {
    /// Returns the page's address in a locale.
    pub fn route(&self, edition: &Edition, locale: &Locale) -> Route {
        let prefix = edition.site().prefix(locale);
        match self {
            PageKind::Home(id)
            | PageKind::Page(id)
            | PageKind::Policy(id)
            | PageKind::PolicyText(id)
            | PageKind::Announcement(id)
            | PageKind::Advisory(id) => edition.route(document(edition, id), locale),
            PageKind::PolicyChanges(id) => address::changes(prefix, &document(edition, id).path),
            PageKind::List { scope, number } => address::list(prefix, scope, *number),
            PageKind::Alias(alias) => address::alias(prefix, alias).expect("an alias without an address has no page"),
            PageKind::Moved(index) => {
                let site = edition.site();
                let local = |locale| LocalRedirect::new(site, &site.redirects[*index], locale);
                let redirect = local(locale).or_else(|| local(site.source_locale()));
                redirect.expect("a redirect holds as it is stated").route()
            }
            PageKind::Subscribe => address::subscribe(prefix),
            PageKind::Thanks => address::thanks(prefix),
            PageKind::Conformance => address::conformance(prefix),
            PageKind::Support => address::support(prefix),
            PageKind::Statistics => address::statistics(prefix),
            PageKind::Versions => address::versions(prefix),
            PageKind::ProductVersions { product, number } => address::product_versions(prefix, product, *number),
            PageKind::Release { product, name } => address::release(prefix, product, name),
            PageKind::Folder(folder) => folder.route(&edition.site().base_url.value),
            PageKind::NotFound => address::not_found(),
        }
    }

    /// Returns the name of the template without its ending, such as `advisory`.
    pub fn template(&self) -> &'static str {
        match self {
            PageKind::Home(_) => "home",
            PageKind::Page(_) => "page",
            PageKind::Policy(_) => "policy",
            PageKind::PolicyText(_) => "policy-version",
            PageKind::PolicyChanges(_) => "policy-changes",
            PageKind::Announcement(_) => "announcement",
            PageKind::Advisory(_) => "advisory",
            PageKind::List { .. } => "advisories",
            PageKind::Alias(_) => "alias",
            PageKind::Moved(_) => "moved",
            PageKind::Subscribe => "subscribe",
            PageKind::Thanks => "thanks",
            PageKind::Conformance => "conformance",
            PageKind::Support => "support",
            PageKind::Statistics => "statistics",
            PageKind::Versions => "versions",
            PageKind::ProductVersions { .. } => "product-versions",
            PageKind::Release { .. } => "release",
            PageKind::Folder(_) => "folder",
            PageKind::NotFound => "404",
        }
    }

    /// Returns the document that the page shows, if it shows one.
    pub fn document<'a>(&self, edition: &'a Edition) -> Option<&'a EditionDocument> {
        match self {
            PageKind::Home(id)
            | PageKind::Page(id)
            | PageKind::Policy(id)
            | PageKind::PolicyText(id)
            | PageKind::PolicyChanges(id)
            | PageKind::Announcement(id)
            | PageKind::Advisory(id) => Some(document(edition, id)),
            PageKind::List { .. }
            | PageKind::Alias(_)
            | PageKind::Moved(_)
            | PageKind::Subscribe
            | PageKind::Thanks
            | PageKind::Conformance
            | PageKind::Support
            | PageKind::Statistics
            | PageKind::Versions
            | PageKind::ProductVersions { .. }
            | PageKind::Release { .. }
            | PageKind::Folder(_)
            | PageKind::NotFound => None,
        }
    }

    /// Returns the text that a reader of a locale sees, if the page shows a document: the source's where it is not
    /// translated.
    pub fn text<'a>(&self, edition: &'a Edition, locale: &Locale) -> Option<&'a EditionText> {
        let document = self.document(edition)?;
        if let PageKind::PolicyChanges(_) = self {
            return edition.compared(document, locale).map(|[_, newer]| newer);
        }
        Some(document.text(locale))
    }

    /// Returns whether the page is really there in a locale: its document has a text in it, or it shows none.
    pub fn is_translated(&self, edition: &Edition, locale: &Locale) -> bool {
        let is_there = !matches!(self, PageKind::Folder(_)) || locale == edition.site().source_locale();
        is_there && self.text(edition, locale).is_none_or(|text| text.locale == *locale)
    }

    /// Returns whether the page shows a draft or an embargoed document, or the build shows them.
    pub fn is_draft(&self, edition: &Edition) -> bool {
        edition.drafts() == Drafts::Shown || self.document(edition).is_some_and(|document| !document.is_public)
    }

    /// Returns whether search engines are asked to leave the page out; then it is in no sitemap.
    pub fn is_noindex(&self, edition: &Edition) -> bool {
        let is_found_elsewhere =
            matches!(self, PageKind::Alias(_) | PageKind::Moved(_) | PageKind::Folder(_) | PageKind::NotFound);
        // Those who look for a policy shall find what is in force.
        let is_history = matches!(self, PageKind::PolicyText(_) | PageKind::PolicyChanges(_));
        is_found_elsewhere || is_history || self.is_draft(edition)
    }

    /// Returns the address that search engines should keep: its own, or the source's where it is not translated.
    pub fn canonical(&self, edition: &Edition, locale: &Locale) -> Option<Route> {
        match self {
            PageKind::NotFound | PageKind::Moved(_) => None,
            PageKind::Alias(alias) => match Some(edition.alias(alias)).filter(|documents| !documents.is_empty()) {
                Some([only]) => PageKind::Advisory(only.clone()).canonical(edition, locale),
                Some(_) | None => Some(self.route(edition, locale)),
            },
            _ if self.is_translated(edition, locale) => Some(self.route(edition, locale)),
            _ => Some(self.route(edition, edition.site().source_locale())),
        }
    }

    /// Returns the really translated versions in the site's order, then `x-default`; none of a page that is not
    /// indexed, and none where there is one version alone.
    pub fn alternates(&self, edition: &Edition) -> Vec<Alternate> {
        let is_there = |locale: &&Locale| self.is_translated(edition, locale);
        let locales: Vec<&Locale> = edition.site().locales.iter().filter(is_there).collect();
        if self.is_noindex(edition) || locales.len() < 2 {
            return Vec::new();
        }
        let route = |locale: &Locale| self.route(edition, locale);
        let translated =
            locales.into_iter().map(|locale| Alternate { locale: Some(locale.clone()), route: route(locale) });
        let default = Alternate { locale: None, route: route(edition.site().source_locale()) };
        translated.chain([default]).collect()
    }
}

/// The document, its hashes, and its signature where it has one.
fn csaf_outputs(edition: &Edition, advisory: &DocumentId, place: usize) -> Vec<OutputPath> {
    let document = &edition.csaf(advisory)[place];
    let route = document.route(&edition.site().base_url.value);
    let path = |ending| OutputPath::new(&format!("{}{ending}", route.output_path())).expect("a name with an ending");
    let signature = edition.is_signed(document).then_some(".asc");
    ["", ".sha256", ".sha512"].into_iter().chain(signature).map(path).collect()
}

fn provider_outputs(edition: &Edition) -> Vec<OutputPath> {
    let keys = document_keys(edition);
    let keys = keys.keys().map(|fingerprint| CsafFile::Key(fingerprint));
    let lists = [
        CsafFile::Metadata,
        CsafFile::Service,
        CsafFile::Feed,
        CsafFile::Severities,
        CsafFile::Index,
        CsafFile::Changes,
    ];
    let base_url = &edition.site().base_url.value;
    lists.into_iter().chain(keys).map(|file| file.route(base_url).output_path()).collect()
}

fn document<'a>(edition: &'a Edition, id: &DocumentId) -> &'a EditionDocument {
    edition.document(id).expect("pages are of documents of the edition")
}
