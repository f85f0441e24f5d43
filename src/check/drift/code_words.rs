//! Words inside of code, which each language has its own for: labels of a user interface, names that readers choose,
//! strings that a program prints. Everything else in code is the same in every language.

use crate::check::drift::fold;
use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::likeness;
use crate::check::drift::sample;
use crate::check::drift::wording::Wording;
use crate::check::script::is_spaced_letter;
use crate::check::script::is_unspaced;

/// Whether a code span holds words that were translated: a label, a name that readers choose, or a thing that each
/// language has a word for. The lexicons are those of the source and of the translation.
pub(in crate::check::drift) fn is_translated(own: &str, other: &str, lexicons: [&Lexicon; 2]) -> bool {
    let is_words = own.chars().all(|c| c.is_alphabetic() || c == ' ');
    is_placeholder(own, other)
        || is_words && is_foreign_label(other)
        || is_label(own) && is_label(other) && !is_slip(own, other)
        || is_name_in_other_case(own, other, lexicons[0])
        || is_phrase(own) && is_phrase(other) && is_in(other, lexicons[1]) && !is_one_command(own, other)
        || has_translated_strings(own, other)
        || is_message(own) && is_message(other)
        || is_measure(own, other)
        || is_statement(own, other)
        || is_translated_sentence(own, other)
        || is_row(own, other)
        || sample::is_filled_in(own, other)
}

/// Whether two texts are sentences of which one is no misspelling of the other: whoever says so speaks to people.
pub(in crate::check::drift) fn is_translated_sentence(own: &str, other: &str) -> bool {
    let (own, other) = (own.trim(), other.trim());
    // A word with a full stop is one where the other is in letters that no program has: `Hello.`
    let is_several = |text: &str| text.contains(' ') || text.contains(is_unspaced);
    (is_several(own) || other.contains(is_foreign))
        && is_several(other)
        && is_sentence(own)
        && is_sentence(other)
        && 2 * likeness::distance(own, other) >= own.chars().count().max(other.chars().count())
}

/// Whether a text is words that begin with a capital and end as sentences do.
fn is_sentence(text: &str) -> bool {
    let is_part = |c: char| c.is_alphabetic() || c.is_whitespace() || ",.!?;:'’、。！？".contains(c);
    let begins = text.starts_with(|c: char| c.is_uppercase() || is_unspaced(c));
    begins && text.ends_with(['.', '!', '?', '。', '！', '？']) && text.chars().all(is_part)
}

/// Whether two code spans are buttons or steps in a row, such as `[Send] [Edit]` and `dictionary > rules`, the second with
/// letters that no program has.
fn is_row(own: &str, other: &str) -> bool {
    let frame = |code: &str| code.chars().filter(|c| "[]>→".contains(*c)).collect::<String>();
    let is_words = |code: &str| code.chars().all(|c| c.is_alphabetic() || "[]>→ ".contains(c));
    let is_of_steps = own.contains(" > ") || own.contains(" → ");
    (own.starts_with('[') && own.contains("] [") || is_of_steps)
        && frame(own) == frame(other)
        && is_words(own)
        && is_words(other)
        && other.contains(is_foreign)
}

/// Whether a code span that a translation adds holds words of its language and no code: what a program says, a label
/// in letters that no program has, or a name in brackets that readers choose.
pub(in crate::check::drift) fn is_worded(code: &str) -> bool {
    let bracketed = code.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
    is_foreign_label(code)
        || is_message(code)
        || bracketed.is_some_and(|inner| inner.chars().all(|c| c.is_alphabetic() || c == ' '))
}

/// Whether two code spans are one number with a unit, such as `25-40ms` and `25〜40ミリ秒`, or `10.2k` and `10,2ko`.
fn is_measure(own: &str, other: &str) -> bool {
    let numbers = |code: &str| -> Vec<String> {
        let plain = code.replace(',', ".");
        let runs = plain.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|run| !run.is_empty());
        runs.map(str::to_owned).collect()
    };
    let letters =
        |code: &str| code.chars().filter(|c| !c.is_ascii_digit() && !".,-–〜～/ ".contains(*c)).collect::<String>();
    let is_short = |code: &str| code.starts_with(|c: char| c.is_ascii_digit()) && letters(code).chars().count() <= 3;
    // A French byte is an octet.
    let is_octet = || letters(other).strip_suffix('o') == Some(letters(own).trim_end_matches('B'));
    is_short(own) && is_short(other) && (!other.is_ascii() || is_octet()) && numbers(own) == numbers(other)
}

/// Whether two code spans are what a program says, of which the second has letters that no program has: several words
/// with the same numbers and names.
fn is_statement(own: &str, other: &str) -> bool {
    let (a, b) = (Wording::new(own), Wording::new(other));
    let begins = own.starts_with(|c: char| c.is_uppercase());
    begins && a.words.len() > 1 && other.contains(is_unspaced) && a.states_as(&b)
}

/// Whether a code span is what a program says to people: words between quotation marks, of which there are several or
/// which end as sentences do.
fn is_message(code: &str) -> bool {
    let marks = [('"', '"'), ('\'', '\''), ('«', '»'), ('“', '”'), ('「', '」')];
    let inner = marks.iter().find_map(|(open, close)| code.strip_prefix(*open)?.strip_suffix(*close));
    inner.map(str::trim).is_some_and(|inner| {
        let is_words = inner.chars().all(|c| c.is_alphabetic() || " '’,.!?".contains(c));
        is_words
            && inner.contains(char::is_alphabetic)
            && (inner.contains(' ') || inner.contains(is_unspaced) || inner.ends_with(['!', '?', '.']))
    })
}

/// Whether a code span is a label with letters that no program has.
fn is_foreign_label(code: &str) -> bool {
    is_label(code) && code.contains(is_foreign)
}

/// Whether a code span stands for a name that readers choose, such as `@decorator` or `{{name}}`.
pub(in crate::check::drift) fn is_placeholder(own: &str, other: &str) -> bool {
    let signs = |code: &str| code.chars().filter(|c| !c.is_alphabetic()).collect::<String>();
    own.is_ascii() && other.contains(is_foreign) && !own.contains(char::is_whitespace) && signs(own) == signs(other)
}

/// Whether two lines of code differ in quoted words alone, and these are words and no settings: several, or with
/// letters that no program has.
pub(in crate::check::drift) fn has_translated_strings(own: &str, other: &str) -> bool {
    ['"', '\'', '`'].iter().any(|quote| has_translated(own, other, &[*quote], 1))
}

/// Whether two lines of markup differ in the words between elements alone.
pub(in crate::check::drift) fn has_translated_text(own: &str, other: &str) -> bool {
    has_translated(own, other, &['<', '>'], 0)
}

/// Whether two lines, split at signs, differ in worded pieces alone: in every other one, from the first or the second on.
fn has_translated(own: &str, other: &str, signs: &[char], from: usize) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (own.split(signs).collect(), other.split(signs).collect());
    let is_sentence = |text: &str| text.contains(' ') || text.ends_with(['!', '?', '.']);
    let is_said = |own: &str, other: &str| is_sentence(own.trim()) && is_sentence(other.trim());
    // Beside a sentence, a word is no setting, nor is it where people are to read it.
    let is_printed = ["echo ", "printf "].iter().any(|command| own.trim_start().starts_with(command));
    let is_spoken = is_printed || a.iter().zip(&b).any(|(own, other)| own != other && is_said(own, other));
    let is_worded = |own: &str, other: &str| {
        // One text twice is no translation: only how a language sets its spaces and quotation marks may differ.
        if fold::squeeze(own) == fold::squeeze(other) {
            return typeset(own) == typeset(other);
        }
        let (a, b) = (Wording::new(own), Wording::new(other));
        let is_open = is_spoken || other.contains(is_foreign);
        !a.words.is_empty() && !b.words.is_empty() && a.keeps(&b) && is_open
    };
    let mut pairs = a.iter().zip(&b).enumerate();
    a.len() == b.len()
        && a.len() % 2 == 1
        && a.len() > 1
        && pairs.all(|(at, (own, other))| own == other || at % 2 == from && is_worded(own, other))
}

/// Returns a text without what each language sets by its own rules: quotation marks all alike, and spaces only where
/// they part letters and digits, or the signs of an operator: `> =` is no `>=`.
fn typeset(text: &str) -> String {
    let mut set = String::new();
    let mut is_parted = false;
    for c in text.chars() {
        if c.is_whitespace() {
            is_parted = true;
            continue;
        }
        let is_between = |kind: fn(char) -> bool| kind(c) && set.ends_with(kind);
        if is_parted && (is_between(char::is_alphanumeric) || is_between(|c| "<>=!&|+-:~^".contains(c))) {
            set.push(' ');
        }
        is_parted = false;
        set.push(match c {
            '‘' | '’' | '‚' | '‹' | '›' | '『' | '』' => '\'',
            '“' | '”' | '„' | '«' | '»' | '「' | '」' => '"',
            c => c,
        });
    }
    set
}

/// Takes what stands in braces out of a line: the rest, and each placeholder.
pub(in crate::check::drift) fn without_placeholders(line: &str) -> (String, Vec<&str>) {
    let (mut rest, mut placeholders, mut left) = (String::new(), Vec::new(), line);
    while let Some(start) = left.find('{') {
        let open = left[start..].len() - left[start..].trim_start_matches('{').len();
        let Some(end) = left[start..].find(&"}".repeat(open)).map(|end| start + end + open) else { break };
        rest.push_str(left[..start].trim_end_matches('$'));
        placeholders.push(&left[start..end]);
        left = &left[end..];
    }
    rest.push_str(left);
    placeholders.sort_unstable();
    (rest, placeholders)
}

/// Whether a letter is one that no program has: neither of ASCII nor such a one in full width.
pub(in crate::check::drift) fn is_foreign(c: char) -> bool {
    c.is_alphabetic() && fold::fold(c).is_some_and(|plain| !plain.is_ascii())
}

/// Whether a code span holds words of a user interface, such as `Create Role` or `Menu - Palette`.
fn is_label(code: &str) -> bool {
    let words = [" - ", " > ", " → "].iter().fold(code.trim().to_owned(), |code, joint| code.replace(joint, " "));
    let is_word = |c: char| c.is_alphabetic() || c == ' ' || c == '\'' || c == '’' || c == '・';
    let begins = words.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_ascii());
    let is_long = words.contains(' ') || code.len() > 5;
    begins && words.chars().all(is_word) && (words.contains(is_foreign) || is_long)
}

/// Whether two labels are nearly equal: such a one was mistyped, not translated.
fn is_slip(own: &str, other: &str) -> bool {
    own != other && likeness::is_slip(own, other)
}

/// Whether two names of words differ in capitals alone, of which each language has its own habits, as has the beginning
/// of a sentence; a value such as `None` is the same everywhere.
fn is_name_in_other_case(own: &str, other: &str, lexicon: &Lexicon) -> bool {
    let lower = own.to_lowercase();
    let is_words = own.chars().all(|c| c.is_alphabetic() || c == ' ');
    is_words && lower == other.to_lowercase() && !lexicon.has("value", &lower)
}

/// Whether a code span is several words, such as `is not empty`, `module-name` or one in a language without spaces.
fn is_phrase(code: &str) -> bool {
    let is_part = |c: char| c.is_alphabetic() || " /-'’".contains(c);
    let is_open = code.starts_with(char::is_alphabetic) && code.chars().all(is_part);
    is_open && (code.contains([' ', '-', '/']) || code.contains(is_unspaced))
}

/// Whether two phrases begin with one word in lower case, as commands of one program do.
fn is_one_command(own: &str, other: &str) -> bool {
    let first = |code: &str| code.split_whitespace().next().map(str::to_owned);
    own.starts_with(|c: char| c.is_ascii_lowercase()) && own.contains(' ') && first(own) == first(other)
}

/// Whether words are those of a language: by letters that no program has, or by one of its most frequent words.
pub(in crate::check::drift) fn is_in(words: &str, lexicon: &Lexicon) -> bool {
    let lower = words.to_lowercase();
    let mut all = lower.split(|c: char| !is_spaced_letter(c));
    words.contains(is_foreign) || all.any(|word| lexicon.has("stop", word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(locale: &str, own: &str, other: &str, expected: bool) {
        let lexicons = ["en", locale].map(|locale| Lexicon::new(&locale.parse().unwrap()));
        assert_eq!(is_translated(own, other, [&lexicons[0], &lexicons[1]]), expected, "{own}, {other}");
    }

    #[test]
    fn words_in_code_are_translated_and_code_is_not() {
        check("fr", "Menu - Manage Palette", "Menu - Gérer la palette", true);
        check("fr", "link in", "Link in", true);
        check("fr", "starlette", "Starlette", true);
        check("fr", "None", "none", false);
        check("fr", "echo \"done\"", "echo \"fait\"", true);
        check("fr", "is not empty", "n'est pas vide", true);
        check("fr", "git commit", "git pousser", false);
        check("fr", "module-name", "nom-du-module", true);
        check("ja", "agent diag disable", "agent diag 無効", false);
        check("ja", "Module did not self-register", "モジュールが自己登録されなかった", true);
        check("fr", "tip('This is an app')", "tip('Ceci est une application')", true);
        check("fr", "npm run test -- -g ipc", "npm run test -g ipc", false);
        check("fr", "@decorator", "@décorateur", true);
        check("ja", "[Send] [Edit]", "[送信] [編集]", true);
        check("fr", "Hello, Ada!", "Bonjour, Ada !", true);
        check("fr", "Hello, World!", "Hello, Wrld!", false);
        check("ja", "The page was lost. Load it again.", "ページが失われました。 もう一度読み込んでください。", true);
        check("ja", "{{flow.name}}", "{{flow.名前}}", true);
        check("fr", "log(\"Log message\")", "log(\"Message pour le journal\")", true);
        check("fr", "mode = \"strict\"", "mode = \"lax\"", false);
        check("fr", "log(\"It’s done!\")", "log(\"It's done\u{a0}!\")", true);
        check("fr", "v = \"1.2.3\"", "v = \"12.3\"", false);
        check("fr", "v = \"1 2\"", "v = \"12\"", false);
        check("fr", "v = \"-1\"", "v = \"1\"", false);
        check("fr", "v = \">=\"", "v = \"<=\"", false);
        check("ja", "run(\"npm install\")", "run(\"ｎｐｍ install\")", false);
        check("fr", "npm install --exact", "npm install —exact", false);
        check("ja", "npm install", "ｎｐｍ install", false);
        check("fr", "102/10.2k", "102/10,2ko", true);
        check("fr", "10.2k", "10,3ko", false);
        check("fr", "10.2M", "10,2ko", false);
    }

    #[test]
    fn words_between_elements_are_translated_and_values_are_not() {
        let check = |own: &str, other: &str, expected: bool| {
            assert_eq!(has_translated_text(own, other), expected, "{own}, {other}");
        };
        check("<b>It is late</b>", "<b>Il est tard</b>", true);
        check("<b>Note</b>", "<b> Note </b>", true);
        check("<b>14.2</b>", "<b>1.42</b>", false);
    }

    #[test]
    fn placeholders_are_taken_out_whole() {
        let (rest, placeholders) = without_placeholders("Hello {{{name}}}, it is ${day}.");
        assert_eq!((rest.as_str(), placeholders), ("Hello , it is .", vec!["{day}", "{{{name}}}"]));
    }
}
