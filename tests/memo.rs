//! What is made with the memo of earlier runs is what is made without it, whatever was edited in between.

#[path = "support/dice.rs"]
mod dice;
#[path = "support/sample_site.rs"]
mod sample_site;

use std::collections::BTreeMap;
use std::ptr;
use std::sync::Arc;

use dice::Dice;
use lucarne::diag::Code;
use lucarne::diag::Report;
use lucarne::model::OutputPath;
use lucarne::pipeline;
use lucarne::pipeline::Memo;
use lucarne::pipeline::PlannedEdition;
use lucarne::pipeline::Press;
use lucarne::text::Snapshot;
use lucarne::text::SourceFile;
use rayon::iter::IntoParallelRefIterator;
use rayon::iter::ParallelIterator;

/// So many edits follow one another.
const EDITS: usize = 12;
/// All files are compared after so many of them.
const STRIDE: usize = 6;
/// So many are compared after the others.
const SOME: usize = 12;

#[test]
fn memo_changes_no_report_and_no_byte() {
    let (mut memo, mut dice) = (Memo::default(), Dice::new(0x5eed));
    let original = sample_site::snapshot();
    let mut snapshot = original.clone();
    for step in 0..=EDITS {
        // Now and then an edit is an error, so that all is taken back where files are compared.
        if step % STRIDE == STRIDE - 1 {
            // What was published of an advisory may not change without a revision.
            let mut pages = texts(&original);
            pages.retain(|page| !page.path.as_str().contains("/advisories/"));
            snapshot = appended(&original, pages[dice.roll(pages.len())], step);
        }
        let site = Arc::new(snapshot.clone());
        let options = sample_site::options();
        let again = pipeline::check_again(Arc::clone(&site), &options, &mut memo);
        let cold = pipeline::check(site, &options);
        assert_eq!(again.report, cold.report, "after {step} edits");
        let lock = |edition: &Option<PlannedEdition>| edition.as_ref().map(|edition| edition.lock().clone());
        assert_eq!(lock(&again.value), lock(&cold.value), "after {step} edits");
        if step % STRIDE == STRIDE - 1 {
            let expected = sample_site::make(&cold.value.expect("a paragraph more is no error"));
            compare(again.value.expect("as above"), &expected, &mut memo);
        } else if let (Some(again), Some(cold)) = (again.value, cold.value) {
            compare_some(again, cold, &mut memo, &mut dice);
        }
        snapshot = edited(&original, &snapshot, &mut dice, step);
    }
    let again = pipeline::check_again(Arc::new(original), &sample_site::options(), &mut memo);
    compare(again.value.expect("the sample site has no error"), &sample_site::build(), &mut memo);
}

/// Compares each file that is made alone with that of a whole build.
fn compare(edition: PlannedEdition, expected: &BTreeMap<String, Vec<u8>>, memo: &mut Memo) {
    let press = Press::new(edition, &sample_site::options(), memo).expect("the theme is sound");
    let paths: Vec<&OutputPath> = press.edition().paths().collect();
    let alone = paths.par_iter().map(|path| {
        let file = press.file(path).expect("no template has a fault").expect("the path is one of the edition");
        (path.to_string(), file.bytes)
    });
    let alone: BTreeMap<String, Vec<u8>> = alone.collect();
    assert_eq!(alone.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>());
    for (path, bytes) in expected {
        assert!(alone[path] == *bytes, "{path} differs");
    }
}

/// Compares some files of an edition that was made with a memo with those of one that was made without.
fn compare_some(again: PlannedEdition, cold: PlannedEdition, memo: &mut Memo, dice: &mut Dice) {
    assert!(again.paths().eq(cold.paths()));
    let press = |edition, memo| Press::new(edition, &sample_site::options(), memo).expect("the theme is sound");
    let (again, cold) = (press(again, memo), press(cold, &mut Memo::default()));
    let paths: Vec<&OutputPath> = cold.edition().paths().collect();
    for path in (0..SOME).map(|_| paths[dice.roll(paths.len())]) {
        // A published CSAF document that would change is a fault, and the same one in both.
        let made = |press: &Press| press.file(path).map(|file| file.map(|file| file.bytes));
        assert!(made(&again) == made(&cold), "{path} differs");
    }
}

fn edited(original: &Snapshot, snapshot: &Snapshot, dice: &mut Dice, step: usize) -> Snapshot {
    let texts = texts(snapshot);
    let page = texts[dice.roll(texts.len())];
    let SourceFile { path, bytes, .. } = page;
    let text = String::from_utf8(bytes.to_vec()).expect("the sample site is UTF-8");
    match dice.roll(5) {
        0 => appended(snapshot, page, step),
        1 => {
            let digit = char::from_digit(u32::try_from(step % 10).expect("a digit"), 10).expect("a digit");
            snapshot.with([(path.clone(), text.replacen(|c: char| c.is_ascii_digit(), &digit.to_string(), 3))])
        }
        2 => without(snapshot, path.as_str()),
        3 => {
            let page = format!("content/aside-{step}.md").parse().expect("a path");
            snapshot.with([(page, format!("+++\ntitle = \"Aside {step}\"\n+++\n\n```sh\necho {step}\n```\n"))])
        }
        _ => original.clone(),
    }
}

fn appended(snapshot: &Snapshot, page: &SourceFile, step: usize) -> Snapshot {
    let text = String::from_utf8(page.bytes.to_vec()).expect("the sample site is UTF-8");
    snapshot.with([(page.path.clone(), format!("{text}\n\nA paragraph with {step} words.\n"))])
}

fn without(snapshot: &Snapshot, path: &str) -> Snapshot {
    let files = snapshot.files().map(|(_, file)| file).filter(|file| file.path.as_str() != path);
    Snapshot::new(files.cloned().collect(), Vec::new())
}

fn texts(snapshot: &Snapshot) -> Vec<&SourceFile> {
    snapshot.under("content").map(|(_, _, file)| file).filter(|file| file.path.as_str().ends_with(".md")).collect()
}

fn replaced(snapshot: &Snapshot, path: &str, from: &str, to: &str) -> Snapshot {
    let path = path.parse().expect("a path");
    let text = snapshot.file(snapshot.find(&path).expect("it is in the sample site")).text().expect("UTF-8");
    assert!(text.contains(from), "{path}");
    snapshot.with([(path.clone(), text.replace(from, to))])
}

#[test]
fn plan_is_kept_where_words_change_and_made_anew_where_a_fact_does() {
    let (mut memo, options) = (Memo::default(), sample_site::options());
    let mut check = |snapshot: &Snapshot| {
        let site = Arc::new(snapshot.clone());
        let again = pipeline::check_again(Arc::clone(&site), &options, &mut memo).value.expect("there is no error");
        let cold = pipeline::check(site, &options).value.expect("there is no error");
        assert!(again.paths().eq(cold.paths()));
        again
    };
    let (original, advisory) = (sample_site::snapshot(), "content/advisories/2026/EX-2026-0001.md");
    let first = check(&original);
    let words = check(&replaced(&original, advisory, "\n## ", "\nMore words.\n\n## "));
    assert!(ptr::eq(first.plan(), words.plan()));
    let more = "GHSA-2vqp-j94w-cm6x\", \"GHSA-2345-6789-cfgh\"]";
    let alias = check(&replaced(&original, advisory, "GHSA-2vqp-j94w-cm6x\"]", more));
    assert_eq!(alias.paths().count(), first.paths().count() + 3);
}

#[test]
fn summary_of_a_policy_is_compared_again_where_the_page_shows_a_stored_text() {
    let mut memo = Memo::default();
    let mut check = |snapshot: &Snapshot| {
        let (site, options) = (Arc::new(snapshot.clone()), sample_site::options());
        let again = pipeline::check_again(Arc::clone(&site), &options, &mut memo).report;
        assert_eq!(again, pipeline::check(site, &options).report);
        again
    };
    let early = "issued = 2026-11-01\nsummary";
    let later =
        replaced(&sample_site::snapshot(), "content/policies/disclosure.md", early, "issued = 2027-11-01\nsummary");
    let before = check(&later);
    let edited =
        replaced(&later, "content/policies/disclosure.fr.md", "Première version.", "Première version, en 7 jours.");
    let told = check(&edited);
    let is_number = |report: &Report| report.iter().any(|diagnostic| diagnostic.code == Code::DriftNumber);
    assert_eq!((is_number(&before), is_number(&told)), (false, true));
}
