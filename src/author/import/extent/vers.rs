//! Versions as `vers:` URIs.

use crate::author::import::extent::Extent;
use crate::author::import::interval::Side;
use crate::model::VersionScheme;

/// Reads a `vers:` URI: the scheme of its type where it names one, and its versions; `None` for another text.
///
/// Constraints are read in the order in which they stand, which is that of their versions (VERS, section "Normalized,
/// canonical representation and validation"). What leaves versions out, or stands in disorder, is not read.
pub(in crate::author::import) fn read_vers(text: &str) -> Option<(Option<VersionScheme>, Vec<Extent>)> {
    let (kind, constraints) = text.trim().strip_prefix("vers:")?.split_once('/')?;
    if constraints == "*" {
        return Some((None, if kind == "none" { Vec::new() } else { vec![Extent::All] }));
    }
    let extents = read_constraints(constraints).unwrap_or_else(|| vec![Extent::Words(constraints.to_owned())]);
    Some((scheme(kind), extents))
}

/// The schemes of the types that VERS registers, as far as this site's order is theirs.
fn scheme(kind: &str) -> Option<VersionScheme> {
    match kind {
        "semver" | "npm" | "cargo" | "golang" => Some(VersionScheme::Semver),
        "pypi" => Some(VersionScheme::Pep440),
        "maven" => Some(VersionScheme::Maven),
        "deb" => Some(VersionScheme::Deb),
        "rpm" => Some(VersionScheme::Rpm),
        "gem" => Some(VersionScheme::Gem),
        "intdot" => Some(VersionScheme::Intdot),
        _ => None,
    }
}

fn read_constraints(constraints: &str) -> Option<Vec<Extent>> {
    let mut extents = Vec::new();
    let mut from = None;
    let mut can_begin_anywhere = true;
    for constraint in constraints.split('|') {
        let (comparator, version) = split(constraint.trim())?;
        match comparator {
            "" | "=" => extents.push(Extent::Exact(version)),
            ">=" | ">" if from.is_none() => {
                let side = if comparator == ">=" { Side::Before } else { Side::After };
                from = Some((version, side));
            }
            "<" | "<=" if from.is_some() || can_begin_anywhere => {
                let side = if comparator == "<" { Side::Before } else { Side::After };
                extents.push(Extent::between(from.take(), Some((version, side))));
            }
            _ => return None,
        }
        can_begin_anywhere = false;
    }
    extents.extend(from.map(|from| Extent::between(Some(from), None)));
    Some(extents)
}

fn split(constraint: &str) -> Option<(&str, String)> {
    let at = constraint.find(|c| !"<>=!".contains(c))?;
    let (comparator, version) = constraint.split_at(at);
    Some((comparator, decoded(version.trim())?))
}

/// Decodes `%XX`; `None` where what it gives is no text.
fn decoded(version: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(version.len());
    let mut rest = version.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        if byte == b'%' {
            let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &rest[2..];
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}
