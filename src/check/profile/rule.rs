//! A rule of a profile, and the table of all.

use crate::check::profile::reading::Reading;
use crate::check::profile::verdict::Verdict;
use crate::diag::Code;
use crate::diag::Level;
use crate::model::Profile;
use crate::model::Role;

/// One rule: what it asks for, where it comes from, and what decides it.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The stable id, such as `CORE-03`.
    pub id: &'static str,
    /// The profiles that it belongs to.
    pub profiles: &'static [Profile],
    /// How bad it is not to keep it.
    pub level: Level,
    /// How bad it is not to keep a lesser part of it: what is advised, or what time alone brings.
    pub lesser: Option<Level>,
    /// The document that asks for it.
    pub source: &'static str,
    /// Where in the document.
    pub clause: &'static str,
    /// Where else it is asked for; empty where nowhere.
    pub also: &'static str,
    /// How sure the source is.
    pub sureness: Sureness,
    /// Whom it concerns.
    pub audience: Audience,
    /// Whether a site has what it is about; `None` for a rule that is about every site.
    pub about: Option<fn(&Reading<'_>) -> bool>,
    /// What it asks for, in English.
    pub en: &'static str,
    /// In French.
    pub fr: &'static str,
    /// In Japanese.
    pub ja: &'static str,
    /// The diagnostic that tells of the same places, each of which is told of once.
    pub told_by: Option<Code>,
    /// What decides it.
    pub basis: Basis,
}

/// How well the source of a rule is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    /// The text itself was read.
    Read,
    /// It was read through quotations, summaries or a table of contents.
    Secondhand,
    /// It is known from practice; the clause is to be looked up in the official copy.
    FromPractice,
}

impl Sureness {
    /// Returns the sentence that tells it.
    pub fn sentence(self) -> &'static str {
        match self {
            Sureness::Read => "The text of the source was read for this rule.",
            Sureness::Secondhand => "The source was read through quotations and summaries for this rule.",
            Sureness::FromPractice => {
                "The source was not at hand for this rule: look the clause up in the official copy."
            }
        }
    }
}

/// Whom a rule concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Every organisation.
    All,
    /// Everybody but stewards of open-source software.
    Manufacturers,
    /// Stewards of open-source software alone.
    Stewards,
}

/// What decides a rule.
#[derive(Clone, Copy, Debug)]
pub enum Basis {
    /// A function that looks at the edition.
    Function(fn(&Reading<'_>) -> Verdict),
    /// A diagnostic that is an error: a site that breaks the rule is not published at all.
    Diagnostic(&'static str),
    /// The program itself: no site that it builds can break the rule, for the reason given.
    Construction(&'static str),
    /// Somebody's word: files cannot prove it.
    Declaration,
}

impl Rule {
    /// Returns the words for how bad it is not to keep the rule: `error`, or `error or warning` where that depends.
    pub fn levels(&self) -> String {
        let lesser = self.lesser.map_or(String::new(), |lesser| format!(" or {}", lesser.as_str()));
        format!("{}{lesser}", self.level.as_str())
    }

    /// Returns where the rule comes from, such as `RFC 9116, 2.5.3`.
    pub fn origin(&self) -> String {
        if self.clause.is_empty() { self.source.to_owned() } else { format!("{}, {}", self.source, self.clause) }
    }

    /// Returns where the rule comes from in a language, in English where nothing else is known.
    pub fn origin_in(&self, language: &str) -> String {
        let (source, clause) = (in_language(self.source, language), in_language(self.clause, language));
        let joint = if language == "ja" { "、" } else { ", " };
        if clause.is_empty() { source.to_owned() } else { format!("{source}{joint}{clause}") }
    }

    /// Returns whether the rule concerns a site: its organisation, and something that is there.
    pub(in crate::check::profile) fn concerns(&self, reading: &Reading<'_>) -> bool {
        let is_steward = reading.site().organization.role == Some(Role::Steward);
        let is_for_it = match self.audience {
            Audience::All => true,
            Audience::Manufacturers => !is_steward,
            Audience::Stewards => is_steward,
        };
        is_for_it && self.about.is_none_or(|is_there| is_there(reading))
    }
}

/// Finds the words of a language for a source or a clause.
fn in_language(words: &'static str, language: &str) -> &'static str {
    let column = match language {
        "fr" => 1,
        "ja" => 2,
        _ => return words,
    };
    let rows = ORIGINS.lines().filter(|line| !line.starts_with('#'));
    let row = rows.map(|line| line.split('\t')).find_map(|mut cells| (cells.next() == Some(words)).then_some(cells));
    row.and_then(|mut cells| cells.nth(column - 1)).unwrap_or(words)
}

/// The words for sources and clauses: English, French, Japanese.
const ORIGINS: &str = include_str!("origins.tsv");

/// Every rule, in the order of `rules.toml`.
pub const RULES: &[Rule] = include!(concat!(env!("OUT_DIR"), "/rules.rs"));
