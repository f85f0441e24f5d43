//! What every page of a locale sees.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::Content;
use crate::check::Edition;
use crate::check::EditionDocument;
use crate::check::Policy;
use crate::model::Contact;
use crate::model::Instant;
use crate::model::KeyUse;
use crate::model::ListScope;
use crate::model::PublicKey;
use crate::model::address;
use crate::plan::Viewpoint;
use crate::plan::has_security_txt;
use crate::plan::view::AdvisoryRowView;
use crate::plan::view::LinkView;
use crate::plan::view::MomentView;
use crate::plan::view::PolicyStateView;

/// What every page of a locale sees.
#[derive(Clone, Debug, Serialize)]
pub struct SiteView {
    /// The name of the organisation.
    pub organization: String,
    /// Its own site.
    pub organization_url: Option<String>,
    /// The home page in this locale.
    pub home: String,
    /// The index of advisories in this locale.
    pub advisories: String,
    /// Where words to search for are sent, as `?q=`; absent where there is nothing to find.
    pub search: Option<String>,
    /// The subscribe page in this locale.
    pub subscribe: String,
    /// The support page in this locale; absent without products.
    pub support: Option<String>,
    /// The page of rule profiles in this locale; absent where the site does not ask for it.
    pub conformance: Option<String>,
    /// The page of statistics in this locale; absent without advisories.
    pub statistics: Option<String>,
    /// Where versions are looked up in this locale; absent without products.
    pub versions: Option<String>,
    /// The thanks page in this locale; absent where there is none.
    pub thanks: Option<String>,
    /// `security.txt`, where it is written.
    pub security_txt: Option<String>,
    /// The policy named `disclosure`, where there is one.
    pub disclosure: Option<LinkView>,
    /// Its version and date of review.
    pub policy: Option<PolicyStateView>,
    /// The contacts, the preferred one first.
    pub contacts: Vec<ContactView>,
    /// The keys that reports are encrypted to.
    pub keys: Vec<KeyView>,
    /// The exploited advisories that every page announces, the latest news first; at most three.
    pub urgent: Vec<AdvisoryRowView>,
    /// The theme's files by name, with their fingerprinted addresses.
    pub assets: BTreeMap<String, AssetView>,
    /// The day of the build.
    pub built: MomentView,
    /// The source locale.
    pub source_locale: String,
}

impl SiteView {
    /// Makes the view of a site for the readers of a locale.
    pub fn new(viewpoint: Viewpoint<'_>) -> SiteView {
        let (edition, prefix) = (viewpoint.edition, viewpoint.prefix());
        let site = edition.site();
        let page = |is_there: bool, route| is_there.then(|| viewpoint.href(&route));
        let disclosure = disclosure(viewpoint);
        SiteView {
            organization: site.organization.name.clone(),
            organization_url: site.organization.url.as_ref().map(ToString::to_string),
            home: viewpoint.href(&address::home(prefix)),
            advisories: viewpoint.href(&address::list(prefix, &ListScope::All, 1)),
            search: page(viewpoint.index.has_advisories(), address::list(prefix, &ListScope::All, 1)),
            subscribe: viewpoint.href(&address::subscribe(prefix)),
            support: page(!site.products.is_empty(), address::support(prefix)),
            conformance: page(site.conformance_page, address::conformance(prefix)),
            statistics: page(viewpoint.index.has_advisories(), address::statistics(prefix)),
            versions: page(!site.products.is_empty(), address::versions(prefix)),
            thanks: page(viewpoint.index.has_thanks(), address::thanks(prefix)),
            security_txt: page(has_security_txt(edition), address::security_txt()),
            disclosure: disclosure.map(|(document, _)| LinkView {
                title: document.text(viewpoint.locale).title.clone(),
                href: viewpoint.document_href(document),
                text_lang: viewpoint.text_lang(document),
            }),
            policy: disclosure.map(|(document, policy)| PolicyStateView::new(viewpoint, document, policy)),
            contacts: ContactView::all(viewpoint),
            keys: KeyView::all(viewpoint),
            urgent: AdvisoryRowView::all(viewpoint, viewpoint.index.urgent()),
            assets: AssetView::all(viewpoint),
            built: built(edition),
            source_locale: site.source_locale().to_string(),
        }
    }
}

/// Returns the day of the build.
fn built(edition: &Edition) -> MomentView {
    let at = || MomentView::new(&Instant::from_timestamp(edition.time().at));
    MomentView::of_day(edition.today()).unwrap_or_else(at)
}

fn disclosure<'a>(viewpoint: Viewpoint<'a>) -> Option<(&'a EditionDocument, &'a Policy)> {
    let document = viewpoint.edition.document(&"policies/disclosure".parse().ok()?)?;
    let Content::Policy(policy) = &document.content else { return None };
    Some((document, policy))
}

/// A file of the theme.
#[derive(Clone, Debug, Serialize)]
pub struct AssetView {
    /// Its address.
    pub href: String,
    /// Its hash for `integrity`, such as `sha256-...`.
    pub integrity: String,
}

impl AssetView {
    fn all(viewpoint: Viewpoint<'_>) -> BTreeMap<String, AssetView> {
        let assets = viewpoint.index.assets().iter();
        let view = |route| viewpoint.href(route);
        assets
            .map(|asset| {
                (asset.name.clone(), AssetView { href: view(&asset.route), integrity: asset.integrity.clone() })
            })
            .collect()
    }
}

/// A contact.
#[derive(Clone, Debug, Serialize)]
pub struct ContactView {
    /// `email`, `web`, `phone` or `matrix`.
    pub kind: &'static str,
    /// What is shown.
    pub value: String,
    /// What is followed.
    pub href: String,
    /// Whether only the security team reads it.
    pub is_private: bool,
    /// The languages understood there.
    pub languages: Vec<String>,
}

impl ContactView {
    /// Makes the views of the contacts, the preferred one first.
    pub fn all(viewpoint: Viewpoint<'_>) -> Vec<ContactView> {
        let site = viewpoint.edition.site();
        let mut contacts: Vec<&Contact> = site.contacts.iter().collect();
        contacts.sort_by_key(|contact| *contact != site.preferred_contact());
        contacts.into_iter().map(ContactView::new).collect()
    }

    fn new(contact: &Contact) -> ContactView {
        ContactView {
            kind: contact.kind.as_str(),
            value: contact.value.clone(),
            href: contact.uri(),
            is_private: contact.private,
            languages: contact.locales.iter().map(ToString::to_string).collect(),
        }
    }
}

/// A key.
#[derive(Clone, Debug, Serialize)]
pub struct KeyView {
    /// `openpgp` or `age`.
    pub kind: &'static str,
    /// Its file.
    pub href: String,
    /// Its fingerprint in groups of four.
    pub fingerprint: Option<String>,
    /// The last day it is valid.
    pub expires: Option<MomentView>,
}

impl KeyView {
    /// Makes the views of the keys that reports are encrypted to.
    pub fn all(viewpoint: Viewpoint<'_>) -> Vec<KeyView> {
        viewpoint.edition.site().keys_for(KeyUse::Reports).filter_map(|key| KeyView::new(viewpoint, key)).collect()
    }

    fn new(viewpoint: Viewpoint<'_>, key: &PublicKey) -> Option<KeyView> {
        let file = address::key(&key.file)?;
        Some(KeyView {
            kind: key.kind.as_str(),
            href: viewpoint.file_href(&file),
            fingerprint: key.fingerprint.as_deref().map(groups_of_four),
            expires: key.expires.as_ref().and_then(|day| MomentView::of_day(day.value)),
        })
    }
}

fn groups_of_four(fingerprint: &str) -> String {
    let digits: Vec<char> = fingerprint.chars().collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprint_is_read_in_groups_of_four() {
        assert_eq!(groups_of_four("8D22E362 30".replace(' ', "").as_str()), "8D22 E362 30");
    }
}
