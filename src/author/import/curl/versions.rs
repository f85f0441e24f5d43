//! The affected versions of curl.
//!
//! An advisory tells the first and the last affected version, and apart from them the versions that are not affected:
//! the first of those behind the last affected one has the fix.

use crate::author::import::curl::facts::Facts;
use crate::author::import::curl::facts::Stated;
use crate::author::import::document::Scene;
use crate::author::import::draft::Claim;
use crate::author::import::extent::Bounds;
use crate::author::import::extent::Extent;
use crate::author::import::extent::read_version;
use crate::author::import::extent::read_words;
use crate::author::import::interval::Side;
use crate::author::import::json::Leftover;
use crate::author::import::problem::Problem;
use crate::author::import::shelf::Identity;
use crate::author::import::shelf::Package;
use crate::author::import::shelf::any_product_id;
use crate::model::VersionScheme;

/// Makes claims of what is affected.
pub(super) fn read(scene: &mut Scene, facts: &Facts) -> Result<Vec<Claim>, Problem> {
    let package = Package {
        id: any_product_id("curl"),
        name: "curl".to_owned(),
        identity: Identity::Name,
        maker: None,
        urls: Vec::new(),
        cpe: None,
        scheme: Some(VersionScheme::Intdot),
    };
    let mut claims = Vec::new();
    let mut fixes: Vec<String> = Vec::new();
    for stated in &facts.not_affected {
        let (found, is_told) = unaffected(&stated.text, &facts.affected);
        fixes.extend(found);
        if !is_told {
            leave(scene, stated, "the affected versions tell which are not");
        }
    }
    for stated in &facts.affected {
        let product = scene.shelf.product_of(&package).map_err(|message| Problem::new(stated.start, message))?;
        if stated.text.contains("libcurl") {
            leave(scene, stated, "versions are those of curl, of which libcurl is a part");
        }
        let extent = with_fix(affected(&stated.text), &fixes);
        extent.tell(scene.shelf.order(product));
        claims.push(Claim { product, extent, number: stated.start });
    }
    Ok(claims)
}

fn leave(scene: &mut Scene, stated: &Stated, why: &str) {
    scene.remarks.push(Leftover::of_line(&scene.record.text, stated.start, why));
}

/// Returns a text without the names before its versions.
fn without_names(text: &str) -> String {
    let words = text.split_whitespace().filter(|word| !matches!(*word, "curl" | "libcurl" | "from"));
    words.collect::<Vec<_>>().join(" ")
}

/// Reads `7.84.0 to and including 8.4.0`, and what else is certain.
fn affected(text: &str) -> Extent {
    let text = without_names(text);
    let bound = |text: &str, side| read_version(VersionScheme::Intdot, text).map(|_| (text.to_owned(), side));
    if let Some((first, last)) = text.split_once(" to and including ")
        && let (Some(from), Some(to)) = (bound(first, Side::Before), bound(last, Side::After))
    {
        return Extent::between(Some(from), Some(to));
    }
    read_words(&text)
}

/// Reads `< 7.84.0 and >= 8.5.0`: the versions from which on it is not affected, and whether all the rest follows from
/// what is.
fn unaffected(text: &str, stated: &[Stated]) -> (Vec<String>, bool) {
    let mut fixes = Vec::new();
    let mut is_told = true;
    let begins: Vec<String> = stated.iter().filter_map(|stated| first_of(&affected(&stated.text))).collect();
    for part in without_names(text).split(" and ") {
        match read_words(part) {
            Extent::Between(Bounds { from: Some((version, Side::Before)), to: None }) => fixes.push(version),
            Extent::Between(Bounds { from: None, to: Some((version, Side::Before)) }) => {
                is_told &= begins.contains(&version);
            }
            Extent::All | Extent::Exact(_) | Extent::Between(_) | Extent::AllBut(_) | Extent::Words(_) => {
                is_told = false
            }
        }
    }
    (fixes, is_told)
}

fn first_of(extent: &Extent) -> Option<String> {
    match extent {
        Extent::Between(Bounds { from, .. }) => from.as_ref().map(|(version, _)| version.clone()),
        Extent::All | Extent::Exact(_) | Extent::AllBut(_) | Extent::Words(_) => None,
    }
}

/// Ends a run with the first fix behind its last version.
fn with_fix(extent: Extent, fixes: &[String]) -> Extent {
    let Extent::Between(Bounds { from, to: Some((last, Side::After)) }) = extent else { return extent };
    let version = |text: &str| read_version(VersionScheme::Intdot, text);
    let is_behind = |fix: &&String| {
        let order = version(fix).zip(version(&last)).and_then(|(fix, last)| fix.compare(&last));
        order.is_some_and(std::cmp::Ordering::is_gt)
    };
    let mut behind: Vec<&String> = fixes.iter().filter(is_behind).collect();
    behind.sort_by(|a, b| {
        let order = version(a).zip(version(b)).and_then(|(a, b)| a.compare(&b));
        order.unwrap_or(std::cmp::Ordering::Equal)
    });
    let to = behind.first().map_or((last, Side::After), |fix| ((*fix).clone(), Side::Before));
    Extent::between(from, Some(to))
}
