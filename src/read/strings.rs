//! The texts that a TOML document states.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

/// The fields whose texts no reader sees: what is for authors alone, and names of documents, of which readers are told once
/// what they name is public.
const UNSEEN: [&str; 5] = ["advisories", "allow", "check", "nav", "superseded_by"];

/// Returns the strings of a TOML document that readers may see, and where they stand, with their quotes; sorted.
///
/// What does not parse is left out, and so are comments, names of fields and what is not for readers.
pub fn published_strings(toml: &str) -> Vec<(Range<usize>, String)> {
    let (table, _) = DeTable::parse_recoverable(toml);
    let mut strings = Vec::new();
    collect_all(table.get_ref(), &mut strings);
    strings.sort_by_key(|(range, _): &(Range<usize>, String)| range.start);
    strings
}

fn collect_all(table: &DeTable<'_>, strings: &mut Vec<(Range<usize>, String)>) {
    let seen = table.iter().filter(|(name, _)| !UNSEEN.contains(&name.get_ref().as_ref()));
    seen.for_each(|(_, value)| collect(value, strings));
}

fn collect(value: &Spanned<DeValue<'_>>, strings: &mut Vec<(Range<usize>, String)>) {
    match value.get_ref() {
        DeValue::String(text) => strings.push((value.span(), text.to_string())),
        DeValue::Array(values) => values.iter().for_each(|value| collect(value, strings)),
        DeValue::Table(table) => collect_all(table, strings),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_every_depth_are_found_and_comments_are_not() {
        let toml = "# \"a\"\nb = \"c\" # d\n[[e]]\nf = [\"g\", { h = 'i' }]\n\n[site]\nnav = [\"j\"]\n\n[[allow]]\nreason = \"k\"\n";
        let found = published_strings(toml);
        let written: Vec<&str> = found.iter().map(|(range, _)| &toml[range.clone()]).collect();
        assert_eq!(written, ["\"c\"", "\"g\"", "'i'"]);
        let meant: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(meant, ["c", "g", "i"]);
    }
}
