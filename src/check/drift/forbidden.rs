//! What a text says not to do, where its counterpart has no negation: `do not use it` and `utilisez-le`.

use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::reading::Part;
use crate::check::drift::sentence::sentences;
use crate::check::drift::stem;
use crate::check::drift::untranslated::is_written_in_signs;
use crate::check::drift::untranslated::words_of;
use crate::check::script::is_spaced_letter;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;

/// Fewer words may all be rare.
const SHORT: usize = 8;

/// Reports an instruction that the source negates and the translation does not.
pub(in crate::check::drift) fn compare(
    (own, own_lexicon): (&Part, &Lexicon),
    (other, other_lexicon): (&Part, &Lexicon),
    report: &mut Report,
) {
    // What was left in the source's language says the same.
    if own.is_code()
        || other.is_code()
        || !forbids(own, own_lexicon)
        || negates(other, other_lexicon)
        || negates(other, own_lexicon)
        || !is_own(other, other_lexicon)
    {
        return;
    }
    let message = "the source says what not to do, and the translation has no negation";
    let diagnostic = Diagnostic::new(Code::DriftPassage, other.first_line(), message);
    report.push(diagnostic.related(own.first_line(), "the source's text"));
}

/// Whether a passage seems to be in a language: a short one may lack its most frequent words.
fn is_own(part: &Part, lexicon: &Lexicon) -> bool {
    let words = words_of(&part.folded.lower);
    is_written_in_signs(lexicon) || words.len() < SHORT || words.iter().any(|word| lexicon.has("stop", word))
}

/// Whether a sentence of a passage tells readers what not to do: in languages with spaces it begins so.
fn forbids(part: &Part, lexicon: &Lexicon) -> bool {
    let lower = &part.folded.lower;
    let begins = |start: usize| {
        let rest = &lower[start + lower[start..].iter().take_while(|c| !c.is_alphabetic()).count()..];
        let behind = lexicon.list("forbid").find_map(|form| behind(rest, form));
        behind.is_some_and(|rest| !encourages(rest, lexicon))
    };
    if is_written_in_signs(lexicon) {
        return stem::has(lower, lexicon, "forbid");
    }
    sentences(lower).into_iter().any(|range| begins(range.start))
}

/// Whether a passage has any word that may negate; where the language has no such list, it may.
fn negates(part: &Part, lexicon: &Lexicon) -> bool {
    let lower = &part.folded.lower;
    !lexicon.has_list("negative") || stem::has(lower, lexicon, "negative")
}

/// Returns what stands behind a form that a text begins with; its words may stand on two lines.
fn behind<'t>(text: &'t [char], form: &str) -> Option<&'t [char]> {
    let length = form.chars().count();
    let (start, rest) = text.split_at_checked(length)?;
    let is_same = |(own, c): (&char, char)| *own == c || c == ' ' && own.is_whitespace();
    let is_whole = form.ends_with('\'') || !rest.first().is_some_and(|next| is_spaced_letter(*next));
    (is_whole && start.iter().zip(form.chars()).all(is_same)).then_some(rest)
}

/// Whether a negation asks for something: `do not hesitate to`, `n'oubliez pas de`.
fn encourages(rest: &[char], lexicon: &Lexicon) -> bool {
    let words = rest.split(|c| !is_spaced_letter(*c)).filter(|word| !word.is_empty()).take(2);
    let words = words.map(|word| word.iter().collect::<String>());
    words.into_iter().any(|word| lexicon.list("encourage").any(|form| word.starts_with(form)))
}
