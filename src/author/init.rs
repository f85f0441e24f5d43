//! A new site: small, complete, and without a diagnostic.
//!
//! Its texts stand beside this file as they are written, with empty places for what differs from site to site. They
//! print facts by their names, so that nothing is stated twice.

mod answer;
mod document;
mod language;

use jiff::civil::Date;
use toml_edit::Array;
use toml_edit::DocumentMut;
use toml_edit::Item;

use crate::author::NewFile;
use crate::author::front_matter::replace;
use crate::author::init::document::Document;
use crate::author::init::language::Language;
use crate::model::BaseUrl;
use crate::model::ContactKind;
use crate::model::Locale;

pub use answer::default_prefix;
pub use answer::parse_contact;
pub use answer::parse_name;
pub use answer::parse_prefix;
pub use language::is_written;
pub use language::written_locales;

/// What differs from one new site to another.
#[derive(Clone, Debug)]
pub struct NewSite {
    /// The name of the organisation.
    pub name: String,
    /// Where the site will be published.
    pub base_url: BaseUrl,
    /// Where to report: of what kind, and the address itself.
    pub contact: (ContactKind, String),
    /// The languages, the source first; at least one, none twice, each one [`is_written`].
    pub locales: Vec<Locale>,
    /// What the ids of advisories begin with.
    pub prefix: String,
    /// The day on which it is made: that of the policy's first version and of the reviews.
    pub on: Date,
}

const SITE: &str = include_str!("init/site.toml");
const GITHUB: &str = include_str!("init/github.yml");
const GITLAB: &str = include_str!("init/gitlab.yml");
const IGNORED: &str = include_str!("init/gitignore");

/// Where pipelines take the program from: the package's repository, else a name that the user fills in.
const REPOSITORY: &str = match env!("CARGO_PKG_REPOSITORY") {
    stated if !stated.is_empty() => stated,
    _ => "https://github.com/OWNER/lucarne",
};

/// Returns the files of a new site, without `lucarne.lock`.
pub fn files(site: &NewSite) -> Vec<NewFile> {
    let ci = |text: &str| text.replace("@VERSION@", env!("CARGO_PKG_VERSION")).replace("@REPOSITORY@", REPOSITORY);
    let mut files = vec![
        NewFile::new(".gitignore", IGNORED),
        NewFile::new(".github/workflows/site.yml", ci(GITHUB)),
        NewFile::new(".gitlab-ci.yml", ci(GITLAB)),
        NewFile::new("site.toml", facts(site)),
    ];
    let languages: Vec<&Language> = site.locales.iter().filter_map(language::of).collect();
    for language in &languages {
        files.push(NewFile::new(&format!("locales/{}/site.ftl", language.locale), language.words));
    }
    for document in document::all(site) {
        files.extend(document_files(&document, site, &languages));
    }
    files
}

/// Returns a document's source in the first language, and its translations.
fn document_files(document: &Document, site: &NewSite, languages: &[&Language]) -> Vec<NewFile> {
    let Some((first, others)) = languages.split_first() else { return Vec::new() };
    let source = document.source(first, site);
    let translation = |language: &&Language| {
        let path = format!("content/{}.{}.md", document.id, language.locale);
        NewFile::new(&path, document.translation(language, &source))
    };
    let mut files: Vec<NewFile> = others.iter().map(translation).collect();
    files.insert(0, NewFile::new(&format!("content/{}.md", document.id), source));
    files
}

/// Returns `site.toml`.
fn facts(site: &NewSite) -> String {
    let mut facts: DocumentMut = SITE.parse().expect("the template is TOML");
    let locales: Array = site.locales.iter().map(Locale::as_str).collect();
    replace(&mut facts["site"]["base_url"], site.base_url.as_str());
    replace(&mut facts["site"]["locales"], locales.clone());
    replace(&mut facts["site"]["advisory_prefix"], &site.prefix);
    match authority(site) {
        Some(authority) => replace(&mut facts["feed"]["authority"], authority),
        None => facts["feed"] = Item::None,
    }
    replace(&mut facts["organization"]["name"], &site.name);
    let (kind, value) = &site.contact;
    replace(&mut facts["contact"][0]["kind"], kind.as_str());
    replace(&mut facts["contact"][0]["value"], value);
    replace(&mut facts["contact"][0]["locales"], locales);
    replace(&mut facts["product"][0]["name"], &site.name);
    facts.to_string()
}

/// Names the host and the year (RFC 4151, section 2.1); `None` where the host is no name.
fn authority(site: &NewSite) -> Option<String> {
    let host = answer::host(&site.base_url);
    let is_name = host.chars().all(|c| c.is_ascii_alphanumeric() || "-.".contains(c));
    is_name.then(|| format!("{host},{:04}", site.on.year()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::init::language::LANGUAGES;

    fn site(locales: &[&str]) -> NewSite {
        NewSite {
            name: "Example".to_owned(),
            base_url: "https://security.example.org".parse().unwrap(),
            contact: (ContactKind::Email, "security@example.org".to_owned()),
            locales: locales.iter().map(|locale| locale.parse().unwrap()).collect(),
            prefix: "EX".to_owned(),
            on: jiff::civil::date(2026, 3, 14),
        }
    }

    fn text(files: &[NewFile], path: &str) -> String {
        files.iter().find(|file| file.path.as_str() == path).unwrap().text.clone()
    }

    #[test]
    fn facts_are_written_at_their_places_and_comments_stay() {
        let facts = facts(&site(&["ja", "en"]));
        for line in [
            "base_url = \"https://security.example.org\"\nlocales = [\"ja\", \"en\"]\n# Ids of new advisories",
            "authority = \"security.example.org,2026\"",
            "[organization]\nname = \"Example\"\n# CHANGE: your own site",
            "kind = \"email\"\nvalue = \"security@example.org\"",
            "id = \"app\"\nname = \"Example\"\n",
        ] {
            assert!(facts.contains(line), "{line}\n{facts}");
        }
    }

    #[test]
    fn name_with_quotes_is_written_so_that_it_reads_back() {
        let name = "A \"B\" \\ 'C'";
        let facts: DocumentMut = facts(&NewSite { name: name.to_owned(), ..site(&["en"]) }).parse().unwrap();
        assert_eq!(facts["organization"]["name"].as_str(), Some(name));
    }

    #[test]
    fn host_that_is_no_name_gives_no_authority() {
        let facts = facts(&NewSite { base_url: "http://[::1]:8080".parse().unwrap(), ..site(&["en"]) });
        assert!(!facts.contains("[feed]"), "{facts}");
        let with_port = NewSite { base_url: "https://localhost:8080/a".parse().unwrap(), ..site(&["en"]) };
        assert_eq!(authority(&with_port).as_deref(), Some("localhost,2026"));
    }

    #[test]
    fn every_language_has_the_same_files_and_headings() {
        let files = files(&site(&["fr", "en", "ja"]));
        for document in ["index", "overview", "policies/disclosure", "advisories/2026/EX-2026-0001"] {
            let levels = |suffix: &str| -> Vec<usize> {
                let text = text(&files, &format!("content/{document}{suffix}.md"));
                let body = text.split("+++\n").nth(2).unwrap();
                body.lines().filter(|line| line.starts_with('#')).map(|line| line.find(' ').unwrap()).collect()
            };
            assert!(!levels("").is_empty(), "{document}");
            assert_eq!(levels(""), levels(".en"), "{document}");
            assert_eq!(levels(""), levels(".ja"), "{document}");
        }
        for language in LANGUAGES {
            let ids = |words: &str| -> Vec<String> {
                let lines = words.lines().filter(|line| !line.starts_with('#'));
                lines.filter_map(|line| Some(line.split_once(" = ")?.0.to_owned())).collect()
            };
            assert_eq!(ids(language.words), ids(LANGUAGES[0].words), "{}", language.locale);
        }
    }

    #[test]
    fn translation_names_its_source_and_states_no_fact() {
        let files = files(&site(&["en", "fr"]));
        let policy = text(&files, "content/policies/disclosure.fr.md");
        let front = policy.split("+++\n").nth(1).unwrap();
        let source = text(&files, "content/policies/disclosure.md");
        let digest = crate::read::source_digest(&"policies/disclosure".parse().unwrap(), &source).unwrap();
        let expected = format!(
            "title = \"Politique de divulgation des vulnérabilités\"\n\
             summary = \"Comment nous signaler une vulnérabilité, ce que devient votre signalement et dans quels \
             délais, les règles à respecter lors des recherches et nos engagements en retour.\"\n\n\
             [policy_version.\"1.0\"]\nsummary = \"Première version.\"\n\n\
             [translation]\nsource = \"{digest}\"\nmethod = \"human\"\n"
        );
        assert_eq!(front, expected);
        assert!(!policy.contains("{#") && source.contains("{#safe-harbor}"));
    }
}
