//! The texts that a TOML document states.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;
use toml::de::DeValue;

/// The tables that are for authors alone, at the top level.
const UNPUBLISHED: [&str; 2] = ["allow", "check"];

/// Returns where the strings of a TOML document stand that readers may see, with their quotes, sorted.
///
/// What does not parse is left out, and so are comments, names of fields, suppressions and what is said about checking.
pub fn published_strings(toml: &str) -> Vec<Range<usize>> {
    let (table, _) = DeTable::parse_recoverable(toml);
    let mut strings = Vec::new();
    let shown = table.get_ref().iter().filter(|(name, _)| !UNPUBLISHED.contains(&name.get_ref().as_ref()));
    shown.for_each(|(_, value)| collect(value, &mut strings));
    strings.sort_by_key(|range| range.start);
    strings
}

fn collect(value: &Spanned<DeValue<'_>>, strings: &mut Vec<Range<usize>>) {
    match value.get_ref() {
        DeValue::String(_) => strings.push(value.span()),
        DeValue::Array(values) => values.iter().for_each(|value| collect(value, strings)),
        DeValue::Table(table) => table.iter().for_each(|(_, value)| collect(value, strings)),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_every_depth_are_found_and_comments_are_not() {
        let toml = "# \"a\"\nb = \"c\" # d\n[[e]]\nf = [\"g\", { h = 'i' }]\n\n[[allow]]\nreason = \"j\"\n";
        let found: Vec<&str> = published_strings(toml).into_iter().map(|range| &toml[range]).collect();
        assert_eq!(found, ["\"c\"", "\"g\"", "'i'"]);
    }
}
