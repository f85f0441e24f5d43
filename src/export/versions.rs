//! What the script of the version box reads of a product: the affected versions as the model has them.
//!
//! Where the script knows the order of the versions, it gets the ranges and works the answer out; else it gets the
//! answer of each release, worked out here.

use serde::Serialize;

use crate::export::Material;
use crate::export::json::to_short_bytes;
use crate::model::Advisory;
use crate::model::AffectedRange;
use crate::model::AffectedSet;
use crate::model::DocumentId;
use crate::model::Locale;
use crate::model::OutputFile;
use crate::model::Product;
use crate::model::ProductId;
use crate::model::RangeEnd;
use crate::model::RangeStart;
use crate::model::Support;
use crate::model::Version;
use crate::model::address;
use crate::phrase::Argument;
use crate::phrase::PhraseError;
use crate::plan::Finding;
use crate::plan::ReleaseRow;
use crate::plan::Standing;
use crate::plan::Viewpoint;
use crate::plan::affected_set;

/// A product with its releases and what affects them.
#[derive(Serialize)]
struct VersionData<'a> {
    product: &'a str,
    scheme: &'static str,
    /// Newest first.
    advisories: Vec<AdvisoryData<'a>>,
    /// The highest version first.
    releases: Vec<ReleaseData<'a>>,
    /// In the order of the source.
    series: Vec<SeriesData<'a>>,
}

#[derive(Serialize)]
struct AdvisoryData<'a> {
    id: &'a str,
    title: &'a str,
    /// The language of the title, where it is not the page's.
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    href: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'static str>,
    #[serde(skip_serializing_if = "is_false")]
    exploited: bool,
    /// Whether the product is still looked at.
    #[serde(skip_serializing_if = "is_false")]
    looked_at: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ranges: Vec<RangeData<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    versions: Vec<&'a str>,
}

/// A range: its first version, and behind which or before which it ends.
#[derive(Serialize)]
struct RangeData<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<&'a str>,
    /// Whether no fix will come.
    #[serde(skip_serializing_if = "is_false")]
    unfixed: bool,
}

#[derive(Serialize)]
struct ReleaseData<'a> {
    version: &'a str,
    href: String,
    /// Its place in the series.
    #[serde(skip_serializing_if = "Option::is_none")]
    series: Option<usize>,
    /// What the script cannot work out.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<AnswerData<'a>>,
}

#[derive(Serialize)]
struct AnswerData<'a> {
    findings: Vec<FindingData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sound: Option<&'a str>,
}

#[derive(Serialize)]
struct FindingData<'a> {
    /// The place of the advisory.
    advisory: usize,
    standing: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixed: Option<&'a str>,
    #[serde(skip_serializing_if = "is_false")]
    unfixed: bool,
    /// Whether the advisory states the last affected version, and no fixed one behind it.
    #[serde(skip_serializing_if = "is_false")]
    ended: bool,
    /// Whether the advisory names this version by itself.
    #[serde(skip_serializing_if = "is_false")]
    named: bool,
}

#[derive(Serialize)]
struct SeriesData<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'a str>,
    is_supported: bool,
    /// Until when it is or was supported, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    support: Option<String>,
}

/// What is made once and read by many parts of the file.
struct Subject<'a> {
    viewpoint: Viewpoint<'a>,
    product: &'a Product,
    sets: Vec<(&'a Advisory, AffectedSet<'a>)>,
    is_simple: bool,
}

/// Returns the file of a product in the words of a locale.
///
/// # Panics
///
/// Where the site has no such product.
pub fn version_data(material: Material<'_>, locale: &Locale, id: &ProductId) -> Result<OutputFile, PhraseError> {
    let Material { edition, plan, .. } = material;
    let viewpoint = Viewpoint::of_page(edition, plan, locale);
    let product = plan.index.product(edition, id).expect("jobs are of products of the site");
    let table = plan.index.releases(id).expect("every product has a table");
    let advisory = |id: &DocumentId| edition.document(id)?.advisory();
    let advisories: Vec<&Advisory> = table.advisories().iter().filter_map(advisory).collect();
    let sets = advisories.into_iter().map(|advisory| (advisory, affected_set(product, advisory))).collect();
    let subject = Subject { viewpoint, product, sets, is_simple: product.scheme.is_simple() };
    let data = VersionData {
        product: &product.name,
        scheme: product.scheme.as_str(),
        advisories: table.advisories().iter().zip(&subject.sets).map(|(id, set)| subject.advisory(id, set)).collect(),
        releases: table.rows().iter().map(|row| subject.release(row)).collect(),
        series: series(material, locale, product, viewpoint)?,
    };
    let path = address::version_data(edition.site().prefix(locale), id).output_path();
    Ok(OutputFile { path, bytes: to_short_bytes(&data) })
}

impl<'a> Subject<'a> {
    fn advisory(&'a self, id: &DocumentId, (advisory, set): &'a (&'a Advisory, AffectedSet<'a>)) -> AdvisoryData<'a> {
        let document = self.viewpoint.edition.document(id).expect("tables name documents of the edition");
        let product = &self.product.id.value;
        let mut vulnerabilities = advisory.vulnerabilities.iter();
        // The answers of the releases are worked out, and nobody else needs the ranges.
        let ranges = set.ranges().iter().filter(|_| self.is_simple);
        let versions = set.versions().iter().filter(|_| self.is_simple);
        AdvisoryData {
            id: advisory.id.as_str(),
            title: &document.text(self.viewpoint.locale).title,
            lang: self.viewpoint.text_lang(document),
            href: self.viewpoint.document_href(document),
            level: advisory.level().map(|level| level.as_str()),
            exploited: advisory.exploited().as_str() == "yes",
            looked_at: vulnerabilities.any(|vulnerability| vulnerability.under_investigation.contains(product)),
            ranges: ranges.map(|range| self.range(range)).collect(),
            versions: versions.map(Version::as_str).collect(),
        }
    }

    fn range(&self, range: &'a AffectedRange) -> RangeData<'a> {
        let from = match &range.start {
            RangeStart::Beginning => None,
            RangeStart::At(version) => Some(version.as_str()),
        };
        let (fixed, last) = match &range.end {
            RangeEnd::Fixed(version) => (Some(version.as_str()), None),
            RangeEnd::LastAffected(version, _) => (None, Some(version.as_str())),
            RangeEnd::Open(_) => (None, None),
        };
        RangeData { from, fixed, last, unfixed: self.product.is_no_fix_planned(range, self.viewpoint.day()) }
    }

    fn release(&'a self, row: &'a ReleaseRow) -> ReleaseData<'a> {
        let release = &self.product.releases[row.release];
        let route = address::release(self.viewpoint.prefix(), &self.product.id.value, &row.name);
        let series = self.product.series.iter().position(|series| series.contains(&release.version));
        ReleaseData {
            version: release.version.as_str(),
            href: self.viewpoint.href(&route),
            series,
            answer: (!self.is_simple).then(|| self.answer(row, &release.version)),
        }
    }

    fn answer(&'a self, row: &'a ReleaseRow, version: &Version) -> AnswerData<'a> {
        let finding = |finding: &Finding| {
            let set = &self.sets[finding.advisory].1;
            let is_affected = finding.standing == Standing::Affected;
            let mut ranges = set.ranges_with(version);
            FindingData {
                advisory: finding.advisory,
                standing: finding.standing.as_str(),
                fixed: set.fix(version).filter(|_| is_affected).map(Version::as_str),
                unfixed: ranges.any(|range| self.product.is_no_fix_planned(range, self.viewpoint.day())),
                ended: is_affected && set.ends_without_fix(version),
                named: is_affected && set.names(version),
            }
        };
        let sound = row.sound.as_ref().map(|sound| sound.version.as_str());
        AnswerData { findings: row.findings.iter().map(finding).collect(), sound }
    }
}

fn series<'a>(
    material: Material<'_>,
    locale: &Locale,
    product: &'a Product,
    viewpoint: Viewpoint<'_>,
) -> Result<Vec<SeriesData<'a>>, PhraseError> {
    let phrases = material.phrasebook.locale(locale);
    let series = product.series.iter().map(|series| {
        let (is_supported, message) = match series.support_on(viewpoint.day()) {
            Support::Supported(_) => (true, "versions-supported-until"),
            Support::Ended(_) => (false, "support-ended-on"),
        };
        let words = |until| phrases.message(message, &[("date", Argument::Text(phrases.day(until)))]);
        Ok(SeriesData {
            name: &series.name,
            from: series.from.as_ref().map(Version::as_str),
            before: series.before.as_ref().map(Version::as_str),
            is_supported,
            support: series.support_until.map(words).transpose()?,
        })
    });
    series.collect()
}

/// Returns whether a value need not be written.
fn is_false(value: &bool) -> bool {
    !value
}
