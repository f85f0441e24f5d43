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
    let scored = known.map(|known| (strsim::jaro_winkler(&name, &known.to_ascii_lowercase()), known));
    let (score, candidate) = scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
    (score > 0.84).then_some(candidate)
}

/// Returns the known path that differs from a wrong one by little; a shared folder alone makes no likeness.
pub(crate) fn nearest_path<'n>(path: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    if path.len() > LONGEST_COMPARED {
        return None;
    }
    let scored = known.map(|candidate| (strsim::normalized_damerau_levenshtein(path, candidate), candidate));
    let (score, candidate) = scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
    (score > 0.85).then_some(candidate)
}
