//! Sizes of data, for which each language has its signs: `65.7M`, `65,7 Mo`, `65.7メガバイト`.

/// The words for the powers of a unit, and the letter for each.
const WORDS: [(&str, char); 12] = [
    ("kilo", 'K'),
    ("mega", 'M'),
    ("méga", 'M'),
    ("giga", 'G'),
    ("tera", 'T'),
    ("téra", 'T'),
    ("キロ", 'K'),
    ("メガ", 'M'),
    ("ギガ", 'G'),
    ("テラ", 'T'),
    ("byte", 'B'),
    ("octet", 'B'),
];

/// Whether a word is one size or several, such as `65.7M/66.7M`.
pub(in crate::check::drift::wording) fn is_size(word: &str) -> bool {
    let is_piece = |piece: &str| {
        let sign = piece.trim_start_matches(|c: char| c.is_ascii_digit() || ".,".contains(c));
        piece.matches(['.', ',']).count() <= 1 && (sign.is_empty() || unit(sign).is_some())
    };
    word.contains(|c: char| c.is_ascii_digit()) && word.split('/').all(is_piece)
}

/// Returns the sizes of a line, sorted: the digits with a point before the fraction, and a letter for the unit.
pub(in crate::check::drift::wording) fn sizes(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut left = line;
    while let Some(start) = left.find(|c: char| c.is_ascii_digit()) {
        let behind = &left[start..];
        let end = behind.find(|c: char| !(c.is_ascii_digit() || ".,".contains(c))).unwrap_or(behind.len());
        let number = behind[..end].replace(',', ".");
        left = &behind[end..];
        let word = left.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let length = word.find(|c: char| !(c.is_alphabetic() || c == 'ー')).unwrap_or(word.len());
        // A letter alone is a unit only where it touches its number.
        let unit = unit(&word[..length]).filter(|_| word.len() == left.len() || length > 1);
        found.extend(unit.map(|unit| format!("{number}{unit}")));
    }
    found.sort_unstable();
    found
}

/// Returns the letter of a unit: `M` for `M`, `MB`, `Mio` and `mégaoctets`.
fn unit(sign: &str) -> Option<char> {
    let lower = sign.to_lowercase();
    if let Some((_, letter)) = WORDS.iter().find(|(word, _)| lower.starts_with(word)) {
        return Some(*letter);
    }
    let mut letters = sign.chars();
    let first = letters.next()?;
    let is_unit =
        matches!(first, 'k' | 'K' | 'M' | 'G' | 'T') && matches!(letters.as_str(), "" | "B" | "o" | "iB" | "io");
    is_unit.then(|| first.to_ascii_uppercase()).or_else(|| matches!(sign, "B" | "o" | "バイト").then_some('B'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_equal_in_the_signs_of_each_language() {
        let check = |line: &str, expected: &[&str]| assert_eq!(sizes(line), expected, "{line}");
        check("65.7M/66.7M of 512 bytes", &["512B", "65.7M", "66.7M"]);
        check("65,7 Mo/66,7 Mo de 512 octets", &["512B", "65.7M", "66.7M"]);
        check("65.7メガバイト", &["65.7M"]);
        check("3 Tests, 5 a day", &[]);
    }
}
