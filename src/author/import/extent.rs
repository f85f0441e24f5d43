//! What a record says of versions, before it is known how the product orders them.
//!
//! Only what is certain is read: bounds whose sense the words leave no doubt of. Any other text stays what it is. It
//! becomes the name of an exact version of a product without an order, unless it reads as a range, which no document
//! takes for the name of a version: then only the text of the advisory tells it.

mod settled;
mod vers;
mod words;

use crate::author::import::interval::Cut;
use crate::author::import::interval::Interval;
use crate::author::import::interval::Side;
use crate::author::import::interval::complement;
use crate::author::import::interval::union;
use crate::author::import::shelf::Order;
use crate::model::Version;
use crate::model::VersionScheme;
use crate::model::range_mark;

pub(super) use settled::settle;
pub(super) use vers::read_vers;
pub(super) use words::read_words;

/// Some versions of a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// Every version.
    All,
    /// One version.
    Exact(String),
    /// An unbroken run of versions.
    Between(Bounds),
    /// Every version but these.
    AllBut(Vec<Bounds>),
    /// What only a person can read.
    Words(String),
}

/// The ends of an unbroken run of versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    /// Where it begins: before a version that is in it, or after one that is not; nowhere at the first version of all.
    pub from: Option<(String, Side)>,
    /// Where it ends.
    pub to: Option<(String, Side)>,
}

impl Bounds {
    /// Makes the ends of a run; the version `0` is the beginning.
    pub fn new(from: Option<(String, Side)>, to: Option<(String, Side)>) -> Bounds {
        Bounds { from: from.filter(|(version, side)| !(version == "0" && *side == Side::Before)), to }
    }

    /// Returns the run as everybody writes it: `>= 1.0 < 2.0`.
    pub fn text(&self) -> String {
        let from = self.from.as_ref().map(|(version, side)| match side {
            Side::Before => format!(">= {version}"),
            Side::After => format!("> {version}"),
        });
        let to = self.to.as_ref().map(|(version, side)| match side {
            Side::Before => format!("< {version}"),
            Side::After => format!("<= {version}"),
        });
        let ends: Vec<String> = from.into_iter().chain(to).collect();
        if ends.is_empty() { ALL.to_owned() } else { ends.join(" ") }
    }

    fn versions(&self) -> impl Iterator<Item = &str> {
        self.from.iter().chain(&self.to).map(|(version, _)| version.as_str())
    }

    fn interval(&self, scheme: VersionScheme) -> Option<Interval> {
        let cut = |(version, side): &(String, Side)| Some(Cut::At(read_version(scheme, version)?, *side));
        Some(Interval {
            from: self.from.as_ref().map_or(Some(Cut::Start), cut)?,
            to: self.to.as_ref().map_or(Some(Cut::End), cut)?,
        })
    }
}

/// Every version, in words.
const ALL: &str = "all versions";

impl Extent {
    /// Makes an unbroken run; one without ends is every version.
    pub fn between(from: Option<(String, Side)>, to: Option<(String, Side)>) -> Extent {
        let bounds = Bounds::new(from, to);
        if bounds.from.is_none() && bounds.to.is_none() { Extent::All } else { Extent::Between(bounds) }
    }

    /// Tells what follows for the order of the product.
    pub fn tell(&self, order: &mut Order) {
        match self {
            Extent::All => order.compare([]),
            Extent::Between(bounds) => order.compare(bounds.versions()),
            Extent::AllBut(others) => order.compare(others.iter().flat_map(Bounds::versions)),
            Extent::Exact(text) | Extent::Words(text) if range_mark(text).is_none() => order.see(text),
            Extent::Exact(_) | Extent::Words(_) => {}
        }
    }

    /// Returns the name of an exact version: one that no document takes for a range.
    fn name(&self) -> Option<&str> {
        match self {
            Extent::Exact(text) | Extent::Words(text) if range_mark(text).is_none() => Some(text),
            Extent::All | Extent::Exact(_) | Extent::Between(_) | Extent::AllBut(_) | Extent::Words(_) => None,
        }
    }

    /// Returns it as a text.
    pub fn text(&self) -> String {
        match self {
            Extent::All => ALL.to_owned(),
            Extent::Exact(text) | Extent::Words(text) => text.clone(),
            Extent::Between(bounds) => bounds.text(),
            Extent::AllBut(others) => {
                let others: Vec<String> = others.iter().map(Bounds::text).collect();
                format!("{ALL} but {}", others.join(" | "))
            }
        }
    }

    /// Returns the intervals that it is in an order; `None` where the order cannot read it.
    fn intervals(&self, scheme: VersionScheme) -> Option<Vec<Interval>> {
        match self {
            Extent::All => Some(vec![Interval { from: Cut::Start, to: Cut::End }]),
            Extent::Between(bounds) => Some(union(vec![bounds.interval(scheme)?])).filter(|found| !found.is_empty()),
            Extent::AllBut(others) => {
                let others: Option<Vec<Interval>> = others.iter().map(|bounds| bounds.interval(scheme)).collect();
                others.map(complement)
            }
            Extent::Exact(_) | Extent::Words(_) => None,
        }
    }
}

/// Reads a version by a scheme; where versions are numbers, a `v` before them is none of theirs.
pub(super) fn read_version(scheme: VersionScheme, text: &str) -> Option<Version> {
    let text = match scheme {
        VersionScheme::Semver | VersionScheme::Intdot => without_v(text),
        VersionScheme::Pep440
        | VersionScheme::Maven
        | VersionScheme::Deb
        | VersionScheme::Rpm
        | VersionScheme::Gem
        | VersionScheme::Unordered => text,
    };
    Version::parse(scheme, text).ok().filter(|version| version.compare(version).is_some())
}

/// Returns a version without the `v` before its number.
pub(super) fn without_v(text: &str) -> &str {
    let number = text.strip_prefix(['v', 'V']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    number.unwrap_or(text)
}

#[cfg(test)]
mod tests;
