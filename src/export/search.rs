//! What the script of the index reads: the facts that advisories are chosen by, and their texts for the search.
//!
//! Two files for each language, each loaded when it is first used. The index of words is made by the reader's browser,
//! so that documents and questions are cut into words by the same code.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::Serialize;

use crate::check::EditionDocument;
use crate::export::Material;
use crate::export::json::to_short_bytes;
use crate::model::Advisory;
use crate::model::Locale;
use crate::model::OutputFile;
use crate::model::ProductId;
use crate::model::address;
use crate::plan::Viewpoint;
use crate::plan::view::AdvisoryRowView;
use crate::prose;

/// How many characters all texts of a language have together at most, as far as each has the least that it may have.
const MOST_TEXT: usize = 8_000_000;

/// How many characters of a text are searched at most.
const LONGEST_TEXT: usize = 4_000;

/// How many characters of a text are searched at least, if it has as many.
const SHORTEST_TEXT: usize = 400;

/// The facts of all advisories.
#[derive(Serialize)]
struct Facts<'a> {
    /// The products of the site by id.
    products: BTreeMap<&'a str, &'a str>,
    /// Newest first.
    advisories: Vec<Fact<'a>>,
}

#[derive(Default, Serialize)]
struct Fact<'a> {
    id: String,
    title: String,
    /// The language of the title, where it is not the page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    href: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'static str>,
    status: &'static str,
    exploited: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    products: Vec<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixed: Vec<String>,
    /// What stands in the place of fixed versions.
    #[serde(skip_serializing_if = "Option::is_none")]
    unfixed: Option<&'static str>,
    /// CVE ids.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cves: Vec<String>,
    /// Ids in other databases.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<&'a str>,
    published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<String>,
    #[serde(skip_serializing_if = "is_false")]
    is_draft: bool,
}

/// Returns the facts and the texts, in the words of a locale; the texts stand in the order of the facts.
///
/// `text` is asked for the text of each advisory, with how many characters it may have: [`search_text`], or what that
/// returned before.
pub fn search_files(
    material: Material<'_>,
    locale: &Locale,
    text: impl Fn(&EditionDocument, usize) -> String,
) -> Vec<OutputFile> {
    let Material { edition, plan, .. } = material;
    let viewpoint = Viewpoint::of_page(edition, plan, locale);
    let products = edition.site().products.iter();
    let facts = Facts {
        products: products.map(|product| (product.id.value.as_str(), product.name.as_str())).collect(),
        advisories: edition.advisories().map(|(document, advisory)| fact(viewpoint, document, advisory)).collect(),
    };
    let length = text_length(facts.advisories.len());
    let texts: Vec<String> = edition.advisories().map(|(document, _)| text(document, length)).collect();
    let prefix = edition.site().prefix(locale);
    vec![
        OutputFile { path: address::search_facts(prefix).output_path(), bytes: to_short_bytes(&facts) },
        OutputFile { path: address::search_texts(prefix).output_path(), bytes: to_short_bytes(&texts) },
    ]
}

/// Returns how many characters of each text are searched, so that the file of a large site stays small.
pub fn text_length(advisories: usize) -> usize {
    (MOST_TEXT / advisories.max(1)).clamp(SHORTEST_TEXT, LONGEST_TEXT)
}

fn fact<'a>(viewpoint: Viewpoint<'_>, document: &EditionDocument, advisory: &'a Advisory) -> Fact<'a> {
    let row = AdvisoryRowView::new(viewpoint, document, advisory);
    let aliases = advisory.aliases.iter().filter(|alias| !row.cves.contains(alias));
    Fact {
        lang: row.text_lang,
        level: row.level,
        status: row.status,
        exploited: row.exploited,
        products: advisory.affected_products().into_iter().map(ProductId::as_str).collect(),
        aliases: aliases.map(String::as_str).collect(),
        published: advisory.published.date().to_string(),
        updated: row.updated.map(|_| advisory.updated().date().to_string()),
        id: row.id,
        title: row.title,
        href: row.href,
        fixed: row.fixed,
        unfixed: row.unfixed,
        cves: row.cves,
        is_draft: row.is_draft,
    }
}

/// Returns the beginning of what an advisory says: its summary and its text without marks.
pub fn search_text(material: Material<'_>, document: &EditionDocument, locale: &Locale, length: usize) -> String {
    let text = document.text(locale);
    let plain = prose::plain(material.edition, material.phrasebook, document, text);
    let sections = plain.sections.iter().flat_map(|section| [section.title.as_str(), section.text.as_str()]);
    let parts = text.summary.as_deref().into_iter().chain([plain.intro.as_str()]).chain(sections);
    let words = parts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ");
    words.chars().take(length).collect()
}

/// Returns the texts of files that [`search_files`] wrote, by the ids of their advisories.
pub fn written_texts(facts: &[u8], texts: &[u8]) -> BTreeMap<String, String> {
    let facts: WrittenFacts = serde_json::from_slice(facts).unwrap_or_default();
    let texts: Vec<String> = serde_json::from_slice(texts).unwrap_or_default();
    facts.advisories.into_iter().map(|fact| fact.id).zip(texts).collect()
}

#[derive(Default, Deserialize)]
struct WrittenFacts {
    advisories: Vec<WrittenFact>,
}

#[derive(Deserialize)]
struct WrittenFact {
    id: String,
}

/// Returns whether a value need not be written.
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_they_were_written() {
        let advisories = ["B", "A"].map(|id| Fact { id: id.to_owned(), ..Fact::default() }).into();
        let facts = to_short_bytes(&Facts { products: BTreeMap::new(), advisories });
        let expected = [("A", "of a"), ("B", "of b")].map(|(id, text)| (id.to_owned(), text.to_owned()));
        assert_eq!(written_texts(&facts, &to_short_bytes(&["of b", "of a"])), BTreeMap::from(expected));
        assert_eq!(written_texts(b"{", b"["), BTreeMap::new());
    }

    #[test]
    fn texts_of_large_sites_are_cut_shorter() {
        assert_eq!([0, 18, 2_000, 10_000, 100_000].map(text_length), [4_000, 4_000, 4_000, 800, 400]);
    }
}
