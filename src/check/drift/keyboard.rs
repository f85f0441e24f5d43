//! The keys of a keyboard, which each language labels in its own words.

use crate::check::drift::lexicon::Lexicon;

/// The lists of a language's file that hold the names of one key each.
const KEYS: [&str; 14] = [
    "key-delete",
    "key-insert",
    "key-escape",
    "key-tab",
    "key-enter",
    "key-shift",
    "key-home",
    "key-end",
    "key-print",
    "key-space",
    "key-up",
    "key-down",
    "key-page-up",
    "key-page-down",
];

/// Whether two names are those of one key, written as keys are: `Del` and `Suppr`, but not `delete`.
pub(in crate::check::drift) fn is_same_key(own: &str, other: &str, lexicons: [&Lexicon; 2]) -> bool {
    let is_label = |name: &str| name.starts_with(char::is_uppercase) && !name.chars().skip(1).any(char::is_uppercase);
    let names = [own, other].map(str::to_lowercase);
    let is_of = |list: &&str| names.iter().zip(lexicons).all(|(name, lexicon)| lexicon.has(list, name));
    is_label(own) && is_label(other) && KEYS.iter().any(is_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_names_and_commands_keep_theirs() {
        let lexicons = ["en", "fr"].map(|locale| Lexicon::new(&locale.parse().unwrap()));
        let check = |own: &str, other: &str, expected: bool| {
            assert_eq!(is_same_key(own, other, [&lexicons[0], &lexicons[1]]), expected, "{own}, {other}");
        };
        check("Del", "Suppr", true);
        check("Esc", "Échap", true);
        check("Del", "Échap", false);
        check("delete", "suppr", false);
    }
}
