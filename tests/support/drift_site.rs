//! What is reported of the drift of translations in a site that stands in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use lucarne::check::BuildTime;
use lucarne::check::Conditions;
use lucarne::check::Drafts;
use lucarne::check::Locking;
use lucarne::check::Signing;
use lucarne::diag::Code;
use lucarne::diag::Diagnostic;
use lucarne::diag::Outcome;
use lucarne::diag::Place;
use lucarne::read;
use lucarne::text::Location;
use lucarne::text::Origin;
use lucarne::text::Snapshot;
use lucarne::text::SourceFile;

/// One report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drift {
    /// The file it is about.
    pub path: String,
    /// Its first line there.
    pub line: usize,
    /// Its code.
    pub code: Code,
    /// What it says.
    pub message: String,
}

/// Returns what is reported of the files of a site, drafts included.
///
/// # Panics
///
/// Where `site.toml` cannot be read.
pub fn check(texts: &BTreeMap<String, String>, others: Vec<SourceFile>) -> Vec<Drift> {
    let texts = texts.iter().map(|(path, text)| SourceFile {
        path: path.parse().expect("a path of the site"),
        origin: Origin::Site,
        bytes: text.clone().into_bytes().into(),
    });
    let snapshot = Arc::new(Snapshot::new(others.into_iter().chain(texts).collect(), Vec::new()));
    let at = "2026-11-21T12:00:00Z".parse().expect("a moment");
    let expired = BTreeMap::new();
    let conditions = Conditions {
        time: BuildTime { at, public_until: at },
        drafts: Drafts::Shown,
        locking: Locking::Open,
        signing: Signing::Nowhere,
        expired: &expired,
    };
    let Outcome { value: corpus, report } = read::read(&snapshot);
    let corpus = Outcome { value: corpus.expect("`site.toml` can be read"), report };
    let report = lucarne::check::check(corpus, Arc::clone(&snapshot), conditions).report;
    report.iter().filter_map(|diagnostic| drift_of(diagnostic, &snapshot)).collect()
}

fn drift_of(diagnostic: &Diagnostic, snapshot: &Snapshot) -> Option<Drift> {
    let Place::Span(span) = diagnostic.place else { return None };
    let file = snapshot.file(span.file);
    let line = Location::of(&file.bytes, span.start).line;
    Some(Drift { path: file.path.to_string(), line, code: diagnostic.code, message: diagnostic.message.clone() })
}

impl Drift {
    /// Returns whether it tells of drift, or of what no reader was meant to see.
    pub fn is_of_text(&self) -> bool {
        let name = self.code.as_str();
        let families = ["drift-", "text-", "term-", "typography-"];
        let others = [
            Code::Untranslated,
            Code::ParagraphDuplicate,
            Code::LinkDangling,
            Code::HeadingsFlat,
            Code::HeadingsDiffer,
        ];
        families.iter().any(|family| name.starts_with(family)) || others.contains(&self.code)
    }
}
