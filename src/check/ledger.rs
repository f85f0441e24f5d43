//! What was published before, compared with what is published now.

mod csaf;
mod entry;
mod taken_back;
mod unrevised;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::Content;
use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::Resolutions;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::model::AddressKind;
use crate::model::Instant;
use crate::model::Lock;
use crate::model::LockedAddress;
use crate::model::LockedDocument;
use crate::model::ProductId;
use crate::model::address;
use crate::read::Document;
use crate::text::Span;

pub(in crate::check) use entry::LockEntry;
pub(in crate::check) use taken_back::TakenBack;

/// Whether the lock file may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Locking {
    /// A build adds to it.
    Open,
    /// A change that time alone did not bring is an error.
    Locked,
}

/// Compares an edition with the lock file, and returns what the lock file must hold afterwards.
///
/// Where the report has errors already, nothing is said of addresses that vanish: what could not be read has not.
pub(in crate::check) fn compare(
    edition: &Edition,
    old: &Lock,
    published: (&[Arc<Document>], &mut Resolutions),
    (taken_back, locking): (&TakenBack, Locking),
    report: &mut Report,
) -> Lock {
    let mut new =
        Lock { as_of: old.as_of.clone(), csaf: csaf::present(edition, old), ..present(edition, old, published) };
    let mut vanished = Report::new();
    let past = Past::new(edition, old, taken_back);
    taken_back.report(edition, old, &mut vanished);
    past.keep_addresses(&mut new, &mut vanished);
    past.keep_locales(&mut new, &mut vanished);
    csaf::keep(&past, &mut new, &mut vanished);
    if !report.has_errors() {
        report.extend(vanished);
    }
    csaf::report_inserted(edition, old, report);
    unrevised::keep(edition, old, &mut new, locking, report);
    let is_changed = new != *old;
    if is_changed {
        new.as_of = Some(time_of(edition));
    }
    if is_changed && locking == Locking::Locked {
        report_outdated(edition, old, &new, report);
    }
    new
}

/// Returns the time of a build as the lock file writes it.
fn time_of(edition: &Edition) -> String {
    edition.time().public_until.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// Lists what this edition publishes. A product stays listed once an advisory has named it.
fn present(edition: &Edition, old: &Lock, (documents, resolutions): (&[Arc<Document>], &mut Resolutions)) -> Lock {
    let locales = edition.site().locales.iter().map(|locale| locale.to_string()).collect();
    let mut lock = Lock { locales, ..Lock::default() };
    for document in documents {
        let Some(made) = edition.document(&document.id).filter(|made| made.is_public) else { continue };
        let entry = resolutions.lock_entry(document, || LockEntry::new(edition, made, document));
        lock.addresses.insert(entry.route, entry.address);
        let known = old.documents.get(document.id.as_str()).filter(|_| matches!(made.content, Content::Policy(_)));
        let texts = entry.texts.or_else(|| entry::of_policy(edition, made, document, known));
        // What a policy said before its first text was stored stays known.
        lock.documents.extend(texts.or_else(|| known.cloned()).map(|texts| (document.id.to_string(), texts)));
    }
    for (alias, documents) in edition.aliases() {
        let advisories = documents.iter().filter_map(|id| edition.document(id)?.advisory());
        let public_since = advisories.map(|advisory| advisory.published.rfc3339()).min();
        let Some(route) = address::alias(None, alias) else { continue };
        lock.addresses.insert(route.to_string(), LockedAddress { kind: AddressKind::Alias, public_since });
    }
    let named = named_products(edition);
    for product in edition.site().products.iter().map(|product| &product.id.value) {
        let route = address::product_versions(None, product, 1).to_string();
        let known = || old.addresses.get(&route)?.public_since.clone();
        if let Some(since) = named.get(product).map(|since| since.rfc3339()).or_else(known) {
            lock.addresses.insert(route, LockedAddress { kind: AddressKind::Product, public_since: Some(since) });
        }
    }
    lock
}

/// Returns the products that public advisories name, and since when.
fn named_products(edition: &Edition) -> BTreeMap<&ProductId, Instant> {
    let mut named = BTreeMap::new();
    let advisories = edition.documents().filter(|document| document.is_public).filter_map(EditionDocument::advisory);
    for advisory in advisories {
        for product in advisory.affected_products() {
            let since = named.entry(product).or_insert(advisory.published);
            *since = advisory.published.min(*since);
        }
    }
    named
}

/// What was published, beside the edition that must still answer for it.
struct Past<'e> {
    edition: &'e Edition,
    old: &'e Lock,
    redirected: BTreeSet<&'e str>,
    places: Places<'e>,
    taken_back: &'e TakenBack,
}

impl<'e> Past<'e> {
    fn new(edition: &'e Edition, old: &'e Lock, taken_back: &'e TakenBack) -> Past<'e> {
        Past { edition, old, redirected: redirected(edition), places: Places::new(edition), taken_back }
    }

    fn is_redirected(&self, address: &str) -> bool {
        self.redirected.contains(without_slash(address))
    }

    /// Reports published addresses that nothing answers any more.
    ///
    /// What a redirect covers stays in the lock, so that removing the redirect is noticed too.
    fn keep_addresses(&self, new: &mut Lock, report: &mut Report) {
        for (address, locked) in &self.old.addresses {
            if new.addresses.contains_key(address) {
                continue;
            }
            let is_told = self.is_redirected(address) || self.taken_back.has_address(address);
            if !is_told && !is_later(self.edition, locked.public_since.as_deref()) {
                let message = format!("the address `{address}`, which lucarne.lock holds, would vanish");
                let hint = vanished_hint(address, locked.kind);
                report.push(Diagnostic::new(Code::AddressVanished, self.places.of(address), message).hint(hint));
            }
            new.addresses.insert(address.clone(), locked.clone());
        }
        for (id, locked) in &self.old.documents {
            if is_later(self.edition, locked.public_since.as_deref()) {
                new.documents.entry(id.clone()).or_insert_with(|| locked.clone());
            }
        }
    }

    /// Reports published locales whose addresses nothing answers any more, and keeps them as addresses are.
    fn keep_locales(&self, new: &mut Lock, report: &mut Report) {
        // The source locale has no folder: its addresses are compared one by one.
        let folders: BTreeSet<&str> =
            self.edition.site().locales.iter().skip(1).map(|locale| locale.as_str()).collect();
        for locale in self.old.locales.iter().skip(1).filter(|locale| !folders.contains(locale.as_str())) {
            let folder = format!("/{}/", locale.to_ascii_lowercase());
            if !self.is_redirected(&folder) {
                let message = format!("lucarne.lock holds `{locale}`, and every address below `{folder}` would vanish");
                let hint = format!(
                    "put `{locale}` back into `locales`, or add `[[redirect]]` with `from = \"{folder}\"` and `to` to site.toml; \
                     if nothing was published yet, remove `lucarne.lock`"
                );
                report.push(Diagnostic::new(Code::AddressVanished, self.places.of(locale), message).hint(hint));
            }
            if !new.locales.contains(locale) {
                new.locales.push(locale.clone());
            }
        }
    }
}

/// Returns what keeps an address: what is published is withdrawn or ended, not deleted.
fn vanished_hint(address: &str, kind: AddressKind) -> String {
    let redirect = format!("add `[[redirect]]` with `from = \"{address}\"` and `to` to site.toml");
    match kind {
        AddressKind::Document if address.starts_with(&format!("/{}/", address::ADVISORIES)) => {
            format!(
                "put the advisory back, and withdraw it with `lucarne advisory withdraw`; where its id is another now, {redirect}"
            )
        }
        AddressKind::Product => format!(
            "put the product back, with its series ended, so that its feeds stay; where its id is another now, {redirect}, \
             which moves its feeds too"
        ),
        AddressKind::Document | AddressKind::Alias => redirect,
    }
}

/// Returns the addresses that redirects lead from, without the slash at their end, which makes no difference.
fn redirected(edition: &Edition) -> BTreeSet<&str> {
    edition.site().redirects.iter().map(|redirect| without_slash(&redirect.from.value)).collect()
}

fn without_slash(address: &str) -> &str {
    address.strip_suffix('/').unwrap_or(address)
}

/// What became public after the time of this build is not looked at.
fn is_later(edition: &Edition, public_since: Option<&str>) -> bool {
    let since = public_since.and_then(|since| since.parse::<jiff::Timestamp>().ok());
    since.is_some_and(|since| since > edition.time().public_until)
}

/// Where addresses and locales stand in the text of the lock file: all that is between two quotation marks.
struct Places<'e> {
    spans: BTreeMap<&'e str, Span>,
    top: Span,
}

impl<'e> Places<'e> {
    fn new(edition: &'e Edition) -> Places<'e> {
        let file = edition.snapshot().lock().unwrap_or(edition.site().file);
        let mut spans = BTreeMap::new();
        let mut at = 0;
        for part in edition.snapshot().file(file).text().unwrap_or_default().split('"') {
            spans.entry(part).or_insert(Span::new(file, at..at + part.len()));
            at += part.len() + 1;
        }
        Places { spans, top: Span::top(file) }
    }

    fn of(&self, text: &str) -> Span {
        self.spans.get(text).copied().unwrap_or(self.top)
    }
}

fn report_outdated(edition: &Edition, old: &Lock, new: &Lock, report: &mut Report) {
    let changed = outdated(old, new);
    let Some(first) = changed.first() else { return };
    let more = if changed.len() > 1 { format!(" and {} more", changed.len() - 1) } else { String::new() };
    let place = edition.snapshot().lock().map_or(Span::top(edition.site().file), Span::top);
    let message = format!("lucarne.lock would have to change for `{first}`{more}, and `--locked` forbids it");
    let hint = match edition.snapshot().lock() {
        Some(_) => "run `lucarne build` without `--locked`, and commit lucarne.lock",
        None => {
            "take lucarne.lock from your version control; a site that was never published gets one by `lucarne build`"
        }
    };
    report.push(Diagnostic::new(Code::LockOutdated, place, message).hint(hint));
}

/// Names what differs between two locks, but for what time alone made public.
fn outdated(old: &Lock, new: &Lock) -> Vec<String> {
    let came_by_time = |public_since: Option<&str>| match (public_since, &old.as_of) {
        (Some(since), Some(as_of)) => since.parse::<jiff::Timestamp>().ok() > as_of.parse().ok(),
        _ => false,
    };
    let is_news = |(address, locked): &(&String, &LockedAddress)| match old.addresses.get(*address) {
        Some(before) => before != *locked,
        None => !came_by_time(locked.public_since.as_deref()),
    };
    let is_changed = |(id, locked): &(&String, &LockedDocument)| match old.documents.get(*id) {
        Some(before) => before != *locked,
        None => !came_by_time(locked.public_since.as_deref()),
    };
    let addresses = new.addresses.iter().filter(is_news).map(|(address, _)| address.clone());
    let documents = new.binding().filter(is_changed).map(|(id, _)| id.clone());
    let gone = old.binding().map(|(id, _)| id).filter(|id| !new.documents.contains_key(*id)).cloned();
    let locales = (old.locales != new.locales).then(|| "locales".to_owned());
    let csaf = csaf::outdated(old, new, came_by_time);
    addresses.chain(documents).chain(gone).chain(csaf).chain(locales).collect()
}
