//! The terms that a site states itself: names that are never translated, and words for one thing in several languages.

use std::collections::BTreeMap;

use crate::check::drift::align::SectionPair;
use crate::check::drift::claim::Demand;
use crate::check::drift::fold::Folded;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::script::has_word;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Locale;
use crate::model::Terms;

/// The terms of a site, ready to be looked for in folded texts.
pub(in crate::check::drift) struct SiteTerms<'c> {
    /// As the site writes them, and folded.
    protected: Vec<(&'c str, String)>,
    words: Vec<Word<'c>>,
}

/// The words for one thing.
struct Word<'c> {
    forms: Forms<'c>,
    banned: Forms<'c>,
}

/// The forms of each language: as the site writes them, and folded in lower case.
type Forms<'c> = BTreeMap<&'c Locale, Vec<(&'c str, String)>>;

impl<'c> SiteTerms<'c> {
    /// Folds the terms of `site.toml`.
    pub(in crate::check::drift) fn new(terms: &'c Terms) -> SiteTerms<'c> {
        let words = terms.words.iter().map(|word| Word { forms: folded(&word.forms), banned: folded(&word.banned) });
        let protected = terms.protected.iter().map(|term| (term.as_str(), Folded::new(term).chars.iter().collect()));
        SiteTerms { protected: protected.collect(), words: words.collect() }
    }
}

fn folded(forms: &BTreeMap<Locale, Vec<String>>) -> Forms<'_> {
    let fold = |form: &'_ String| Folded::new(form).lower.iter().collect();
    forms
        .iter()
        .map(|(locale, forms)| (locale, forms.iter().map(|form| (form.as_str(), fold(form))).collect()))
        .collect()
}

/// Checks the terms of a site in two sections.
pub(in crate::check::drift) fn check(
    terms: &SiteTerms<'_>,
    locales: (&Locale, &Locale),
    readings: (&Reading<'_>, &Reading<'_>),
    pair: &SectionPair,
    report: &mut Report,
) {
    if terms.protected.is_empty() && terms.words.is_empty() {
        return;
    }
    let (source, translation) = readings;
    let headings = pair.headings.map(|(own, other)| (Some(own), Some(other)));
    let pairs = headings.iter().chain(&pair.parts).filter_map(|(own, other)| own.zip(*other));
    let whole: String =
        pair.parts.iter().filter_map(|(_, other)| *other).map(|at| plain(&translation.parts[at])).collect();
    for (own, other) in pairs {
        let (own, other) = (&source.parts[own], &translation.parts[other]);
        if own.is_code() {
            continue;
        }
        let (text, translated) = (plain(own), plain(other));
        for (term, folded) in terms.protected.iter().filter(|(_, folded)| has_word(&text, folded)) {
            let is_named = translated.contains(folded) || whole.contains(folded);
            let is_code = other.passage.codes.iter().any(|code| code.value.contains(term));
            if !is_named && !is_code && !is_counted(own, term) {
                let message = format!("the translation lacks the source's `{term}`, which is never translated");
                report.push(
                    Diagnostic::new(Code::DriftTerm, other.first_line(), message)
                        .related(own.first_line(), "the source's text"),
                );
            }
        }
        check_words(&terms.words, locales, (own, &text), (other, &translated), report);
    }
}

fn check_words(
    words: &[Word<'_>],
    (source, locale): (&Locale, &Locale),
    (own, text): (&Part, &str),
    (other, translated): (&Part, &str),
    report: &mut Report,
) {
    let (text, translated) = (text.to_lowercase(), translated.to_lowercase());
    for word in words {
        let (Some(from), Some(to)) = (word.forms.get(source), word.forms.get(locale)) else { continue };
        let Some((said, _)) = from.iter().find(|(_, form)| has_word(&text, form)) else { continue };
        // A form may have an ending in the text; a banned one is not looked for inside of other words.
        let has_form = to.iter().any(|(_, form)| translated.contains(form));
        let banned =
            word.banned.get(locale).and_then(|forms| forms.iter().find(|(_, form)| has_word(&translated, form)));
        let message = match (banned, has_form) {
            (Some((banned, _)), _) => format!("`{banned}` is not the word for `{said}`"),
            (None, false) if !to.is_empty() => format!("the translation has no word for the source's `{said}`"),
            (None, _) => continue,
        };
        let code = if banned.is_some() { Code::TermBanned } else { Code::DriftTerm };
        let diagnostic =
            Diagnostic::new(code, other.first_line(), message).related(own.first_line(), "the source's text");
        let right: Vec<&str> = to.iter().map(|(form, _)| *form).collect();
        report.push(if to.is_empty() {
            diagnostic
        } else {
            diagnostic.hint(format!("write `{}`", right.join("` or `")))
        });
    }
}

/// Whether the digits of a term are compared as an id or a number anyway.
fn is_counted(part: &Part, term: &str) -> bool {
    let has_digits = term.contains(|c: char| c.is_ascii_digit());
    has_digits && part.claims.iter().any(|claim| term.contains(&part.shown(claim)) && claim.demand == Demand::Required)
}

fn plain(part: &Part) -> String {
    part.folded.chars.iter().collect()
}
