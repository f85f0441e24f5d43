//! Words of a list, of which a form may be the beginning: `expir` of `expires` and `expired`.

use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::untranslated::is_written_in_signs;
use crate::check::script::is_spaced_letter;

/// A longer form is the beginning of words with several endings.
const WHOLE: usize = 3;

/// Returns whether a text in lower case has a word that begins with a form of a list; where words have no spaces between
/// them, it has the form itself.
pub(in crate::check::drift) fn has(lower: &[char], lexicon: &Lexicon, list: &str) -> bool {
    if is_written_in_signs(lexicon) {
        let text: String = lower.iter().collect();
        return lexicon.list(list).any(|form| text.contains(form));
    }
    let words = lower.split(|c| !is_spaced_letter(*c)).filter(|word| !word.is_empty());
    words.map(|word| word.iter().collect::<String>()).any(|word| {
        let fits = |form: &str| word == form || form.chars().count() > WHOLE && word.starts_with(form);
        lexicon.list(list).any(fits)
    })
}
