//! `site.toml` and `products/*.toml`.

mod dates;
mod organization;
mod product;
mod promise;
mod redirect;
mod series;
mod settings;
mod twice;

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::de::DeValue;

use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::FactValue;
use crate::model::Feed;
use crate::model::Locale;
use crate::model::NavEntry;
use crate::model::Places;
use crate::model::Quantity;
use crate::model::Site;
use crate::model::TermWords;
use crate::model::Terms;
use crate::model::is_osv_prefix;
use crate::read::CheckSettings;
use crate::read::encoding;
use crate::read::fields::Fields;
use crate::read::front_matter::Toml;
use crate::text::FileId;
use crate::text::Snapshot;
use crate::text::Spanned;

pub(crate) use product::cpe_parts;
pub(crate) use product::is_cpe;
pub(crate) use product::split_package;

/// Reads the facts of the site; `None` where its locales are not known, without which no document can be read.
///
/// Whatever else is missing is reported and gets a placeholder, so that the documents' problems are told in the same
/// run; with an error nothing is published.
pub(in crate::read) fn read(snapshot: &Snapshot, file: FileId, report: &mut Report) -> Option<(Site, CheckSettings)> {
    let text = encoding::text(snapshot, file, report)?;
    let toml = Toml::of_file(file, text, report);
    let mut fields = toml.fields();
    let places = Places::new(file, fields.places());
    let head = read_head(&mut fields, report);
    let feed = read_feed(&mut fields, report);
    let organization = organization::read(&mut fields, report);
    let contacts = organization::read_contacts(&mut fields, report);
    let keys = organization::read_keys(&mut fields, report);
    let coordinators = organization::read_coordinators(&mut fields, report);
    let promises = promise::read_all(&mut fields, report);
    let facts = read_facts(&mut fields, report);
    let products = product::read_all(&mut fields, snapshot, report);
    let redirects = redirect::read_all(&mut fields, report);
    let terms = read_terms(&mut fields, report);
    let attests = settings::read_attests(&mut fields, report);
    let settings = settings::read(&mut fields, report);
    fields.finish(report);
    let head = head?;
    let organization = organization.unwrap_or_else(organization::placeholder);
    let contacts = if contacts.is_empty() { vec![organization::placeholder_contact()] } else { contacts };
    let authority = head.base_url.value.as_str().trim_start_matches("https://").trim_start_matches("http://");
    let host = authority.split(['/', ':']).next().unwrap_or_default();
    // RFC 4151 wants a date on which the name was the site's own; the contract of this program dates from 2026.
    let feed = feed.unwrap_or_else(|| Feed { authority: format!("{host},2026"), entries: DEFAULT_ENTRIES });
    let site = Site {
        file,
        base_url: head.base_url,
        locales: head.locales,
        theme: head.theme,
        advisory_prefix: head.advisory_prefix,
        osv_prefix: head.osv_prefix,
        nav: head.nav,
        thanks_page: head.thanks_page,
        feed,
        organization,
        contacts,
        keys,
        disclosure: promises.disclosure,
        report: promises.report,
        coordinators,
        commitments: promises.commitments,
        facts,
        retention: promises.retention,
        locations: promises.locations,
        encryption: promises.encryption,
        severity: promises.severity,
        scope: promises.scope,
        safe_harbor: promises.safe_harbor,
        updates: promises.updates,
        products: products.read,
        faulty_products: products.faulty,
        redirects,
        terms,
        attests,
        profiles: settings::distinct(&settings),
        conformance_page: settings.conformance_page,
        places,
    };
    Some((site, settings))
}

const DEFAULT_ENTRIES: usize = 50;

/// The table `[site]`.
struct Head {
    base_url: Spanned<crate::model::BaseUrl>,
    locales: Vec<Locale>,
    theme: Spanned<String>,
    advisory_prefix: Option<String>,
    osv_prefix: Option<String>,
    nav: Vec<Spanned<NavEntry>>,
    thanks_page: bool,
}

fn read_head(fields: &mut Fields<'_>, report: &mut Report) -> Option<Head> {
    fields.demand("site", report);
    let mut table = fields.table("site", report)?;
    let table_span = table.span();
    let base_url = table.require("base_url", report);
    table.demand("locales", report);
    let locales = read_locales(&mut table, report);
    let theme = table.text("theme", report).unwrap_or_else(|| Spanned::new("default".to_owned(), table.span()));
    let advisory_prefix = table.text("advisory_prefix", report).map(|prefix| prefix.value);
    let osv_prefix = table.text("osv_prefix", report).and_then(|prefix| read_osv_prefix(&prefix, report));
    let nav = table.texts("nav", report).into_iter().filter_map(|entry| read_nav(&entry, report)).collect();
    let thanks_page = table.flag("thanks_page", report).unwrap_or(true);
    table.finish(report);
    if locales.is_empty() {
        return None;
    }
    let base_url = base_url.unwrap_or_else(|| {
        let placeholder = "https://placeholder.invalid".parse().expect("the placeholder is an address");
        Spanned::new(placeholder, table_span)
    });
    Some(Head { base_url, locales, theme, advisory_prefix, osv_prefix, nav, thanks_page })
}

/// Reads what the ids of OSV records begin with, which is also what their files' names begin with.
fn read_osv_prefix(text: &Spanned<String>, report: &mut Report) -> Option<String> {
    let prefix = &text.value;
    let is_name = prefix.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if is_name && is_osv_prefix(prefix) && prefix.len() <= LONGEST_PREFIX {
        return Some(prefix.clone());
    }
    let (message, hint) = if is_name && prefix.len() < LONGEST_PREFIX {
        (format!("`{prefix}` is no prefix that OSV knows"), format!("write `x_{prefix}`"))
    } else {
        let message = format!("a prefix has at most {LONGEST_PREFIX} letters, digits, `-` and `_`");
        (message, "one that is not registered with OSV looks like `x_EX`".to_owned())
    };
    report.push(Diagnostic::new(Code::FieldValue, text.span, message).hint(hint));
    None
}

const LONGEST_PREFIX: usize = 50;

fn read_locales(table: &mut Fields<'_>, report: &mut Report) -> Vec<Locale> {
    let mut locales: Vec<Locale> = Vec::new();
    for locale in table.parse_all::<Locale>("locales", Code::FieldValue, report) {
        if locales.contains(&locale.value) {
            let message = format!("`{}` stands twice", locale.value);
            report.push(Diagnostic::new(Code::IdDuplicate, locale.span, message).hint("remove one of the two"));
        } else {
            locales.push(locale.value);
        }
    }
    if locales.is_empty()
        && let Some(span) = table.span_of("locales")
    {
        let message = "a site has at least one locale";
        report.push(Diagnostic::new(Code::FieldValue, span, message).hint("write `locales = [\"en\"]`"));
    }
    locales
}

fn read_nav(entry: &Spanned<String>, report: &mut Report) -> Option<Spanned<NavEntry>> {
    if entry.value == "advisories" {
        return Some(Spanned::new(NavEntry::Advisories, entry.span));
    }
    match entry.value.parse() {
        Ok(id) => Some(Spanned::new(NavEntry::Document(id), entry.span)),
        Err(rule) => {
            report.push(Diagnostic::new(Code::NavUnknown, entry.span, rule.to_string()));
            None
        }
    }
}

fn read_feed(fields: &mut Fields<'_>, report: &mut Report) -> Option<Feed> {
    let mut table = fields.table("feed", report)?;
    let authority = table.require_text("authority", report);
    let entries = table.count("entries", report).unwrap_or(DEFAULT_ENTRIES);
    let span = table.span_of("entries");
    table.finish(report);
    if let (false, Some(span)) = ((1..=1000).contains(&entries), span) {
        report.push(Diagnostic::new(Code::FieldValue, span, "a feed has 1 to 1000 entries"));
    }
    let authority = authority?;
    // RFC 4151, section 2.1: an authority and a date, with a comma between them.
    let is_authority = authority.value.split_once(',').is_some_and(|(name, date)| {
        let is_name = |c: char| c.is_ascii_alphanumeric() || "-._@".contains(c);
        !name.is_empty() && name.chars().all(is_name) && is_tag_date(date)
    });
    if !is_authority {
        let message = format!("`{}` is no authority of a tag address", authority.value);
        let hint = "write a host of yours and a day on which it was yours: \"security.example.org,2026\"";
        report.push(Diagnostic::new(Code::FieldValue, authority.span, message).hint(hint));
        return None;
    }
    Some(Feed { authority: authority.value, entries: entries.clamp(1, 1000) })
}

/// A year, a month or a day.
fn is_tag_date(date: &str) -> bool {
    let whole = match date.len() {
        4 => format!("{date}-01-01"),
        7 => format!("{date}-01"),
        _ => date.to_owned(),
    };
    whole.parse::<Date>().is_ok()
}

fn read_facts(fields: &mut Fields<'_>, report: &mut Report) -> BTreeMap<String, FactValue> {
    let mut facts = BTreeMap::new();
    for (name, mut table) in fields.named("facts", report) {
        table.demand("value", report);
        let value = read_fact(&mut table, report);
        table.finish(report);
        facts.extend(value.map(|value| (name.value, value)));
    }
    facts
}

fn read_fact(table: &mut Fields<'_>, report: &mut Report) -> Option<FactValue> {
    let (value, span) = table.any("value")?;
    match value {
        DeValue::String(_) => table.text("value", report).map(|text| match text.value.parse::<Quantity>() {
            Ok(quantity) => FactValue::Quantity(quantity),
            Err(_) => FactValue::Text(text.value),
        }),
        DeValue::Integer(integer) => {
            let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
            if number.is_none() {
                report
                    .push(Diagnostic::new(Code::FieldValue, span, "the number is too large").hint("put it in quotes"));
            }
            number.map(FactValue::Integer)
        }
        DeValue::Float(float) => float.as_str().parse().ok().map(FactValue::Decimal),
        DeValue::Datetime(_) => table.date("value", report).map(|date| FactValue::Date(date.value)),
        DeValue::Array(_) => {
            let texts = table.texts("value", report);
            Some(FactValue::List(texts.into_iter().map(|text| text.value).collect()))
        }
        DeValue::Boolean(_) | DeValue::Table(_) => {
            let message = "a fact is a quantity, a date, a number, a list or a text";
            report.push(Diagnostic::new(Code::FieldType, span, message));
            None
        }
    }
}

fn read_terms(fields: &mut Fields<'_>, report: &mut Report) -> Terms {
    let Some(mut table) = fields.table("terms", report) else { return Terms::default() };
    let protected = table.texts("protected", report);
    let words = table.tables("word", report).into_iter().map(|word| read_word(word, report)).collect();
    table.finish(report);
    Terms { protected: protected.into_iter().map(|term| term.value).collect(), words }
}

fn read_word(mut table: Fields<'_>, report: &mut Report) -> TermWords {
    let mut word = TermWords::default();
    table.demand("words", report);
    for mut words in table.tables("words", report) {
        let locale = words.require::<Locale>("locale", report);
        let values = |texts: Vec<Spanned<String>>| texts.into_iter().map(|text| text.value).collect();
        let (forms, banned) = (values(words.texts("forms", report)), values(words.texts("banned", report)));
        words.finish(report);
        if let Some(locale) = locale {
            word.forms.insert(locale.value.clone(), forms);
            word.banned.insert(locale.value, banned);
        }
    }
    table.finish(report);
    word
}
