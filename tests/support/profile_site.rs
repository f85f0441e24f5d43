//! The site of `tests/profiles/site.md`, with changes.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use jiff::Timestamp;
use lucarne::check;
use lucarne::diag;
use lucarne::diag::Format;
use lucarne::diag::ProfileResult;
use lucarne::diag::Style;
use lucarne::host;
use lucarne::model::Profile;
use lucarne::pipeline;
use lucarne::pipeline::Options;
use lucarne::pipeline::PlannedEdition;
use lucarne::read;
use lucarne::text::Location;
use lucarne::text::Origin;
use lucarne::text::Snapshot;
use lucarne::text::SourceFile;

use crate::fence;

/// A site and the time of its build.
pub struct ProfileSite {
    files: BTreeMap<String, String>,
    /// The time of the build.
    pub at: Timestamp,
}

impl ProfileSite {
    /// Reads the site that keeps every rule.
    pub fn read() -> ProfileSite {
        let text = fs::read_to_string("tests/profiles/site.md").expect("the site stands in tests/profiles/site.md");
        let lines: Vec<&str> = text.lines().collect();
        let fences = fence::fences(&lines, 0..lines.len());
        let file =
            |fence: fence::Fence| (fence.info.split_once(' ').expect("a fence names a file").1.to_owned(), fence.text);
        let mut files: BTreeMap<String, String> = fences.into_iter().map(file).collect();
        let source = files.get("content/advisories/2026/EX-2026-0001.md").expect("the source is there");
        let id = "advisories/2026/EX-2026-0001".parse().expect("an id");
        let digest = read::source_digest(&id, source).expect("the source can be read");
        let translation =
            files.get_mut("content/advisories/2026/EX-2026-0001.fr.md").expect("the translation is there");
        *translation = translation.replace("\"SOURCE\"", &format!("\"{digest}\""));
        ProfileSite { files, at: "2026-11-21T12:00:00Z".parse().expect("a moment") }
    }

    /// Adds or replaces a file.
    pub fn put(&mut self, path: &str, text: &str) {
        self.files.insert(path.to_owned(), text.to_owned());
    }

    /// Removes a file.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path).expect("`- without:` names a file");
    }

    /// Takes the lines with `-` out of a file and puts those with `+` in their place; others only say where.
    pub fn change(&mut self, path: &str, change: &str) {
        let side = |mark: char| -> String {
            let lines = change.lines().filter(|line| line.starts_with([' ', mark]));
            lines.flat_map(|line| [&line[1..], "\n"]).collect()
        };
        let (old, new) = (side('-'), side('+'));
        let file = self.files.get_mut(path).expect("a change names a file");
        // The hash of a source is filled in when the site is read.
        if old.contains("SOURCE") {
            let line =
                file.lines().find(|line| line.starts_with("source = ")).expect("a translation").to_owned() + "\n";
            *file = file.replacen(&line, &new, 1);
            return;
        }
        let at = format!("\n{file}").find(&format!("\n{old}")).unwrap_or_else(|| panic!("{path} has no lines\n{old}"));
        file.replace_range(at..at + old.len(), &new);
    }

    /// Returns what a profile says; the diagnostics where the site cannot be built.
    pub fn assess(&self, profile: Profile) -> Result<ProfileResult, String> {
        let (snapshot, edition, report) = self.check();
        let edition = edition.ok_or_else(|| diag::print(&report, &snapshot, Format::Short, Style::Plain, ""))?;
        let report = check::assess(&edition, &[profile]);
        Ok(report.profiles().first().expect("one profile was asked for").clone())
    }

    /// Returns the places where rules are not kept, one a line, else the errors with which there is no site.
    pub fn violations(&self, profiles: &[Profile]) -> String {
        let (snapshot, edition, report) = self.check();
        let Some(edition) = edition else {
            let lines = diag::print(&report, &snapshot, Format::Short, Style::Plain, "");
            let errors = lines.lines().filter(|line| line.contains(": error["));
            // What an error says is a matter of its own cases.
            let errors: BTreeSet<&str> = errors.filter_map(|line| line.split_inclusive("]: ").next()).collect();
            return errors.into_iter().flat_map(|line| [line.trim_end_matches(": "), "\n"]).collect();
        };
        let report = check::assess(&edition, profiles);
        let lines = report.findings().map(|(rule, violation)| {
            let file = snapshot.file(violation.place.file);
            let Location { line, column } = Location::of(&file.bytes, violation.place.start);
            let (level, message, hint) = (violation.level.as_str(), &violation.message, &violation.hint);
            format!("{}:{line}:{column}: {} {level}: {message}; {hint}\n", file.path, rule.id)
        });
        lines.collect()
    }

    fn check(&self) -> (Arc<Snapshot>, Option<PlannedEdition>, diag::Report) {
        let own = self.files.iter().map(|(path, text)| SourceFile {
            path: path.parse().expect("the files have plain paths"),
            origin: Origin::Site,
            bytes: text.as_bytes().into(),
        });
        let snapshot = Arc::new(Snapshot::new(host::built_in().into_iter().chain(own).collect(), Vec::new()));
        let options = Options { jobs: Some(1), ..Options::new(Some(self.at), self.at) };
        let outcome = pipeline::check(Arc::clone(&snapshot), &options);
        (snapshot, outcome.value, outcome.report)
    }
}
