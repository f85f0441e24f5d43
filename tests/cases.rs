//! Runs the cases of `tests/cases`: one rule each, in Markdown.
//!
//! A case is prose with fences. The first words behind a fence say what it is:
//!
//! * `toml site.toml`, `md content/index.md`: an input file; the first word is for highlighting alone.
//! * `diagnostics`: every line of `lucarne check --format short`, in order. Without this fence none is expected.
//! * `human`: the diagnostics as people see them.
//! * `output PATH`: a published file, exactly. `output-contains PATH`: each line occurs in it. `output-lacks PATH`:
//!   none of the lines does; with no line, there is no such file.
//!
//! List items set what files cannot: `- at: TIME`, `- options: --drafts --locked`, `- bytes: PATH bom crlf`,
//! `- refused: PATH too-large`, `- without: PATH`, `- needs: FEATURE`. What a case does not give comes from a small site that is right.
//! Each `## Heading` begins a case of its own; files above the first one belong to all of them.
//!
//! `BLESS=1 cargo test --test cases` rewrites what is expected. Read that diff as you read code.
//! `CASE=links cargo test --test cases` runs the files whose name holds `links`.

#[path = "support/case.rs"]
mod case;
#[path = "support/case_file.rs"]
mod case_file;
#[path = "support/fence.rs"]
mod fence;

use std::collections::BTreeSet;
use std::env;
use std::sync::Mutex;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;

use case_file::CaseFile;
use lucarne::diag::Code;
use lucarne::diag::explain;

#[test]
fn every_case_holds() {
    let chosen = env::var("CASE").unwrap_or_default();
    let is_blessing = env::var_os("BLESS").is_some();
    let files: Vec<CaseFile> = CaseFile::read_all().into_iter().filter(|file| file.path.contains(&chosen)).collect();
    assert!(!files.is_empty(), "no case's name holds `{chosen}`");
    let failures = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let failed = if is_blessing { file.bless() } else { file.run() };
            failures.lock().expect("no case panics while it reports").extend(failed);
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(work);
        }
    });
    let mut failures = failures.into_inner().expect("no case panics while it reports");
    failures.sort();
    assert!(failures.is_empty(), "\n{}\n{} cases do not hold", failures.join("\n"), failures.len());
}

#[test]
fn every_code_has_a_case_and_an_explanation() {
    let files = CaseFile::read_all();
    let expected: String = files.iter().flat_map(CaseFile::expected_diagnostics).collect();
    let is_lacking = |code: &&Code| !expected.contains(&format!("[{code}]: ")) || explain(**code).is_empty();
    let lacking: BTreeSet<&str> = Code::ALL.iter().filter(is_lacking).map(|code| code.as_str()).collect();
    assert!(lacking.is_empty(), "no case or no explanation: {lacking:?}");
}
