//! Passages that stand twice in one text: one of the two was pasted over another.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::drift::align::SectionPair;
use crate::check::drift::fold;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::script;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::PassageKind;

const PARAGRAPH: &str = "the same paragraph stands twice";
/// A passage is told to stand twice from so many letters on.
const LONG: usize = 80;
/// The same of a paragraph that follows itself in a translation, whose source has fewer.
const SENTENCE: usize = 24;
/// So long a paragraph is no formula.
const VERY_LONG: usize = 200;

/// Reports the paragraphs and items that stand twice in a text, or in a translation with its source.
///
/// A translation may say in the same words what its source says in nearly the same ones.
pub(in crate::check::drift) fn check(
    reading: &Reading<'_>,
    source: Option<(&Reading<'_>, &[SectionPair])>,
    report: &mut Report,
) {
    let mut twins = paragraphs(reading);
    twins.extend(items(reading));
    if let Some((source, pairs)) = source {
        let known: BTreeSet<usize> = twins.iter().map(|twins| twins.second).collect();
        let copies = pairs.iter().flat_map(|pair| copies(reading, source, pair));
        twins.extend(copies.filter(|twins| !known.contains(&twins.second)));
    }
    let counterparts = source.filter(|_| !twins.is_empty()).map(|(source, pairs)| (source, counterparts(pairs)));
    for Twins { first, second, message, hint } in twins {
        let own = counterparts
            .as_ref()
            .and_then(|(source, own)| Some((&source.parts[*own.get(&first)?], &source.parts[*own.get(&second)?])));
        // Of what the source says twice, too, its length tells whether it was pasted there.
        let is_short = |a: &Part, b: &Part| a.passage.text == b.passage.text && length(a) < LONG;
        if own.is_some_and(|(a, b)| is_short(a, b) || a.passage.text != b.passage.text && is_alike(a, b)) {
            continue;
        }
        let diagnostic = Diagnostic::new(Code::ParagraphDuplicate, reading.parts[second].first_line(), message)
            .related(reading.parts[first].first_line(), "first here");
        report.push(match hint {
            Some(hint) => diagnostic.hint(hint),
            None => diagnostic,
        });
    }
}

/// Two passages that say the same.
struct Twins {
    first: usize,
    second: usize,
    message: &'static str,
    hint: Option<&'static str>,
}

/// Returns the part of the source for each of the translation.
fn counterparts(pairs: &[SectionPair]) -> BTreeMap<usize, usize> {
    let parts = pairs.iter().flat_map(|pair| &pair.parts);
    parts.filter_map(|(own, other)| Some(((*other)?, (*own)?))).collect()
}

/// Whether two passages share most of their words.
fn is_alike(a: &Part, b: &Part) -> bool {
    let words = |part: &Part| -> BTreeSet<String> {
        part.lower().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (a, b) = (words(a), words(b));
    3 * a.intersection(&b).count() >= 2 * a.len().max(b.len())
}

/// Finds paragraphs that are equal to the sign; items of two lists may describe one thing.
fn paragraphs(reading: &Reading<'_>) -> Vec<Twins> {
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let is_text = |part: &Part| part.passage.kind == PassageKind::Paragraph;
    for (at, part) in reading.parts.iter().enumerate().filter(|(_, part)| is_text(part) && length(part) >= LONG) {
        found.entry(exact(part)).or_default().push(at);
    }
    // What stands more often is a formula of the text, such as a warning.
    let twins = found.values().filter_map(|parts| <[usize; 2]>::try_from(parts.as_slice()).ok());
    let alone = reading.sections.iter().filter(|section| section.parts.len() == 1).map(|section| section.parts.start);
    let alone: BTreeSet<usize> = alone.collect();
    let hint = Some("one of the two was pasted over another text");
    let pasted = twins.filter(|twins| is_pasted(reading, &alone, *twins));
    pasted.map(|[first, second]| Twins { first, second, message: PARAGRAPH, hint }).collect()
}

/// Finds paragraphs of a section that follow themselves, where the source's section has fewer and none that does.
fn copies(reading: &Reading<'_>, source: &Reading<'_>, pair: &SectionPair) -> Vec<Twins> {
    let own = texts(source, pair.parts.iter().filter_map(|(own, _)| *own));
    let other = texts(reading, pair.parts.iter().filter_map(|(_, other)| *other));
    if other.len() <= own.len() || own.windows(2).any(|two| is_copy(source, two)) {
        return Vec::new();
    }
    let counterparts = counterparts(std::slice::from_ref(pair));
    // Which of the source's paragraphs stand for the two is known only where these say the same.
    let is_said_twice = |two: &[usize]| {
        let parts = two.iter().map(|at| counterparts.get(at).map(|own| &source.parts[*own]));
        matches!(parts.collect::<Vec<Option<&Part>>>()[..], [Some(a), Some(b)] if is_alike(a, b))
    };
    let copies = other.windows(2).filter(|two| is_copy(reading, two) && !is_said_twice(two));
    let hint = Some("delete one of the two");
    copies.map(|two| Twins { first: two[0], second: two[1], message: PARAGRAPH, hint }).collect()
}

/// Returns the paragraphs among some parts in their order.
fn texts(reading: &Reading<'_>, parts: impl Iterator<Item = usize>) -> Vec<usize> {
    let is_text = |at: &usize| reading.parts[*at].passage.kind == PassageKind::Paragraph;
    parts.filter(is_text).collect::<BTreeSet<usize>>().into_iter().collect()
}

/// Whether the second of two paragraphs is a sentence that stands right behind itself.
fn is_copy(reading: &Reading<'_>, two: &[usize]) -> bool {
    let (first, second) = (&reading.parts[two[0]], &reading.parts[two[1]]);
    two[1] == two[0] + 1 && length(first) >= SENTENCE && exact(first) == exact(second)
}

/// Counts the letters of a part, of which a sign that is a word or a syllable counts for two.
fn length(part: &Part) -> usize {
    let signs = part.folded.chars.iter().filter(|c| script::is_unspaced(**c)).count();
    if signs * 2 > part.letters() { part.letters() * 2 } else { part.letters() }
}

/// Whether one of two equal passages was pasted: sections that are alike may end in one sentence.
///
/// It was where the two follow each other, where they are long and begin their sections, and where one is alone: all
/// that its section says.
fn is_pasted(reading: &Reading<'_>, alone: &BTreeSet<usize>, [first, second]: [usize; 2]) -> bool {
    let begins = |at: &usize| at.checked_sub(1).is_some_and(|before| reading.parts[before].is_heading());
    second == first + 1
        || length(&reading.parts[first]) >= VERY_LONG && [first, second].iter().all(begins)
        || alone.contains(&first)
        || alone.contains(&second)
}

/// Returns a passage as it was written, but for its line breaks: what was pasted is equal to the sign.
fn exact(part: &Part) -> String {
    let lines: Vec<&str> = part.passage.text.lines().map(str::trim).collect();
    format!("{}\n{}", names(part), lines.join(" "))
}

/// Returns what two passages share that say the same: words, facts, code, and where links lead.
fn wording(part: &Part) -> String {
    format!("{}\n{}", names(part), fold::squeeze(&part.passage.text))
}

/// Returns the facts, code and addresses of a passage, a line each.
fn names(part: &Part) -> String {
    let passage = &part.passage;
    let names = passage.facts.iter().chain(&passage.codes).map(|name| name.value.as_str());
    let links = passage.links.iter().map(|link| link.destination.value.as_str());
    names.chain(links).collect::<Vec<&str>>().join("\n")
}

/// Finds items of one list that are the same; a short step such as `Log out` may be taken twice.
fn items(reading: &Reading<'_>) -> Vec<Twins> {
    let mut seen: BTreeMap<(usize, String), usize> = BTreeMap::new();
    let mut twins = Vec::new();
    for (second, part) in reading.parts.iter().enumerate().filter(|(_, part)| part.letters() >= 2) {
        let PassageKind::Item(list) = part.passage.kind else { continue };
        let key = (list, wording(part));
        match seen.get(&key).copied() {
            Some(first) if second != first + 1 && length(part) < LONG => {}
            Some(first) => {
                twins.push(Twins { first, second, message: "the same item stands twice in one list", hint: None });
            }
            None => {
                seen.insert(key, second);
            }
        }
    }
    twins
}
