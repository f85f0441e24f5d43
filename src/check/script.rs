//! Scripts: which have spaces between words, and where a word stands in a text that is no part of another.

/// Returns whether a script writes words without spaces between them.
pub(in crate::check) fn is_unspaced(c: char) -> bool {
    is_kana(c) || is_han(c) || ('\u{e00}'..='\u{eff}').contains(&c) || ('\u{1000}'..='\u{109f}').contains(&c)
}

/// Returns whether a character is a Japanese syllable.
pub(in crate::check) fn is_kana(c: char) -> bool {
    ('\u{3041}'..='\u{30ff}').contains(&c) && c != '・'
}

/// Returns whether a character is a Chinese one, in whichever language.
pub(in crate::check) fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c) || ('\u{f900}'..='\u{faff}').contains(&c) || c == '々'
}

/// Counts the Japanese syllables and Chinese characters of a text.
pub(in crate::check) fn count_signs(text: &[char]) -> usize {
    text.iter().filter(|c| is_kana(**c) || is_han(**c)).count()
}

/// Returns whether a character is a letter of a script that has spaces between words.
pub(in crate::check) fn is_spaced_letter(c: char) -> bool {
    // To ask for the script is much cheaper than to search the tables of Unicode.
    if c.is_ascii() { c.is_ascii_alphabetic() } else { !is_unspaced(c) && c.is_alphabetic() }
}

/// Finds a word, or several, where it is no part of a longer one: the bytes at which it begins, in order.
///
/// Letters and digits of scripts with spaces make words; Japanese words may stand side by side.
pub(in crate::check) fn find_word<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> {
    text.match_indices(word).map(|(at, _)| at).filter(move |at| is_word_at(text, word, *at))
}

/// Returns whether a word, or several, begins at a byte of a text and is no part of a longer one.
pub(in crate::check) fn is_word_at(text: &str, word: &str, at: usize) -> bool {
    let joins = |inner: Option<char>, outer: Option<char>| [inner, outer].into_iter().all(|c| c.is_some_and(is_inner));
    let around = text.split_at_checked(at).and_then(|(before, rest)| Some((before, rest.strip_prefix(word)?)));
    around.is_some_and(|(before, after)| {
        !joins(word.chars().next(), before.chars().next_back())
            && !joins(word.chars().next_back(), after.chars().next())
    })
}

/// Returns whether a text has a word that is no part of a longer one.
pub(in crate::check) fn has_word(text: &str, word: &str) -> bool {
    find_word(text, word).next().is_some()
}

/// Returns whether a character joins those beside it to one word.
pub(in crate::check) fn is_inner(c: char) -> bool {
    is_spaced_letter(c) || c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_word_is_no_word() {
        let check = |text: &str, word: &str, expected: &[usize]| {
            assert_eq!(find_word(text, word).collect::<Vec<usize>>(), expected, "{word} in {text}");
        };
        check("dans 3 ans, an par an", "an", &[12, 19]);
        check("90日以内", "日", &[2]);
        check("AES-256 et AES-2567", "AES-256", &[0]);
        check("使うSQLの", "SQL", &[6]);
    }
}
