//! `sitemap.xml` (sitemaps.org protocol 0.9), with the languages of each page.
//!
//! Pages that send readers elsewhere or that no search engine should list are not in it: aliases, the page for unknown
//! addresses, redirects, and texts that are not translated, whose canonical address is the source's.

use std::collections::BTreeMap;

use crate::check::Content;
use crate::check::Edition;
use crate::check::EditionText;
use crate::check::TextState;
use crate::export::xml::XmlDocument;
use crate::model::BaseUrl;
use crate::model::DocumentId;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::OutputFile;
use crate::model::OutputPath;
use crate::model::Route;
use crate::plan::Job;
use crate::plan::PageKind;
use crate::plan::Plan;

/// How many addresses one file may have.
const MAX_ADDRESSES: usize = 50_000;

/// How long one file may be; the protocol allows 50 MiB.
const MAX_BYTES: usize = 50_000_000;

const SITEMAP_NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const XHTML_NAMESPACE: (&str, &str) = ("xmlns:xhtml", "http://www.w3.org/1999/xhtml");

/// One page of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SitemapEntry {
    /// Its full address.
    pub url: String,
    /// When its text last changed, where that is known.
    pub lastmod: Option<Instant>,
    /// Every language of the page with its full address, its own among them; empty where there is only one.
    pub alternates: Vec<(String, String)>,
}

/// Returns the pages that search engines may list, by address.
pub fn sitemap_entries(edition: &Edition, plan: &Plan) -> Vec<SitemapEntry> {
    let mut versions: BTreeMap<String, Vec<ListedPage>> = BTreeMap::new();
    for page in plan.jobs().iter().filter_map(|job| listed_page(edition, job)) {
        versions.entry(page.neutral_path(edition)).or_default().push(page);
    }
    let mut entries: Vec<SitemapEntry> = versions.values().flat_map(|pages| entries_of(edition, pages)).collect();
    entries.sort_by(|a, b| a.url.cmp(&b.url));
    entries
}

/// Writes `sitemap.xml`, or an index of that name and the files that it names where one file cannot hold all.
pub fn sitemap_files(base_url: &BaseUrl, entries: &[SitemapEntry]) -> Vec<OutputFile> {
    let parts = parts(entries, MAX_ADDRESSES, MAX_BYTES);
    if let [whole] = parts.as_slice() {
        return vec![file("sitemap.xml", url_set(whole))];
    }
    let names = part_names(parts.len());
    let index = file("sitemap.xml", index(base_url, &names));
    let files = names.iter().zip(parts).map(|(name, part)| file(name, url_set(part)));
    [index].into_iter().chain(files).collect()
}

/// Lists the files that [`sitemap_files`] writes.
pub fn sitemap_paths(entries: &[SitemapEntry]) -> Vec<OutputPath> {
    let count = parts(entries, MAX_ADDRESSES, MAX_BYTES).len();
    let names = if count > 1 { part_names(count) } else { Vec::new() };
    ["sitemap.xml"].into_iter().chain(names.iter().map(String::as_str)).map(path).collect()
}

fn part_names(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("sitemap-{number}.xml")).collect()
}

/// A page in one language.
struct ListedPage<'a> {
    route: &'a Route,
    locale: &'a Locale,
    lastmod: Option<Instant>,
}

impl ListedPage<'_> {
    /// The address without its language, the same for every version of the page.
    fn neutral_path(&self, edition: &Edition) -> String {
        let prefix = edition.site().prefix(self.locale).map(|locale| format!("/{}", locale.path_segment()));
        let path = self.route.as_str();
        prefix.and_then(|prefix| path.strip_prefix(prefix.as_str())).unwrap_or(path).to_owned()
    }
}

fn listed_page<'a>(edition: &Edition, job: &'a Job) -> Option<ListedPage<'a>> {
    let Job::Page { route, locale, kind } = job else { return None };
    let lastmod = match kind {
        PageKind::Home(id)
        | PageKind::Page(id)
        | PageKind::Policy(id)
        | PageKind::Announcement(id)
        | PageKind::Advisory(id) => document_lastmod(edition, id, locale)?,
        PageKind::List { .. }
        | PageKind::Subscribe
        | PageKind::Thanks
        | PageKind::Conformance
        | PageKind::Support
        | PageKind::Statistics
        | PageKind::Versions
        | PageKind::ProductVersions { .. }
        | PageKind::Release { .. } => None,
        PageKind::PolicyText(_)
        | PageKind::PolicyChanges(_)
        | PageKind::Alias(_)
        | PageKind::Moved(_)
        | PageKind::Folder(_)
        | PageKind::NotFound => return None,
    };
    Some(ListedPage { route, locale, lastmod })
}

/// The last change of a document's text; nothing at all where it is not public or has no text in the locale.
fn document_lastmod(edition: &Edition, id: &DocumentId, locale: &Locale) -> Option<Option<Instant>> {
    let document = edition.document(id).filter(|document| document.is_public)?;
    let text = document.texts.get(locale)?;
    let stated = match &document.content {
        Content::Home => None,
        Content::Page(page) => page.reviewed.and_then(Instant::from_date),
        Content::Policy(policy) => policy.reviewed.max(policy.issued).and_then(Instant::from_date),
        Content::PolicyText(text) => text.issued.and_then(Instant::from_date),
        Content::Announcement(announcement) => Some(announcement.updated()),
        Content::Advisory(advisory) => Some(advisory.updated()),
    };
    Some(stated.max(translated_on(text)))
}

/// The last change of a translation alone.
fn translated_on(text: &EditionText) -> Option<Instant> {
    match &text.state {
        TextState::Source => None,
        TextState::Translation { on, revisions, .. } => {
            revisions.iter().map(|(revision, _)| revision.on).max().max(*on)
        }
    }
}

fn entries_of(edition: &Edition, pages: &[ListedPage]) -> Vec<SitemapEntry> {
    let site = edition.site();
    let address = |page: &ListedPage| site.base_url.value.join(page.route);
    let mut alternates: Vec<(String, String)> = Vec::new();
    if pages.len() > 1 {
        alternates.extend(pages.iter().map(|page| (page.locale.to_string(), address(page))));
        let source = pages.iter().find(|page| page.locale == site.source_locale());
        alternates.extend(source.map(|page| ("x-default".to_owned(), address(page))));
    }
    let entry = |page| SitemapEntry { url: address(page), lastmod: page.lastmod, alternates: alternates.clone() };
    pages.iter().map(entry).collect()
}

/// Cuts the entries into runs that one file can hold; one run, perhaps empty, where it can hold them all.
fn parts(entries: &[SitemapEntry], max_addresses: usize, max_bytes: usize) -> Vec<&[SitemapEntry]> {
    let mut parts = Vec::new();
    let (mut start, mut bytes) = (0, 0);
    for (index, entry) in entries.iter().enumerate() {
        let length = written_length(entry);
        if index - start == max_addresses || (index > start && bytes + length > max_bytes) {
            parts.push(&entries[start..index]);
            (start, bytes) = (index, 0);
        }
        bytes += length;
    }
    parts.push(&entries[start..]);
    parts
}

/// At most how long an entry is as XML; its addresses have nothing that escaping makes longer.
fn written_length(entry: &SitemapEntry) -> usize {
    let alternates = entry.alternates.iter().map(|(language, url)| 80 + language.len() + url.len());
    120 + entry.url.len() + alternates.sum::<usize>()
}

fn url_set(entries: &[SitemapEntry]) -> Vec<u8> {
    XmlDocument::write("urlset", &[SITEMAP_NAMESPACE, XHTML_NAMESPACE], |document| {
        for entry in entries {
            document.element("url", &[], |url| write_entry(url, entry));
        }
    })
}

fn write_entry(url: &mut XmlDocument, entry: &SitemapEntry) {
    url.text("loc", &[], &entry.url);
    if let Some(lastmod) = &entry.lastmod {
        url.text("lastmod", &[], &lastmod.to_string());
    }
    for (language, address) in &entry.alternates {
        url.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", language), ("href", address)]);
    }
}

fn index(base_url: &BaseUrl, names: &[String]) -> Vec<u8> {
    XmlDocument::write("sitemapindex", &[SITEMAP_NAMESPACE], |document| {
        for name in names {
            document.element("sitemap", &[], |sitemap| sitemap.text("loc", &[], &format!("{base_url}/{name}")));
        }
    })
}

fn file(name: &str, bytes: Vec<u8>) -> OutputFile {
    OutputFile { path: path(name), bytes }
}

fn path(name: &str) -> OutputPath {
    Route::file(None, &[name]).output_path()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(url: &str) -> SitemapEntry {
        SitemapEntry { url: url.to_owned(), lastmod: None, alternates: Vec::new() }
    }

    fn written(entries: &[SitemapEntry]) -> Vec<(String, String)> {
        let files = sitemap_files(&"https://example.org".parse().unwrap(), entries);
        files.into_iter().map(|file| (file.path.to_string(), String::from_utf8(file.bytes).unwrap())).collect()
    }

    #[test]
    fn page_is_written_with_its_date_and_languages() {
        let page = SitemapEntry {
            lastmod: Instant::from_date(jiff::civil::date(2026, 11, 1)),
            alternates: vec![
                ("en".to_owned(), "https://example.org/a/".to_owned()),
                ("fr".to_owned(), "https://example.org/fr/a/".to_owned()),
                ("x-default".to_owned(), "https://example.org/a/".to_owned()),
            ],
            ..entry("https://example.org/a/")
        };
        let expected = r#"<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>https://example.org/a/</loc>
    <lastmod>2026-11-01</lastmod>
    <xhtml:link rel="alternate" hreflang="en" href="https://example.org/a/"/>
    <xhtml:link rel="alternate" hreflang="fr" href="https://example.org/fr/a/"/>
    <xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/a/"/>
  </url>
</urlset>
"#;
        assert!(written_length(&page) > expected.lines().skip(2).take(7).map(|line| line.len() + 1).sum());
        assert_eq!(written(&[page]), [("sitemap.xml".to_owned(), expected.to_owned())]);
    }

    #[test]
    fn too_many_addresses_are_split_and_indexed() {
        let entries: Vec<SitemapEntry> =
            (0..=MAX_ADDRESSES).map(|number| entry(&format!("https://example.org/{number}"))).collect();
        let files = written(&entries);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
        assert_eq!(sitemap_paths(&entries).iter().map(OutputPath::as_str).collect::<Vec<_>>(), names);
        assert!(files[0].1.contains("<loc>https://example.org/sitemap-2.xml</loc>"));
        assert_eq!(files[2].1.matches("<loc>").count(), 1);
    }

    #[test]
    fn long_addresses_are_split_before_the_file_is_too_long() {
        let entries = [entry("https://example.org/a"), entry("https://example.org/b"), entry("https://example.org/c")];
        let length = written_length(&entries[0]);
        let lengths = |max| parts(&entries, MAX_ADDRESSES, max).iter().map(|part| part.len()).collect::<Vec<_>>();
        assert_eq!(lengths(3 * length), [3]);
        assert_eq!(lengths(2 * length), [2, 1]);
        assert_eq!(lengths(1), [1, 1, 1]);
    }
}
