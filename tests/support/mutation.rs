//! Texts that differ from another in one number, version, id, date, link, code span or list item each.

#[path = "mutation_place.rs"]
mod mutation_place;

use mutation_place::Found;
use mutation_place::find;

/// One change of a text.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// What was changed, and how.
    pub kind: String,
    /// The change in words.
    pub what: String,
    /// The new text.
    pub text: String,
}

/// Returns every change of a text in a language: each of these things changed, lost and followed by another.
pub fn mutants(text: &str, locale: &str) -> Vec<Mutant> {
    let mut mutants = Vec::new();
    for Found { kind, range, others } in find(text) {
        let own = &text[range.clone()];
        let mut push = |how: &str, what: String, with: &str| {
            let text = format!("{}{with}{}", &text[..range.start], &text[range.end..]);
            mutants.push(Mutant { kind: format!("{} {how}", kind.name()), what, text });
        };
        for other in others {
            push("changed", format!("`{own}` became `{other}`"), &other);
        }
        push("lost", format!("`{own}` was lost"), kind.nothing());
        push("added", format!("after `{own}`"), &format!("{own}{}", kind.more(own, locale)));
    }
    mutants
}
