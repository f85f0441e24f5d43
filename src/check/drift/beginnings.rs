//! Code spans by the words that they begin with: several with one first word are what a program is told.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::drift::vocabulary::words_in;

/// Code spans by their first words in lower case, those of each in order.
pub(in crate::check::drift) struct Beginnings<'c> {
    codes: BTreeMap<String, Vec<&'c str>>,
}

impl<'c> Beginnings<'c> {
    /// Lists code spans.
    pub(in crate::check::drift) fn new(spans: &'c BTreeSet<String>) -> Beginnings<'c> {
        let mut codes: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for code in spans {
            codes.entry(first_word(code)).or_default().push(code);
        }
        Beginnings { codes }
    }

    /// Whether another code span begins with the same word, and neither with all of the other.
    pub(in crate::check::drift) fn is_shared(&self, code: &str) -> bool {
        let Some(codes) = self.codes.get(&first_word(code)) else { return false };
        let before = codes.partition_point(|other| *other < code);
        let longer = codes[before..].partition_point(|other| other.starts_with(code));
        // Of what stands before it in order, few are beginnings of it: the search ends soon.
        before + longer < codes.len() || !codes[..before].iter().all(|other| code.starts_with(other))
    }
}

/// Returns the first word of code in lower case, which is empty where there is none.
pub(in crate::check::drift) fn first_word(code: &str) -> String {
    words_in(code).next().map(str::to_lowercase).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_and_shorter_forms_of_one_span_share_nothing() {
        let check = |spans: &[&str], code: &str, expected: bool| {
            let spans = spans.iter().map(|span| (*span).to_owned()).collect();
            assert_eq!(Beginnings::new(&spans).is_shared(code), expected, "{spans:?}, {code}");
        };
        check(&["git push"], "git push", false);
        check(&["git", "git push", "git push now"], "git push", false);
        check(&["git add", "git push"], "git push", true);
        check(&["git push", "git rebase"], "git push", true);
        check(&["Git add", "git push"], "git push", true);
        check(&["make all"], "git push", false);
    }
}
