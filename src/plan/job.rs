//! The outputs of a site, one job each.

use std::cell::LazyCell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::Answers;
use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::Notes;
use crate::check::Topic;
use crate::check::document_keys;
use crate::check::key_file;
use crate::check::security_txt_basis;
use crate::model::CveId;
use crate::model::DocumentId;
use crate::model::FeedFormat;
use crate::model::FeedScope;
use crate::model::Locale;
use crate::model::OutputPath;
use crate::model::ProductId;
use crate::model::Route;
use crate::model::address;
use crate::model::address::CsafFolder;
use crate::plan::Index;
use crate::plan::LocalRedirect;
use crate::plan::OldFeed;
use crate::plan::PageKind;
use crate::plan::page::document_pages;
use crate::plan::page::list_pages;
use crate::plan::page::version_pages;
use crate::text::FileId;

/// Every output of an edition, in a fixed order. It is a handle, as the edition is: what a job asks of it is noted.
#[derive(Clone, Debug)]
pub struct Plan {
    jobs: Arc<Vec<Job>>,
    notes: Notes,
    /// What the jobs' lists and feeds are cut from.
    pub index: Index,
}

impl Plan {
    /// Lists every output: the pages by locale, the feeds, the copies, then the files that there is one of.
    pub fn new(edition: &Edition) -> Plan {
        let index = Index::new(edition);
        let mut plan = Draft { jobs: Vec::new(), index };
        for locale in &edition.site().locales {
            plan.add_pages(edition, locale);
        }
        let (to_feeds, to_pages) = local_redirects(edition).partition(|(_, _, local)| local.leads_to_feed());
        plan.add_moved(edition, to_pages);
        plan.add_page(edition, edition.site().source_locale(), PageKind::NotFound);
        plan.add_feeds(edition, to_feeds);
        plan.jobs.extend(copies(edition, &plan.index).into_iter().map(|(path, file)| Job::Copy { path, file }));
        plan.add_documents(edition);
        plan.add_singletons(edition);
        let Draft { jobs, index } = plan;
        Plan { jobs: Arc::new(jobs), notes: Notes::default(), index }
    }

    /// Returns a handle of the same plan that notes what it is asked.
    pub fn noting(&self, notes: &Notes) -> Plan {
        Plan { jobs: Arc::clone(&self.jobs), notes: notes.clone(), index: self.index.noting(notes) }
    }

    /// Returns the jobs; no two write the same file where the pipeline found no clash.
    pub fn jobs(&self) -> &[Job] {
        self.notes.add(Topic::Jobs, "");
        &self.jobs
    }

    /// Adds the answers to all that can be asked of a plan.
    pub fn add_answers(&self, answers: &mut Answers) {
        answers.add(Topic::Jobs, "", &self.jobs);
        self.index.add_answers(answers);
    }

    /// Returns how many pages templates make.
    pub fn pages(&self) -> usize {
        self.jobs().iter().filter(|job| matches!(job, Job::Page { .. })).count()
    }
}

/// A redirect that holds in a locale, with its place in the site's list.
type Held<'e> = (&'e Locale, usize, LocalRedirect);

fn local_redirects(edition: &Edition) -> impl Iterator<Item = Held<'_>> {
    let site = edition.site();
    let held = |locale| LocalRedirect::all(site, locale).into_iter().map(move |(place, local)| (locale, place, local));
    site.locales.iter().flat_map(held)
}

/// A plan that is being made.
struct Draft {
    jobs: Vec<Job>,
    index: Index,
}

impl Draft {
    fn add_pages(&mut self, edition: &Edition, locale: &Locale) {
        let mut kinds: Vec<PageKind> = edition.documents().flat_map(document_pages).collect();
        // The home page, then pages, policies, their versions, announcements and advisories, each by id.
        kinds.sort_by_key(PageKind::rank);
        kinds.extend(self.index.lists().flat_map(|(scope, _)| list_pages(&self.index, scope)));
        let aliases = edition.aliases().keys().filter(|alias| address::alias(None, alias).is_some());
        kinds.extend(aliases.cloned().map(PageKind::Alias));
        kinds.push(PageKind::Subscribe);
        kinds.extend(self.index.has_thanks().then_some(PageKind::Thanks));
        kinds.extend(edition.site().conformance_page.then_some(PageKind::Conformance));
        kinds.extend((!edition.site().products.is_empty()).then_some(PageKind::Support));
        kinds.extend(self.index.has_advisories().then_some(PageKind::Statistics));
        kinds.extend(version_pages(edition, &self.index));
        for kind in kinds {
            self.add_page(edition, locale, kind);
        }
    }

    fn add_page(&mut self, edition: &Edition, locale: &Locale, kind: PageKind) {
        self.jobs.push(Job::Page { route: kind.route(edition, locale), locale: locale.clone(), kind });
    }

    /// Adds the pages at old addresses.
    fn add_moved(&mut self, edition: &Edition, redirects: Vec<Held<'_>>) {
        let pages = LazyCell::new(|| self.pages());
        // A product without advisories has no list.
        let is_there = |place: usize, local: &LocalRedirect| {
            !edition.site().redirects[place].is_derived || pages.contains(local.to.as_str())
        };
        let there = redirects.into_iter().filter(|(_, place, local)| is_there(*place, local));
        let moved: Vec<(&Locale, PageKind)> =
            there.map(|(locale, place, _)| (locale, PageKind::Moved(place))).collect();
        for (locale, kind) in moved {
            self.add_page(edition, locale, kind);
        }
    }

    fn pages(&self) -> BTreeSet<&str> {
        let mut pages = BTreeSet::new();
        for job in &self.jobs {
            if let Job::Page { route, .. } = job {
                pages.insert(route.as_str());
            }
        }
        pages
    }

    fn add_feeds(&mut self, edition: &Edition, redirects: Vec<Held<'_>>) {
        let site = edition.site();
        let mut moved: BTreeMap<String, Vec<(usize, LocalRedirect)>> = BTreeMap::new();
        for (_, place, local) in redirects {
            moved.entry(local.to.clone()).or_default().push((place, local));
        }
        let mut jobs = Vec::new();
        for locale in &site.locales {
            for scope in self.index.feeds() {
                let old = FeedFormat::ALL.iter().flat_map(|format| {
                    let route = address::feed(site.prefix(locale), scope, 1, *format);
                    let leading = moved.get(route.as_str()).into_iter().flatten();
                    leading.map(|(redirect, local)| OldFeed {
                        redirect: *redirect,
                        format: *format,
                        local: local.clone(),
                    })
                });
                let mut old: Vec<OldFeed> = old.collect();
                for number in 1..=self.index.feed_pages(edition, locale, scope) {
                    let (locale, scope) = (locale.clone(), scope.clone());
                    jobs.push(Job::Feed { locale, scope, number, old: std::mem::take(&mut old) });
                }
            }
        }
        self.jobs.extend(jobs);
    }

    /// Adds the documents for programs, which are of what is public alone.
    fn add_documents(&mut self, edition: &Edition) {
        for (document, _) in edition.advisories().filter(|(document, _)| document.is_public) {
            let csaf = 0..edition.csaf(&document.id).len();
            self.jobs.extend(csaf.map(|place| Job::Csaf { advisory: document.id.clone(), place }));
        }
        if edition.has_csaf_documents() {
            self.jobs.push(Job::CsafProvider);
            for folder in csaf_folders(edition) {
                self.add_page(edition, edition.site().source_locale(), PageKind::Folder(folder));
            }
        }
        self.jobs.extend(self.index.osv_records().map(|(advisory, _)| Job::Osv(advisory.clone())));
        let has_osv = self.index.has_osv_records();
        self.jobs.extend(has_osv.then_some(Job::OsvArchive));
        let cves = self.index.cves().keys().filter(|id| self.index.has_cve_container(edition, id));
        self.jobs.extend(cves.map(|id| Job::Cve(id.clone())));
        let vex = edition.advisories().filter(|(document, advisory)| document.is_public && advisory.names_products());
        self.jobs.extend(vex.map(|(document, _)| Job::OpenVex(document.id.clone())));
        for locale in &edition.site().locales {
            let products = edition.site().products.iter().map(|product| product.id.value.clone());
            self.jobs.extend(products.map(|product| Job::Versions { locale: locale.clone(), product }));
            self.jobs.push(Job::Search(locale.clone()));
        }
        self.jobs.push(Job::Api);
    }

    fn add_singletons(&mut self, edition: &Edition) {
        self.jobs.extend(has_security_txt(edition).then_some(Job::SecurityTxt));
        self.jobs.push(Job::Sitemap);
        if edition.site().base_url.is_host_root() {
            self.jobs.extend([Job::Robots, Job::Headers, Job::Redirects]);
        }
        self.jobs.push(Job::NoJekyll);
    }
}

/// One or a few outputs that are made together.
#[derive(Clone, Debug)]
pub enum Job {
    /// A page that a template makes.
    Page {
        /// Its address.
        route: Route,
        /// The language of its frame.
        locale: Locale,
        /// What it shows.
        kind: PageKind,
    },
    /// One page of a feed, in its three formats; the first one at its old addresses too.
    Feed {
        /// The language of its entries.
        locale: Locale,
        /// Which advisories it tells of.
        scope: FeedScope,
        /// 1 for the newest entries.
        number: usize,
        /// Where it stands too; only of the first page.
        old: Vec<OldFeed>,
    },
    /// A file that is copied from the snapshot.
    Copy {
        /// Where to.
        path: OutputPath,
        /// From what.
        file: FileId,
    },
    /// A CSAF document with its hashes and its signature.
    Csaf {
        /// The advisory.
        advisory: DocumentId,
        /// The place of the document among those of the advisory.
        place: usize,
    },
    /// What describes and lists the CSAF documents.
    CsafProvider,
    /// The OSV records of an advisory.
    Osv(DocumentId),
    /// All OSV records in one file, and their list.
    OsvArchive,
    /// The CNA container of a CVE record.
    Cve(CveId),
    /// The OpenVEX document of an advisory.
    OpenVex(DocumentId),
    /// What the script of the version box reads of a product.
    Versions {
        /// The language of its words.
        locale: Locale,
        /// The product.
        product: ProductId,
    },
    /// What the script of the index reads, in a language.
    Search(Locale),
    /// The list of all advisories with their facts, and its schema.
    Api,
    /// `security.txt`, at both its places.
    SecurityTxt,
    /// `sitemap.xml`, split where it is too long.
    Sitemap,
    /// `robots.txt`.
    Robots,
    /// `_headers`.
    Headers,
    /// `_redirects`.
    Redirects,
    /// `.nojekyll`.
    NoJekyll,
}

/// Returns whether `security.txt` is written.
pub fn has_security_txt(edition: &Edition) -> bool {
    security_txt_basis(edition).is_ok()
}

/// Returns the folders of the CSAF provider.
fn csaf_folders(edition: &Edition) -> BTreeSet<CsafFolder> {
    let years = edition.csaf_documents().map(|document| CsafFolder::Year(document.year()));
    let keys = (!document_keys(edition).is_empty()).then_some(CsafFolder::Keys);
    [CsafFolder::Root, CsafFolder::Label].into_iter().chain(keys).chain(years).collect()
}

/// Returns the files that are published as they are, by where they stand; two at one place are both listed.
fn copies(edition: &Edition, index: &Index) -> BTreeSet<(OutputPath, FileId)> {
    let statics = edition.statics().iter().map(|(path, file)| (path.clone(), *file));
    let attachments = edition.documents().flat_map(|document| attachments(edition, document));
    let assets = index.assets().iter().map(|asset| (asset.route.output_path(), asset.file));
    keys(edition).chain(attachments).chain(assets).chain(statics).collect()
}

/// Returns a document's attachments beside its page in the source locale, where links in every locale lead.
fn attachments(edition: &Edition, document: &EditionDocument) -> Vec<(OutputPath, FileId)> {
    let folder = edition.route(document, edition.site().source_locale());
    let path = |name: &str| OutputPath::new(&format!("{}{name}", &folder.as_str()[1..]));
    document.attachments.iter().filter_map(|(name, file)| Some((path(name)?, *file))).collect()
}

fn keys(edition: &Edition) -> impl Iterator<Item = (OutputPath, FileId)> {
    let keys = edition.site().keys.iter();
    keys.filter_map(|key| Some((address::key(&key.file)?, key_file(edition.snapshot(), key)?)))
}
