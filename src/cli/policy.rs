//! `lucarne policy`.

mod target;
mod writing;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::author::NewFile;
use crate::author::policy;
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
use crate::cli::policy::writing::Renewal;
use crate::cli::policy::writing::Writing;
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
        let NewFile { path, text: old } = self.file(&found.document.source);
        let listed = target.summary.as_ref().map(|summary| policy::list_version(&old, &target.version, summary));
        let listed =
            listed.transpose().map_err(|error| Failure::usage(format!("`{path}` cannot be edited: {error}")))?;
        let listed = listed.map(|text| NewFile { path, text });
        let mut writing = self.stored(&found, &target.version, listed.as_ref())?;
        writing.renewed.extend(listed.map(|file| Renewal { file, old }));
        if writing.files().next().is_none() {
            let message = format!(
                "version {} is stored already, with every translation that is up to date",
                target.version.version
            );
            self.terminal.status(message);
            return Ok(());
        }
        let files: Vec<NewFile> = writing.files().cloned().collect();
        let trial = Trial::of(snapshot, &files);
        let report = trial.verify(self.terminal, snapshot)?;
        self.write(&writing)?;
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

    /// Makes the new files, and then renews the others, the list last: a listed version without its text would be told of
    /// at once.
    fn write(&self, writing: &Writing) -> Result<(), Failure> {
        let made = writing.made.iter().map(|file| (file.path.clone(), file.text.clone()));
        let files: Vec<(SitePath, String)> = made.collect();
        let taken = host::taken(self.place.root(), files.iter().map(|(path, _)| path));
        if let Some(path) = taken.first() {
            return Err(Failure::usage(format!("`{path}` is there already, and nothing was written")));
        }
        host::create_all(self.place.root(), &files)?;
        for Renewal { file, old } in &writing.renewed {
            self.place.renew(&file.path, old, &file.text)?;
        }
        let renewed = writing.renewed.iter().map(|renewal| &renewal.file);
        renewed.chain(&writing.made).try_for_each(|file| self.terminal.result(&file.path))
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
