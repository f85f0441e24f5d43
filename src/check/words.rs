//! Words: every locale has every message, with the same variables, and each can be printed.

mod expansion;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

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
use crate::text::nearest;

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
        let is_told = |name: &str| required.contains_key(name) || wordless.contains(name);
        expansion::check(locale, catalog, is_told, report);
        report_unknown(corpus, snapshot, catalog, &wordless, report);
    }
}

/// Warns of a site's own messages that nothing prints and that are named almost like a built-in one.
///
/// A theme may put ids together, so a name that is like no other is nobody's mistake.
fn report_unknown(
    corpus: &Corpus,
    snapshot: &Snapshot,
    catalog: &Catalog,
    needed: &BTreeSet<&str>,
    report: &mut Report,
) {
    let is_own = |file| snapshot.file(file).origin == Origin::Site;
    let templates: Vec<&str> = corpus
        .theme
        .templates
        .values()
        .filter(|file| is_own(**file))
        .copied()
        .filter_map(|file| snapshot.file(file).text().ok())
        .collect();
    let patterns = |message: &'_ Message| -> Vec<String> {
        let patterns = message.value.iter().chain(message.attributes.values());
        patterns.flat_map(|parts| expansion::references(parts)).map(|name| name.value.clone()).collect()
    };
    let referred: BTreeSet<String> =
        catalog.messages.values().chain(catalog.terms.values()).flat_map(patterns).collect();
    let known = &corpus.reference.messages;
    for (id, message) in catalog.messages.iter().filter(|(_, message)| is_own(message.span.file)) {
        let is_printed = |text: &&str| text.contains(&format!("\"{id}\"")) || text.contains(&format!("'{id}'"));
        if known.contains_key(id) || needed.contains(id.as_str()) || referred.contains(id) {
            continue;
        }
        let Some(meant) = nearest(id, known.keys().map(String::as_str)).filter(|meant| is_typo(id, meant)) else {
            continue;
        };
        if !templates.iter().any(is_printed) {
            let text = format!("no message `{id}` is known");
            let diagnostic = Diagnostic::new(Code::MessageUnknown, message.span, text);
            report.push(diagnostic.hint(format!("did you mean `{meant}`?")));
        }
    }
}

/// Returns whether one letter was left out, added, changed or swapped with its neighbour; a digit is a choice.
fn is_typo(name: &str, meant: &str) -> bool {
    let (a, b) = (name.as_bytes(), meant.as_bytes());
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    let is_swap = matches!((a, b), (&[first, second], &[third, fourth]) if first == fourth && second == third);
    (is_swap || a.len().max(b.len()) <= 1) && !a.iter().chain(b).any(u8::is_ascii_digit)
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
    let is_word = |id: &&Spanned<Slug>| !site.has_product(&id.value);
    words.extend(site.scope.iter().flat_map(|scope| &scope.inside).filter(is_word).map(|id| word("scope-in", id)));
    let methods = site.scope.iter().flat_map(|scope| scope.allowed_methods.iter().chain(&scope.forbidden_methods));
    words.extend(methods.map(|id| word("method", id)));
    words.extend(site.scope.iter().flat_map(|scope| &scope.outside).filter(is_word).map(|id| word("scope-out", id)));
    words
}

fn report_wordless(corpus: &Corpus, needed: &[Spanned<String>], report: &mut Report) {
    let mut told = BTreeSet::new();
    for word in needed {
        let lacks = |(_, catalog): &(&Locale, &Arc<Catalog>)| !catalog.messages.contains_key(&word.value);
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
    let listed = || site.locales.iter().position(|known| known == locale);
    let entry = || listed().map_or(Span::top(site.file), |at| site.places.of(&format!("site.locales.{at}")));
    let place = own.map_or_else(entry, |file| Span::top(*file));
    let names = missing.iter().take(TOLD).map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    let more = missing.len().saturating_sub(TOLD);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let message = format!("the locale `{locale}` lacks the messages {names}{more}");
    let is_built_in = catalog.files.iter().any(|file| snapshot.file(*file).origin == Origin::BuiltIn);
    let hint = if is_built_in || missing.len() <= TOLD {
        format!("add them to a file of locales/{locale}")
    } else {
        format!(
            "translate these {} messages into a file of locales/{locale}; the program has no words in `{locale}`, and \
             its English ones stand in locales/en/lucarne.ftl of its sources",
            missing.len()
        )
    };
    Diagnostic::new(Code::MessageMissing, place, message).hint(hint)
}

/// Compares the variables of every message with the built-in message of that name, else with the source's.
fn report_variables(
    catalog: &Catalog,
    required: &BTreeMap<String, Message>,
    reference: &BTreeMap<String, Message>,
    report: &mut Report,
) {
    let (own, built_in, source) =
        (expansion::variables(&catalog.messages), expansion::variables(reference), expansion::variables(required));
    for (id, message) in &catalog.messages {
        let Some(expected) = reference.get(id).or_else(|| required.get(id)) else { continue };
        let id = id.as_str();
        let expected_variables = built_in.get(id).unwrap_or_else(|| &source[id]);
        if own[id] == *expected_variables {
            continue;
        }
        let list = |variables: &BTreeSet<&str>| match variables.len() {
            0 => "none".to_owned(),
            _ => variables.iter().map(|variable| format!("`${variable}`")).collect::<Vec<_>>().join(", "),
        };
        let text =
            format!("`{id}` has the variables {}, and the source's {}", list(&own[id]), list(expected_variables));
        report.push(
            Diagnostic::new(Code::MessageVariables, message.span, text).related(expected.span, "the source's message"),
        );
    }
}
