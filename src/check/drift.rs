//! Translations held against their source: numbers, dates, ids, links, code and lists that one has and the other
//! lacks, and text that no reader was meant to see.
//!
//! Passages are aligned by headings first, then by order. What `<fact:…>` prints is one datum in every language, so
//! it is not compared. Differences that languages bring with them are no differences: `lexicon` says which.

mod adjacent;
mod align;
mod aside;
mod attached;
mod beginnings;
mod claim;
mod code_block;
mod code_span;
mod code_words;
mod compare;
mod comparisons;
mod concordance;
mod conflict;
mod dangling;
mod digest;
mod doubt;
mod facts;
mod flat;
pub(in crate::check) mod fold;
mod forbidden;
mod foreign;
mod full_width;
mod gloss;
mod item;
mod junk;
mod keyboard;
mod language;
mod lexicon;
mod likeness;
mod lines;
mod link;
mod list;
mod loss;
mod mention;
mod opposed;
mod reading;
mod renaming;
mod residue;
mod sample;
mod selector;
mod sentence;
mod settle;
mod site_term;
mod span;
mod spare;
mod standing;
mod statement;
mod stem;
mod switch;
mod term;
mod texts;
mod twins;
mod typography;
mod unit;
mod untranslated;
mod vocabulary;
mod wording;

pub(in crate::check) use align::MOST_COMPARISONS;
pub(in crate::check) use align::match_up;
pub use comparisons::Comparisons;
pub use comparisons::SilenceKey;
pub use language::untranslated_from;
pub(in crate::check) use span::TimeReader;
pub(in crate::check) use span::TimeSpan;

use std::collections::BTreeMap;

use crate::check::drift::align::Alignment;
use crate::check::drift::digest::Headings;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::loss::Proportion;
use crate::check::drift::reading::Reading;
use crate::check::drift::site_term::SiteTerms;
use crate::check::drift::term::Rules;
use crate::check::drift::untranslated::Kept;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Locale;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::read::Text;
use crate::text::Snapshot;

/// What every comparison needs.
struct Tools<'c> {
    snapshot: &'c Snapshot,
    terms: SiteTerms<'c>,
    lexicons: &'c BTreeMap<Locale, Lexicon>,
    rules: Rules,
}

impl Tools<'_> {
    fn check(&self, document: &Document) -> Report {
        let mut report = Report::new();
        let source = self.read(&document.source);
        self.check_text(&source, None, &mut report);
        twins::check(&source, None, &mut report);
        term::check(&self.rules, &source, None, &mut report);
        junk::check(&source, None, &mut report);
        foreign::check(&source, None, &mut report);
        if let DocumentFields::Advisory(Some(fields)) = &document.fields {
            facts::check(fields, &source, &mut report);
        }
        for text in document.translations.values() {
            let translation = self.read(text);
            self.check_text(&translation, Some(&source), &mut report);
            junk::check(&translation, Some(&source), &mut report);
            let mut differences = self.compare((&document.source, &source), (text, &translation));
            // Its readers are told that it is older, and work in the source does not wait for it.
            if text.is_stale(&document.source) {
                differences.soften();
            }
            report.extend(differences);
        }
        report
    }

    fn read(&self, text: &Text) -> Reading<'_> {
        Reading::new(text, self.snapshot, &self.lexicons[&text.locale])
    }

    fn check_text(&self, reading: &Reading<'_>, source: Option<&Reading<'_>>, report: &mut Report) {
        if reading.is_flat {
            report_flat(reading, report);
        }
        residue::check(reading, report);
        dangling::check(reading, report);
        typography::check(reading, source, report);
        full_width::check(reading, report);
    }

    fn compare(&self, (own, source): (&Text, &Reading<'_>), (text, translation): (&Text, &Reading<'_>)) -> Report {
        let mut own_report = Report::new();
        let report = &mut own_report;
        let alignment = align::align(source, translation);
        foreign::check(translation, Some(source.lexicon), report);
        let headings = Headings::compare(source, translation, &alignment);
        let Alignment { pairs, lonely } = &alignment;
        if source.is_flat && translation.is_flat {
            // Marked headings are counted with the others of the site.
            loss::report_sections(source, translation, lonely, report);
        }
        let proportion = Proportion::measure(source, translation, pairs);
        let kept = Kept::measure(source, translation, pairs);
        let mut doubts = Vec::new();
        for pair in pairs {
            let is_listed = list::compare(source, translation, pair, report);
            let told = loss::compare(source, translation, pair, proportion, report);
            compare::compare(source, translation, pair, (is_listed, &told), report);
            attached::compare(source, translation, pair, &told, (&mut doubts, report));
            code_block::compare(source, translation, pair, (&mut doubts, report));
            untranslated::check(source, translation, (pair, kept), &self.lexicons[&english()], report);
            site_term::check(&self.terms, (&own.locale, &text.locale), (source, translation), pair, report);
            for (own, other) in pair.parts.iter().filter_map(|(own, other)| own.zip(*other)) {
                let (own, other) = (&source.parts[own], &translation.parts[other]);
                list::compare_places(own, other, report);
                forbidden::compare((own, source.lexicon), (other, translation.lexicon), report);
                opposed::compare((own, source.lexicon), (other, translation.lexicon), report);
            }
        }
        doubt::settle(doubts, source, translation, report);
        twins::check(translation, Some((source, pairs)), report);
        term::check(&self.rules, translation, Some((source, pairs)), report);
        digest::gather(own_report, translation, (&alignment, headings))
    }
}

/// What is not translated is mostly English, whatever the source's locale.
fn english() -> Locale {
    "en".parse().expect("`en` is a locale")
}

/// Reports a text whose headings have no marks.
fn report_flat(reading: &Reading<'_>, report: &mut Report) {
    let heading = reading.sections.iter().find_map(|section| section.heading);
    let Some(heading) = heading.map(|at| &reading.parts[at]) else { return };
    let message =
        format!("`{}` and other short lines look like headings without their marks", heading.passage.text.trim());
    let hint = "write `## ` before each of them";
    report.push(Diagnostic::new(Code::HeadingsFlat, heading.first_line(), message).hint(hint));
}
