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

/// Whether two words differ in two letters at most.
pub(in crate::check::drift) fn is_within_two(own: &[char], other: &[char]) -> bool {
    // Each letter that the other word lacks is one that differs, and to look for those is much cheaper.
    let letters = |word: &[char]| word.iter().fold(0u64, |letters, c| letters | 1 << (u32::from(*c) % u64::BITS));
    let (a, b) = (letters(own), letters(other));
    let may_be = own.len().abs_diff(other.len()) <= 2 && (a & !b).count_ones() <= 2 && (b & !a).count_ones() <= 2;
    let text = |word: &[char]| word.iter().collect::<String>();
    own == other || may_be && distance(&text(own), &text(other)) <= 2
}

/// Whether a name is another one, or mistyped.
pub(in crate::check::drift) fn is_slip(own: &str, other: &str) -> bool {
    own.is_ascii() && other.is_ascii() && distance(own, other) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn third_letter_makes_another_word() {
        let check = |own: &str, other: &str, expected: bool| {
            let [own, other] = [own, other].map(|word| word.chars().collect::<Vec<char>>());
            assert_eq!((is_within_two(&own, &other), is_within_two(&other, &own)), (expected, expected));
        };
        check("token", "token", true);
        check("serveur", "serveurs", true);
        check("severity", "security", true);
        check("chiffrement", "déchiffrement", true);
        check("attacker", "attacked", true);
        check("abcdef", "abcxyz", false);
        check("listen", "silent", false);
        check("user", "username", false);
    }

    #[test]
    fn words_that_are_too_long_differ_in_all_letters() {
        let long = "a".repeat(LONGEST);
        assert_eq!(distance(&long, &long.replacen('a', "b", 1)), 1);
        assert_eq!(distance(&format!("{long}a"), &format!("{long}b")), LONGEST + 1);
        assert_eq!(distance(&format!("{long}a"), &format!("{long}a")), 0);
        assert!(is_slip("token", "tokem") && !is_slip("token", "jeton") && !is_slip("clé", "cle"));
    }
}
