//! Rule profiles: one site that keeps every rule, and for each rule a change that breaks it alone.
//!
//! `tests/profiles/site.md` holds the site; each other file there the cases of one profile, `contradictions.md` those of
//! the rules that every profile has, which must break nothing else in any of them. A case is `## RULE: what is changed`,
//! with fences: `diff PATH` takes the lines with `-` out of a file and puts those with `+` in, others add or replace a
//! whole file; `- without: PATH` and `- at: TIME` are as in `tests/cases`. The fence `violated` holds what the profile
//! must say, the fence `diagnostics` what keeps the site from being published at all. `BLESS=1 cargo test --test
//! profiles` rewrites both.

#[path = "support/fence.rs"]
mod fence;
#[path = "support/profile_site.rs"]
mod profile_site;

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::ops::Range;

use fence::Fence;
use lucarne::check::RULES;
use lucarne::check::RuleBasis;
use lucarne::check::rules_of;
use lucarne::diag::RuleOutcome;
use lucarne::model::Profile;
use profile_site::ProfileSite;

/// Rules that the site has nothing for; a steward is no manufacturer.
const ABOUT_NOTHING: &[&str] = &["CRA-24"];

#[test]
fn site_keeps_every_rule_of_each_profile() {
    let site = ProfileSite::read();
    for profile in Profile::ALL {
        for rule in site.assess(*profile).expect("the site can be built").rules {
            let is_kept = matches!(rule.outcome, RuleOutcome::Satisfied | RuleOutcome::Declared);
            assert!(is_kept || ABOUT_NOTHING.contains(&rule.id), "{}: {:?}", rule.id, rule.outcome);
        }
    }
}

#[test]
fn each_change_breaks_one_rule() {
    let mut failures = Vec::new();
    for file in File::read_all() {
        let mut edits = Vec::new();
        for case in file.cases() {
            let actual = case.run();
            if !case.is_about_its_rule(&actual) {
                failures.push(format!("{}: {} must be broken, and it alone:\n{actual}", file.name, case.rule));
            }
            if case.expectation().is_none_or(|expected| expected.text != actual) {
                failures.push(format!("{}: {} gives\n{actual}", file.name, case.rule));
                edits.push(case.edit(&actual));
            }
        }
        if env::var_os("BLESS").is_some() {
            file.edit(edits);
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn each_rule_has_a_change_that_breaks_it() {
    let files = File::read_all();
    let broken: BTreeSet<String> = files.iter().flat_map(File::cases).map(|case| case.rule).collect();
    let breakable = RULES.iter().filter(|rule| !matches!(rule.basis, RuleBasis::Construction(_)));
    let whole: Vec<&str> = breakable.map(|rule| rule.id).filter(|id| !broken.contains(*id)).collect();
    assert!(whole.is_empty(), "no case breaks {whole:?}");
    let known = |id: &&String| !RULES.iter().any(|rule| rule.id == *id);
    assert_eq!(broken.iter().find(known), None);
}

#[test]
fn rule_that_a_diagnostic_decides_names_one_that_is_an_error() {
    for rule in RULES {
        if let RuleBasis::Diagnostic(code) = rule.basis {
            let code: lucarne::diag::Code = code.parse().expect("a code");
            assert_eq!(code.level(), lucarne::diag::Level::Error, "{}", rule.id);
        }
    }
}

#[test]
fn contradictions_belong_to_every_profile() {
    for profile in Profile::ALL {
        assert_eq!(rules_of(*profile).filter(|rule| rule.id.starts_with("X-")).count(), 12, "{}", profile.as_str());
    }
}

/// A file of cases.
struct File {
    name: String,
    text: String,
}

/// A case: a rule, and a change that breaks it.
struct Case {
    rule: String,
    /// The profiles in which it alone must be broken.
    profiles: Vec<Profile>,
    fences: Vec<Fence>,
    items: Vec<String>,
    /// The line behind the case.
    end: usize,
}

impl File {
    fn read_all() -> Vec<File> {
        let entries = fs::read_dir("tests/profiles").expect("the cases stand in tests/profiles");
        let names =
            entries.map(|entry| entry.expect("the cases can be listed").file_name().to_string_lossy().into_owned());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(".md") && name != "site.md").collect();
        names.sort();
        let read = |name: String| File {
            text: fs::read_to_string(format!("tests/profiles/{name}")).expect("cases are UTF-8"),
            name,
        };
        names.into_iter().map(read).collect()
    }

    fn cases(&self) -> Vec<Case> {
        let stem = self.name.trim_end_matches(".md");
        let profiles = match stem {
            "contradictions" => Profile::ALL.to_vec(),
            _ => vec![stem.parse().expect("a profile")],
        };
        let lines: Vec<&str> = self.text.lines().collect();
        let starts: Vec<usize> = (0..lines.len())
            .filter(|&at| lines[at].starts_with("## ") && lines[at].contains(": ") && !is_fenced(&lines, at))
            .collect();
        let ends = starts.iter().skip(1).copied().chain([lines.len()]);
        let cases = starts.iter().zip(ends).map(|(&start, end)| {
            let rule = lines[start][3..].split(": ").next().unwrap_or_default().to_owned();
            let fences = fence::fences(&lines, start..end);
            let items =
                lines[start..end].iter().filter_map(|line| line.strip_prefix("- ")).map(str::to_owned).collect();
            Case { rule, profiles: profiles.clone(), fences, items, end }
        });
        cases.collect()
    }

    fn edit(&self, mut edits: Vec<(Range<usize>, Vec<String>)>) {
        let mut lines: Vec<String> = self.text.lines().map(str::to_owned).collect();
        edits.sort_by_key(|(range, _)| range.start);
        for (range, replacement) in edits.into_iter().rev() {
            lines.splice(range, replacement);
        }
        let text = lines.join("\n").trim_end().to_owned() + "\n";
        fs::write(format!("tests/profiles/{}", self.name), text).expect("cases can be written");
    }
}

fn is_fenced(lines: &[&str], at: usize) -> bool {
    lines[..at].iter().filter(|line| line.starts_with("```")).count() % 2 == 1
}

impl Case {
    fn expectation(&self) -> Option<&Fence> {
        self.fences.iter().find(|fence| fence.info == self.fence())
    }

    /// The name of the fence that holds what is expected.
    fn fence(&self) -> &'static str {
        match self.basis() {
            RuleBasis::Function(_) | RuleBasis::Declaration | RuleBasis::Construction(_) => "violated",
            RuleBasis::Diagnostic(_) => "diagnostics",
        }
    }

    fn basis(&self) -> RuleBasis {
        RULES.iter().find(|rule| rule.id == self.rule).expect("a case is named after a rule").basis
    }

    /// Returns whether what the changed site says is about the case's rule, and about no other.
    ///
    /// An error that decides a rule may bring others, but none that decides another rule.
    fn is_about_its_rule(&self, actual: &str) -> bool {
        let named = |line: &str| line.split(": ").nth(1).and_then(|text| text.split(' ').next()).map(str::to_owned);
        let names: BTreeSet<String> = actual.lines().filter_map(named).collect();
        match self.basis() {
            RuleBasis::Diagnostic(own) => {
                let others = RULES.iter().filter_map(|rule| match rule.basis {
                    RuleBasis::Diagnostic(code) if code != own => Some(format!("error[{code}]")),
                    _ => None,
                });
                names.contains(&format!("error[{own}]")) && others.into_iter().all(|other| !names.contains(&other))
            }
            RuleBasis::Function(_) | RuleBasis::Declaration | RuleBasis::Construction(_) => {
                names == BTreeSet::from([self.rule.clone()])
            }
        }
    }

    /// Returns the lines of the file that must be replaced, and by what.
    fn edit(&self, actual: &str) -> (Range<usize>, Vec<String>) {
        let written = fence::written(self.fence(), actual);
        match self.expectation() {
            Some(expected) => (expected.lines.clone(), written),
            None => (self.end..self.end, [vec![String::new()], written, vec![String::new()]].concat()),
        }
    }

    /// Returns what the changed site says: the violated rules, or the errors with which there is none.
    fn run(&self) -> String {
        let mut site = ProfileSite::read();
        for item in &self.items {
            match item.split_once(": ") {
                Some(("without", path)) => site.remove(path),
                Some(("at", time)) => site.at = time.parse().expect("a time"),
                _ => {}
            }
        }
        for fence in self.fences.iter().filter(|fence| fence.info.contains(' ')) {
            let (kind, path) = fence.info.split_once(' ').expect("it was chosen by its space");
            if kind == "diff" { site.change(path, &fence.text) } else { site.put(path, &fence.text) }
        }
        site.violations(&self.profiles)
    }
}
