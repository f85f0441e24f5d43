//! Words: every locale has every message, with the same variables.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Locale;
use crate::model::Site;
use crate::model::Slug;
use crate::read::Catalog;
use crate::read::Corpus;
use crate::read::Message;
use crate::text::Origin;
use crate::text::Snapshot;
use crate::text::Span;
use crate::text::Spanned;

/// Checks the catalogs of a site, and that the ids of `site.toml` have words.
pub(in crate::check) fn check(corpus: &Corpus, snapshot: &Snapshot, report: &mut Report) {
    let needed = needed_words(&corpus.site);
    report_wordless(corpus, &needed, report);
    let source = corpus.site.source_locale();
    let mut required = corpus.reference.messages.clone();
    required.extend(corpus.catalogs[source].messages.clone());
    let wordless: BTreeSet<&str> = needed.iter().map(|word| word.value.as_str()).collect();
    for (locale, catalog) in &corpus.catalogs {
        // Words of `site.toml` are reported where they are stated, and not once more here.
        let is_missing = |id: &&String| !catalog.messages.contains_key(*id) && !wordless.contains(id.as_str());
        let missing: Vec<&String> = required.keys().filter(is_missing).collect();
        if !missing.is_empty() {
            report.push(tell_missing(&corpus.site, snapshot, locale, catalog, &missing));
        }
        report_variables(catalog, &required, &corpus.reference.messages, report);
    }
}

/// Returns the messages that the ids of `site.toml` are printed with.
fn needed_words(site: &Site) -> Vec<Spanned<String>> {
    let word = |family: &str, id: &Spanned<Slug>| Spanned::new(format!("{family}-{}", id.value), id.span);
    let mut words = Vec::new();
    for commitment in &site.commitments {
        words.push(word("commitment", &commitment.name));
        words.extend(commitment.from.iter().map(|id| word("commitment-from", id)));
        words.extend(commitment.to.iter().map(|id| word("commitment-to", id)));
    }
    for row in &site.retention {
        words.extend([word("retention", &row.id), word("retention-trigger", &row.trigger)]);
    }
    words.extend(site.locations.iter().flat_map(|location| &location.purpose).map(|id| word("location-purpose", id)));
    words.extend(site.encryption.iter().map(|row| word("encryption-what", &row.what)));
    words.extend(
        site.severity.iter().flat_map(|row| &row.characteristics).map(|id| word("severity-characteristic", id)),
    );
    words.extend(site.report.iter().flat_map(|form| &form.fields).map(|id| word("report-field", id)));
    let is_word = |id: &&Spanned<Slug>| site.product(&id.value).is_none();
    words.extend(site.scope.iter().flat_map(|scope| &scope.inside).filter(is_word).map(|id| word("scope-in", id)));
    words.extend(site.scope.iter().flat_map(|scope| &scope.outside).filter(is_word).map(|id| word("scope-out", id)));
    words
}

fn report_wordless(corpus: &Corpus, needed: &[Spanned<String>], report: &mut Report) {
    let mut told = BTreeSet::new();
    for word in needed {
        let lacks = |(_, catalog): &(&Locale, &Catalog)| !catalog.messages.contains_key(&word.value);
        let locales: Vec<&str> = corpus.catalogs.iter().filter(lacks).map(|(locale, _)| locale.as_str()).collect();
        if locales.is_empty() || !told.insert(&word.value) {
            continue;
        }
        let message = format!("no words for `{}` in {}", word.value, locales.join(", "));
        let hint = format!("add `{} = …` to locales/{}/site.ftl", word.value, locales[0]);
        report.push(Diagnostic::new(Code::WordMissing, word.span, message).hint(hint));
    }
}

const TOLD: usize = 6;

fn tell_missing(
    site: &Site,
    snapshot: &Snapshot,
    locale: &Locale,
    catalog: &Catalog,
    missing: &[&String],
) -> Diagnostic {
    let own = catalog.files.iter().rev().find(|file| snapshot.file(**file).origin == Origin::Site);
    let place = own.map_or(Span::top(site.file), |file| Span::top(*file));
    let names = missing.iter().take(TOLD).map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    let more = missing.len().saturating_sub(TOLD);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let message = format!("the locale `{locale}` lacks the messages {names}{more}");
    Diagnostic::new(Code::MessageMissing, place, message).hint(format!("add them to a file of locales/{locale}"))
}

/// Compares the variables of every message with the built-in message of that name, else with the source's.
fn report_variables(
    catalog: &Catalog,
    required: &BTreeMap<String, Message>,
    reference: &BTreeMap<String, Message>,
    report: &mut Report,
) {
    for (id, message) in &catalog.messages {
        let Some(expected) = reference.get(id).or_else(|| required.get(id)) else { continue };
        if message.variables == expected.variables {
            continue;
        }
        let list = |variables: &[String]| match variables {
            [] => "none".to_owned(),
            _ => variables.iter().map(|variable| format!("`${variable}`")).collect::<Vec<_>>().join(", "),
        };
        let text = format!(
            "`{id}` has the variables {}, and the source's {}",
            list(&message.variables),
            list(&expected.variables)
        );
        report.push(
            Diagnostic::new(Code::MessageVariables, message.span, text).related(expected.span, "the source's message"),
        );
    }
}
