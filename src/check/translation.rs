//! How translations stand to their source.

use crate::check::TextState;
use crate::check::TranslationAge;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::TranslationMethod;
use crate::read::Text;

/// Compares a translation with the source it was made from.
pub(in crate::check) fn state(text: &Text, source: &Text, report: &mut Report) -> TextState {
    let Some(translation) = &text.translation else {
        report.push(unmarked(text, source));
        return TextState::Translation {
            method: TranslationMethod::Human,
            age: TranslationAge::Unknown,
            on: None,
            revisions: Vec::new(),
        };
    };
    let age = match &translation.source {
        None => {
            report.push(unmarked(text, source));
            TranslationAge::Unknown
        }
        Some(hash) if hash.value == source.digest => TranslationAge::Current,
        Some(hash) => {
            let message = "the source has changed since this translation was made";
            let hint = format!("bring the text up to date, and then write `source = \"{}\"`", source.digest);
            report.push(Diagnostic::new(Code::TranslationStale, hash.span, message).hint(hint));
            TranslationAge::Stale
        }
    };
    let own = translation.revisions.iter();
    let mut revisions: Vec<_> = own.map(|own| (own.value.revision.clone(), own.value.summary.clone())).collect();
    revisions.sort_by_key(|(revision, _)| revision.on);
    TextState::Translation { method: translation.method, age, on: translation.on, revisions }
}

fn unmarked(text: &Text, source: &Text) -> Diagnostic {
    let place = text.translation.as_ref().map_or(text.title.span, |translation| translation.span);
    let message = "nothing says which source this translation was made from";
    let hint = format!(
        "once it is up to date, add `[translation]` with `source = \"{}\"` and `method = \"human\"`",
        source.digest
    );
    Diagnostic::new(Code::TranslationUnmarked, place, message).hint(hint)
}
