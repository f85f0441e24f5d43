//! One case: its inputs, what is expected, and a run of it.

#[path = "small_site.rs"]
mod small_site;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::Mutex;

use lucarne::check::Drafts;
use lucarne::check::Locking;
use lucarne::diag;
use lucarne::diag::Format;
use lucarne::diag::Report;
use lucarne::diag::Style;
use lucarne::host;
use lucarne::pipeline;
use lucarne::pipeline::MakeError;
use lucarne::pipeline::Options;
use lucarne::pipeline::PlannedEdition;
use lucarne::text::Origin;
use lucarne::text::Refusal;
use lucarne::text::RefusalCause;
use lucarne::text::Snapshot;
use lucarne::text::SourceFile;

use crate::fence::Fence;

use small_site::SMALL_SITE;

/// The time of a build where a case says nothing.
const AT: &str = "2026-11-21T12:00:00Z";

/// One case.
pub struct Case {
    /// The inputs by path.
    inputs: BTreeMap<String, Vec<u8>>,
    refused: Vec<Refusal>,
    options: Options,
    /// Whether the program has the features that the case needs.
    pub is_possible: bool,
    /// What is expected, in the order of the file.
    pub expectations: Vec<Fence>,
}

/// What a run of a case gave.
pub struct Run {
    report: Report,
    snapshot: Arc<Snapshot>,
    outputs: BTreeMap<String, Vec<u8>>,
}

impl Case {
    /// Makes a case of its fences and of the lines that set what files cannot.
    pub fn new(fences: &[Fence], prose: &[&str]) -> Case {
        let inputs = SMALL_SITE.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
        let options = Options { jobs: Some(1), ..Options::new(Some(time(AT)), time(AT)) };
        let mut case = Case {
            inputs: inputs.collect(),
            refused: Vec::new(),
            options,
            is_possible: true,
            expectations: Vec::new(),
        };
        for fence in fences {
            match fence.info.split_once(' ') {
                _ if is_expectation(&fence.info) => case.expectations.push(fence.clone()),
                Some((_, path)) => {
                    case.inputs.insert(path.to_owned(), fence.text.clone().into_bytes());
                }
                None => {}
            }
        }
        for line in prose {
            if let Some((name, value)) = line.strip_prefix("- ").and_then(|item| item.split_once(": ")) {
                case.set(name, value);
            }
        }
        case
    }

    fn set(&mut self, name: &str, value: &str) {
        let words: Vec<&str> = value.split_whitespace().collect();
        match name {
            "at" => {
                self.options.at = Some(time(value));
                self.options.clock = time(value);
            }
            "clock" => self.options.clock = time(value),
            "options" => words.iter().for_each(|option| self.set_option(option)),
            "bytes" => {
                let input = self.inputs.get_mut(words[0]).expect("`- bytes:` names an input");
                words[1..].iter().for_each(|change| *input = changed(input, change));
            }
            "needs" => {
                assert_eq!(value, "signatures", "`- needs:` names a feature");
                self.is_possible = cfg!(feature = "signatures");
            }
            "refused" => self.refused.push(refusal(&words)),
            "without" => {
                self.inputs.remove(words[0]).expect("`- without:` names an input");
            }
            _ => {}
        }
    }

    fn set_option(&mut self, option: &str) {
        match option.split_once('=').unwrap_or((option, "")) {
            ("--drafts", _) => self.options.drafts = Drafts::Shown,
            ("--locked", _) => self.options.locking = Locking::Locked,
            ("--base-url", url) => self.options.base_url = Some(url.parse().expect("an option gives a base address")),
            _ => panic!("`- options:` knows no {option}"),
        }
    }

    /// Builds the site in memory.
    pub fn run(&self) -> Run {
        let own = self.inputs.iter().map(|(path, bytes)| SourceFile {
            path: path.parse().expect("inputs have plain paths"),
            origin: Origin::Site,
            bytes: bytes.as_slice().into(),
        });
        let files = host::built_in().into_iter().chain(own).collect();
        let snapshot = Arc::new(Snapshot::new(files, self.refused.clone()));
        let outcome = pipeline::check(Arc::clone(&snapshot), &self.options);
        let mut run = Run { report: outcome.report, snapshot, outputs: BTreeMap::new() };
        if let Some(edition) = outcome.value.filter(|_| self.needs_outputs()) {
            run.make(&edition, &self.options);
        }
        run.report.sort();
        run
    }

    /// Outputs take time; a theme's faults show only in them.
    fn needs_outputs(&self) -> bool {
        let has_theme = self.inputs.keys().any(|path| path.starts_with("themes/"));
        has_theme || self.expectations.iter().any(|fence| fence.info.starts_with("output"))
    }
}

impl Run {
    fn make(&mut self, edition: &PlannedEdition, options: &Options) {
        let outputs = Mutex::new(BTreeMap::new());
        let sink = |file: lucarne::model::OutputFile| -> Result<(), Infallible> {
            let mut outputs = outputs.lock().expect("no sink panics");
            let twice = outputs.insert(file.path.to_string(), file.bytes);
            assert!(twice.is_none(), "{} is made once", file.path);
            Ok(())
        };
        if let Err(MakeError::Faults(report)) = pipeline::make(edition, options, &|_| {}, &sink) {
            self.report.extend(report);
        }
        self.outputs = outputs.into_inner().expect("no sink panics");
    }

    /// Returns what a fence should hold; `None` where it already holds what is true.
    pub fn correction(&self, fence: &Fence) -> Option<String> {
        let (kind, path) = fence.info.split_once(' ').unwrap_or((&fence.info, ""));
        let actual = match kind {
            "diagnostics" => self.diagnostics(),
            "human" => self.print(Format::Human).trim_end().to_owned() + "\n",
            _ => self.output(path).unwrap_or_else(|| "(no such file)\n".to_owned()),
        };
        let mut lines = fence.text.lines().map(str::trim).filter(|line| !line.is_empty());
        let is_true = match kind {
            "output-contains" => lines.all(|line| actual.contains(line)),
            "output-lacks" if fence.text.trim().is_empty() => self.output(path).is_none(),
            "output-lacks" => self.output(path).is_some() && !lines.any(|line| actual.contains(line)),
            _ => actual.trim_end() == fence.text.trim_end(),
        };
        (!is_true).then_some(actual)
    }

    /// Returns the diagnostics, one a line.
    pub fn diagnostics(&self) -> String {
        self.print(Format::Short)
    }

    fn print(&self, format: Format) -> String {
        diag::print(&self.report, &self.snapshot, format, Style::Plain, "")
    }

    fn output(&self, path: &str) -> Option<String> {
        self.outputs.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
    }
}

/// Returns whether a fence says what is expected, and is no input.
pub fn is_expectation(info: &str) -> bool {
    let kind = info.split(' ').next().unwrap_or_default();
    matches!(kind, "diagnostics" | "human" | "output" | "output-contains" | "output-lacks")
}

fn time(text: &str) -> jiff::Timestamp {
    text.trim().parse().expect("a time with an offset")
}

fn changed(bytes: &[u8], change: &str) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).expect("fences are UTF-8");
    match change {
        "bom" => [b"\xEF\xBB\xBF", bytes].concat(),
        "crlf" => text.replace('\n', "\r\n").into_bytes(),
        "latin-1" => text.chars().map(|c| u8::try_from(u32::from(c)).expect("a Latin-1 letter")).collect(),
        _ => panic!("`- bytes:` knows no {change}"),
    }
}

fn refusal(words: &[&str]) -> Refusal {
    let cause = match words[1] {
        "leaves-site" => RefusalCause::LeavesSite,
        "kept-back" => RefusalCause::KeptBack,
        "dangling-link" => RefusalCause::DanglingLink,
        "nested-link" => RefusalCause::NestedLink,
        "too-deep" => RefusalCause::TooDeep,
        "not-a-file" => RefusalCause::NotAFile,
        "odd-name" => RefusalCause::OddName,
        "too-large" => RefusalCause::TooLarge,
        cause => panic!("`- refused:` knows no {cause}"),
    };
    Refusal { path: words[0].to_owned(), cause }
}
