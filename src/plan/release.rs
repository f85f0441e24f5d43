//! The releases of a product, and what the advisories in force say of each.
//!
//! Made once for all languages. Each release is held against each advisory of its product, and what is kept grows with
//! the findings alone.

mod order;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::civil::Date;
use sha2::Digest;
use sha2::Sha256;

use crate::check::Edition;
use crate::model::Advisory;
use crate::model::Affected;
use crate::model::AffectedSet;
use crate::model::DocumentId;
use crate::model::Product;
use crate::model::ProductId;
use crate::model::Release;
use crate::model::Verdict;
use crate::model::Version;
use crate::model::VersionScheme;
use crate::model::address::release_name;
use crate::plan::release::order::Candidate;

/// The releases of a product that are out on the day of the build, and what is known of them.
#[derive(Clone, Debug, Default)]
pub struct ReleaseTable {
    advisories: Vec<DocumentId>,
    columns: BTreeMap<DocumentId, usize>,
    rows: Vec<ReleaseRow>,
    places: BTreeMap<String, usize>,
}

/// One release.
#[derive(Clone, Debug)]
pub struct ReleaseRow {
    /// Its name in addresses.
    pub name: String,
    /// Its place in [`Product::releases`].
    pub release: usize,
    /// What is known of it, the newest advisory first.
    pub findings: Vec<Finding>,
    /// Where something affects it: the nearest later version that no advisory affects.
    pub sound: Option<SoundVersion>,
}

/// A version to update to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoundVersion {
    /// The version.
    pub version: String,
    /// Its name in addresses; `None` where it is fixed by an advisory's word and not listed as a release.
    pub name: Option<String>,
}

impl ReleaseRow {
    /// Returns what an advisory, by its place in [`ReleaseTable::advisories`], says of it; `None` where it clears it.
    pub fn standing(&self, advisory: usize) -> Option<Standing> {
        let finding = self.findings.binary_search_by_key(&advisory, |finding| finding.advisory).ok()?;
        Some(self.findings[finding].standing)
    }
}

/// What an advisory says of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The place of the advisory in [`ReleaseTable::advisories`].
    pub advisory: usize,
    /// What it says.
    pub standing: Standing,
}

/// How a version stands to an advisory that does not clear it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is affected.
    Affected,
    /// It cannot be compared with what is stated.
    Unclear,
    /// The product is still looked at.
    UnderInvestigation,
}

impl Standing {
    /// Returns the word of templates and scripts: `affected`, `unclear` or `under-investigation`.
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Affected => "affected",
            Standing::Unclear => "unclear",
            Standing::UnderInvestigation => "under-investigation",
        }
    }
}

impl ReleaseTable {
    /// Returns the advisories in force that affect the product or are still being looked at for it, newest first.
    pub fn advisories(&self) -> &[DocumentId] {
        &self.advisories
    }

    /// Returns the place of an advisory among them.
    pub fn column(&self, advisory: &DocumentId) -> Option<usize> {
        self.columns.get(advisory).copied()
    }

    /// Returns the releases, the highest version first; of versions without an order, the latest first.
    pub fn rows(&self) -> &[ReleaseRow] {
        &self.rows
    }

    /// Returns the place of a release by its name in addresses.
    pub fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    fn new(product: &Product, statements: Vec<Statement<'_>>, day: Date) -> ReleaseTable {
        let names = names(product);
        let released = product.releases.iter().enumerate().filter(|(_, release)| release.is_out(day));
        let released: Vec<Candidate<'_>> = released.map(|(place, release)| Candidate::of(place, release)).collect();
        let mut survey = Survey::new(&statements, &released);
        let mut rows: Vec<ReleaseRow> = Vec::new();
        for candidate in order::sorted(released).into_iter().rev() {
            let findings = findings(&statements, candidate.version);
            let is_affected = findings.iter().any(|finding| finding.standing == Standing::Affected);
            let sound = if is_affected { survey.sound_after(&candidate) } else { None };
            let sound = sound.map(|sound| SoundVersion {
                version: sound.version.to_string(),
                name: names.get(sound.place).cloned(),
            });
            let name = names[candidate.place].clone();
            rows.push(ReleaseRow { name, release: candidate.place, findings, sound });
        }
        let places = rows.iter().enumerate().map(|(place, row)| (row.name.clone(), place)).collect();
        let advisories: Vec<DocumentId> = statements.into_iter().map(|statement| statement.advisory).collect();
        let columns = advisories.iter().enumerate().map(|(place, advisory)| (advisory.clone(), place)).collect();
        ReleaseTable { advisories, columns, rows, places }
    }
}

/// Returns what an advisory states of a product's affected versions.
pub fn affected_set<'a>(product: &Product, advisory: &'a Advisory) -> AffectedSet<'a> {
    let affected = advisory.vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.affected);
    AffectedSet::new(product.scheme, affected.filter(|affected| affected.product == product.id.value))
}

/// Makes the tables of all products.
pub(in crate::plan) fn tables(edition: &Edition) -> BTreeMap<ProductId, ReleaseTable> {
    let day = edition.today();
    let mut statements = statements(edition);
    let products = edition.site().products.iter();
    let table = |product: &Product| {
        let statements = statements.remove(&product.id.value).unwrap_or_default();
        (product.id.value.clone(), ReleaseTable::new(product, statements, day))
    };
    products.map(table).collect()
}

/// What one advisory says of one product.
struct Statement<'e> {
    advisory: DocumentId,
    set: AffectedSet<'e>,
    is_under_investigation: bool,
}

impl Statement<'_> {
    fn standing(&self, version: &Version) -> Option<Standing> {
        match self.set.verdict(version) {
            Verdict::Affected => Some(Standing::Affected),
            Verdict::Unclear => Some(Standing::Unclear),
            Verdict::NotAffected => self.is_under_investigation.then_some(Standing::UnderInvestigation),
        }
    }
}

/// Sorts what the advisories in force say by product, the newest first.
fn statements(edition: &Edition) -> BTreeMap<ProductId, Vec<Statement<'_>>> {
    let schemes: BTreeMap<&ProductId, VersionScheme> =
        edition.site().products.iter().map(|product| (&product.id.value, product.scheme)).collect();
    let mut statements: BTreeMap<ProductId, Vec<Statement<'_>>> = BTreeMap::new();
    for (document, advisory) in edition.advisories().filter(|(_, advisory)| advisory.is_in_force()) {
        let mut stated: BTreeMap<&ProductId, Vec<&Affected>> = BTreeMap::new();
        let mut looked_at = BTreeSet::new();
        for vulnerability in &advisory.vulnerabilities {
            for affected in &vulnerability.affected {
                stated.entry(&affected.product).or_default().push(affected);
            }
            looked_at.extend(&vulnerability.under_investigation);
        }
        for product in stated.keys().copied().chain(looked_at.iter().copied()).collect::<BTreeSet<_>>() {
            let scheme = schemes.get(product).copied().unwrap_or(VersionScheme::Unordered);
            let set = AffectedSet::new(scheme, stated.remove(product).unwrap_or_default());
            let is_under_investigation = looked_at.contains(product);
            let statement = Statement { advisory: document.id.clone(), set, is_under_investigation };
            statements.entry(product.clone()).or_default().push(statement);
        }
    }
    statements
}

fn findings(statements: &[Statement<'_>], version: &Version) -> Vec<Finding> {
    let finding = |(advisory, statement): (usize, &Statement<'_>)| {
        Some(Finding { advisory, standing: statement.standing(version)? })
    };
    statements.iter().enumerate().filter_map(finding).collect()
}

/// The versions that readers can be sent to, lowest first, and which of them are known to be sound.
struct Survey<'s, 'e> {
    statements: &'s [Statement<'e>],
    candidates: Vec<Candidate<'e>>,
    /// By the place of the candidate.
    sound: BTreeMap<usize, bool>,
}

impl<'s, 'e> Survey<'s, 'e> {
    /// Collects the releases and the versions that fix something, without those before a final one.
    fn new(statements: &'s [Statement<'e>], released: &[Candidate<'e>]) -> Survey<'s, 'e> {
        let fixes = statements.iter().flat_map(|statement| statement.set.ranges()).filter_map(|range| range.fixed());
        let fixes = fixes.map(|version| Candidate { version, on: None, place: usize::MAX });
        let mut seen = BTreeSet::new();
        let candidates = released.iter().copied().chain(fixes).filter(|candidate| !candidate.version.is_prerelease());
        let candidates = candidates.filter(|candidate| seen.insert(candidate.version.as_str())).collect();
        Survey { statements, candidates: order::sorted(candidates), sound: BTreeMap::new() }
    }

    /// Returns the nearest version after this one that no advisory affects.
    fn sound_after(&mut self, release: &Candidate<'_>) -> Option<Candidate<'e>> {
        let start = self.candidates.partition_point(|candidate| !candidate.is_after(release));
        let later = (start..self.candidates.len()).find(|place| self.is_sound(*place));
        later.map(|place| self.candidates[place])
    }

    fn is_sound(&mut self, place: usize) -> bool {
        let (statements, version) = (self.statements, self.candidates[place].version);
        let is_sound = || statements.iter().all(|statement| statement.set.verdict(version) == Verdict::NotAffected);
        *self.sound.entry(place).or_insert_with(is_sound)
    }
}

/// Returns the names of all releases in addresses, in the order of the source. Of two that differ in case alone, the
/// later one gets a hash.
fn names(product: &Product) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let name = |release: &Release| {
        let version = release.version.as_str();
        let hash: String = Sha256::digest(version).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        let name = release_name(version, &hash, |name| taken.contains(&name.to_lowercase()));
        taken.insert(name.to_lowercase());
        name
    };
    product.releases.iter().map(name).collect()
}

#[cfg(test)]
mod tests;
