//! How many letters tell two words apart.

/// The longest words that are compared letter by letter, in bytes: that takes the product of their lengths.
pub(in crate::check::drift) const LONGEST: usize = 200;

/// Returns how many letters make one word of another; words that are too long for that differ in all of them.
pub(in crate::check::drift) fn distance(own: &str, other: &str) -> usize {
    match own.len().max(other.len()) {
        _ if own == other => 0,
        longer if longer > LONGEST => longer,
        _ => strsim::levenshtein(own, other),
    }
}

/// Whether a name is another one, or mistyped.
pub(in crate::check::drift) fn is_slip(own: &str, other: &str) -> bool {
    own.is_ascii() && other.is_ascii() && distance(own, other) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_too_long_differ_in_all_letters() {
        let long = "a".repeat(LONGEST);
        assert_eq!(distance(&long, &long.replacen('a', "b", 1)), 1);
        assert_eq!(distance(&format!("{long}a"), &format!("{long}b")), LONGEST + 1);
        assert_eq!(distance(&format!("{long}a"), &format!("{long}a")), 0);
        assert!(is_slip("token", "tokem") && !is_slip("token", "jeton") && !is_slip("clé", "cle"));
    }
}
