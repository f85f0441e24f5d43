//! The known name that a wrong one was meant to be.

/// The longest name that is compared with others, in bytes.
const LONGEST_COMPARED: usize = 200;

/// Returns the known name that is most like a wrong one, if it is like it at all.
///
/// Small letters and capitals are alike. A name that is far too long is like none, and is not compared: that would take
/// the square of its length.
pub(crate) fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    if name.len() > LONGEST_COMPARED {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let known = known.filter(|known| !is_another_number(&name, &known.to_ascii_lowercase()));
    let scored = known.map(|known| (strsim::jaro_winkler(&name, &known.to_ascii_lowercase()), known));
    let (score, candidate) = scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
    (score > 0.84).then_some(candidate)
}

/// Returns whether two names are the same but for their numbers: whoever writes `EX-2026-0010` does not mean `EX-2026-0001`.
/// Zeros before a number are easily forgotten, and make no other one. A name of numbers alone, such as a version, has
/// nothing else to be known by.
fn is_another_number(name: &str, known: &str) -> bool {
    let words = |name: &str| name.replace(|c: char| c.is_ascii_digit() || c == ' ', "");
    let numbers = |name: &str| -> Vec<String> {
        let parts = name.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
        parts.map(|part| part.trim_start_matches('0').to_owned()).collect()
    };
    let has_words = name.contains(|c: char| c.is_ascii_alphabetic());
    has_words && words(name) == words(known) && numbers(name) != numbers(known)
}

/// Returns the known path that differs from a wrong one by little; a shared folder alone makes no likeness.
pub(crate) fn nearest_path<'n>(path: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    if path.len() > LONGEST_COMPARED {
        return None;
    }
    let known = known.filter(|known| !is_another_number(path, known));
    let scored = known.map(|candidate| (strsim::normalized_damerau_levenshtein(path, candidate), candidate));
    let (score, candidate) = scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
    (score > 0.85).then_some(candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn name_with_another_number_is_not_meant() {
        let meant = |name| nearest(name, ["EX-2026-0001", "impact"].into_iter());
        assert_eq!(meant("EX-2026-0010"), None);
        assert_eq!(meant("EX-2026-001"), Some("EX-2026-0001"));
        assert_eq!(meant("EY-2026-0001"), Some("EX-2026-0001"));
        assert_eq!(meant("impakt"), Some("impact"));
        assert_eq!(nearest("2.0.1", ["2.1.1"].into_iter()), Some("2.1.1"));
        assert_eq!(nearest_path("content/EX-2.md", ["content/EX-1.md"].into_iter()), None);
    }
}
