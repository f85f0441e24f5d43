//! How translations stand to their source.

use std::borrow::Cow;

use crate::check::TextState;
use crate::check::TranslationAge;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::TranslationMethod;
use crate::read::Text;
use crate::text::SitePath;
use crate::text::Spanned;

/// Compares a translation with the source it was made from.
///
/// `path` is that of the translation.
pub(in crate::check) fn state(text: &Text, path: &SitePath, source: &Text, report: &mut Report) -> TextState {
    let Some(translation) = &text.translation else {
        report.push(unmarked(text, path, source));
        return TextState::Translation {
            method: TranslationMethod::Human,
            age: TranslationAge::Unknown,
            on: None,
            revisions: Vec::new(),
        };
    };
    let age = match &translation.source {
        Some(_) if text.is_current(source) => TranslationAge::Current,
        Some(hash) if text.is_stale(source) => {
            let message = "the source has changed since this translation was made";
            let hint = format!(
                "bring the text up to date, and then run `lucarne translate mark {path}`, which writes `source = \"{}\"`",
                source.digest
            );
            report.push(Diagnostic::new(Code::TranslationStale, hash.span, message).hint(hint));
            TranslationAge::Stale
        }
        Some(_) | None => {
            report.push(unmarked(text, path, source));
            TranslationAge::Unknown
        }
    };
    let own = translation.revisions.iter();
    let mut revisions: Vec<_> = own.map(|own| (own.value.revision.clone(), own.value.summary.clone())).collect();
    revisions.sort_by_key(|(revision, _)| revision.on);
    TextState::Translation { method: translation.method, age, on: translation.on, revisions }
}

/// Reports the words of the source's front matter that a translation, which says that it is up to date, does not have.
///
/// `changes` is the table that tells of changes: `revision` in an advisory, `policy_version` in a policy.
pub(in crate::check) fn report_wordless(text: &Text, source: &Text, changes: &str, report: &mut Report) {
    if !text.is_current(source) {
        return;
    }
    let mut tell = |what: String, hint: String, words: &Spanned<String>| {
        let place = text.translation.as_ref().map_or(text.title.span, |translation| translation.span);
        let diagnostic = Diagnostic::new(Code::Untranslated, place, format!("{what} has no words in this language"));
        report.push(diagnostic.hint(hint).related(words.span, "the source's words"));
    };
    if let (Some(words), None) = (&source.summary, &text.summary) {
        tell("the summary".to_owned(), "add `summary = …`".to_owned(), words);
    }
    for (id, words) in source.revision_summaries.iter().filter(|(id, _)| !text.revision_summaries.contains_key(*id)) {
        tell(format!("`{changes}` `{id}`"), format!("add `[{changes}.{}]` with `summary`", toml_key(id)), words);
    }
    for (id, words) in source.timeline_notes.iter().filter(|(id, _)| !text.timeline_notes.contains_key(*id)) {
        tell(format!("the note on `timeline` `{id}`"), format!("add `[timeline.{}]` with `note`", toml_key(id)), words);
    }
}

/// Writes a key of TOML: in quotes where it is not a bare one (TOML 1.0, "Keys").
fn toml_key(id: &str) -> Cow<'_, str> {
    let is_bare = !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    if is_bare { Cow::Borrowed(id) } else { Cow::Owned(format!("{id:?}")) }
}

fn unmarked(text: &Text, path: &SitePath, source: &Text) -> Diagnostic {
    let place = text.translation.as_ref().map_or(text.title.span, |translation| translation.span);
    let message = "nothing says which source this translation was made from";
    let hint = format!(
        "once it is up to date, run `lucarne translate mark {path}`, which writes `source = \"{}\"` below \
         `[translation]`",
        source.digest
    );
    Diagnostic::new(Code::TranslationUnmarked, place, message).hint(hint)
}
