//! A Markdown file with one or more cases.

use std::fs;
use std::ops::Range;

use crate::case;
use crate::case::Case;
use crate::case::Run;
use crate::fence;
use crate::fence::Fence;

/// A Markdown file with one or more cases.
pub struct CaseFile {
    /// Its path.
    pub path: String,
    text: String,
}

impl CaseFile {
    /// Reads every file of `tests/cases`, by name.
    pub fn read_all() -> Vec<CaseFile> {
        let entries = fs::read_dir("tests/cases").expect("the cases stand in tests/cases");
        let paths = entries.map(|entry| entry.expect("the cases can be listed").path().to_string_lossy().into_owned());
        let mut paths: Vec<String> = paths.filter(|path| path.ends_with(".md")).collect();
        paths.sort();
        let read = |path: String| CaseFile { text: fs::read_to_string(&path).expect("cases are UTF-8"), path };
        paths.into_iter().map(read).collect()
    }

    /// Returns the texts of the fences with expected diagnostics.
    pub fn expected_diagnostics(&self) -> Vec<String> {
        let lines: Vec<&str> = self.text.lines().collect();
        let fences = fence::fences(&lines, 0..lines.len()).into_iter();
        fences.filter(|fence| fence.info == "diagnostics").map(|fence| fence.text).collect()
    }

    /// Returns what does not hold, in words.
    pub fn run(&self) -> Vec<String> {
        let mut failures = Vec::new();
        self.each(|place, case, run| {
            for fence in &case.expectations {
                if let Some(actual) = run.correction(fence) {
                    let at = fence.lines.start + 1;
                    failures.push(format!(
                        "{}:{at}: {}\nexpected:\n{}\nactual:\n{actual}",
                        self.path, fence.info, fence.text
                    ));
                }
            }
            let is_said = case.expectations.iter().any(|fence| fence.info == "diagnostics");
            if !is_said && !run.diagnostics().is_empty() {
                failures.push(format!(
                    "{}:{}: diagnostics\nexpected none, actual:\n{}",
                    self.path,
                    place.start + 1,
                    run.diagnostics()
                ));
            }
        });
        failures
    }

    /// Writes what a run gave into the fences; returns what cannot be written so.
    pub fn bless(&self) -> Vec<String> {
        let mut edits: Vec<(Range<usize>, Vec<String>)> = Vec::new();
        let mut failures = Vec::new();
        self.each(|place, case, run| {
            for fence in &case.expectations {
                let Some(actual) = run.correction(fence) else { continue };
                if matches!(fence.info.split(' ').next(), Some("output-contains" | "output-lacks")) {
                    failures.push(format!("{}:{}: {} does not hold", self.path, fence.lines.start + 1, fence.info));
                } else {
                    edits.push((fence.lines.clone(), fence::written(&fence.info, &actual)));
                }
            }
            let is_said = case.expectations.iter().any(|fence| fence.info == "diagnostics");
            if !is_said && !run.diagnostics().is_empty() {
                let mut lines = vec![String::new()];
                lines.extend(fence::written("diagnostics", &run.diagnostics()));
                lines.push(String::new());
                edits.push((place.end..place.end, lines));
            }
        });
        self.edit(edits);
        failures
    }

    fn edit(&self, mut edits: Vec<(Range<usize>, Vec<String>)>) {
        if edits.is_empty() {
            return;
        }
        let mut lines: Vec<String> = self.text.lines().map(str::to_owned).collect();
        edits.sort_by_key(|(range, _)| range.start);
        for (range, replacement) in edits.into_iter().rev() {
            lines.splice(range, replacement);
        }
        let text = lines.join("\n");
        fs::write(&self.path, text.trim_end().to_owned() + "\n").expect("cases can be written");
    }

    /// Runs each case of the file, with the lines that are its own.
    fn each(&self, mut visit: impl FnMut(Range<usize>, &Case, &Run)) {
        let lines: Vec<&str> = self.text.lines().collect();
        let all = fence::fences(&lines, 0..lines.len());
        let is_inside = |at: usize| all.iter().any(|fence| fence.lines.contains(&at));
        let starts: Vec<usize> =
            (0..lines.len()).filter(|&at| lines[at].starts_with("## ") && !is_inside(at)).collect();
        let shared = 0..starts.first().copied().unwrap_or(lines.len());
        let ends = starts.iter().skip(1).copied().chain([lines.len()]);
        let mut places: Vec<Range<usize>> = starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect();
        let is_misplaced = |fence: &&Fence| case::is_expectation(&fence.info) && shared.contains(&fence.lines.start);
        if let Some(fence) = all.iter().find(is_misplaced).filter(|_| !places.is_empty()) {
            panic!("{}:{}: what is expected stands in one of the cases", self.path, fence.lines.start + 1);
        }
        if places.is_empty() {
            places.push(lines.len()..lines.len());
        }
        for place in places {
            let is_ours = |at: usize| shared.contains(&at) || place.contains(&at);
            let fences: Vec<Fence> = all.iter().filter(|fence| is_ours(fence.lines.start)).cloned().collect();
            let prose: Vec<&str> =
                (0..lines.len()).filter(|&at| is_ours(at) && !is_inside(at)).map(|at| lines[at]).collect();
            let case = Case::new(&fences, &prose);
            if case.is_possible {
                visit(place, &case, &case.run());
            }
        }
    }
}
