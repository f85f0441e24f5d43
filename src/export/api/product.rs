//! A product.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::Product;
use crate::model::Release;
use crate::model::Series;

/// A product with its branches and releases.
#[derive(Serialize)]
pub(super) struct ApiProduct<'a> {
    id: &'a str,
    name: &'a str,
    version_scheme: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    packages: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cpe: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    repository: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    series: Vec<ApiSeries<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    releases: Vec<ApiRelease<'a>>,
}

#[derive(Serialize)]
struct ApiSeries<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    support_until: Option<String>,
}

#[derive(Serialize)]
struct ApiRelease<'a> {
    version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
}

impl<'a> ApiProduct<'a> {
    /// Lists the releases that are out on a day: the next one may be that of a fix under embargo.
    pub(super) fn new(product: &'a Product, day: Date) -> ApiProduct<'a> {
        let out = product.releases.iter().filter(|release| release.is_out(day));
        ApiProduct {
            id: product.id.value.as_str(),
            name: &product.name,
            version_scheme: product.scheme.as_str(),
            packages: product.packages.iter().map(String::as_str).collect(),
            cpe: product.cpe.as_deref(),
            repository: product.repository.as_ref().map(|repository| repository.as_str()),
            series: product.series.iter().map(ApiSeries::new).collect(),
            releases: out.map(ApiRelease::new).collect(),
        }
    }
}

impl<'a> ApiSeries<'a> {
    fn new(series: &'a Series) -> ApiSeries<'a> {
        ApiSeries {
            name: &series.name,
            from: series.from.as_ref().map(|version| version.as_str()),
            before: series.before.as_ref().map(|version| version.as_str()),
            support_until: series.support_until.map(|day| day.to_string()),
        }
    }
}

impl<'a> ApiRelease<'a> {
    fn new(release: &'a Release) -> ApiRelease<'a> {
        ApiRelease { version: release.version.as_str(), on: release.on.map(|day| day.to_string()) }
    }
}
