//! How the translations of a site stand.

use crate::model::DocumentId;
use crate::model::Locale;
use crate::read::Document;
use crate::read::Text;
use crate::text::SitePath;
use crate::text::Snapshot;

/// How one document stands in one locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationStatus {
    /// The document.
    pub document: DocumentId,
    /// The locale.
    pub locale: Locale,
    /// The file of the source.
    pub source: SitePath,
    /// The file of the translation, where there is one.
    pub file: Option<SitePath>,
    /// How it stands.
    pub state: TranslationState,
    /// The hash of the source that it was made from, where it names one.
    pub made_from: Option<String>,
    /// The hash of the source as it is.
    pub digest: String,
}

/// How a translation stands to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TranslationState {
    /// It was made from the source as it is.
    Current,
    /// The source has changed since.
    Stale,
    /// It does not say what it was made from.
    Unmarked,
    /// There is none.
    Missing,
}

impl TranslationState {
    /// Returns the word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            TranslationState::Current => "current",
            TranslationState::Stale => "stale",
            TranslationState::Unmarked => "unmarked",
            TranslationState::Missing => "missing",
        }
    }
}

/// Lists how each document stands in each locale but the source's, by document and then in the site's order.
pub fn statuses<'d>(
    snapshot: &Snapshot,
    locales: &[Locale],
    documents: impl IntoIterator<Item = &'d Document>,
) -> Vec<TranslationStatus> {
    let translated = &locales[1..];
    let of_document = |document| translated.iter().map(move |locale| status(snapshot, document, locale));
    documents.into_iter().flat_map(of_document).collect()
}

fn status(snapshot: &Snapshot, document: &Document, locale: &Locale) -> TranslationStatus {
    let translation = document.translations.get(locale);
    let path = |text: &Text| snapshot.file(text.file).path.clone();
    let made_from =
        translation.and_then(|text| text.translation.as_ref()?.source.as_ref()).map(|hash| hash.value.clone());
    let digest = document.source.digest.clone();
    let state = match (translation, &made_from) {
        (None, _) => TranslationState::Missing,
        (Some(_), None) => TranslationState::Unmarked,
        (Some(_), Some(hash)) if *hash == digest => TranslationState::Current,
        (Some(_), Some(_)) => TranslationState::Stale,
    };
    TranslationStatus {
        document: document.id.clone(),
        locale: locale.clone(),
        source: path(&document.source),
        file: translation.map(path),
        state,
        made_from,
        digest,
    }
}
