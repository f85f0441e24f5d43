//! What copying leaves in a text: the frame of a web page, ellipses for what was cut, and words of two versions side by
//! side.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::drift::claim::Claim;
use crate::check::drift::claim::What;
use crate::check::drift::fold;
use crate::check::drift::lexicon::Meaning;
use crate::check::drift::likeness;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::drift::settle;
use crate::check::drift::unit::Unit;
use crate::check::script;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::PassageKind;
use crate::text::Span;

/// So many lines of a frame are no coincidence.
const FRAME: usize = 2;
/// So many doubled words show that two versions were merged, so that similar words count, too.
const MERGED: usize = 2;

/// Reports what copying left in a text.
pub(in crate::check::drift) fn check(reading: &Reading<'_>, report: &mut Report) {
    let before = report.len();
    report_elisions(reading, report);
    report_frame(reading, report);
    report_doubled_words(reading, report);
    // A name such as `viewValue` is made like this; in a text that was copied badly it is likely none.
    if reading.is_flat || report.len() >= before + MERGED {
        report_glued_words(reading, report);
    }
    report_units(reading, report);
}

fn note(place: Span, message: String, report: &mut Report) {
    report.push(Diagnostic::new(Code::TextResidue, place, message));
}

fn report_elisions(reading: &Reading<'_>, report: &mut Report) {
    for part in reading.prose() {
        let text = part.passage.text.trim();
        // An item of points alone says that its list goes on.
        let is_open = matches!(part.passage.kind, PassageKind::Item(_) | PassageKind::Cell(..));
        let folded = text.chars().filter_map(fold::fold);
        if !is_open && (is_dots(text) || reading.lexicon.has_folded("elision", folded)) {
            note(part.first_line(), format!("`{text}` stands for text that was left out"), report);
        }
    }
}

fn is_dots(text: &str) -> bool {
    // Nearly every text has a letter at its beginning.
    if text.starts_with(char::is_alphanumeric) {
        return false;
    }
    let folded: String = text.chars().filter_map(fold::fold).collect();
    let inner = folded.trim_matches(|c| "[]()".contains(c)).trim();
    !inner.is_empty() && (inner.chars().all(|c| c == '…') || inner.len() >= 3 && inner.chars().all(|c| c == '.'))
}

fn report_frame(reading: &Reading<'_>, report: &mut Report) {
    let mut found = Vec::new();
    // An item such as `Log in` may be a step that the text tells of, and a cell such as `Key` heads a column.
    let is_free = |part: &&Part| !matches!(part.passage.kind, PassageKind::Item(_) | PassageKind::Cell(..));
    for part in reading.prose().filter(is_free) {
        let mut start = 0;
        for line in part.passage.text.split_inclusive('\n') {
            let words = line.trim_matches(|c: char| c.is_whitespace() || c == '•');
            let folded = words.chars().filter_map(fold::fold).flat_map(char::to_lowercase);
            if reading.lexicon.has_folded("chrome", folded) {
                let at = start + line.find(words).unwrap_or(0);
                found.push((part.passage.place(at..at + words.len()), words.to_owned()));
            }
            start += line.len();
        }
    }
    if found.len() >= FRAME {
        for (place, words) in found {
            note(place, format!("`{words}` belongs to the frame of a web page, not to the text"), report);
        }
    }
}

/// Returns where the words of a part stand, in characters.
fn words(part: &Part) -> Vec<Range<usize>> {
    let chars = &part.folded.chars;
    let mut words = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let length = chars[at..].iter().take_while(|c| script::is_spaced_letter(**c) || **c == '\'').count();
        if length > 0 {
            words.push(at..at + length);
        }
        at += length.max(1);
    }
    words
}

fn report_doubled_words(reading: &Reading<'_>, report: &mut Report) {
    let mut doubled = Vec::new();
    let mut similar = Vec::new();
    let has_joints = reading.lexicon.has_list("joint");
    let has = |list: &str, word: &[char]| reading.lexicon.has(list, &word.iter().collect::<String>());
    for part in reading.prose() {
        let words = words(part);
        let word_at = |at: usize| &part.folded.lower[words[at].clone()];
        let gap = |a: usize, b: usize| &part.folded.chars[words[a].end..words[b].start];
        let is_blank = |a: usize, b: usize| !gap(a, b).is_empty() && gap(a, b).iter().all(|c| *c == ' ');
        let is_phrase = |a: usize, b: usize| gap(a, b).iter().all(|c| c.is_alphabetic() || " -".contains(*c));
        for at in 1..words.len() {
            let (word, range) = (word_at(at), &words[at]);
            let whole = |from: usize| part.passage.place(part.folded.bytes(words[from].start..range.end));
            let shown = |from: usize| part.folded.string(words[from].start..range.end);
            // What is said three times in one breath is meant so.
            let is_again = |a: usize, b: usize| b < words.len() && word_at(a) == word_at(b) && is_blank(a, b);
            let is_thrice = is_again(at - 1, at) && (is_again(at, at + 1) || at >= 2 && is_again(at - 2, at - 1));
            let is_exempt = |word: &[char]| word.len() < 2 || has("repeat", word);
            // A name may follow a word that it begins with: `the The Hague office`. So may a word of several: `on on-hand`, `APR apr_md5`.
            let is_joint = |at: usize| matches!(part.folded.chars.get(at), Some('-' | '_'));
            let is_joined = is_joint(range.end) || words[at - 1].start.checked_sub(1).is_some_and(is_joint);
            // Two words in brackets stand for two things, such as those at both ends: `(server server)`.
            let opens = words[at - 1].start.checked_sub(1).and_then(|before| part.folded.at(before)) == Some('(');
            let is_bracketed = opens && part.folded.at(range.end) == Some(')');
            let is_meant = part.folded.chars[range.start].is_uppercase() || is_joined || is_bracketed || is_thrice;
            if word_at(at - 1) == word && is_blank(at - 1, at) && !is_exempt(word) && !is_meant {
                doubled.push((whole(at - 1), shown(at - 1)));
            } else if at >= 2
                && word_at(at - 2) == word
                && word_at(at - 1) == ['t', 'h', 'e']
                && is_blank(at - 2, at - 1)
                && is_blank(at - 1, at)
                && !is_meant
            {
                doubled.push((whole(at - 2), shown(at - 2)));
            } else if has_joints && is_blank(at - 1, at) && [at - 1, at].iter().all(|at| has("joint", word_at(*at))) {
                similar.push((whole(at - 1), shown(at - 1)));
            } else if let Some(from) = (at.saturating_sub(4)..at)
                .rev()
                .find(|from| is_near(word_at(*from), word, at - from) && is_phrase(*from, at))
                .filter(|from| word_at(*from) != word || !is_exempt(word))
            {
                similar.push((whole(from), shown(from)));
            }
        }
    }
    let is_merged = doubled.len() >= MERGED;
    for (place, words) in doubled.into_iter().chain(similar.into_iter().filter(|_| is_merged)) {
        note(place, format!("`{words}`: two versions of a text seem to stand side by side"), report);
    }
}

/// Whether two words may be two spellings of one: the nearer they stand, the shorter they may be.
fn is_near(a: &[char], b: &[char], distance: usize) -> bool {
    let shortest = a.len().min(b.len());
    let is_long = match distance {
        1 => shortest >= 6 || shortest >= 4 && (a.starts_with(b) || b.starts_with(a)),
        _ => shortest >= 10,
    };
    is_long && likeness::is_within_two(a, b)
}

/// Reports words that lost the space between them, told by their parts standing elsewhere as words.
fn report_glued_words(reading: &Reading<'_>, report: &mut Report) {
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut glued: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for part in reading.prose() {
        for range in words(part) {
            let chars = &part.folded.chars[range.clone()];
            let has_hump = chars.windows(2).any(|pair| pair[0].is_lowercase() && pair[1].is_uppercase());
            if has_hump {
                let place = part.passage.place(part.folded.bytes(range.clone()));
                glued.entry(part.folded.string(range)).or_default().push(place);
            } else {
                known.insert(part.folded.lower[range].iter().collect());
            }
        }
    }
    for (word, places) in glued.iter().filter(|(_, places)| places.len() == 1) {
        let parts = humps(word);
        let is_known = |part: &&String| known.contains(part.to_lowercase().as_str());
        if parts.iter().all(|part| part.chars().count() >= 3) && parts.iter().filter(is_known).count() >= 2 {
            note(places[0], format!("`{word}` may be several words without the space between them"), report);
        }
    }
}

fn humps(word: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in word.chars() {
        if parts.is_empty() || before.is_lowercase() && c.is_uppercase() {
            parts.push(String::new());
        }
        parts.last_mut().expect("one was pushed").push(c);
        before = c;
    }
    parts
}

/// Reports a unit in a column whose header names another one.
fn report_units(reading: &Reading<'_>, report: &mut Report) {
    let mut header: BTreeMap<(usize, usize), (Unit, Span)> = BTreeMap::new();
    let mut column: Option<(Unit, Span)> = None;
    let mut bare = 0;
    for part in reading.prose() {
        let named = unit_in_brackets(part, reading);
        match part.passage.kind {
            PassageKind::Cell(table, 0, at) => {
                header.extend(named.map(|(unit, place)| ((table, at), (unit, place))));
            }
            PassageKind::Cell(table, _, at) => contradict(part, header.get(&(table, at)).copied(), report),
            _ => {
                // A table whose cells became lines: the header, then numbers alone.
                let is_bare = |line: &&str| !line.trim().is_empty() && line.trim().chars().all(|c| c.is_ascii_digit());
                bare = if named.is_some() { 0 } else { bare + part.passage.text.lines().filter(is_bare).count() };
                column = named.or(column);
                if bare >= 2 {
                    contradict(part, column, report);
                }
            }
        }
    }
}

fn unit_in_brackets(part: &Part, reading: &Reading<'_>) -> Option<(Unit, Span)> {
    let chars = &part.folded.chars;
    let open = chars.iter().rposition(|c| *c == '(')?;
    let choose = |meaning: &Meaning| match meaning {
        Meaning::Unit(unit) => Some(*unit),
        _ => None,
    };
    let (unit, end) = reading.lexicon.longest(&part.folded.lower, open + 1, choose)?;
    (chars.get(end) == Some(&')') && end > open + 3)
        .then(|| (unit, part.passage.place(part.folded.bytes(open + 1..end))))
}

fn contradict(part: &Part, header: Option<(Unit, Span)>, report: &mut Report) {
    let Some((unit, place)) = header else { return };
    let end = part.folded.chars.len();
    let is_last = |claim: &&Claim| part.folded.skip_spaces(claim.range.end) >= end;
    let claims = part.claims.iter().filter(|claim| matches!(claim.what, What::Number(..))).filter(is_last);
    for claim in claims.filter(|claim| settle::unit(&claim.what).is_some_and(|own| own != unit)) {
        let message = format!("the column is not in the unit of `{}`", part.shown(claim));
        report.push(Diagnostic::new(Code::TextResidue, part.place(claim), message).related(place, "its header"));
    }
}
