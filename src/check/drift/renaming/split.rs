//! Code as words and what stands around them, which tells what each word is.

use crate::check::drift::fold;
use crate::check::drift::renaming::WordRole;
use crate::check::script::is_unspaced;

/// Code as words and what stands before, between and behind them, so that there is one gap more than words.
pub(in crate::check::drift::renaming) struct Split<'c> {
    pub(in crate::check::drift::renaming) words: Vec<&'c str>,
    gaps: Vec<String>,
    kind: Kind,
}

impl<'c> Split<'c> {
    /// Splits code; signs that join belong to the word that they stand in.
    pub(in crate::check::drift::renaming) fn new(code: &'c str, joints: &str) -> Split<'c> {
        let (mut words, mut gaps) = (Vec::new(), vec![START.to_string()]);
        let mut start = None;
        for (at, c) in code.char_indices() {
            let next = code[at + c.len_utf8()..].chars().next();
            let is_joint = start.is_some() && joints.contains(c) && next.is_some_and(char::is_alphabetic);
            match (start, c.is_alphabetic() || is_joint) {
                (None, true) => start = Some(at),
                (Some(begin), false) => {
                    words.push(&code[begin..at]);
                    gaps.push(c.to_string());
                    start = None;
                }
                (None, false) => gaps.last_mut().expect("there is one from the start").push(c),
                (Some(_), true) => {}
            }
        }
        if let Some(begin) = start {
            words.push(&code[begin..]);
            gaps.push(String::new());
        }
        Split { words, gaps, kind: Kind::of(code) }
    }

    /// Whether the code prints what stands in it.
    fn is_printed(&self) -> bool {
        matches!(self.words.first(), Some(&("echo" | "printf")))
    }

    /// Returns what a word is that may hold the letter of an option and what readers give it: that is so in a line of
    /// usage and behind a capital, and elsewhere where such a line shows it.
    fn attached(&self, at: usize, other: &str) -> Option<WordRole> {
        let (mut own, mut other) = (self.words[at].chars(), other.chars());
        let (letter, rest) = (own.next(), own.as_str());
        let is_capital = letter.is_some_and(char::is_uppercase) && rest.starts_with(char::is_lowercase);
        let is_one = !self.gaps[at].ends_with("--") && letter == other.next() && !rest.is_empty();
        let role = if is_capital || self.kind == Kind::Usage { WordRole::Attached } else { WordRole::Shown };
        is_one.then_some(role)
    }

    /// Whether a word in capitals stands in an option in small letters, or is its value: `--with-PACKAGE`, `--with=DIR`.
    fn is_placeholder(&self, at: usize, other: &str) -> bool {
        let is_behind = |before: &str| {
            let option = at.checked_sub(1).map(|before| self.words[before]);
            option.is_some_and(|option| option.starts_with(char::is_lowercase)) && matches!(before, "-" | "=" | "[=")
        };
        self.kind == Kind::Option
            && is_in_capitals(self.words[at])
            && is_in_capitals(other)
            && is_behind(&self.gaps[at])
    }

    /// Whether a word stands before the host of an address: `user:password@`.
    fn is_credential(&self, at: usize) -> bool {
        let is_sign = |gap: &&String| gap.contains(['@', '/']);
        self.gaps[1..=at].iter().any(|gap| gap.ends_with("://"))
            && self.gaps[at + 1..].iter().find(is_sign).is_some_and(|gap| gap.starts_with('@'))
    }

    /// Returns what the word with a number is in its code, given the word that stands in its place.
    pub(in crate::check::drift::renaming) fn role(&self, at: usize, other: &str) -> WordRole {
        let (before, behind) = (self.gaps[at].as_str(), self.gaps[at + 1].as_str());
        let begins: &[char] = if self.kind == Kind::Usage { &[' ', START, '[', '|', '('] } else { &[' ', START] };
        let is_option = before.ends_with('-') && before.trim_end_matches('-').ends_with(begins);
        let is_first = matches!(before.trim_start_matches(START), "" | "$ " | "# " | "> ");
        let is_command = is_first && (behind.starts_with(' ') || self.words[at].contains(' '));
        let is_whole = before == START.to_string() && behind.is_empty();
        let is_argument = before == " " && (behind.is_empty() || behind.starts_with(' '));
        let quote = before.chars().next_back().filter(|c| matches!(c, '"' | '\''));
        let is_quoted = quote.is_some_and(|quote| behind.starts_with(quote));
        let is_key = behind.starts_with([':', '=', '('])
            && !behind.starts_with("://")
            && !matches!(self.kind, Kind::Usage | Kind::Row);
        // A line of usage tells of its command and its options alone what they are.
        let is_told = self.kind == Kind::Usage && !is_command;
        // What an option is given where it stands alone: `-S name=value`.
        let is_given = before == " " && self.gaps[0].ends_with('-');
        // The value of an option that has its name.
        let is_named = || {
            let option = at.checked_sub(1).map(|option| self.words[option].to_uppercase());
            option.is_some_and(|option| option == self.words[at]) && matches!(before, "=" | "[=")
        };
        match is_quoted {
            _ if is_named() => WordRole::Slot,
            _ if is_option && let Some(role) = self.attached(at, other) => role,
            _ if is_told && !is_option || self.is_placeholder(at, other) => WordRole::Operand,
            _ if is_key && (is_given || [self.words[at], other].into_iter().all(is_in_capitals)) => WordRole::Shown,
            _ if self.kind == Kind::Sample && self.is_credential(at) => WordRole::Slot,
            _ if self.kind == Kind::Sample && before != START.to_string() => WordRole::Sample,
            true if self.is_printed() => WordRole::Quoted,
            // What a command is told to look for, and no value of a setting or a call.
            true if before.strip_suffix(['"', '\'']) == Some(" ") && self.gaps[0] == START.to_string() => {
                WordRole::Free
            }
            true if [self.words[at], other].iter().all(|word| word.starts_with(char::is_uppercase)) => WordRole::Quoted,
            false if is_whole => WordRole::Whole,
            false if is_command && !is_key => WordRole::Command,
            false if !is_option && !is_key && is_argument => WordRole::Argument,
            false if !is_option && !is_key => WordRole::Free,
            _ => WordRole::Fixed,
        }
    }
}

/// What a piece of code is as a whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It tells how a command is used, with what may stay away in brackets.
    Usage,
    /// One long option.
    Option,
    /// Words in a row, with colons between them: `user:group`.
    Row,
    /// An address on a host that is for examples alone.
    Sample,
    /// Any other.
    Plain,
}

impl Kind {
    fn of(code: &str) -> Kind {
        let is_word = |c: char| c.is_alphanumeric() || "-_'’".contains(c);
        if is_usage(code) {
            Kind::Usage
        } else if code.starts_with("--") && !code.contains(' ') {
            Kind::Option
        } else if code.split(':').all(|word| !word.is_empty() && word.chars().all(is_word)) && code.contains(':') {
            Kind::Row
        } else if !code.contains(' ') && code.split_once("://").is_some_and(|(_, address)| is_for_examples(address)) {
            Kind::Sample
        } else {
            Kind::Plain
        }
    }
}

/// Whether brackets stand around what may stay away or is chosen from, and no program could read the line:
/// `tool [ -a ] [file]...`, `size(B|K)`.
fn is_usage(code: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || "-_()|[]".contains(c);
    let has_choice = code.contains('(') && code.contains('|') && code.chars().all(is_part);
    if code.starts_with("--") && code.contains('[') || has_choice {
        return true;
    }
    let is_read = code.contains(['$', ';', '"', '\'', '{', '&', '\\']);
    let mut optional = code.split(" [").skip(1).filter_map(|rest| rest.split_once(']'));
    !is_read
        && optional.any(|(inner, behind)| {
            let inner = inner.trim();
            let is_name = inner.chars().count() > 2 && inner.starts_with(char::is_lowercase);
            inner.starts_with('-') || behind.starts_with("...") || is_name && !inner.contains([',', '.', ':'])
        })
}

/// Whether a word has no small letter, and is no sign of one or two letters.
fn is_in_capitals(word: &str) -> bool {
    word.chars().count() > 2 && !word.contains(char::is_lowercase)
}

/// Whether an address is on a host that stands for any (RFC 2606, section 3).
fn is_for_examples(address: &str) -> bool {
    let authority = address.split(['/', '?', '#']).next().unwrap_or_default();
    let place = authority.rsplit('@').next().unwrap_or_default();
    let host = place.split(':').next().unwrap_or_default().trim_end_matches('.');
    let hosts = ["example.com", "example.org", "example.net"];
    hosts.iter().any(|name| host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
        || host.ends_with(".example")
}

/// Stands before the first word of code.
const START: char = '\0';

/// Whether the same stands around the words of both; languages without spaces put none beside a sign.
pub(in crate::check::drift::renaming) fn has_equal_gaps(a: &Split<'_>, b: &Split<'_>) -> bool {
    let is_spaced = !b.words.iter().any(|word| word.contains(is_unspaced));
    let plain = |gap: &String| {
        let kept = gap.chars().filter_map(fold::fold).filter(|c| !c.is_whitespace());
        kept.collect::<String>()
    };
    let is_equal = |(at, (own, other)): (usize, (&String, &String))| {
        // Columns are as wide as their words, and French puts a space before the sign that ends a sentence.
        let is_column = at > 0 && [own, other].into_iter().any(|gap| gap.contains("  "));
        let is_sign = at > 0 && own.trim() == other.trim() && matches!(own.trim(), "!" | "?");
        own == other || is_sign || is_column && own.split_whitespace().eq(other.split_whitespace())
    };
    let is_typeset = || a.gaps.len() == b.gaps.len() && a.gaps.iter().zip(&b.gaps).enumerate().all(is_equal);
    is_typeset() || !is_spaced && a.gaps.iter().map(plain).eq(b.gaps.iter().map(plain))
}
