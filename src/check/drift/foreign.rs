//! Text in a language that is neither the page's nor the one that it was translated from.
//!
//! A script that the page's language is not written in tells it, or frequent words of other languages, which stand in
//! `lexicon/any.tsv`.

use std::collections::BTreeSet;

use crate::check::drift::lexicon::Lexicon;
use crate::check::drift::reading::Reading;
use crate::check::drift::sentence::unquoted;
use crate::check::drift::switch;
use crate::check::drift::untranslated::is_written_in_signs;
use crate::check::drift::untranslated::words_of;
use crate::check::script::is_han;
use crate::check::script::is_kana;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;

/// Fewer letters of another script may be a name.
const LETTERS: usize = 8;
/// Fewer words may be a name.
const WORDS: usize = 8;
/// A language is told by so many of its most frequent words.
const VOTES: usize = 4;
/// One word may be a name that is said again.
const DIFFERENT: usize = 3;
/// So many Chinese characters without a Japanese syllable are more than a name.
const CHARACTERS: usize = 10;
/// The lists of words of other languages.
const OTHERS: [&str; 6] = ["stop-de", "stop-es", "stop-fr", "stop-it", "stop-nl", "stop-pt"];
/// So many characters tell a language.
const BEGINNING: usize = 600;

/// Reports text in a third language; of a translation, what stands in the source's is told otherwise.
pub(in crate::check::drift) fn check(reading: &Reading<'_>, source: Option<&Lexicon>, report: &mut Report) {
    if !reading.lexicon.is_known {
        return;
    }
    for part in reading.parts.iter().filter(|part| !part.is_code()) {
        let lower = &part.folded.lower;
        let beginning = &lower[..lower.len().min(BEGINNING)];
        // To look at all that a text quotes is dear, and nearly every text is in its page's language.
        let is_other = |lower: &[char]| {
            is_in_other_script(lower, reading.lexicon, source) || is_in_other_words(lower, reading.lexicon, source)
        };
        if is_other(beginning) && is_other(&unquoted(part)) && !switch::names_file(part) {
            let message = format!("the text is in another language than `{}`", reading.lexicon.language);
            report.push(Diagnostic::new(Code::Untranslated, part.first_line(), message));
        }
    }
}

fn is_in_other_script(lower: &[char], own: &Lexicon, source: Option<&Lexicon>) -> bool {
    // Nearly every text is in Latin letters or in Japanese syllables.
    if own.language != "ja" && lower.iter().all(|c| *c < '\u{370}') {
        return false;
    }
    let letters = lower.iter().filter(|c| c.is_alphabetic());
    let is_signs = |c: char| is_kana(c) || is_han(c);
    if own.language == "ja" {
        let syllables = letters.clone().filter(|c| is_kana(**c)).count();
        let characters = letters.clone().filter(|c| is_han(**c)).count();
        let mut marks: Vec<char> =
            letters.clone().copied().filter(|c| own.has("stop-zh", c.encode_utf8(&mut [0; 4]))).collect();
        marks.sort_unstable();
        marks.dedup();
        if syllables == 0 && characters >= CHARACTERS && marks.len() >= 2 {
            return true;
        }
    }
    let is_sources = |c: char| source.is_some_and(is_written_in_signs) && is_signs(c);
    let is_own = |c: char| is_latin(c) || own.language == "ja" && is_signs(c) || is_sources(c);
    let strange = letters.clone().filter(|c| !is_own(**c)).count();
    strange >= LETTERS && 2 * strange > letters.count()
}

fn is_latin(c: char) -> bool {
    c < '\u{370}' || ('\u{1e00}'..='\u{1eff}').contains(&c) || ('\u{2c60}'..='\u{2c7f}').contains(&c)
}

fn is_in_other_words(lower: &[char], own: &Lexicon, source: Option<&Lexicon>) -> bool {
    // A word and the space behind it have two characters at least.
    if lower.len() < 2 * WORDS {
        return false;
    }
    let words = words_of(lower);
    let own_words = words.iter().filter(|word| own.has("stop", word)).count();
    // Of a text in its own language about a third are such words.
    if words.len() < WORDS || 4 * own_words > words.len() {
        return false;
    }
    let is_known = |list: &&&str| {
        let language = list.rsplit('-').next();
        language != Some(own.language.as_str()) && language != source.map(|source| source.language.as_str())
    };
    OTHERS.iter().filter(is_known).any(|list| {
        let found = words.iter().filter(|word| own.has(list, word) && !own.has("stop", word));
        let votes = found.clone().count();
        // Most texts have none.
        if votes < VOTES || found.collect::<BTreeSet<&String>>().len() < DIFFERENT {
            return false;
        }
        let own_votes = words.iter().filter(|word| own.has("stop", word) && !own.has(list, word)).count();
        votes > 3 * own_votes && 6 * votes >= words.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::drift::fold::Folded;
    use crate::check::drift::sentence::without_quotes;

    fn is_other(language: &str, text: &str) -> bool {
        let own = Lexicon::new(&language.parse().unwrap());
        let lower = without_quotes(Folded::new(text).lower);
        is_in_other_script(&lower, &own, None) || is_in_other_words(&lower, &own, None)
    }

    #[test]
    fn text_in_a_third_language_is_told() {
        let german =
            "Bitte melden Sie die Schwachstelle nicht öffentlich, sondern über das Formular auf unserer Seite.";
        let spanish =
            "Una vulnerabilidad permite que un atacante lea los archivos del servidor con una petición por la red.";
        let korean = "취약점은 공개하지 말고 양식을 통해 알려 주십시오.";
        let chinese = "请不要公开披露这个漏洞，而是通过我们的表单报告给我们。";
        let french = "Ne publiez pas la faille, mais signalez-la par le formulaire de notre page, que nous lisons.";
        assert!(is_other("ja", french) && is_other("en", french) && !is_other("fr", french));
        for text in [german, spanish, korean, chinese] {
            for language in ["en", "fr", "ja"] {
                assert!(is_other(language, text), "{language}: {text}");
            }
        }
    }

    #[test]
    fn names_and_quotations_are_no_third_language() {
        for text in [
            "Le « Bundesamt für Sicherheit in der Informationstechnik » et la Agencia Española de Protección de Datos",
            "Le message « Die Datei kann nicht von dem Server geladen werden, der sie hat » s’affiche.",
            "Langues : English, Français, 日本語, 한국어, Русский",
            "Un rapport contient un titre, un résumé, un score CVSS et un correctif.",
            "example.com, api.example.com, www.example.com, shop.example.com, mail.example.com, cdn.example.com",
        ] {
            assert!(!is_other("fr", text), "{text}");
        }
        for text in [
            "東京都千代田区霞が関一丁目",
            "脆弱性情報取扱体制、製品開発者、調整機関、報告受付窓口",
            "不正目的利用禁止事項一覧",
            "個人情報不正利用防止方針",
        ] {
            assert!(!is_other("ja", text), "{text}");
        }
    }
}
