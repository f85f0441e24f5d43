//! Words in the place of words: two pieces of code that are built alike and differ in names alone.
//!
//! Whether such a name is the reader's to choose, only the whole of two texts can tell: see `doubt`.

mod split;

use std::collections::BTreeSet;

use crate::check::drift::code_words;
use crate::check::drift::gloss;
use crate::check::drift::likeness::distance;
use crate::check::drift::renaming::split::Split;
use crate::check::drift::renaming::split::has_equal_gaps;

/// A word of the source's code, and what the translation has in its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check::drift) struct Renaming {
    /// The source's word.
    pub(in crate::check::drift) own: String,
    /// The translation's.
    pub(in crate::check::drift) other: String,
    /// What of the code it is.
    pub(in crate::check::drift) role: WordRole,
}

impl Renaming {
    /// Returns the source's word and the translation's.
    pub(in crate::check::drift) fn words(&self) -> (String, String) {
        (self.own.clone(), self.other.clone())
    }

    /// Whether the one word is no misspelling of the other, and neither is fixed.
    pub(in crate::check::drift) fn is_other_word(&self) -> bool {
        let longer = self.own.chars().count().max(self.other.chars().count());
        !matches!(
            self.role,
            WordRole::Fixed | WordRole::Command | WordRole::Slot | WordRole::Attached | WordRole::Shown
        ) && 2 * distance(&self.own, &self.other) >= longer
    }
}

/// What a word is in its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check::drift) enum WordRole {
    /// The name of an option or of a key: the same in every language.
    Fixed,
    /// The name of a program: the same too, unless any program may stand there.
    Command,
    /// All that stands between quotation marks, and begins with a capital: for people to read.
    Quoted,
    /// All of it: a name that the code shown elsewhere tells more of.
    Whole,
    /// A word by itself that a command is told.
    Argument,
    /// All that stands in angle brackets, and the name of an option in capitals: readers fill it in.
    Slot,
    /// What a line that tells how a command is used names for its readers, and a word in capitals in an option.
    Operand,
    /// The same behind the letter of an option: `-Iincludedir`.
    Attached,
    /// What may be such a name, where a line of usage shows it: `-iincludedir`, `VAR=VALUE`.
    Shown,
    /// A name in an address on a host that is for examples alone.
    Sample,
    /// Any other.
    Free,
}

/// Returns the words in which two pieces of code differ; `None` where they differ in more than words.
///
/// A name of several words, such as `bug_number`, or a phrase has as many of them as its language needs.
pub(in crate::check::drift) fn renamings(own: &str, other: &str) -> Option<Vec<Renaming>> {
    // A line of usage has brackets of its own.
    let is_usage = own.contains('[') && own.matches('[').count() == other.matches('[').count();
    let other = if is_usage { other.trim().to_owned() } else { without_brackets(other.trim()) };
    let other = if own.contains('<') { other } else { without_angles(&other) };
    let has_slots = [own, &other].iter().any(|code| without_slots(code, Slots::Certain).0 != **code);
    let slots = if has_slots { Slots::All } else { Slots::Certain };
    let (own, named) = without_slots(without_stroke(own.trim()), slots);
    let (other, instead) = without_slots(without_stroke(&other), slots);
    let slots = slots_renamed(&named, &instead)?;
    let other = gloss::without_gloss(&other);
    // What is the reader's is one name.
    let is_readers = ["my-", "my_", "your-", "your_"].iter().any(|start| own.contains(start));
    let joints = if is_readers { ["_-'’", "_-'’ ", ""] } else { ["", "_-'’", "_-'’ "] };
    joints.iter().find_map(|joints| {
        let (a, b) = (Split::new(&own, joints), Split::new(other, joints));
        let words = (a.words.len() == b.words.len() && has_equal_gaps(&a, &b)).then(|| renamed(&a, &b));
        let words = words.filter(|words| joints.ends_with(' ') || !is_reordered(words));
        words.map(|words| slots.iter().cloned().chain(words).collect())
    })
}

/// Returns an address without the stroke that may end it.
fn without_stroke(code: &str) -> &str {
    code.strip_suffix('/').filter(|rest| rest.contains("://")).unwrap_or(code)
}

/// Returns what readers fill in where it has another name; `None` where it stands in another order.
fn slots_renamed(own: &[&str], other: &[&str]) -> Option<Vec<Renaming>> {
    let pairs = own.iter().zip(other).filter(|(own, other)| own != other);
    let slot = |(own, other): (&&str, &&str)| Renaming {
        own: (*own).to_owned(),
        other: (*other).to_owned(),
        role: WordRole::Slot,
    };
    let found: Vec<Renaming> = pairs.map(slot).collect();
    (own.len() == other.len() && !is_reordered(&found)).then_some(found)
}

fn renamed(a: &Split<'_>, b: &Split<'_>) -> Vec<Renaming> {
    let pairs = a.words.iter().zip(&b.words).enumerate().filter(|(_, (own, other))| own != other);
    let renaming = |(at, (own, other)): (usize, (&&str, &&str))| {
        let role = a.role(at, other);
        Renaming { own: (*own).to_owned(), other: (*other).to_owned(), role }
    };
    pairs.map(renaming).collect()
}

/// Whether the words are those of the source in another order, as those of one name are: `usb_key`, `clef_usb`.
fn is_reordered(words: &[Renaming]) -> bool {
    let own: BTreeSet<&str> = words.iter().map(|word| word.own.as_str()).collect();
    words.iter().any(|word| own.contains(word.other.as_str()))
}

/// Which words in angle brackets are taken out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slots {
    /// Those that are no element of HTML.
    Certain,
    /// All of them, in code that has such ones.
    All,
}

/// Takes out what stands in angle brackets, which readers fill in: `<name of the disc>`.
fn without_slots(code: &str, slots: Slots) -> (String, Vec<&str>) {
    let (mut rest, mut left, mut found) = (String::new(), code, Vec::new());
    while let Some(start) = left.find('<') {
        let Some(end) = left[start..].find('>').map(|end| start + end) else { break };
        let inner = &left[start + 1..end];
        // An element of HTML begins the code or stands beside another one.
        let is_told = code[..code.len() - left.len() + start].ends_with([' ', '=', '@', '[', ',']);
        let is_certain = inner.contains([' ', '-', '_'])
            || inner.contains(code_words::is_foreign)
            || is_told && !code.contains("</") && !inner.contains(char::is_uppercase);
        let is_words = inner.chars().all(|c| c.is_alphanumeric() || " -_'’".contains(c)) && !inner.starts_with('-');
        rest.push_str(&left[..=start]);
        if is_words && (is_certain || slots == Slots::All) {
            found.push(inner);
        } else {
            rest.push_str(inner);
        }
        left = &left[end..];
    }
    (rest + left, found)
}

/// Takes the brackets off words that a translation put in the place of a name: `[パッケージ]` for `PACKAGE`.
fn without_brackets(code: &str) -> String {
    let (mut rest, mut left) = (String::new(), code);
    while let Some((before, behind)) = left.split_once('[') {
        let Some((inner, after)) = behind.split_once(']') else { break };
        let is_name = inner.chars().all(char::is_alphabetic) && inner.contains(code_words::is_foreign);
        rest.push_str(before);
        rest.push_str(&if is_name { inner.to_owned() } else { format!("[{inner}]") });
        left = after;
    }
    rest + left
}

/// Takes the angle brackets off words of its own that a translation put in the place of a name, and makes a name of them:
/// `<expression rationnelle>` for `regex`.
fn without_angles(code: &str) -> String {
    let (mut rest, mut left) = (String::new(), code);
    while let Some((before, behind)) = left.split_once('<') {
        let Some((inner, after)) = behind.split_once('>') else { break };
        let is_part = |c: char| c.is_alphabetic() || " _-'’".contains(c);
        let is_own = inner.contains([' ', '_']) || inner.contains(code_words::is_foreign);
        let is_phrase = is_own && inner.starts_with(char::is_alphabetic) && inner.chars().all(is_part);
        rest.push_str(before);
        rest.push_str(&if is_phrase { inner.replace(' ', "_") } else { format!("<{inner}>") });
        left = after;
    }
    rest + left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(own: &str, other: &str, expected: Option<&[(&str, &str, WordRole)]>) {
        let found = renamings(own, other);
        let found: Option<Vec<(&str, &str, WordRole)>> = found
            .as_ref()
            .map(|found| found.iter().map(|word| (word.own.as_str(), word.other.as_str(), word.role)).collect());
        assert_eq!(found.as_deref(), expected, "{own}, {other}");
    }

    #[test]
    fn words_differ_where_all_else_is_equal() {
        check("apt show package", "apt show paquet", Some(&[("package", "paquet", WordRole::Argument)]));
        check("git push", "pousser push", Some(&[("git", "pousser", WordRole::Command)]));
        check("tool --when=WHEN", "tool --when=QUAND", Some(&[("WHEN", "QUAND", WordRole::Slot)]));
        check("tool --when=WHEN", "tool --quand=WHEN", Some(&[("when", "quand", WordRole::Fixed)]));
        check("find name", "find <nom du fichier>", Some(&[("name", "nom_du_fichier", WordRole::Argument)]));
        check("ld -lfoo", "ld -ltruc", Some(&[("lfoo", "ltruc", WordRole::Shown)]));
        check("warn(\"Error\")", "warn(\"Erreur\")", Some(&[("Error", "Erreur", WordRole::Quoted)]));
        check("mode = \"strict\"", "mode = \"lax\"", Some(&[("strict", "lax", WordRole::Fixed)]));
        check(
            "Closes: #bug_number",
            "Closes: #numéro_de_bogue",
            Some(&[("bug_number", "numéro_de_bogue", WordRole::Free)]),
        );
        check("filters: [", "filtres: [", Some(&[("filters", "filtres", WordRole::Fixed)]));
        check("<webview> Tag", "<webview>タグ", Some(&[("Tag", "タグ", WordRole::Free)]));
        check("rev-1.2", "rev-1.3", None);
        check("a 1 b", "a b", None);
        check("test -- -g ipc", "test -g ipc", None);
    }

    #[test]
    fn what_readers_fill_in_and_what_explains_a_name_is_no_difference() {
        let slot = |own, other| (own, other, WordRole::Slot);
        check("cdrom:[<name on the label>]/", "cdrom:[<nom du CD>]/", Some(&[slot("name on the label", "nom du CD")]));
        check("tool --color=<colour>", "tool --color=<couleur>", Some(&[slot("colour", "couleur")]));
        check("tool --color=<colour>", "tool --color=<colour>", Some(&[]));
        check("cp <source> <target>", "cp <target> <source>", None);
        check("tool <source> --all", "tool <cible>", None);
        check("List<text>", "List<texte>", Some(&[("text", "texte", WordRole::Free)]));
        check("Depends", "Depends (依存)", Some(&[]));
        check("Depends", "Depends (now)", None);
    }
}
