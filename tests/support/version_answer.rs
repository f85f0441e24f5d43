//! What is known of a version, by the plainest reading of the rules.

use std::cmp::Ordering;

use lucarne::check::Edition;
use lucarne::model::Advisory;
use lucarne::model::AffectedRange;
use lucarne::model::Product;
use lucarne::model::Version;
use lucarne::model::VersionScheme;
use serde_json::Value;
use serde_json::json;

use crate::dice::Dice;

/// One who knows what the advisories in force say of a product.
pub struct Asker<'e> {
    product: &'e Product,
    advisories: Vec<&'e Advisory>,
    released: Vec<(Version, Option<jiff::civil::Date>)>,
}

impl<'e> Asker<'e> {
    /// Makes one of the releases that are out and of the advisories in force.
    pub fn new(edition: &'e Edition, product: &'e Product) -> Asker<'e> {
        let day = edition.time().at.to_zoned(jiff::tz::TimeZone::UTC).date();
        let released = product.releases.iter().filter(|release| release.on.is_none_or(|on| on <= day));
        let advisories = edition.advisories().map(|(_, advisory)| advisory);
        Asker {
            product,
            advisories: advisories.filter(|advisory| advisory.is_in_force()).collect(),
            released: released.map(|release| (release.version.clone(), release.on)).collect(),
        }
    }

    /// Returns the releases that are out.
    pub fn listed(&self) -> Vec<String> {
        self.released.iter().map(|(version, _)| version.to_string()).collect()
    }

    /// Returns what the box has to say of a text; `null` for what is no version.
    pub fn answer(&self, text: &str) -> Value {
        let Ok(version) = Version::parse(self.product.scheme, text) else {
            return json!({ "version": text, "answer": null });
        };
        let is_affected = self.advisories.iter().any(|advisory| self.is_affected(advisory, &version));
        let findings: Vec<Value> = self.advisories.iter().filter_map(|one| self.finding(one, &version)).collect();
        let sound = if is_affected { self.sound_after(&version) } else { None };
        json!({ "version": text, "answer": { "findings": findings, "sound": sound } })
    }

    fn finding(&self, advisory: &Advisory, version: &Version) -> Option<Value> {
        let id = advisory.id.as_str();
        if self.is_affected(advisory, version) {
            return Some(json!([id, "affected", self.fix(advisory, version)]));
        }
        let product = &self.product.id.value;
        let mut vulnerabilities = advisory.vulnerabilities.iter();
        let is_looked_at = vulnerabilities.any(|one| one.under_investigation.contains(product));
        is_looked_at.then(|| json!([id, "under-investigation", null]))
    }

    fn ranges<'a>(&'a self, advisory: &'a Advisory) -> impl Iterator<Item = &'a AffectedRange> {
        let affected = advisory.vulnerabilities.iter().flat_map(|one| &one.affected);
        affected.filter(|affected| affected.product == self.product.id.value).flat_map(|affected| &affected.ranges)
    }

    fn is_exact(&self, advisory: &Advisory, version: &Version) -> bool {
        let affected = advisory.vulnerabilities.iter().flat_map(|one| &one.affected);
        let affected = affected.filter(|affected| affected.product == self.product.id.value);
        let is_it = |text: &String| Version::parse(self.product.scheme, text).is_ok_and(|exact| exact.is_same(version));
        affected.flat_map(|affected| &affected.versions).any(is_it)
    }

    fn is_affected(&self, advisory: &Advisory, version: &Version) -> bool {
        let in_range = self.ranges(advisory).any(|range| range.contains(version) == Some(true));
        in_range || self.is_exact(advisory, version)
    }

    fn fix(&self, advisory: &Advisory, version: &Version) -> Option<String> {
        let ranges = self.ranges(advisory).filter(|range| range.contains(version) == Some(true));
        let fixes: Option<Vec<&Version>> = ranges.map(AffectedRange::fixed).collect();
        let highest = fixes?.into_iter().max_by(|a, b| a.compare(b).expect("ranges are of schemes with an order"));
        highest.filter(|_| !self.is_exact(advisory, version)).map(ToString::to_string)
    }

    fn sound_after(&self, version: &Version) -> Option<String> {
        let fixes = self.advisories.iter().flat_map(|advisory| self.ranges(advisory)).filter_map(AffectedRange::fixed);
        let candidates = self.released.iter().cloned().chain(fixes.map(|fixed| (fixed.clone(), None)));
        let day =
            |of: &Version| self.released.iter().find(|(one, _)| one.as_str() == of.as_str()).and_then(|(_, on)| *on);
        let order = |a: &(Version, Option<jiff::civil::Date>), b: &(Version, Option<jiff::civil::Date>)| {
            a.0.compare(&b.0).unwrap_or_else(|| a.1.cmp(&b.1))
        };
        let asked = (version.clone(), day(version));
        let later = candidates.filter(|candidate| order(candidate, &asked) == Ordering::Greater);
        let sound = later.filter(|(candidate, _)| {
            !candidate.is_prerelease() && !self.advisories.iter().any(|one| self.is_affected(one, candidate))
        });
        sound.min_by(order).map(|(version, _)| version.to_string())
    }

    /// Returns so many random versions near those that are stated, and between them texts that are none; always the
    /// same.
    pub fn random(&self, count: usize) -> Vec<String> {
        let stated = self.advisories.iter().flat_map(|advisory| self.ranges(advisory));
        let ends = stated.filter_map(AffectedRange::fixed).map(ToString::to_string);
        let seeds: Vec<String> = self.listed().into_iter().chain(ends).collect();
        let mut dice = Dice::new(0x2545_f491_4f6c_dd1d);
        let (mut texts, mut sound) = (Vec::new(), 0);
        while sound < count {
            let text = self.near(&seeds[dice.roll(seeds.len())], &mut dice);
            sound += usize::from(Version::parse(self.product.scheme, &text).is_ok());
            texts.push(text);
        }
        texts
    }

    fn near(&self, seed: &str, dice: &mut Dice) -> String {
        let core = seed.split(['-', '+']).next().unwrap_or_default();
        let mut numbers: Vec<String> = core.split('.').map(ToOwned::to_owned).collect();
        let place = dice.roll(numbers.len());
        let number: u64 = numbers[place].parse().unwrap_or(0);
        numbers[place] = match dice.roll(8) {
            0 => "18446744073709551615".to_owned(),
            1 => "18446744073709551616".to_owned(),
            2 => format!("0{number}"),
            roll => number.saturating_add(roll as u64).saturating_sub(4).to_string(),
        };
        let core = numbers.join(".");
        if self.product.scheme == VersionScheme::Intdot {
            let more = ["", ".0", ".1", ".0.0", ".", "-1", "+1", ".+1"];
            return core + more[dice.roll(more.len())];
        }
        let before = [
            "",
            "",
            "-0",
            "-alpha",
            "-alpha.1",
            "-alpha.beta",
            "-beta.11",
            "-rc.9",
            "-rc.10",
            "-01",
            "-a..b",
            "-",
            "-x-y",
        ];
        let build = ["", "", "", "+b.001", "+1", "+", "+a_b"];
        core + before[dice.roll(before.len())] + build[dice.roll(build.len())]
    }
}
