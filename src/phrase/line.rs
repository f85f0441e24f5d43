//! Words that stay on one line.

const NO_BREAK_SPACE: char = '\u{a0}';

/// Returns words between which no line breaks, such as a number and its unit: each space is a no-break one (U+00A0).
pub fn unbroken(words: &str) -> String {
    words.chars().map(|c| if c == ' ' { NO_BREAK_SPACE } else { c }).collect()
}

/// Returns a text that breaks behind none of its numbers where a word follows: in "14 days" stands a no-break space.
pub fn counted(text: &str) -> String {
    let mut before = None;
    let mut rest = text.chars().peekable();
    let mut counted = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        let is_held = c == ' '
            && before.is_some_and(|c: char| c.is_ascii_digit())
            && rest.peek().is_some_and(|c| c.is_alphabetic());
        counted.push(if is_held { NO_BREAK_SPACE } else { c });
        before = Some(c);
    }
    counted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_stays_with_the_word_behind_it() {
        assert_eq!(unbroken("3 jours ouvrés"), "3\u{a0}jours\u{a0}ouvrés");
        assert_eq!(
            counted("au plus 14 jours, de préférence 3 (trois)"),
            "au plus 14\u{a0}jours, de préférence 3 (trois)"
        );
        assert_eq!(counted("1 "), "1 ");
    }
}
