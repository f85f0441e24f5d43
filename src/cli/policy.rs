//! `lucarne policy`.

mod target;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::author::NewFile;
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
use crate::cli::policy::target::Target;
use crate::cli::terminal::Terminal;
use crate::cli::trial;
use crate::cli::trial::Trial;
use crate::cli::trial::new_problems;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Outcome;
use crate::diag::Report;
use crate::host;
use crate::model::DocumentId;
use crate::model::Locale;
use crate::model::PolicyVersion;
use crate::model::is_storable;
use crate::pipeline;
use crate::pipeline::Options;
use crate::pipeline::PlannedEdition;
use crate::read::Corpus;
use crate::read::Document;
use crate::read::DocumentFields;
use crate::read::Text;
use crate::text::SitePath;
use crate::text::Snapshot;
use crate::text::nearest;

pub(in crate::cli) fn run(terminal: &Terminal, place: &Place, arguments: &PolicyArguments) -> Result<(), Failure> {
    match &arguments.command {
        PolicyCommand::Release(release) => {
            let snapshot = place.snapshot()?;
            let corpus = place::corpus(terminal, &snapshot)?;
            let options = trial::options(Drafts::Shown)?;
            let checked = Checked::of(snapshot, &options);
            Shelf { terminal, place, checked, corpus, options }.release(release)
        }
    }
}

/// The policies of the site.
struct Shelf<'a> {
    terminal: &'a Terminal,
    place: &'a Place,
    /// The site as it is.
    checked: Checked,
    corpus: Corpus,
    options: Options,
}

/// A site with its drafts, and what is said of it.
struct Checked {
    snapshot: Arc<Snapshot>,
    outcome: Outcome<Option<PlannedEdition>>,
}

impl Checked {
    fn of(snapshot: Arc<Snapshot>, options: &Options) -> Checked {
        let outcome = pipeline::check(Arc::clone(&snapshot), options);
        Checked { snapshot, outcome }
    }

    /// Returns the edition; where there is none, prints why.
    fn edition(&self, terminal: &Terminal) -> Result<&PlannedEdition, Failure> {
        self.outcome.value.as_ref().ok_or_else(|| {
            terminal.problems(&self.outcome.report, &self.snapshot);
            Failure::problems().told("nothing was written: a text is stored of a site without errors alone")
        })
    }
}

/// One policy, with the versions that it lists, oldest first.
struct Found<'s> {
    document: &'s Document,
    versions: Vec<PolicyVersion>,
}

impl Shelf<'_> {
    fn release(&self, arguments: &ReleaseArguments) -> Result<(), Failure> {
        let found = self.find(arguments)?;
        let target = self.target(&found, arguments)?;
        let snapshot = &self.checked.snapshot;
        let path = snapshot.file(found.document.source.file).path.clone();
        let text = snapshot.file(found.document.source.file).text().unwrap_or_default();
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
        let trial = Trial::of(snapshot, &files);
        let report = trial.verify(self.terminal, snapshot)?;
        self.write(&stored, listed.as_ref().map(|listed| (listed, text)))?;
        self.tell_translations(&found, &target);
        if target.version.issued > self.options.time().today() {
            self.tell_early(&report, &trial.snapshot);
        }
        Ok(())
    }

    /// Warns of what readers are told before the version is in force, which they were not told to be early before.
    fn tell_early(&self, report: &Report, snapshot: &Snapshot) {
        let is_early = |diagnostic: &Diagnostic| diagnostic.code == Code::PolicyUnreleased;
        let report = new_problems(report, &self.checked.outcome.report, is_early);
        if !report.is_empty() {
            self.terminal.problems(&report, snapshot);
        }
    }

    fn find(&self, arguments: &ReleaseArguments) -> Result<Found<'_>, Failure> {
        let policies = || {
            self.corpus.documents().filter_map(|document| {
                let DocumentFields::Policy(fields) = &document.fields else { return None };
                Some((document, fields))
            })
        };
        let id = format!("policies/{}", arguments.name);
        if let Some((document, fields)) = policies().find(|(document, _)| document.id.as_str() == id) {
            return Ok(Found { document, versions: fields.oldest_first() });
        }
        let names = policies().filter_map(|(document, _)| document.id.as_str().strip_prefix("policies/"));
        let nearest = nearest(arguments.name.as_str(), names);
        let hint = nearest.map(|nearest| format!("; there is `{nearest}`")).unwrap_or_default();
        Err(Failure::usage(format!("the site has no policy `{}`{hint}", arguments.name)))
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
        let with_list = listed.map(|listed| Trial::of(&self.checked.snapshot, std::slice::from_ref(listed)).snapshot);
        let with_list = with_list.map(|snapshot| Checked::of(snapshot, &self.options));
        let checked = with_list.as_ref().unwrap_or(&self.checked);
        let edition = checked.edition(self.terminal)?;
        let document = found.document;
        let settled = pipeline::settled(edition, &document.id).map_err(|report| {
            self.terminal.problems(&report, &checked.snapshot);
            Failure::problems()
        })?;
        let body = |locale: &Locale| settled.get(locale).map(String::as_str).unwrap_or_default();
        let wording = |text| Wording { text, body: body(&text.locale) };
        let facts = printed(edition, &document.id, &document.source);
        let there = self.stored_source(found, version);
        let source = match there {
            Some(stored) => {
                let file = self.checked.snapshot.file(stored.source.file);
                NewFile { path: file.path.clone(), text: file.text().unwrap_or_default().to_owned() }
            }
            None => policy::store(&document.id, &version.version, &wording(&document.source), &facts),
        };
        let is_missing = |text: &&Text| !there.is_some_and(|stored| stored.translations.contains_key(&text.locale));
        let today = self.options.time().today();
        let late = (today > version.issued && there.is_some()).then_some(today);
        let translations = fresh(document)
            .filter(is_missing)
            .map(|text| policy::store_translation(&document.id, &version.version, &wording(text), &source, late));
        let translations: Vec<NewFile> = translations.collect();
        Ok(there.is_none().then(|| source.clone()).into_iter().chain(translations).collect())
    }

    /// Makes the new files, and then lists the version: a listed one without its text would be told of at once.
    ///
    /// `listed` is the policy's file as it will be, and its text as it was read.
    fn write(&self, stored: &[NewFile], listed: Option<(&NewFile, &str)>) -> Result<(), Failure> {
        let files: Vec<(SitePath, String)> = stored.iter().map(|file| (file.path.clone(), file.text.clone())).collect();
        let taken = host::taken(self.place.root(), files.iter().map(|(path, _)| path));
        if let Some(path) = taken.first() {
            return Err(Failure::usage(format!("`{path}` is there already, and nothing was written")));
        }
        host::create_all(self.place.root(), &files)?;
        if let Some((file, old)) = listed {
            self.place.renew(&file.path, old, &file.text)?;
        }
        listed.map(|(file, _)| file).into_iter().chain(stored).try_for_each(|file| self.terminal.result(&file.path))
    }

    fn tell_translations(&self, found: &Found<'_>, target: &Target) {
        let version = &target.version.version;
        let fresh: Vec<&Locale> = fresh(found.document).map(|text| &text.locale).collect();
        let all = found.document.translations.keys();
        let stale: Vec<&str> = all.clone().filter(|locale| !fresh.contains(locale)).map(Locale::as_str).collect();
        if !stale.is_empty() {
            self.terminal.note(format_args!(
                "not up to date, and not stored: {}; translate what is new, and release {version} once more",
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

/// Returns the translations that are up to date with their source.
fn fresh(document: &Document) -> impl Iterator<Item = &Text> {
    document.translations.values().filter(|text| text.is_current(&document.source))
}

fn printed(edition: &Edition, id: &DocumentId, source: &Text) -> BTreeMap<String, String> {
    let document = edition.document(id);
    document.map(|document| check::printed_facts(edition.site(), document, &source.outline)).unwrap_or_default()
}
