//! Code that one text joins and the other has in pieces: `/etc/hosts`, and the file `hosts` in `/etc`.

use std::collections::BTreeSet;

use crate::check::drift::align::Role;
use crate::check::drift::attached::Sections;
use crate::check::drift::code_span::plain;
use crate::check::drift::item::CANDIDATES;
use crate::check::drift::item::Item;
use crate::check::drift::reading::Part;
use crate::check::script::has_word;

impl Sections<'_> {
    /// Takes out the items of one text whose pieces the other's passage has, and these pieces.
    pub(in crate::check::drift::attached) fn take_apart(
        &self,
        items: &mut Vec<Item>,
        others: &mut Vec<Item>,
        role: Role,
    ) {
        let mut taken: BTreeSet<(usize, String)> = BTreeSet::new();
        items.retain(|item| {
            let there = self.counterpart_of(item.part, role).zip(self.other_part(item, role));
            let pieces = there.and_then(|(at, part)| Some((at, pieces_in(&item.value, part)?)));
            let Some((at, pieces)) = pieces else { return true };
            taken.extend(pieces.into_iter().map(|piece| (at, plain(piece).to_owned())));
            false
        });
        others.retain(|item| !taken.contains(&(item.part, plain(&item.value).to_owned())));
    }
}

/// Returns the pieces of code that a passage has: each word of it as code of its own, or one part of a path as code and
/// the other in its text.
fn pieces_in<'c>(code: &'c str, part: &Part) -> Option<Vec<&'c str>> {
    let spans: BTreeSet<&str> = part
        .passage
        .codes
        .iter()
        .take(CANDIDATES)
        .map(|span| plain(&span.value))
        .filter(|span| !span.is_empty())
        .collect();
    let is_sign = |c: char| c.is_whitespace() || ".:=".contains(c);
    let words: Vec<&str> = code.split(is_sign).filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words.iter().all(|word| spans.contains(plain(word))) {
        return Some(words);
    }
    let halves = spans.iter().filter_map(|span| halves_of_path(code, span));
    // `etc.` is no folder, and neither is `data`: only a name that has more in it is one in prose.
    let is_name = |rest: &str| rest.contains(|c: char| !c.is_lowercase());
    let text = &part.passage.text;
    let has_folder = |rest: &str| text.contains(&format!("/{rest}")) || text.contains(&format!("{rest}/"));
    let is_said = |(_, rest): &(&str, &str)| {
        spans.contains(plain(rest)) || has_folder(rest) || is_name(rest) && has_word(text, rest)
    };
    halves.clone().find(is_said).map(|(piece, rest)| vec![piece, rest])
}

/// Returns a piece that a path begins or ends with, and what is left of the path.
fn halves_of_path<'c>(path: &'c str, piece: &str) -> Option<(&'c str, &'c str)> {
    let strokes = ['/', '\\'];
    if path.contains(char::is_whitespace) || path.len() <= piece.len() + 1 {
        return None;
    }
    let first =
        path.starts_with(piece).then(|| path.split_at(piece.len())).filter(|(_, rest)| rest.starts_with(strokes));
    let last = path.ends_with(piece).then(|| path.split_at(path.len() - piece.len()));
    let last = last.filter(|(rest, _)| rest.ends_with(strokes) && rest.len() > 1).map(|(rest, piece)| (piece, rest));
    first.or(last).map(|(piece, rest)| (piece, rest.trim_matches(strokes))).filter(|(_, rest)| !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_begins_or_ends_with_a_piece() {
        assert_eq!(halves_of_path("/etc/hosts", "/etc"), Some(("/etc", "hosts")));
        assert_eq!(halves_of_path("docs/notes.txt", "notes.txt"), Some(("notes.txt", "docs")));
        assert_eq!(halves_of_path("/etc/hosts", "hosts"), Some(("hosts", "etc")));
        assert_eq!(halves_of_path("/etcetera", "/etc"), None);
        assert_eq!(halves_of_path("rm /etc/hosts", "rm"), None);
    }
}
