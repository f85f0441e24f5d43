//! Terms: names that no translation may change, words that it must not use, and one word for one thing.

use std::collections::BTreeMap;

use crate::check::drift::align::SectionPair;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::drift::reading::Section;
use crate::check::script::find_word;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::text::Span;

/// The words that the program itself knows.
const BUILT_IN: &str = include_str!("terms.tsv");

/// The rules about terms of every language.
pub(in crate::check::drift) struct Rules {
    bans: Vec<Ban>,
    mixtures: Vec<Mixture>,
}

/// A form that a language does not use for a thing.
struct Ban {
    language: String,
    form: Form,
    instead: String,
    conditions: Conditions,
}

/// Forms of one term of which a text uses one.
struct Mixture {
    language: String,
    forms: Vec<Form>,
    conditions: Conditions,
}

/// A form, and whether it is a word of its own.
struct Form {
    text: String,
    is_word: bool,
}

/// What must hold for a rule to apply.
#[derive(Default)]
struct Conditions {
    source: Vec<String>,
    unless: Vec<String>,
    with: Vec<String>,
    page: Vec<String>,
    heading: Option<Vec<String>>,
}

impl Rules {
    /// Returns the program's own rules.
    pub(in crate::check::drift) fn built_in() -> Rules {
        let mut rules = Rules { bans: Vec::new(), mixtures: Vec::new() };
        for line in BUILT_IN.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            match cells[..] {
                ["ban", language, form, instead, ref rest @ ..] => rules.bans.push(Ban {
                    language: language.to_owned(),
                    form: Form::new(form),
                    instead: instead.to_owned(),
                    conditions: Conditions::new(rest.first().copied().unwrap_or_default()),
                }),
                ["mix", language, forms, ref rest @ ..] => rules.mixtures.push(Mixture {
                    language: language.to_owned(),
                    forms: forms.split('|').map(Form::new).collect(),
                    conditions: Conditions::new(rest.first().copied().unwrap_or_default()),
                }),
                _ => {}
            }
        }
        rules
    }
}

impl Form {
    fn new(text: &str) -> Form {
        let inner = text.trim_matches('"');
        Form { text: inner.to_owned(), is_word: inner.len() < text.len() }
    }

    /// Finds the form in a text in lower case.
    fn find(&self, lower: &str) -> Option<usize> {
        if self.is_word { find_word(lower, &self.text).next() } else { lower.find(&self.text) }
    }
}

impl Conditions {
    fn new(cell: &str) -> Conditions {
        let mut conditions = Conditions::default();
        for clause in cell.split(';') {
            let Some((kind, forms)) = clause.split_once(':') else { continue };
            let forms: Vec<String> = forms.split('|').map(str::to_owned).collect();
            match kind {
                "source" => conditions.source = forms,
                "unless" => conditions.unless = forms,
                "with" => conditions.with = forms,
                "page" => conditions.page = forms,
                "heading" => conditions.heading = Some(forms),
                _ => {}
            }
        }
        conditions
    }
}

/// A passage with what stands around it, in lower case.
struct Place<'r> {
    part: &'r Part,
    lower: String,
    source: Option<(&'r Part, String)>,
    section: String,
}

/// Checks the terms of a text alone, or of a translation with its source.
pub(in crate::check::drift) fn check(
    rules: &Rules,
    reading: &Reading<'_>,
    source: Option<(&Reading<'_>, &[SectionPair])>,
    report: &mut Report,
) {
    let language = &reading.lexicon.language;
    let page = reading.parts.iter().filter(|part| !part.is_code()).map(Part::lower).collect::<Vec<_>>().join("\n");
    let is_meant = |conditions: &Conditions| conditions.source.is_empty() || source.is_some();
    let bans = rules.bans.iter().filter(|ban| ban.language == *language && is_meant(&ban.conditions));
    let bans: Vec<&Ban> = bans.filter(|ban| ban.form.find(&page).is_some()).collect();
    let mixtures = rules.mixtures.iter().filter(|one| one.language == *language && is_meant(&one.conditions));
    let is_there = |mixture: &&Mixture| mixture.forms.iter().filter(|form| form.find(&page).is_some()).count() > 1;
    let mixtures: Vec<&Mixture> = mixtures.filter(is_there).collect();
    // Most texts have no such words, and need no other look.
    if bans.is_empty() && mixtures.is_empty() {
        return;
    }
    let places = places(reading, source);
    let mut told: Vec<Span> = Vec::new();
    for ban in bans {
        let found =
            places.iter().find_map(|place| place.find(&ban.form, &ban.conditions, &page).map(|span| (place, span)));
        let Some((place, span)) =
            found.filter(|(_, span)| !told.iter().any(|other| other.start < span.end && span.start < other.end))
        else {
            continue;
        };
        told.push(span);
        let message = format!("`{}` is not the word for this", place.shown(&ban.form));
        let diagnostic = Diagnostic::new(Code::TermBanned, span, message).hint(format!("write `{}`", ban.instead));
        report.push(place.relate(diagnostic));
    }
    for mixture in mixtures {
        report_mixture(mixture, &places, &page, report);
    }
}

fn report_mixture(mixture: &Mixture, places: &[Place<'_>], page: &str, report: &mut Report) {
    let first = |form: &Form| {
        let mut found = places.iter().filter_map(|place| Some((place, place.find(form, &mixture.conditions, page)?)));
        found.next()
    };
    let mut used =
        mixture.forms.iter().filter(|form| form.find(page).is_some()).filter_map(|form| Some((form, first(form)?)));
    let (Some((form, (_, span))), Some((other, (place, second)))) = (used.next(), used.next()) else { return };
    let message = format!("the text has `{}` here and `{}` elsewhere for one thing", other.text, form.text);
    let diagnostic = Diagnostic::new(Code::TermMixed, second, message).related(span, "the other word");
    report.push(place.relate(diagnostic));
}

fn places<'r>(reading: &'r Reading<'_>, source: Option<(&'r Reading<'_>, &[SectionPair])>) -> Vec<Place<'r>> {
    let mut counterparts: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in source.iter().flat_map(|(_, pairs)| pairs.iter()) {
        counterparts.extend(pair.headings.map(|(own, other)| (other, own)));
        counterparts.extend(pair.parts.iter().filter_map(|(own, other)| Some(((*other)?, (*own)?))));
    }
    let below: BTreeMap<usize, &Section> =
        reading.sections.iter().filter_map(|section| Some((section.heading?, section))).collect();
    let parts = reading.parts.iter().enumerate().filter(|(_, part)| !part.is_code());
    let places = parts.map(|(at, part)| {
        let source = source.and_then(|(source, _)| {
            let own = &source.parts[*counterparts.get(&at)?];
            Some((own, own.lower()))
        });
        let section = below
            .get(&at)
            .map(|section| reading.parts[section.parts.clone()].iter().map(Part::lower).collect::<Vec<_>>().join("\n"));
        Place { part, lower: part.lower(), source, section: section.unwrap_or_default() }
    });
    places.collect()
}

impl Place<'_> {
    fn find(&self, form: &Form, conditions: &Conditions, page: &str) -> Option<Span> {
        let at = form.find(&self.lower)?;
        let any =
            |forms: &[String], text: &str| forms.is_empty() || forms.iter().any(|form| text.contains(form.as_str()));
        let source = self.source.as_ref().map_or("", |(_, lower)| lower.as_str());
        let is_whole = self.lower.trim() == form.text;
        let heading = conditions.heading.as_ref().is_none_or(|forms| is_whole && any(forms, &self.section));
        let holds = any(&conditions.source, source)
            && !conditions.unless.iter().any(|form| source.contains(form.as_str()))
            && any(&conditions.with, &self.lower)
            && any(&conditions.page, page)
            && heading;
        let start = self.lower[..at].chars().count();
        let range = start..start + form.text.chars().count();
        holds.then(|| self.part.passage.place(self.part.folded.bytes(range)))
    }

    /// Returns a form as the text writes it.
    fn shown(&self, form: &Form) -> String {
        let start = form.find(&self.lower).map_or(0, |at| self.lower[..at].chars().count());
        self.part.folded.string(start..start + form.text.chars().count())
    }

    fn relate(&self, diagnostic: Diagnostic) -> Diagnostic {
        match &self.source {
            Some((own, _)) => diagnostic.related(own.first_line(), "the source's text"),
            None => diagnostic,
        }
    }
}
