//! Products and their releases.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::str::FromStr;

use packageurl::PackageUrl;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::Product;
use crate::model::ProductId;
use crate::model::ProductPapers;
use crate::model::Release;
use crate::model::Version;
use crate::model::VersionScheme;
use crate::read::encoding;
use crate::read::fields::Fields;
use crate::read::front_matter::Toml;
use crate::read::imported;
use crate::read::imported::Material;
use crate::read::site::dates;
use crate::read::site::series;
use crate::read::site::twice::report_twice;
use crate::read::unread;
use crate::text::Snapshot;
use crate::text::Spanned;

/// Products, and the ids of those that have faults.
#[derive(Default)]
pub(super) struct Products {
    pub(super) read: Vec<Product>,
    pub(super) faulty: BTreeSet<ProductId>,
}

/// Reads `[[product]]` of `site.toml`, and `products/*.toml`, one product in each.
pub(super) fn read_all(site: &mut Fields<'_>, snapshot: &Snapshot, report: &mut Report) -> Products {
    let mut products = Products::default();
    for mut table in site.tables("product", report) {
        products.take(&mut table, None, report);
        table.finish(report);
    }
    for (id, path, file) in snapshot.under("products") {
        if path.contains('/') || !path.ends_with(".toml") {
            unread::PRODUCT.report(file, report);
            continue;
        }
        let named = path.strip_suffix(".toml").and_then(|name| name.parse().ok());
        let Some(text) = encoding::text(snapshot, id, report) else {
            products.faulty.extend(named);
            continue;
        };
        let toml = Toml::of_file(id, text, report);
        let mut fields = toml.fields();
        products.take(&mut fields, named, report);
        fields.finish(report);
    }
    report_duplicates(&products.read, report);
    products
}

/// Reports ids that two products share.
fn report_duplicates(products: &[Product], report: &mut Report) {
    let mut seen = BTreeMap::new();
    for product in products {
        if let Some(first) = seen.insert(product.id.value.as_str(), product.id.span) {
            let message = format!("a product `{}` is there already", product.id.value);
            report.push(Diagnostic::new(Code::IdDuplicate, product.id.span, message).related(first, "first here"));
        }
    }
}

impl Products {
    /// Reads a product; one without an id is taken for that of its file's name.
    fn take(&mut self, fields: &mut Fields<'_>, named: Option<ProductId>, report: &mut Report) {
        match read(fields, report) {
            Ok(product) => self.read.push(product),
            Err(stated) => self.faulty.extend(stated.or(named)),
        }
    }
}

/// Reads a product; of one that lacks what every product has, the id, where it has one.
fn read(fields: &mut Fields<'_>, report: &mut Report) -> Result<Product, Option<ProductId>> {
    let id = fields.require::<ProductId>("id", report);
    let name = fields.require_text("name", report);
    let packages =
        fields.texts("packages", report).into_iter().filter_map(|purl| read_package(&purl, report)).collect();
    let cpe = fields.text("cpe", report).and_then(|cpe| read_cpe(&cpe, report));
    let repository = fields.parse("repository", report).map(|repository| repository.value);
    let papers = read_papers(fields, report);
    let scheme = fields.require::<VersionScheme>("version_scheme", report);
    // Without a scheme the versions are read as names, so that their places are still checked.
    let order = scheme.as_ref().map_or(VersionScheme::Unordered, |scheme| scheme.value);
    let series = series::read_all(fields, order, report);
    let releases: Vec<Spanned<Release>> =
        fields.tables("releases", report).into_iter().filter_map(|table| read_release(table, order, report)).collect();
    report_twice(releases.iter().map(|release| Spanned::new(release.value.version.as_str(), release.span)), report);
    dates::check(&series, &releases, report);
    let series = series.into_iter().map(|(series, _)| series).collect();
    let releases = releases.into_iter().map(|release| release.value).collect();
    imported::read(fields, Material::Records, report);
    let id = id.ok_or(None)?;
    let (Some(name), Some(scheme)) = (name, scheme) else { return Err(Some(id.value)) };
    let (name, scheme) = (name.value, scheme.value);
    Ok(Product { id, name, packages, cpe, repository, papers, scheme, series, releases })
}

fn read_papers(fields: &mut Fields<'_>, report: &mut Report) -> ProductPapers {
    ProductPapers {
        sbom: fields.parse("sbom", report).map(|url| url.value),
        declaration: fields.parse("declaration", report).map(|url| url.value),
        instructions: fields.parse("instructions", report).map(|url| url.value),
        market_date: fields.date("market_date", report).map(|date| date.value),
        support_reason: fields.text("support_reason", report).map(|reason| reason.value),
    }
}

/// Reads a package URL; a version in it would contradict the ranges.
fn read_package(text: &Spanned<String>, report: &mut Report) -> Option<String> {
    let rule = match PackageUrl::from_str(&text.value) {
        Ok(purl) if purl.version().is_none() => return Some(text.value.clone()),
        Ok(_) => "a product's package URL has no version: the ranges say which are affected".to_owned(),
        Err(error) => format!("no package URL: {error}"),
    };
    report.push(Diagnostic::new(Code::FieldValue, text.span, rule).hint("write `pkg:cargo/NAME`"));
    None
}

/// Returns a package URL without its version, and the version; `None` where it is no package URL.
///
/// The epoch of a package is a part of its version, though it stands apart.
pub(crate) fn split_package(text: &str) -> Option<(String, Option<String>)> {
    let mut purl = PackageUrl::from_str(text).ok()?;
    let version = purl.version().map(str::to_owned);
    let kept: BTreeMap<String, String> =
        purl.qualifiers().iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
    purl.without_version().clear_qualifiers();
    for (key, value) in kept.into_iter().filter(|(key, _)| key != "epoch") {
        purl.add_qualifier(key, value).ok()?;
    }
    Some((purl.to_string(), version))
}

/// Returns the thirteen parts of a CPE 2.3 name (NISTIR 7695, section 6.2); `None` where it is none.
pub(crate) fn cpe_parts(text: &str) -> Option<Vec<String>> {
    let mut parts = vec![String::new()];
    let mut is_escaped = false;
    for c in text.chars() {
        match parts.last_mut() {
            Some(part) if c != ':' || is_escaped => part.push(c),
            _ => parts.push(String::new()),
        }
        is_escaped = c == '\\' && !is_escaped;
    }
    let is_cpe = parts.len() == 13 && parts[0] == "cpe" && parts[1] == "2.3";
    Some(parts).filter(|parts| is_cpe && matches!(parts[2].as_str(), "a" | "o" | "h"))
}

/// Reads a CPE 2.3 name with a `*` for the version.
fn read_cpe(text: &Spanned<String>, report: &mut Report) -> Option<String> {
    let Some(parts) = cpe_parts(&text.value).filter(|parts| parts[5] == "*") else {
        let message = "a product's CPE has thirteen parts, and `*` for the version";
        let hint = "write `cpe:2.3:a:VENDOR:PRODUCT:*:*:*:*:*:*:*:*`";
        report.push(Diagnostic::new(Code::FieldValue, text.span, message).hint(hint));
        return None;
    };
    let odd = parts.iter().enumerate().skip(3).find(|(place, part)| !is_cpe_part(*place, part));
    if let Some((_, part)) = odd {
        let message = format!("`{part}` cannot be a part of a CPE");
        let hint = "write letters, digits, `-`, `.` and `_`, and a backslash before any other mark";
        report.push(Diagnostic::new(Code::FieldValue, text.span, message).hint(hint));
        return None;
    }
    Some(text.value.clone())
}

/// The place of the language in a CPE.
const LANGUAGE: usize = 8;

/// Returns whether every part of a CPE 2.3 name is sound.
pub(crate) fn is_cpe(parts: &[String]) -> bool {
    parts.iter().enumerate().skip(3).all(|(place, part)| is_cpe_part(place, part))
}

/// Returns whether a text can be a part of a CPE 2.3 name: `*`, `-`, or letters, digits and marks with a backslash
/// before them, perhaps between wildcards; of a language, its tag.
fn is_cpe_part(place: usize, part: &str) -> bool {
    if matches!(part, "*" | "-") {
        return true;
    }
    if place == LANGUAGE {
        let (language, region) =
            part.split_once('-').map_or((part, None), |(language, region)| (language, Some(region)));
        let is_tag = matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_alphabetic());
        return is_tag && region.is_none_or(|region| matches!(region.len(), 2 | 3));
    }
    let inner = part.trim_start_matches(['*', '?']);
    let is_quoted_end = inner.ends_with("\\*") || inner.ends_with("\\?");
    let inner = if is_quoted_end { inner } else { inner.trim_end_matches(['*', '?']) };
    let mut letters = inner.chars();
    let mut is_sound = !inner.is_empty();
    while let Some(letter) = letters.next() {
        is_sound &= match letter {
            '\\' => letters.next().is_some_and(|mark| mark.is_ascii_punctuation() && !"-._".contains(mark)),
            letter => letter.is_ascii_alphanumeric() || "-._".contains(letter),
        };
    }
    is_sound
}

fn read_release(mut table: Fields<'_>, scheme: VersionScheme, report: &mut Report) -> Option<Spanned<Release>> {
    table.demand("version", report);
    let version = read_version(&mut table, "version", scheme, report);
    let on = table.date("on", report).map(|on| on.value);
    table.finish(report);
    version.map(|version| Spanned::new(Release { version: version.value, on }, version.span))
}

/// Reads a version by its product's scheme.
pub(super) fn read_version(
    table: &mut Fields<'_>,
    name: &'static str,
    scheme: VersionScheme,
    report: &mut Report,
) -> Option<Spanned<Version>> {
    let text = table.text(name, report)?;
    match Version::parse(scheme, &text.value) {
        Ok(version) => Some(Spanned::new(version, text.span)),
        Err(error) => {
            report.push(Diagnostic::new(Code::VersionInvalid, text.span, error.to_string()));
            None
        }
    }
}
