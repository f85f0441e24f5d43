//! The state of a product's versions (CVE record format 5.1, "versions").

use crate::author::import::document::Scene;
use crate::author::import::extent::Bounds;
use crate::author::import::extent::Extent;
use crate::author::import::extent::read_vers;
use crate::author::import::extent::read_words;
use crate::author::import::interval::Side;
use crate::author::import::json::Json;
use crate::author::import::json::Reading;
use crate::author::import::package::collection_ecosystem;
use crate::author::import::package::ecosystem_scheme;
use crate::author::import::problem::Problem;
use crate::model::VersionScheme;

/// Whether versions have a vulnerability.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Affected,
    Unaffected,
    Unknown,
}

/// What is said of a product's versions, each with the number of the value that says so.
#[derive(Default)]
pub(super) struct Versions {
    pub affected: Vec<(usize, Extent)>,
    pub unaffected: Vec<(usize, Extent)>,
    /// Whether no version is affected.
    pub is_all_unaffected: bool,
    /// The scheme that the record names.
    pub named: Option<VersionScheme>,
}

impl Versions {
    /// Returns whether nothing is known of any version.
    pub fn is_empty(&self) -> bool {
        self.affected.is_empty() && self.unaffected.is_empty() && !self.is_all_unaffected
    }
}

/// Reads `versions` and `defaultStatus`, which is that of every version that is not listed.
pub(super) fn read(scene: &mut Scene, affected: &Json) -> Result<Versions, Problem> {
    let default = scene.reading.text(affected, "defaultStatus")?;
    let mut versions = Versions { named: named_scheme(scene, affected)?, ..Versions::default() };
    let mut unknown = Vec::new();
    for entry in scene.reading.tables(affected, "versions")? {
        for (number, extent, state) in read_entry(scene, entry)? {
            match state {
                State::Affected => versions.affected.push((number, extent)),
                State::Unaffected => versions.unaffected.push((number, extent)),
                State::Unknown => unknown.push((number, extent)),
            }
        }
    }
    match default.map(|(place, text)| (place, state(text))) {
        Some((place, State::Affected)) => {
            let others = versions.unaffected.iter().chain(&unknown).map(|(_, extent)| extent);
            versions.affected = vec![(place.number, all_but(others))];
        }
        Some((_, State::Unaffected)) => versions.is_all_unaffected = versions.affected.is_empty() && unknown.is_empty(),
        Some((place, State::Unknown)) if !versions.affected.is_empty() => {
            scene.reading.leave(place, "versions that are not named count as not affected");
        }
        Some((_, State::Unknown)) | None => {}
    }
    Ok(versions)
}

/// Reads the state of versions; that it is not known cannot be said.
fn read_state(reading: &mut Reading, parent: &Json) -> Result<State, Problem> {
    let Some((place, word)) = reading.text(parent, "status")? else { return Ok(State::Unknown) };
    let state = state(word);
    if state == State::Unknown {
        reading.leave(place, "versions of which nothing is known are not named");
    }
    Ok(state)
}

fn state(word: &str) -> State {
    match word {
        "affected" => State::Affected,
        "unaffected" => State::Unaffected,
        _ => State::Unknown,
    }
}

/// Returns the scheme of the first type of versions that is one, else that of the collection of packages.
fn named_scheme(scene: &mut Scene, affected: &Json) -> Result<Option<VersionScheme>, Problem> {
    let mut named = None;
    for entry in scene.reading.tables(affected, "versions")? {
        let kind = scene.reading.text(entry, "versionType")?.map(|(_, kind)| kind).unwrap_or_default();
        named = named.or(match kind {
            "semver" => Some(VersionScheme::Semver),
            "maven" => Some(VersionScheme::Maven),
            "python" => Some(VersionScheme::Pep440),
            "rpm" => Some(VersionScheme::Rpm),
            "deb" | "dpkg" => Some(VersionScheme::Deb),
            _ => None,
        });
    }
    let collection = affected.get("collectionURL").and_then(Json::as_text).and_then(collection_ecosystem);
    Ok(named.or_else(|| collection.and_then(ecosystem_scheme)))
}

/// Reads an entry as runs of versions with their states.
fn read_entry(scene: &mut Scene, entry: &Json) -> Result<Vec<(usize, Extent, State)>, Problem> {
    let reading = &mut scene.reading;
    let begins = read_state(reading, entry)?;
    let Some((place, first)) = reading.text(entry, "version")? else { return Ok(Vec::new()) };
    let less = reading.text(entry, "lessThan")?.map(|(_, version)| (version, Side::Before));
    let last = reading.text(entry, "lessThanOrEqual")?.map(|(_, version)| (version, Side::After));
    let mut changes = Vec::new();
    for change in reading.tables(entry, "changes")? {
        let at = reading.text(change, "at")?;
        let to = read_state(reading, change)?;
        changes.extend(at.map(|(_, at)| (at, to)));
    }
    let number = place.number;
    if is_git(entry) {
        reading.leave(entry, "commits without versions");
        return Ok(Vec::new());
    }
    let Some((end, side)) = less.or(last) else {
        let extents = single(first);
        if extents.is_empty() {
            reading.leave(place, "no version is named");
        }
        return Ok(extents.into_iter().map(|extent| (number, extent, begins)).collect());
    };
    let mut runs = Vec::new();
    let mut from = Some((first.to_owned(), Side::Before)).filter(|_| !matches!(first, "unspecified" | "*"));
    let mut state = begins;
    for (at, next) in changes {
        runs.push((number, Extent::between(from, Some((at.to_owned(), Side::Before))), state));
        (from, state) = (Some((at.to_owned(), Side::Before)), next);
    }
    let to = Some((end.to_owned(), side)).filter(|_| end != "*");
    runs.push((number, Extent::between(from, to), state));
    Ok(runs)
}

fn is_git(entry: &Json) -> bool {
    entry.get("versionType").and_then(Json::as_text) == Some("git")
}

/// Reads a version that stands alone: many write a range in words there.
fn single(text: &str) -> Vec<Extent> {
    if let Some((_, extents)) = read_vers(text) {
        return extents;
    }
    match read_words(text) {
        Extent::Words(words) if super::is_nothing(&words) => Vec::new(),
        Extent::Words(words) if !words.contains(' ') => vec![Extent::Exact(words)],
        extent => vec![extent],
    }
}

/// Every version but these.
fn all_but<'e>(others: impl Iterator<Item = &'e Extent>) -> Extent {
    let mut bounds = Vec::new();
    let mut words = Vec::new();
    for extent in others {
        match extent {
            Extent::Between(one) => bounds.push(one.clone()),
            Extent::Exact(version) => {
                bounds.push(Bounds::new(Some((version.clone(), Side::Before)), Some((version.clone(), Side::After))));
            }
            Extent::All => bounds.push(Bounds::new(None, None)),
            Extent::AllBut(_) | Extent::Words(_) => words.push(extent.text()),
        }
    }
    match (bounds.is_empty(), words.is_empty()) {
        (true, true) => Extent::All,
        (false, true) => Extent::AllBut(bounds),
        (_, false) => {
            words.extend(bounds.iter().map(Bounds::text));
            Extent::Words(format!("{} but {}", Extent::All.text(), words.join(" | ")))
        }
    }
}
