//! Short passages that lead readers to their own language: `日本語版は README.ja.md にあります`.

use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::link;
use crate::check::drift::reading::Part;
use crate::check::drift::untranslated::is_hiragana;
use crate::check::drift::untranslated::is_written_in_signs;
use crate::check::drift::untranslated::words;

/// Such a passage has at most so many characters.
const LONGEST: usize = 100;

/// Whether a passage leads readers to a file that has the name of a language in its own.
pub(in crate::check::drift) fn names_file(part: &Part) -> bool {
    let names_language = |word: &str| word.split(['.', '_', '-']).skip(1).any(link::is_language);
    let mut words = part.passage.text.split_whitespace();
    is_short(part) && words.any(|word| word.contains('.') && names_language(word))
}

/// Whether each of two passages, of a source and its translation, leads readers of the other one to it, in their language.
pub(in crate::check::drift) fn is_pair([(own, source), (other, translation)]: [(&Part, &Lexicon); 2]) -> bool {
    is_short(own) && is_short(other) && is_in(own, translation, source) && is_in(other, source, translation)
}

fn is_short(part: &Part) -> bool {
    !part.passage.links.is_empty() && part.folded.chars.len() <= LONGEST
}

/// Whether a part is in a language and not in another one.
fn is_in(part: &Part, language: &Lexicon, instead: &Lexicon) -> bool {
    let has_signs = part.folded.chars.iter().any(|c| is_hiragana(*c));
    if is_written_in_signs(language) || is_written_in_signs(instead) {
        return has_signs == is_written_in_signs(language);
    }
    let words = words(part);
    language.votes(&words, instead) > instead.votes(&words, language)
}
