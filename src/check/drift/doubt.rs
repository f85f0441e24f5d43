//! Differences of code that only the whole of two texts can judge.
//!
//! A translation may put names of its own in the place of those that readers choose, such as `paquet` for `package`, or
//! mark as code what its source says in plain words. Each such difference is kept until all are known.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::check::drift::code_words;
use crate::check::drift::reading::Part;
use crate::check::drift::reading::Reading;
use crate::check::drift::renaming::Renaming;
use crate::check::drift::renaming::WordRole;
use crate::check::script::is_spaced_letter;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::read::PassageKind;

/// So many additions are looked for in the source's code; more are a text of its own.
const MOST_ADDITIONS: usize = 50;
/// So long a beginning or end of a name is a word in it.
const LONG: usize = 4;

/// A difference, and what would make it none.
pub(in crate::check::drift) struct Doubt {
    diagnostic: Diagnostic,
    cause: Cause,
    block: Option<usize>,
}

/// Why a difference may be none.
enum Cause {
    /// The code differs in these words alone.
    Renamed(Vec<Renaming>),
    /// The source marks no such code here, but may say it elsewhere.
    Added(String),
}

/// Reports the differences for which neither text as a whole gives a reason; a name that is another throughout is told
/// of once.
pub(in crate::check::drift) fn settle(
    doubts: Vec<Doubt>,
    source: &Reading<'_>,
    translation: &Reading<'_>,
    report: &mut Report,
) {
    if doubts.is_empty() {
        return;
    }
    let texts = Texts { own: Vocabulary::new(source), other: Vocabulary::new(translation), source, translation };
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for Renaming { own, other, .. } in doubts.iter().flat_map(|doubt| doubt.cause.renamings()) {
        *counts.entry((own.clone(), other.clone())).or_default() += 1;
    }
    let mut told: BTreeSet<(String, String)> = BTreeSet::new();
    let mut blocks: BTreeSet<usize> = BTreeSet::new();
    let mut additions = 0;
    for Doubt { diagnostic, cause, block } in doubts {
        let is_told = match &cause {
            Cause::Added(code) => {
                additions += 1;
                additions > MOST_ADDITIONS || !texts.source_says(code)
            }
            Cause::Renamed(renamings) => {
                let count = |own: &str, other: &str| counts[&(own.to_owned(), other.to_owned())];
                let open = renamings.iter().filter(|word| !texts.explain(word, count(&word.own, &word.other)));
                // A name that is another one throughout is one difference.
                let fresh = |word: &&Renaming| {
                    let is_new = told.insert((word.own.clone(), word.other.clone()));
                    is_new || !texts.is_consistent(word)
                };
                open.filter(fresh).count() > 0
            }
        };
        if is_told && block.is_none_or(|part| blocks.insert(part)) {
            report.push(diagnostic);
        }
    }
}

impl Doubt {
    /// Makes a doubt of a difference between two pieces of code.
    pub(in crate::check::drift) fn renamed(diagnostic: Diagnostic, renamings: Vec<Renaming>) -> Doubt {
        Doubt { diagnostic, cause: Cause::Renamed(renamings), block: None }
    }

    /// Says in which code block of the translation it is, by its part: of a block one difference is told.
    pub(in crate::check::drift) fn in_block(self, part: usize) -> Doubt {
        Doubt { block: Some(part), ..self }
    }

    /// Makes a doubt of code that the source lacks.
    pub(in crate::check::drift) fn added(diagnostic: Diagnostic, value: &str) -> Doubt {
        Doubt { diagnostic, cause: Cause::Added(value.to_owned()), block: None }
    }
}

impl Cause {
    fn renamings(&self) -> &[Renaming] {
        match self {
            Cause::Renamed(renamings) => renamings,
            Cause::Added(_) => &[],
        }
    }
}

/// Two texts and their words.
struct Texts<'r> {
    source: &'r Reading<'r>,
    translation: &'r Reading<'r>,
    own: Vocabulary,
    other: Vocabulary,
}

/// The words of a text.
struct Vocabulary {
    /// Those of its prose, in lower case.
    prose: BTreeSet<String>,
    /// Those of its code.
    code: BTreeSet<String>,
}

impl Vocabulary {
    fn new(reading: &Reading<'_>) -> Vocabulary {
        let is_code = |part: &&Part| matches!(part.passage.kind, PassageKind::Code(_));
        let mut vocabulary = Vocabulary { prose: BTreeSet::new(), code: BTreeSet::new() };
        for part in reading.parts.iter().filter(|part| !is_code(part)) {
            let lower: String = part.folded.lower.iter().collect();
            let words = lower.split(|c: char| !is_spaced_letter(c)).filter(|word| !word.is_empty());
            vocabulary.prose.extend(words.map(str::to_owned));
        }
        let blocks = reading.parts.iter().filter(is_code).map(|part| part.passage.text.as_str());
        for code in blocks.chain(reading.codes.iter().map(String::as_str)) {
            let words = code.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
            vocabulary.code.extend(words.map(str::to_owned));
        }
        vocabulary
    }
}

impl Texts<'_> {
    /// Whether a renaming is what languages bring with them.
    fn explain(&self, word: &Renaming, count: usize) -> bool {
        let Renaming { own, other, role } = word;
        let is_slip = own.is_ascii() && other.is_ascii() && strsim::levenshtein(own, other) <= 1;
        let is_locale = own.len() <= 3 && self.translation.lexicon.has("tag", &other.to_lowercase());
        if is_locale || self.is_sample(own) && !is_slip {
            return true;
        }
        match role {
            WordRole::Fixed => false,
            WordRole::Quoted => !is_slip,
            WordRole::Free if own.is_ascii() && other.contains(code_words::is_foreign) => true,
            WordRole::Free => self.is_worded(own, other) && (count > 1 || !self.other.code.contains(own)),
        }
    }

    /// Whether a name stands for any: `foo`, `libfoo`, `myfoo`.
    fn is_sample(&self, name: &str) -> bool {
        let lower = name.to_lowercase();
        let bare = ["lib", "my", "l"].iter().find_map(|start| lower.strip_prefix(start)).unwrap_or(&lower);
        [lower.as_str(), bare].iter().any(|name| self.source.lexicon.has("sample", name))
    }

    /// Whether each text's prose has the word that its code has, so that the name is a word of the language.
    fn is_worded(&self, own: &str, other: &str) -> bool {
        let (own, other) = (own.to_lowercase(), other.to_lowercase());
        let is_own = self.own.prose.contains(&other) || self.own.code.contains(&other);
        if is_own {
            return false;
        }
        let is_far = 2 * strsim::levenshtein(&own, &other) >= own.chars().count().max(other.chars().count());
        self.own.prose.contains(&own) && self.other.prose.contains(&other)
            || is_far && has_word_at_an_end(&own, &self.own.prose) && has_word_at_an_end(&other, &self.other.prose)
    }

    /// Whether a text has the one name nowhere and its source the other nowhere.
    fn is_consistent(&self, word: &Renaming) -> bool {
        !self.other.code.contains(&word.own) && !self.own.code.contains(&word.other)
    }

    /// Whether the source says somewhere what the translation marks as code; signs alone say nothing.
    fn source_says(&self, code: &str) -> bool {
        let code = code.trim_matches(|c: char| c.is_whitespace() || "\"'`()[]{},.:;«»“”「」".contains(c));
        if !code.contains(char::is_alphanumeric) {
            return true;
        }
        if code.chars().all(char::is_alphabetic) {
            return self.own.prose.contains(&code.to_lowercase()) || self.own.code.contains(code);
        }
        let is_code = |part: &Part| matches!(part.passage.kind, PassageKind::Code(_));
        self.source.codes.iter().any(|own| own.contains(code))
            || self.source.parts.iter().any(|part| is_code(part) && part.passage.text.contains(code))
    }
}

/// Whether a name begins or ends with a word: `mypackage`, `packagename`.
fn has_word_at_an_end(name: &str, words: &BTreeSet<String>) -> bool {
    let ends = name.char_indices().map(|(at, _)| at).filter(|at| *at > 0);
    let mut parts = ends.flat_map(|at| [&name[..at], &name[at..]]).chain([name]);
    parts.any(|part| part.chars().count() >= LONG && words.contains(part))
}
