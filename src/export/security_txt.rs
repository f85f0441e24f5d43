//! `security.txt` (RFC 9116).
//!
//! Every field is a fact of the site. What cannot be an `https:` address is left out, since section 2.5 wants web
//! addresses to be secure. Where the build has a key, the file is signed with it (section 2.3).

use std::fmt;

use jiff::Timestamp;

use crate::check::Edition;
use crate::check::SecurityTxtBasis;
use crate::check::security_txt_basis;
use crate::export::Material;
use crate::model;
use crate::model::BaseUrl;
use crate::model::Contact;
use crate::model::Instant;
use crate::model::KeyUse;
use crate::model::Locale;
use crate::model::OutputFile;
use crate::model::OutputPath;
use crate::model::Route;
use crate::model::Site;
use crate::model::address::CsafFile;
use crate::plan::Job;
use crate::plan::PageKind;
use crate::plan::Plan;

/// Where the file stands: its place, and the one that older programs ask for (section 3).
pub const SECURITY_TXT_PLACES: [&str; 2] = [".well-known/security.txt", "security.txt"];

/// What a `security.txt` states, in the order in which it is written.
///
/// Invariant of every address: printable ASCII, `https:` where it is one of the web.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecurityTxt {
    /// How to reach the team, the best way first.
    pub contacts: Vec<String>,
    /// When the file is not to be trusted any more.
    pub expires: Timestamp,
    /// Keys to write to the team with.
    pub encryption: Vec<String>,
    /// A page that thanks those who helped.
    pub acknowledgments: Option<String>,
    /// The languages that the team reads.
    pub languages: Vec<Locale>,
    /// Where the file stands.
    pub canonical: Vec<String>,
    /// The policy.
    pub policy: Option<String>,
    /// What describes the CSAF documents (CSAF 2.0, section 7.1.8).
    pub csaf: Option<String>,
}

/// Returns the two copies of the file; none where the site does not stand at the root of its host, nobody has
/// reviewed the policy, or no contact can be named.
pub fn security_txt_files(material: Material<'_>) -> Vec<OutputFile> {
    let Ok(basis) = security_txt_basis(material.edition) else { return Vec::new() };
    let reviewed = Instant::from_date(basis.reviewed).expect("a policy's review is a day of this age");
    let text = security_txt(material.edition, material.plan, basis).to_string();
    let signed = material.signatures.clear_signed(&text, reviewed.timestamp());
    let bytes = signed.unwrap_or_else(|| text.into_bytes());
    let path = |place| OutputPath::new(place).expect("the places are paths");
    SECURITY_TXT_PLACES.iter().map(|place| OutputFile { path: path(place), bytes: bytes.clone() }).collect()
}

fn security_txt(edition: &Edition, plan: &Plan, basis: SecurityTxtBasis<'_>) -> SecurityTxt {
    let site = edition.site();
    let base_url = &site.base_url.value;
    let SecurityTxtBasis { policy, reviewed, contacts } = basis;
    let policy_route = edition.route(policy, site.source_locale());
    SecurityTxt {
        contacts,
        expires: model::expires(reviewed),
        encryption: encryption(site, plan),
        acknowledgments: thanks_route(plan, site.source_locale()).and_then(|route| secure(base_url, route)),
        languages: languages(&site.contacts, &site.locales),
        canonical: canonical(base_url),
        policy: secure(base_url, &policy_route),
        csaf: edition.has_csaf_documents().then(|| base_url.join(&CsafFile::Metadata.route(base_url))),
    }
}

/// The keys to encrypt reports to, as far as they are published.
fn encryption(site: &Site, plan: &Plan) -> Vec<String> {
    let base_url = &site.base_url.value;
    let is_published =
        |file: &OutputPath| plan.jobs().iter().any(|job| matches!(job, Job::Copy { path, .. } if path == file));
    let path = |name: &str| OutputPath::new(name.strip_prefix("static/").unwrap_or(name));
    let files = site.keys_for(KeyUse::Reports).filter_map(|key| path(&key.file.value)).filter(is_published);
    files.filter(|_| base_url.is_https()).map(|path| base_url.join_path(&path)).collect()
}

/// The languages of the contacts, each once; those of the site where none is stated.
fn languages(contacts: &[Contact], locales: &[Locale]) -> Vec<Locale> {
    let mut stated: Vec<Locale> = Vec::new();
    for locale in contacts.iter().flat_map(|contact| &contact.locales) {
        if !stated.contains(locale) {
            stated.push(locale.clone());
        }
    }
    if stated.is_empty() { locales.to_vec() } else { stated }
}

fn canonical(base_url: &BaseUrl) -> Vec<String> {
    let places = SECURITY_TXT_PLACES.iter().filter(|_| base_url.is_https());
    places.map(|place| format!("{base_url}/{place}")).collect()
}

fn thanks_route<'a>(plan: &'a Plan, source: &Locale) -> Option<&'a Route> {
    plan.jobs().iter().find_map(|job| {
        let Job::Page { route, locale, kind: PageKind::Thanks } = job else { return None };
        (locale == source).then_some(route)
    })
}

fn secure(base_url: &BaseUrl, route: &Route) -> Option<String> {
    base_url.is_https().then(|| base_url.join(route))
}

/// Prints the file, one field a line.
impl fmt::Display for SecurityTxt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_fields(out, "Contact", &self.contacts)?;
        writeln!(out, "Expires: {}", Instant::from_timestamp(self.expires).rfc3339())?;
        write_fields(out, "Encryption", &self.encryption)?;
        write_fields(out, "Acknowledgments", self.acknowledgments.as_slice())?;
        if !self.languages.is_empty() {
            let tags: Vec<&str> = self.languages.iter().map(Locale::as_str).collect();
            writeln!(out, "Preferred-Languages: {}", tags.join(", "))?;
        }
        write_fields(out, "Canonical", &self.canonical)?;
        write_fields(out, "Policy", self.policy.as_slice())?;
        write_fields(out, "CSAF", self.csaf.as_slice())
    }
}

fn write_fields(out: &mut fmt::Formatter<'_>, name: &str, values: &[String]) -> fmt::Result {
    values.iter().try_for_each(|value| writeln!(out, "{name}: {value}"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::model::ContactKind;

    use super::*;

    fn contact(locales: &[&str]) -> Contact {
        Contact {
            kind: ContactKind::Email,
            value: "security@example.org".to_owned(),
            private: true,
            preferred: false,
            locales: locales.iter().map(|locale| locale.parse().unwrap()).collect(),
        }
    }

    #[test]
    fn file_states_each_fact_on_a_line() {
        let base_url: BaseUrl = "https://security.example.org".parse().unwrap();
        let file = SecurityTxt {
            contacts: vec!["mailto:security@example.org".to_owned(), "https://example.org/report".to_owned()],
            expires: model::expires(date(2026, 11, 1)),
            encryption: vec!["https://security.example.org/keys/security.asc".to_owned()],
            acknowledgments: Some("https://security.example.org/thanks/".to_owned()),
            languages: vec!["en".parse().unwrap(), "fr".parse().unwrap()],
            canonical: canonical(&base_url),
            policy: Some("https://security.example.org/policies/disclosure/".to_owned()),
            csaf: Some("https://security.example.org/.well-known/csaf/provider-metadata.json".to_owned()),
        };
        let expected = "Contact: mailto:security@example.org\n\
            Contact: https://example.org/report\n\
            Expires: 2027-10-31T00:00:00Z\n\
            Encryption: https://security.example.org/keys/security.asc\n\
            Acknowledgments: https://security.example.org/thanks/\n\
            Preferred-Languages: en, fr\n\
            Canonical: https://security.example.org/.well-known/security.txt\n\
            Canonical: https://security.example.org/security.txt\n\
            Policy: https://security.example.org/policies/disclosure/\n\
            CSAF: https://security.example.org/.well-known/csaf/provider-metadata.json\n";
        assert_eq!(file.to_string(), expected);
    }

    #[test]
    fn insecure_site_names_no_address_of_its_own() {
        let base_url: BaseUrl = "http://example.org".parse().unwrap();
        assert!(canonical(&base_url).is_empty());
        assert_eq!(secure(&base_url, &Route::page(None, &["thanks"])), None);
    }

    #[test]
    fn languages_are_those_of_the_contacts_else_of_the_site() {
        let locales: Vec<Locale> = ["en", "ja"].iter().map(|tag| tag.parse().unwrap()).collect();
        let contacts = [contact(&["fr"]), contact(&["en", "fr"])];
        let tags: Vec<String> = languages(&contacts, &locales).iter().map(Locale::to_string).collect();
        assert_eq!(tags, ["fr", "en"]);
        assert_eq!(languages(&[contact(&[])], &locales), locales);
    }
}
