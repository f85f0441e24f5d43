//! The sources that readers see, or see something of.

use std::sync::Arc;

use crate::check::Edition;
use crate::read;
use crate::read::Document;
use crate::read::Text;
use crate::text::FileId;
use crate::text::Origin;
use crate::text::SitePath;
use crate::text::Snapshot;
use crate::text::Span;

/// A source that readers see, or see something of.
pub(in crate::check::private_id) struct Source {
    pub(in crate::check::private_id) parts: Vec<Part>,
    pub(in crate::check::private_id) can_allow: CanAllow,
}

/// What readers see of a source.
#[derive(Clone, Copy)]
pub(in crate::check::private_id) enum Part {
    /// Its name, which is in an address.
    Name(FileId),
    /// Its bytes.
    Bytes(FileId),
    /// This text of it.
    Words(Span),
    /// The strings of this TOML.
    Toml(Span),
    /// The words of this catalog: what is not a comment.
    Fluent(FileId),
}

/// Where a warning about a source may be suppressed.
#[derive(Clone, Copy)]
pub(in crate::check::private_id) enum CanAllow {
    /// In its own front matter.
    Itself,
    /// In `site.toml`.
    Site,
}

/// Returns the texts of documents, then what the site has beside them; a file that the program brings is none.
pub(in crate::check::private_id) fn sources<'e>(
    edition: &'e Edition,
    documents: &'e [Arc<Document>],
) -> impl Iterator<Item = Source> + 'e {
    let snapshot = edition.snapshot();
    let texts = documents.iter().flat_map(|document| document.translations.values().chain([&document.source]));
    let texts = texts.map(|text| Source { parts: of_text(snapshot, text), can_allow: CanAllow::Itself });
    let attached = documents.iter().flat_map(|document| document.attachments.values());
    let theme = edition.theme().templates.values().chain(edition.theme().statics.values());
    let copied = attached.chain(edition.statics().values()).chain(theme).map(|file| (*file, Part::Bytes(*file)));
    // What is no text is an error by itself.
    let facts = snapshot.files().filter(|(_, file)| is_of_facts(&file.path) && file.text().is_ok());
    let facts = facts.map(|(id, file)| (id, Part::Toml(Span::new(id, 0..file.bytes.len()))));
    let catalogs = snapshot.under("locales").map(|(id, ..)| (id, Part::Fluent(id)));
    let beside = copied.chain(facts).chain(catalogs);
    let beside = beside.filter(|(file, _)| snapshot.file(*file).origin == Origin::Site);
    let beside = beside.map(|(file, part)| Source { parts: vec![Part::Name(file), part], can_allow: CanAllow::Site });
    texts.chain(beside)
}

fn is_of_facts(path: &SitePath) -> bool {
    path.as_str() == "site.toml" || path.strip("products").is_some()
}

fn of_text(snapshot: &Snapshot, text: &Text) -> Vec<Part> {
    let whole = snapshot.file(text.file).text().expect("texts are UTF-8");
    let front_matter = read::split(whole).map(|parts| Part::Toml(Span::new(text.file, parts.toml)));
    [Part::Name(text.file)].into_iter().chain(front_matter).chain([Part::Words(text.body)]).collect()
}
