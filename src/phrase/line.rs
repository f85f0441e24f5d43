//! Words that stay on one line.

const NO_BREAK_SPACE: char = '\u{a0}';

/// Returns words between which no line breaks, such as those of a date: each space is a no-break one (U+00A0).
fn unbroken(words: &str) -> String {
    words.chars().map(|c| if c == ' ' { NO_BREAK_SPACE } else { c }).collect()
}

/// Returns a date in words, given with the words of its day: a line breaks between the day and the time alone.
pub fn unbroken_date(text: &str, day: &str) -> String {
    match text.strip_prefix(day).map(str::trim_start) {
        Some(time) if !time.is_empty() => format!("{} {}", unbroken(day), unbroken(time)),
        Some(_) | None => unbroken(text),
    }
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
        assert_eq!(unbroken("4 mars 2026"), "4\u{a0}mars\u{a0}2026");
        assert_eq!(unbroken_date("4 mars 2026 à 9 h", "4 mars 2026"), "4\u{a0}mars\u{a0}2026 à\u{a0}9\u{a0}h");
        assert_eq!(
            counted("au plus 14 jours, de préférence 3 (trois)"),
            "au plus 14\u{a0}jours, de préférence 3 (trois)"
        );
        assert_eq!(counted("1 "), "1 ");
    }
}
