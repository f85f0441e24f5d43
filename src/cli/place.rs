//! The site that a command works on.

use std::collections::BTreeSet;
use std::env;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use crate::check::Drafts;
use crate::cli::failure::Failure;
use crate::cli::terminal::Terminal;
use crate::diag::Diagnostic;
use crate::diag::Level;
use crate::diag::Place as DiagnosticPlace;
use crate::diag::Report;
use crate::host;
use crate::host::Guarded;
use crate::read;
use crate::read::Corpus;
use crate::read::Document;
use crate::read::Visibility;
use crate::text::FileId;
use crate::text::SitePath;
use crate::text::Snapshot;

const FIRST_STEP: &str = "make a site with `lucarne init DIR`, or name one with `--site DIR`";

/// Returns what the sources say; prints their problems and fails where the site's facts cannot be read.
pub(in crate::cli) fn corpus(terminal: &Terminal, snapshot: &Snapshot) -> Result<Corpus, Failure> {
    let mut outcome = read::read(snapshot);
    outcome.value.ok_or_else(|| {
        outcome.report.sort();
        terminal.problems(&outcome.report, snapshot);
        Failure::problems()
    })
}

/// Returns what the sources say, as [`corpus`] does, and fails too where a document could not be read whole: what is said of
/// all documents must be said of that one. Nothing is told of what is not public, unless drafts are looked at.
pub(in crate::cli) fn whole_corpus(
    terminal: &Terminal,
    snapshot: &Snapshot,
    drafts: Drafts,
) -> Result<Corpus, Failure> {
    let mut outcome = read::read(snapshot);
    let Some(corpus) = outcome.value.take() else { return corpus(terminal, snapshot) };
    let now = host::clock()?;
    let hidden = corpus.documents().filter(|document| drafts == Drafts::Hidden && is_private(document, now));
    let hidden: BTreeSet<FileId> = hidden.flat_map(|document| &document.files).copied().collect();
    let is_in_content = |problem: &Diagnostic| match &problem.place {
        DiagnosticPlace::Path(path) => path.starts_with("content/"),
        DiagnosticPlace::Span(span) => {
            !hidden.contains(&span.file) && snapshot.file(span.file).path.strip("content").is_some()
        }
    };
    let mut told = Report::new();
    let faults = outcome.report.iter().filter(|problem| problem.level == Level::Error && is_in_content(problem));
    faults.for_each(|fault| told.push(fault.clone()));
    if told.is_empty() {
        return Ok(corpus);
    }
    told.sort();
    terminal.problems(&told, snapshot);
    Err(Failure::problems())
}

/// Returns whether a document is for the public, but not yet; where nobody can tell, it is not.
pub(in crate::cli) fn is_private(document: &Document, now: Timestamp) -> bool {
    match document.visibility {
        Visibility::Always | Visibility::Unreadable => false,
        Visibility::From(published) => published.timestamp() > now,
        Visibility::Draft => true,
    }
}

/// The root of a site on this machine.
pub(in crate::cli) struct Place {
    root: PathBuf,
}

impl Place {
    /// Finds the site: the named folder, or that of a named `site.toml`, else the nearest one from the current folder upward.
    pub(in crate::cli) fn find(named: Option<&Path>) -> Result<Place, Failure> {
        match named.map(folder_of) {
            Some(folder) if host::has_site(folder) => Ok(Place { root: folder.to_owned() }),
            Some(folder) => Err(missing(format!("`{}` has no `{}`", folder.display(), host::SITE_FILE))),
            None => host::find_site(Path::new("."))
                .map(|root| Place { root })
                .ok_or_else(|| missing(format!("there is no `{}` here or in a folder above", host::SITE_FILE))),
        }
    }

    /// Returns the root.
    pub(in crate::cli) fn root(&self) -> &Path {
        &self.root
    }

    /// Returns whether a path leads to the root.
    pub(in crate::cli) fn is_root(&self, path: &Path) -> bool {
        let real = |path: &Path| path.canonicalize().ok();
        real(path).is_some_and(|path| Some(path) == real(&self.root))
    }

    /// Returns the path from the current folder to the site, with a slash at its end; empty where the site is the current
    /// folder, or not below it.
    pub(in crate::cli) fn base(&self) -> String {
        let here = env::current_dir().and_then(|here| here.canonicalize());
        let (Ok(here), Ok(root)) = (here, self.root.canonicalize()) else { return String::new() };
        let Ok(below) = root.strip_prefix(here) else { return String::new() };
        below.components().map(|part| format!("{}/", part.as_os_str().to_string_lossy())).collect()
    }

    /// Returns the folder that is published where no other is named.
    pub(in crate::cli) fn public(&self) -> PathBuf {
        self.root.join("public")
    }

    /// Reads all inputs.
    pub(in crate::cli) fn snapshot(&self) -> Result<Arc<Snapshot>, Failure> {
        Ok(Arc::new(host::snapshot(&self.root)?))
    }

    /// Writes a source anew; one that does not have the text any more that was read stays as it is, which is a failure.
    pub(in crate::cli) fn renew(&self, path: &SitePath, old: &str, text: &str) -> Result<(), Failure> {
        let is_written = host::renew_source(&self.root, path, old, text)?;
        is_written.then_some(()).ok_or_else(|| Failure::changed_meanwhile(path))
    }

    /// Returns the folders that a publication must not touch.
    pub(in crate::cli) fn guarded(&self) -> Guarded {
        Guarded::of_site(&self.root, env::home_dir().as_deref())
    }
}

/// Returns the folder that is meant: a `site.toml` stands for its own.
fn folder_of(named: &Path) -> &Path {
    match named.parent() {
        Some(folder) if named.ends_with(host::SITE_FILE) && !host::has_site(named) => {
            if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            }
        }
        _ => named,
    }
}

fn missing(message: String) -> Failure {
    Failure::usage(message).hint(FIRST_STEP)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn source_that_was_changed_meanwhile_is_left_as_it_is() {
        let site = tempfile::tempdir().unwrap();
        let path: SitePath = "content/a.md".parse().unwrap();
        host::create_source(site.path(), &path, "read").unwrap();
        let place = Place { root: site.path().to_owned() };
        place.renew(&path, "read", "edited").unwrap();
        let failure = place.renew(&path, "read", "edited otherwise").unwrap_err();
        assert_eq!(failure.message(), Some("`content/a.md` was changed meanwhile, and was left as it is"));
        place.renew(&path, "edited", "read").unwrap();
    }
}
