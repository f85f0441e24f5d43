//! The document's facts about itself.

use serde::Serialize;

use crate::check::CsafDocument;
use crate::export::csaf::acknowledgment::Acknowledgment;
use crate::export::csaf::note::Note;
use crate::export::csaf::publisher::Publisher;
use crate::export::csaf::reference::Reference;
use crate::export::csaf::tracking::Tracking;
use crate::export::statement::Standing;
use crate::export::statement::Subject;
use crate::model::Category;
use crate::model::CsafProfile;
use crate::model::CvssVector;
use crate::phrase::Argument;
use crate::phrase::PhraseError;
use crate::phrase::Phrases;

/// The object `document`.
#[derive(Serialize)]
pub(super) struct Head<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    acknowledgments: Vec<Acknowledgment<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aggregate_severity: Option<Severity>,
    category: &'static str,
    csaf_version: &'static str,
    distribution: Distribution,
    lang: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Note>,
    publisher: Publisher<'a>,
    references: Vec<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_lang: Option<&'a str>,
    title: String,
    tracking: Tracking<'a>,
}

#[derive(Serialize)]
struct Severity {
    text: String,
}

#[derive(Serialize)]
struct Distribution {
    tlp: Tlp,
}

/// Everything that is published is for everybody; the standard has the label of TLP 1.0.
#[derive(Serialize)]
struct Tlp {
    label: &'static str,
}

/// The profile without demands on products and vulnerabilities (CSAF 2.0, section 4.1).
const BASE: &str = "csaf_base";

impl<'a> Head<'a> {
    pub(super) fn new(
        subject: &Subject<'a>,
        csaf: &'a CsafDocument,
        standings: &[Standing<'a>],
    ) -> Result<Head<'a>, PhraseError> {
        Ok(Head {
            acknowledgments: Acknowledgment::all(subject)?,
            aggregate_severity: aggregate_severity(subject, standings)?,
            category: category(csaf, standings),
            csaf_version: "2.0",
            distribution: Distribution { tlp: Tlp { label: "WHITE" } },
            lang: subject.text.locale.as_str(),
            notes: Note::of_document(subject, standings)?,
            publisher: publisher(subject),
            references: Reference::all(subject, csaf)?,
            source_lang: subject.is_translation().then(|| subject.site().source_locale().as_str()),
            title: title(csaf.profile, &subject.text.title, subject.phrases)?,
            tracking: Tracking::new(subject, csaf)?,
        })
    }
}

/// Returns the title of a document, whose advisory has one in its language.
pub(in crate::export) fn title(profile: CsafProfile, title: &str, phrases: &Phrases) -> Result<String, PhraseError> {
    match profile {
        CsafProfile::SecurityAdvisory => Ok(title.to_owned()),
        CsafProfile::Vex => phrases.message("csaf-vex-title", &[("title", Argument::Text(title.to_owned()))]),
    }
}

fn publisher<'a>(subject: &Subject<'a>) -> Publisher<'a> {
    let site = subject.site();
    let category = if subject.is_translation() { Category::Translator } else { site.organization.category };
    Publisher::new(site, category)
}

/// A security advisory says of each vulnerability how products stand to it; one that cannot is no more than a document.
fn category(csaf: &CsafDocument, standings: &[Standing<'_>]) -> &'static str {
    if standings.iter().any(Standing::is_empty) { BASE } else { csaf.profile.as_str() }
}

/// Returns the advisory's level, where the scores do not give it.
fn aggregate_severity(subject: &Subject<'_>, standings: &[Standing<'_>]) -> Result<Option<Severity>, PhraseError> {
    let scored = standings.iter().filter_map(Standing::vector).map(CvssVector::level).max();
    // What turned out to affect nothing is not grave, whatever it was rated.
    let in_force = standings.iter().filter(|standing| standing.cleared.is_empty());
    let level = in_force.filter_map(|standing| standing.vulnerability.level()).max();
    let Some(level) = level.filter(|level| scored != Some(*level)) else { return Ok(None) };
    Ok(Some(Severity { text: subject.words(&format!("severity-{}", level.as_str()), &[])? }))
}
