//! Statements on one vulnerability.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::export::open_vex::component::Component;
use crate::export::statement::Leaf;
use crate::export::statement::NOT_AFFECTED;
use crate::export::statement::Standing;
use crate::export::statement::Subject;
use crate::export::statement::WORKAROUNDS;
use crate::model::Status;
use crate::model::grouped;
use crate::model::vulnerability_id;
use crate::phrase::PhraseError;

/// What is said of products.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Statement {
    vulnerability: Name,
    products: Vec<Component>,
    #[serde(flatten)]
    verdict: Verdict,
    #[serde(skip_serializing_if = "Option::is_none")]
    status_notes: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<String>,
}

/// How products stand to the vulnerability, with the words that each status wants.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
enum Verdict {
    Affected {
        action_statement: String,
    },
    Fixed,
    NotAffected {
        #[serde(skip_serializing_if = "Option::is_none")]
        justification: Option<&'static str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        impact_statement: Option<String>,
    },
    UnderInvestigation,
}

/// A vulnerability by its names.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
struct Name {
    #[serde(rename = "@id")]
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
}

impl Statement {
    /// Lists what is said of products: what is affected, by what is to be done, then what is fixed, what is not
    /// affected, by the reason, and what is still looked at.
    pub(super) fn all(subject: &Subject<'_>, standing: &Standing<'_>) -> Result<Vec<Statement>, PhraseError> {
        let mut said: Vec<(Verdict, Component)> = Vec::new();
        let mut say = |verdict, leaf: &Leaf<'_>| said.push((verdict, Component::new(subject, leaf)));
        for (leaf, cure) in &standing.affected {
            say(Verdict::affected(subject, cure.in_words(subject, leaf)?), leaf);
        }
        standing.fixed.iter().for_each(|leaf| say(Verdict::Fixed, leaf));
        for (leaf, justification) in &standing.not_affected {
            say(Verdict::not_affected(subject, leaf, justification.map(|word| word.as_str()))?, leaf);
        }
        let reason = subject.withdrawal_reason()?;
        for leaf in &standing.cleared {
            say(Verdict::NotAffected { justification: None, impact_statement: reason.clone() }, leaf);
        }
        standing.under_investigation.iter().for_each(|leaf| say(Verdict::UnderInvestigation, leaf));
        let notes = notes(subject)?;
        let statement = |(verdict, products)| Statement::new(subject, standing, verdict, products, notes.clone());
        Ok(grouped(said).into_iter().map(statement).collect())
    }

    fn new(
        subject: &Subject<'_>,
        standing: &Standing<'_>,
        verdict: Verdict,
        products: Vec<Component>,
        status_notes: Option<String>,
    ) -> Statement {
        let mut seen = BTreeSet::new();
        Statement {
            vulnerability: Name::new(subject, standing),
            products: products.into_iter().filter(|component| seen.insert(component.clone())).collect(),
            verdict,
            status_notes,
            timestamp: withdrawn(subject),
        }
    }
}

impl Verdict {
    /// Says what to do: what becomes of the versions, then what helps until that is done.
    fn affected(subject: &Subject<'_>, cure: String) -> Verdict {
        let action_statement = match subject.section(WORKAROUNDS) {
            Some(workaround) => format!("{cure}\n\n{workaround}"),
            None => cure,
        };
        Verdict::Affected { action_statement }
    }

    fn not_affected(
        subject: &Subject<'_>,
        leaf: &Leaf<'_>,
        justification: Option<&'static str>,
    ) -> Result<Verdict, PhraseError> {
        let impact_statement = match (subject.section(NOT_AFFECTED), justification) {
            (Some(section), _) => Some(section.to_owned()),
            (None, Some(_)) => None,
            (None, None) => Some(subject.words("csaf-not-affected", &[("product", &leaf.package_name())])?),
        };
        Ok(Verdict::NotAffected { justification, impact_statement })
    }
}

/// Says what became of the advisory.
fn notes(subject: &Subject<'_>) -> Result<Option<String>, PhraseError> {
    match &subject.advisory.status {
        Status::Draft | Status::Published => Ok(None),
        Status::Superseded { by } => subject.words("csaf-superseded", &[("id", by.as_str())]).map(Some),
        Status::Withdrawn { on, .. } => {
            let reason = subject.withdrawal_reason()?.unwrap_or_default();
            let words = [("date", subject.phrases.date(on)), ("reason", reason)];
            let words = words.each_ref().map(|(name, text)| (*name, text.as_str()));
            subject.words("csaf-withdrawn", &words).map(Some)
        }
    }
}

/// Returns when the advisory was taken back: what is said then replaces what was said before.
fn withdrawn(subject: &Subject<'_>) -> Option<String> {
    match &subject.advisory.status {
        Status::Withdrawn { on, .. } => Some(on.rfc3339()),
        Status::Draft | Status::Published | Status::Superseded { .. } => None,
    }
}

impl Name {
    /// Names a vulnerability by its CVE id, else by the advisory; the other ids are those that mean it alone.
    fn new(subject: &Subject<'_>, standing: &Standing<'_>) -> Name {
        let advisory = subject.advisory;
        let own = vulnerability_id(advisory.id.as_str(), standing.place);
        let page = subject.page(subject.document);
        let (id, name) = match &standing.vulnerability.cve {
            Some(cve) => (format!("https://www.cve.org/CVERecord?id={cve}"), cve.to_string()),
            None if standing.place == 0 => (page, own.clone()),
            None => (format!("{page}#{own}"), own.clone()),
        };
        let others = subject.material.own_aliases(advisory).into_iter().cloned();
        let mut seen = BTreeSet::from([name.clone()]);
        Name {
            id,
            description: subject.text.summary.clone().filter(|_| subject.is_of_one()),
            aliases: [own].into_iter().chain(others).filter(|alias| seen.insert(alias.clone())).collect(),
            name,
        }
    }
}
