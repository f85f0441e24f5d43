//! What to do about a vulnerability, and what it does: remediations and threats.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::author::import::body::Section;
use crate::author::import::body::Words;
use crate::author::import::csaf::Gathered;
use crate::author::import::csaf::exploitation;
use crate::author::import::csaf::status::Status;
use crate::author::import::csaf::tree::Tree;
use crate::author::import::document::Scene;
use crate::author::import::draft::Claim;
use crate::author::import::draft::DraftVulnerability;
use crate::author::import::json::Json;
use crate::author::import::moment::read_moment;
use crate::author::import::osv::severity_level;
use crate::author::import::problem::Problem;
use crate::author::import::shelf::Handle;
use crate::model::Justification;
use crate::model::SeverityLevel;
use crate::model::TimelineEvent;
use crate::model::WebUrl;

/// A vulnerability of a document while its texts are read.
pub(super) struct Subject<'a, 'j> {
    pub tree: &'a Tree<'j>,
    pub status: &'a Status<'j>,
    /// Its name, where the document has several.
    pub about: Option<&'a str>,
}

impl<'j> Subject<'_, 'j> {
    /// Reads the remediations as texts; a date of a fix is that of its release.
    pub fn read_remediations(
        &self,
        scene: &mut Scene,
        json: &'j Json,
        gathered: &mut Gathered,
        draft: &mut DraftVulnerability,
    ) -> Result<(), Problem> {
        let mut without_fix: BTreeSet<usize> = BTreeSet::new();
        for remediation in scene.reading.tables(json, "remediations")? {
            let category = scene.reading.text(remediation, "category")?.map(|(_, word)| word).unwrap_or_default();
            let ids = self.tree.members(&mut scene.reading, remediation)?;
            let mut parts = Vec::new();
            parts.extend(sentence(category).map(str::to_owned));
            let details = scene.reading.text(remediation, "details")?.map(|(_, details)| details);
            parts.extend(details.map(str::to_owned));
            parts.extend(read_url(scene, remediation, details)?);
            parts.extend(scene.reading.texts(remediation, "entitlements")?.iter().map(|(_, text)| (*text).to_owned()));
            parts.extend(read_restart(scene, remediation)?);
            parts.extend(self.list(&ids));
            let section = match category {
                "workaround" | "mitigation" => Section::Workarounds,
                _ => Section::Fix,
            };
            gathered.body.add(section, self.about, Words::Plain(parts.join("\n\n")));
            if category == "vendor_fix" {
                let on = read_moment(&mut scene.reading, remediation, "date")?;
                gathered.timeline.extend(on.map(|on| (on, TimelineEvent::FixReleased, None)));
            }
            if category == "no_fix_planned" {
                without_fix.extend(ids.iter().filter_map(|id| self.status.affected.get(id)));
            }
        }
        let has_plan = |claim: &&Claim| !without_fix.contains(&claim.number);
        let planned: BTreeSet<Handle> = draft.affected.iter().filter(has_plan).map(|claim| claim.product).collect();
        let products = draft.affected.iter().map(|claim| claim.product);
        draft.without_fix = products.filter(|product| !planned.contains(product)).collect();
        Ok(())
    }

    /// Returns the products that are meant, unless it is all that are affected, or where none is, all that are fixed.
    fn list(&self, ids: &[&'j str]) -> Option<String> {
        let meant: BTreeSet<&str> = ids.iter().copied().collect();
        let Status { affected, fixed, .. } = self.status;
        let has = |id: &&'j str| meant.contains(*id);
        let is_all = match (affected.is_empty(), fixed.is_empty()) {
            (false, _) => affected.keys().all(has),
            (true, is_empty) => !is_empty && fixed.iter().all(has),
        };
        let is_all = is_all || meant.is_empty();
        (!is_all).then(|| format!("For:\n\n{}", self.tree.list(ids)))
    }

    /// Reads the threats as texts, but for a state of exploitation of all that is affected; a level in a word is returned.
    pub fn read_threats(
        &self,
        scene: &mut Scene,
        json: &'j Json,
        gathered: &mut Gathered,
        draft: &mut DraftVulnerability,
    ) -> Result<Vec<(&'j Json, SeverityLevel)>, Problem> {
        let mut levels = Vec::new();
        let mut explained: BTreeSet<&str> = BTreeSet::new();
        for threat in scene.reading.tables(json, "threats")? {
            let category = scene.reading.text(threat, "category")?.map(|(_, word)| word).unwrap_or_default();
            let ids = self.tree.members(&mut scene.reading, threat)?;
            let Some((place, details)) = scene.reading.text(threat, "details")? else { continue };
            let is_unaffected = |id: &&str| self.status.not_affected.contains_key(*id);
            if category == "impact" && !ids.is_empty() && ids.iter().all(is_unaffected) {
                explained.extend(&ids);
                let words = format!("{}\n\n{}", details.trim(), self.tree.list(&ids));
                gathered.body.add(Section::NotAffected, self.about, Words::Plain(words));
                continue;
            }
            if let Some(level) = severity_level(details).filter(|_| category == "impact") {
                levels.push((place, level));
                continue;
            }
            let is_exploitation = category == "exploit_status";
            let section = if is_exploitation { Section::Exploitation } else { Section::Impact };
            let list = self.list(&ids);
            let state = exploitation::read(details).filter(|_| is_exploitation && list.is_none());
            let words = match state {
                Some((state, rest)) => {
                    draft.exploited = Some(exploitation::gravest(draft.exploited, state));
                    rest
                }
                None => details.trim(),
            };
            if !words.is_empty() {
                let parts: Vec<String> = [words.to_owned()].into_iter().chain(list).collect();
                gathered.body.add(section, self.about, Words::Plain(parts.join("\n\n")));
            }
        }
        self.tell_unexplained(&explained, gathered);
        Ok(levels)
    }

    /// Tells of the products that are not affected what neither a fact nor an impact statement says.
    fn tell_unexplained(&self, explained: &BTreeSet<&str>, gathered: &mut Gathered) {
        let mut groups: BTreeMap<Option<Justification>, Vec<&str>> = BTreeMap::new();
        for (id, (flag, is_fact)) in &self.status.not_affected {
            let is_told = if flag.is_some() { *is_fact } else { explained.contains(id) };
            if !is_told {
                groups.entry(*flag).or_default().push(id);
            }
        }
        for (flag, ids) in groups {
            let before = match flag {
                Some(flag) => format!("Justification: {}.", flag.as_str().replace('_', " ")),
                None => "The document states no reason why these are not affected:".to_owned(),
            };
            let words = format!("{before}\n\n{}", self.tree.list(&ids));
            gathered.body.add(Section::NotAffected, self.about, Words::Plain(words));
        }
    }
}

/// Returns what a category says that the words beside it may not.
fn sentence(category: &str) -> Option<&'static str> {
    match category {
        "fix_planned" => Some("A fix is planned."),
        "no_fix_planned" => Some("No fix is planned."),
        "none_available" => Some("No fix is available."),
        "optional_patch" => Some("The patch is optional."),
        _ => None,
    }
}

/// Returns the address of a remediation, unless its words contain it.
fn read_url(scene: &mut Scene, remediation: &Json, details: Option<&str>) -> Result<Option<String>, Problem> {
    let Some((place, url)) = scene.reading.text(remediation, "url")? else { return Ok(None) };
    if url.trim().parse::<WebUrl>().is_err() {
        scene.reading.leave(place, "no address on the web");
        return Ok(None);
    }
    Ok(Some(url.trim().to_owned()).filter(|url| !details.is_some_and(|details| details.contains(url.as_str()))))
}

fn read_restart(scene: &mut Scene, remediation: &Json) -> Result<Option<String>, Problem> {
    let Some(restart) = scene.reading.table(remediation, "restart_required")? else { return Ok(None) };
    let category = scene.reading.text(restart, "category")?.map(|(_, word)| word.replace('_', " ")).unwrap_or_default();
    let details = scene.reading.text(restart, "details")?.map(|(_, details)| details.to_owned());
    let parts: Vec<String> = [format!("Restart required: {category}.")].into_iter().chain(details).collect();
    Ok(Some(parts.join("\n\n")))
}
