//! The packages of an OSV record, and their versions.

use crate::author::import::document::Scene;
use crate::author::import::draft::Claim;
use crate::author::import::draft::ProductName;
use crate::author::import::extent::Bounds;
use crate::author::import::extent::Extent;
use crate::author::import::extent::read_version;
use crate::author::import::extent::read_words;
use crate::author::import::interval::Side;
use crate::author::import::json::Json;
use crate::author::import::osv::Dialect;
use crate::author::import::package::ecosystem_scheme;
use crate::author::import::package::package_url;
use crate::author::import::problem::Problem;
use crate::author::import::shelf::Handle;
use crate::author::import::shelf::Identity;
use crate::author::import::shelf::Package;
use crate::author::import::shelf::any_product_id;
use crate::model::Version;
use crate::model::VersionScheme;
use crate::read::split_package;

/// What a record says of packages.
#[derive(Default)]
pub(super) struct AffectedPackages {
    pub claims: Vec<Claim>,
    pub names: Vec<ProductName>,
}

pub(super) fn read(scene: &mut Scene, json: &Json, dialect: Dialect) -> Result<AffectedPackages, Problem> {
    let mut packages = AffectedPackages::default();
    for affected in scene.reading.tables(json, "affected")? {
        read_one(scene, affected, dialect, &mut packages)?;
    }
    Ok(packages)
}

fn read_one(
    scene: &mut Scene,
    affected: &Json,
    dialect: Dialect,
    packages: &mut AffectedPackages,
) -> Result<(), Problem> {
    let Some(package) = scene.reading.table(affected, "package")? else {
        for key in ["ranges", "versions"] {
            affected.get(key).into_iter().for_each(|json| scene.reading.leave(json, "no package is named"));
        }
        return Ok(());
    };
    let mut found: Vec<(usize, Extent)> = Vec::new();
    let mut is_semver = false;
    let ecosystem = scene.reading.line(package, "ecosystem")?.unwrap_or_default();
    for range in scene.reading.tables(affected, "ranges")? {
        let kind = scene.reading.text(range, "type")?.map(|(_, kind)| kind).unwrap_or_default();
        if kind == "GIT" {
            scene.reading.leave(range, "commits without versions");
            continue;
        }
        is_semver |= kind == "SEMVER";
        let scheme = if kind == "SEMVER" { Some(VersionScheme::Semver) } else { ecosystem_scheme(&ecosystem) };
        found.extend(read_events(scene, range, scheme)?);
    }
    if dialect == Dialect::Github {
        end_open_range(scene, affected, &mut found)?;
    }
    let versions = scene.reading.texts(affected, "versions")?;
    found.extend(versions.iter().map(|(place, version)| (place.number, Extent::Exact((*version).to_owned()))));
    if found.is_empty() {
        scene.reading.leave(package, "no versions are stated");
        return Ok(());
    }
    let scheme = if is_semver { Some(VersionScheme::Semver) } else { ecosystem_scheme(&ecosystem) };
    let product = read_package(scene, package, &ecosystem, scheme, &mut packages.names)?;
    for (number, extent) in found {
        extent.tell(scene.shelf.order(product));
        packages.claims.push(Claim { product, extent, number });
    }
    Ok(())
}

/// Ends the only range without an end at the last version that is known to be affected.
fn end_open_range(scene: &mut Scene, affected: &Json, found: &mut [(usize, Extent)]) -> Result<(), Problem> {
    let Some(own) = scene.reading.table(affected, "database_specific")? else { return Ok(()) };
    let Some(place) = own.get("last_known_affected_version_range") else { return Ok(()) };
    let Extent::Between(Bounds { from: None, to: Some(last) }) = read_words(place.as_text().unwrap_or_default()) else {
        return Ok(());
    };
    let is_open = |extent: &&mut Extent| matches!(extent, Extent::All | Extent::Between(Bounds { to: None, .. }));
    let mut open = found.iter_mut().map(|(_, extent)| extent).filter(is_open);
    if let (Some(extent), None) = (open.next(), open.next()) {
        let from = match extent {
            Extent::Between(bounds) => bounds.from.take(),
            Extent::All | Extent::Exact(_) | Extent::AllBut(_) | Extent::Words(_) => None,
        };
        *extent = Extent::between(from, Some(last));
        scene.reading.carry(place);
    }
    Ok(())
}

/// Finds the product of a package; one of an ecosystem without package URLs is known by both names.
fn read_package(
    scene: &mut Scene,
    package: &Json,
    ecosystem: &str,
    scheme: Option<VersionScheme>,
    names: &mut Vec<ProductName>,
) -> Result<Handle, Problem> {
    let name = scene.reading.line(package, "name")?.ok_or_else(|| scene.reading.missing(package, "name"))?;
    let stated = scene.reading.text(package, "purl")?;
    let url = stated.and_then(|(_, url)| Some(split_package(url)?.0)).or_else(|| package_url(ecosystem, &name));
    let shown = if url.is_some() || ecosystem.is_empty() { name.clone() } else { format!("{name} ({ecosystem})") };
    let package_of = Package {
        id: any_product_id(&shown),
        name: shown,
        identity: Identity::Name,
        maker: None,
        urls: url.clone().into_iter().collect(),
        cpe: None,
        scheme,
    };
    let product = scene.shelf.product_of(&package_of).map_err(|message| scene.reading.problem(package, message))?;
    match (stated, url) {
        (Some((place, text)), _) if split_package(text).is_none() => scene.reading.leave(place, "no package URL"),
        (Some((place, _)), Some(name)) => names.push(ProductName { product, number: place.number, name }),
        _ => {}
    }
    Ok(product)
}

/// An event of a range.
struct Event<'j> {
    place: &'j Json,
    kind: Kind,
    version: &'j str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Introduced,
    Fixed,
    LastAffected,
}

/// Reads the events of a range as the unbroken runs that they make up (OSV 1.7, section "Evaluation").
fn read_events(
    scene: &mut Scene,
    range: &Json,
    scheme: Option<VersionScheme>,
) -> Result<Vec<(usize, Extent)>, Problem> {
    let mut events = Vec::new();
    for event in scene.reading.tables(range, "events")? {
        let kinds = [("introduced", Kind::Introduced), ("fixed", Kind::Fixed), ("last_affected", Kind::LastAffected)];
        for (key, kind) in kinds {
            let text = scene.reading.text(event, key)?;
            events.extend(text.map(|(place, version)| Event { place, kind, version }));
        }
    }
    sort(&mut events, scheme);
    let mut runs = Vec::new();
    let mut from: Option<&Event> = None;
    for event in &events {
        let side = match event.kind {
            Kind::Introduced => {
                from = from.or(Some(event));
                continue;
            }
            Kind::Fixed => Side::Before,
            Kind::LastAffected => Side::After,
        };
        match from.take() {
            Some(first) => runs.push(run(first, Some((event.version.to_owned(), side)))),
            None => scene.reading.leave(event.place, "no version before it is affected"),
        }
    }
    runs.extend(from.map(|first| run(first, None)));
    Ok(runs)
}

fn run(first: &Event, to: Option<(String, Side)>) -> (usize, Extent) {
    (first.place.number, Extent::between(Some((first.version.to_owned(), Side::Before)), to))
}

/// Sorts events by their versions, where an order that may be theirs can read them all.
fn sort(events: &mut Vec<Event>, scheme: Option<VersionScheme>) {
    let schemes = scheme.map_or(vec![VersionScheme::Intdot, VersionScheme::Semver], |scheme| vec![scheme]);
    let versions = |scheme: VersionScheme| -> Option<Vec<Option<Version>>> {
        let version = |event: &Event| match event.version {
            "0" => Some(None),
            text => read_version(scheme, text).map(Some),
        };
        events.iter().map(version).collect()
    };
    let Some(versions) = schemes.into_iter().find_map(versions) else { return };
    let mut sorted: Vec<(Option<Version>, Event)> = versions.into_iter().zip(events.drain(..)).collect();
    sorted.sort_by(|(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) => a.compare(b).unwrap_or(std::cmp::Ordering::Equal),
        (a, b) => a.is_some().cmp(&b.is_some()),
    });
    events.extend(sorted.into_iter().map(|(_, event)| event));
}
