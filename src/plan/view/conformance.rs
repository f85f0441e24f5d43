//! What the chosen rule profiles say.

use serde::Serialize;

use crate::check::Rule;
use crate::check::RuleBasis;
use crate::check::assess;
use crate::check::rules_of;
use crate::model::Profile;
use crate::plan::Viewpoint;
use crate::plan::view::MomentView;

/// View of `conformance.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ConformanceView {
    /// The profiles that the site chose.
    pub profiles: Vec<ProfileView>,
}

/// What one profile says.
#[derive(Clone, Debug, Serialize)]
pub struct ProfileView {
    /// Its name; words: message `profile-NAME`.
    pub name: &'static str,
    /// How many rules files prove.
    pub satisfied: usize,
    /// How many they can prove.
    pub checkable: usize,
    /// How many somebody declares.
    pub declared: usize,
    /// Its rules, without those that are about nothing here.
    pub rules: Vec<RuleView>,
}

/// What one rule says: whether it is kept, and no word on where it is not.
#[derive(Clone, Debug, Serialize)]
pub struct RuleView {
    /// Its id.
    pub id: &'static str,
    /// What it asks for.
    pub text: &'static str,
    /// The locale of that text, where it is not the reader's.
    pub text_lang: Option<&'static str>,
    /// Where it comes from.
    pub origin: String,
    /// `satisfied`, `declared`, `violated` or, where nobody declares it, `undeclared`; words: message `rule-RESULT`.
    pub result: &'static str,
    /// Who declares it.
    pub by: Option<String>,
    /// The day on which it was declared.
    pub on: Option<MomentView>,
}

impl ConformanceView {
    /// Makes the view of `conformance.html`.
    pub fn new(viewpoint: Viewpoint<'_>) -> ConformanceView {
        let chosen = &viewpoint.edition.site().profiles;
        ConformanceView { profiles: chosen.iter().map(|profile| ProfileView::new(viewpoint, *profile)).collect() }
    }
}

impl ProfileView {
    fn new(viewpoint: Viewpoint<'_>, profile: Profile) -> ProfileView {
        let report = assess(viewpoint.edition, &[profile]);
        let result = report.profiles().first().expect("one profile was asked for");
        let tally = result.tally();
        let results = result.rules.iter().map(|result| result.outcome.as_str());
        let rules = rules_of(profile).zip(results).filter(|(_, result)| *result != "not-applicable");
        ProfileView {
            name: profile.as_str(),
            satisfied: tally.satisfied,
            checkable: tally.checkable,
            declared: tally.declared,
            rules: rules.map(|(rule, result)| RuleView::new(viewpoint, rule, result)).collect(),
        }
    }
}

impl RuleView {
    fn new(viewpoint: Viewpoint<'_>, rule: &Rule, result: &'static str) -> RuleView {
        let language = viewpoint.locale.as_str().split('-').next().unwrap_or_default();
        let (text, text_lang) = match language {
            "en" => (rule.en, None),
            "fr" => (rule.fr, None),
            "ja" => (rule.ja, None),
            _ => (rule.en, Some("en")),
        };
        let result = match rule.basis {
            RuleBasis::Declaration if result == "violated" => "undeclared",
            _ => result,
        };
        let attest = viewpoint.edition.site().attests.get(rule.id).filter(|_| result == "declared");
        RuleView {
            id: rule.id,
            text,
            text_lang,
            origin: rule.origin_in(language),
            result,
            by: attest.map(|attest| attest.value.by.clone()),
            on: attest.and_then(|attest| MomentView::of_day(attest.value.on)),
        }
    }
}
