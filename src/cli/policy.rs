//! `lucarne policy`.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::author::NewFile;
use crate::author::init::parse_name;
use crate::author::policy;
use crate::author::policy::Wording;
use crate::check;
use crate::check::Drafts;
use crate::check::Edition;
use crate::cli::arguments::PolicyArguments;
use crate::cli::arguments::PolicyCommand;
use crate::cli::arguments::ReleaseArguments;
use crate::cli::failure::Failure;
use crate::cli::place;
use crate::cli::place::Place;
use crate::cli::questions::Questions;
use crate::cli::terminal::Terminal;
use crate::cli::trial;
use crate::cli::trial::Trial;
use crate::host;
use crate::host::write_atomic;
use crate::model::DocumentId;
use crate::model::Locale;
use crate::model::PolicyVersion;
use crate::model::is_storable;
use crate::pipeline;
use crate::read;
use crate::read::Corpus;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::read::Text;
use crate::text::SitePath;
use crate::text::Snapshot;

pub(in crate::cli) fn run(terminal: &Terminal, place: &Place, arguments: &PolicyArguments) -> Result<(), Failure> {
    match &arguments.command {
        PolicyCommand::Release(release) => {
            let snapshot = place.snapshot()?;
            let corpus = place::corpus(terminal, &snapshot)?;
            let now = trial::options(Drafts::Shown)?;
            let today = now.at.unwrap_or(now.clock).to_zoned(TimeZone::UTC).date();
            Shelf { terminal, place, snapshot, corpus, today }.release(release)
        }
    }
}

/// The policies of the site.
struct Shelf<'a> {
    terminal: &'a Terminal,
    place: &'a Place,
    snapshot: Arc<Snapshot>,
    corpus: Corpus,
    today: Date,
}

/// One policy, with the versions that it lists, oldest first.
struct Found<'s> {
    document: &'s Document,
    versions: Vec<PolicyVersion>,
}

/// The version that is released.
struct Target {
    version: PolicyVersion,
    /// What is new in it; `None` where the policy lists it already.
    summary: Option<String>,
}

impl Shelf<'_> {
    fn release(&self, arguments: &ReleaseArguments) -> Result<(), Failure> {
        let found = self.find(arguments)?;
        let target = self.target(&found, arguments)?;
        let path = self.snapshot.file(found.document.source.file).path.clone();
        let text = self.snapshot.file(found.document.source.file).text().unwrap_or_default();
        let listed = target.summary.as_ref().map(|summary| policy::list_version(text, &target.version, summary));
        let listed =
            listed.transpose().map_err(|error| Failure::usage(format!("`{path}` cannot be edited: {error}")))?;
        let listed = listed.map(|text| NewFile { path, text });
        let stored = self.stored(&found, &target.version, listed.as_ref())?;
        if stored.is_empty() && listed.is_none() {
            let message = format!(
                "version {} is stored already, with every translation that is up to date",
                target.version.version
            );
            self.terminal.status(message);
            return Ok(());
        }
        let files: Vec<NewFile> = stored.iter().chain(&listed).cloned().collect();
        Trial::of(&self.snapshot, &files).verify(self.terminal, &self.snapshot)?;
        self.write(&stored, listed.as_ref())?;
        self.tell_translations(&found, &target);
        Ok(())
    }

    fn find(&self, arguments: &ReleaseArguments) -> Result<Found<'_>, Failure> {
        let policies = || {
            self.corpus.documents.iter().filter_map(|document| {
                let DocumentFields::Policy(fields) = &document.fields else { return None };
                Some((document, fields))
            })
        };
        let id = format!("policies/{}", arguments.name);
        if let Some((document, fields)) = policies().find(|(document, _)| document.id.as_str() == id) {
            return Ok(Found { document, versions: fields.oldest_first() });
        }
        let names = policies().filter_map(|(document, _)| document.id.as_str().strip_prefix("policies/"));
        let nearest = read::nearest(arguments.name.as_str(), names);
        let hint = nearest.map(|nearest| format!("; there is `{nearest}`")).unwrap_or_default();
        Err(Failure::usage(format!("the site has no policy `{}`{hint}", arguments.name)))
    }

    /// Decides which version is released, and asks for what nobody can know.
    fn target(&self, found: &Found<'_>, arguments: &ReleaseArguments) -> Result<Target, Failure> {
        let named = arguments.version.as_ref();
        let newest = found.versions.last();
        let listed = match named {
            Some(version) => found.versions.iter().find(|listed| listed.version == *version),
            // What is new can only be said of a new version.
            None => newest.filter(|newest| arguments.summary.is_none() && self.is_open(found, newest)),
        };
        if let Some(listed) = listed {
            self.refuse_other_text(found, listed)?;
            return Ok(Target { version: listed.clone(), summary: None });
        }
        if let Some(same) =
            newest.filter(|newest| self.stored_source(found, newest).is_some() && self.is_open(found, newest))
        {
            let message = format!("the policy says what it said as version {}", same.version);
            return Err(Failure::usage(message).hint("edit it first, and then release it"));
        }
        let next = newest.map_or_else(|| "1.0".to_owned(), |newest| policy::next_version(&newest.version));
        let version = named.cloned().unwrap_or(next);
        if !is_storable(&version) {
            let failure = Failure::usage(format!("a version cannot be named `{}`", version.escape_debug()));
            return Err(failure.hint("a name has letters, digits, `.`, `-` and `_`, such as `2.1`"));
        }
        let issued = arguments.on.unwrap_or(self.today);
        if let Some(newest) = newest.filter(|newest| newest.issued > issued) {
            let message =
                format!("version {} is of {}, and {version} would be of {issued}", newest.version, newest.issued);
            return Err(Failure::usage(message).hint("give a later day with `--on`"));
        }
        let mut questions = Questions::new();
        let question =
            format!("What version {version} changes, in one sentence ({})", self.corpus.site.source_locale());
        let summary = questions.answer("--summary", arguments.summary.clone(), &question, None, parse_name)?;
        let summary = summary.ok_or_else(|| questions.failure())?;
        let version = PolicyVersion { version, issued };
        // A text may be stored that no version lists: that of a release which did not come to its end.
        self.refuse_other_text(found, &version)?;
        Ok(Target { version, summary: Some(summary) })
    }

    /// Returns whether a listed version is not stored, or stored as the policy still says it.
    fn is_open(&self, found: &Found<'_>, version: &PolicyVersion) -> bool {
        self.stored_source(found, version)
            .is_none_or(|stored| released_of(stored) == Some(&found.document.source.wording))
            && !self.prints_other_facts(found, version)
    }

    /// Returns whether what a policy prints is another datum than in a stored version.
    fn prints_other_facts(&self, found: &Found<'_>, version: &PolicyVersion) -> bool {
        let Some(DocumentFields::PolicyVersion(released)) =
            self.stored_source(found, version).map(|stored| &stored.fields)
        else {
            return false;
        };
        let Some(edition) = edition(&self.snapshot) else { return false };
        let now = printed(&edition, &found.document.id, &found.document.source);
        now.iter().any(|(name, value)| released.facts.get(name).is_some_and(|before| before != value))
    }

    fn refuse_other_text(&self, found: &Found<'_>, version: &PolicyVersion) -> Result<(), Failure> {
        if self.is_open(found, version) {
            return Ok(());
        }
        let message = format!("version {} is stored, and the policy says something else now", version.version);
        Err(Failure::usage(message).hint("leave `--version` out: a new text is a new version"))
    }

    fn stored_source(&self, found: &Found<'_>, version: &PolicyVersion) -> Option<&Document> {
        let id = format!("{}/versions/{}", found.document.id, version.version);
        self.corpus.documents.iter().find(|document| document.id.as_str() == id)
    }

    /// Returns the files that store a version, without those that are there.
    fn stored(
        &self,
        found: &Found<'_>,
        version: &PolicyVersion,
        listed: Option<&NewFile>,
    ) -> Result<Vec<NewFile>, Failure> {
        if !is_storable(&version.version) {
            let message = format!("version `{}` has no name that a file can have", version.version.escape_debug());
            return Err(Failure::usage(message));
        }
        let snapshot = Trial::of(&self.snapshot, listed.map(std::slice::from_ref).unwrap_or_default()).snapshot;
        let Some(edition) = edition(&snapshot) else {
            let options = trial::options(Drafts::Shown)?;
            let report = pipeline::check(Arc::clone(&snapshot), &options).report;
            self.terminal.problems(&report, &snapshot);
            return Err(
                Failure::problems().told("nothing was written: a text is stored of a site without errors alone")
            );
        };
        let document = found.document;
        let settled = match pipeline::settled(&edition, &document.id) {
            Ok(settled) => settled,
            Err(report) => {
                self.terminal.problems(&report, &snapshot);
                return Err(Failure::problems());
            }
        };
        let body = |locale: &Locale| settled.get(locale).map(String::as_str).unwrap_or_default();
        let wording = |text| Wording { text, body: body(&text.locale) };
        let facts = printed(&edition, &document.id, &document.source);
        let there = self.stored_source(found, version);
        let source = match there {
            Some(stored) => {
                let file = self.snapshot.file(stored.source.file);
                NewFile { path: file.path.clone(), text: file.text().unwrap_or_default().to_owned() }
            }
            None => policy::store(&document.id, &version.version, &wording(&document.source), &facts),
        };
        let is_missing = |text: &&Text| !there.is_some_and(|stored| stored.translations.contains_key(&text.locale));
        let late = (self.today > version.issued && there.is_some()).then_some(self.today);
        let translations = fresh(document)
            .filter(is_missing)
            .map(|text| policy::store_translation(&document.id, &version.version, &wording(text), &source, late));
        let translations: Vec<NewFile> = translations.collect();
        Ok(there.is_none().then(|| source.clone()).into_iter().chain(translations).collect())
    }

    /// Makes the new files, and then lists the version: a listed one without its text would be told of at once.
    fn write(&self, stored: &[NewFile], listed: Option<&NewFile>) -> Result<(), Failure> {
        let files: Vec<(SitePath, String)> = stored.iter().map(|file| (file.path.clone(), file.text.clone())).collect();
        let taken = host::taken(self.place.root(), files.iter().map(|(path, _)| path));
        if let Some(path) = taken.first() {
            return Err(Failure::usage(format!("`{path}` is there already, and nothing was written")));
        }
        host::create_all(self.place.root(), &files)?;
        if let Some(file) = listed {
            write_atomic(&self.place.root().join(file.path.as_str()), file.text.as_bytes())?;
        }
        listed.into_iter().chain(stored).try_for_each(|file| self.terminal.result(&file.path))
    }

    fn tell_translations(&self, found: &Found<'_>, target: &Target) {
        let version = &target.version.version;
        let fresh: Vec<&Locale> = fresh(found.document).map(|text| &text.locale).collect();
        let all = found.document.translations.keys();
        let stale: Vec<&str> = all.clone().filter(|locale| !fresh.contains(locale)).map(Locale::as_str).collect();
        if !stale.is_empty() {
            self.terminal.note(format_args!(
                "{} is not up to date, and not stored: bring it up to date, and release {version} once more",
                stale.join(", ")
            ));
        }
        let locales: Vec<&str> = all.map(Locale::as_str).collect();
        if target.summary.is_some() && !locales.is_empty() {
            self.terminal.status(format_args!(
                "say in {} too what is new: `summary` under `[policy_version.\"{version}\"]`, and then `lucarne \
                 translate mark FILE...`",
                locales.join(", ")
            ));
        }
    }
}

fn released_of(document: &Document) -> Option<&String> {
    let DocumentFields::PolicyVersion(released) = &document.fields else { return None };
    released.source.as_ref()
}

/// Returns the translations that are up to date with their source.
fn fresh(document: &Document) -> impl Iterator<Item = &Text> {
    let is_fresh = |text: &&Text| {
        let made_from = text.translation.as_ref().and_then(|translation| translation.source.as_ref());
        made_from.is_some_and(|hash| hash.value == document.source.digest)
    };
    document.translations.values().filter(is_fresh)
}

/// Returns the site with its drafts, where it has no errors.
fn edition(snapshot: &Arc<Snapshot>) -> Option<Edition> {
    let options = trial::options(Drafts::Shown).ok()?;
    pipeline::check(Arc::clone(snapshot), &options).value
}

fn printed(edition: &Edition, id: &DocumentId, source: &Text) -> BTreeMap<String, String> {
    let document = edition.document(id);
    document.map(|document| check::printed_facts(edition, document, &source.outline)).unwrap_or_default()
}
