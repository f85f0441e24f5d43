//! What a build leaves to the next one saves time, and changes nothing else: neither a file nor a report.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

#[path = "support/chance.rs"]
mod chance;
#[path = "support/dice.rs"]
mod dice;
#[path = "support/program.rs"]
mod program;
#[path = "support/small_site.rs"]
mod small_site;
#[path = "support/tree.rs"]
mod tree;
#[path = "support/write.rs"]
mod write;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chance::begin;
use chance::edit;
use dice::Dice;
use program::run;
use program::stderr;
use program::stdout;
use small_site::SMALL_SITE;
use tempfile::TempDir;
use tree::tree;
use write::write;

const RECORD: &str = ".lucarne/record";

const ADVISORY: &str = "+++
id = \"EX-1\"
title = \"Tokens stay valid\"
summary = \"A token stays valid.\"
status = \"published\"
published = 2026-03-01
cvss = [\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:L/A:N\"]
[[affected]]
product = \"app\"
ranges = [{ introduced = \"1.0.0\", fixed = \"1.4.2\" }]
+++
";

/// Makes a site that was built once; the next build finds all as it left it, though there was no lock file before it.
fn built() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in SMALL_SITE.iter().chain(&[("content/advisories/EX-1.md", ADVISORY)]) {
        write(folder.path(), path, text);
    }
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    build(&folder);
    let record = text(RECORD);
    assert!(record.contains("\noutputs "), "{record}");
    build(&folder);
    assert_eq!(text(RECORD), record);
    folder
}

/// Builds, and returns what the program said.
#[track_caller]
fn build(folder: &TempDir) -> String {
    let output = run(folder.path(), &["build"]);
    assert_eq!(stdout(&output), "");
    stderr(&output)
}

#[test]
fn document_that_is_not_the_one_of_the_lock_file_is_told() {
    let folder = built();
    let lock = folder.path().join("lucarne.lock");
    let text = fs::read_to_string(&lock).unwrap();
    let hash = text.split_once("\"sha256\": \"").unwrap().1.get(..64).unwrap();
    fs::write(&lock, text.replace(hash, &"0".repeat(64))).unwrap();
    let output = run(folder.path(), &["build"]);
    assert!(stderr(&output).contains("error[csaf-changed]"));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_all_published_documents_say_is_told_to_stand_in_the_configuration() {
    let folder = built();
    let site = folder.path().join("site.toml");
    let text = fs::read_to_string(&site).unwrap();
    fs::write(&site, text.replace("[organization]\n", "[organization]\nnamespace = \"https://example.com\"\n"))
        .unwrap();
    let said = stderr(&run(folder.path(), &["build"]));
    assert!(said.contains("note: `EX-1` would differ from what was built last in `document.publisher.namespace`\n"));
    assert!(
        said.contains("note: `document.publisher` is in every document what `[organization]` of `site.toml` says "),
        "{said}"
    );
}

#[test]
fn file_that_was_changed_in_the_output_is_made_again() {
    let folder = built();
    let page = folder.path().join("public/index.html");
    let text = fs::read(&page).unwrap();
    for other in [Some("other"), None] {
        match other {
            Some(other) => fs::write(&page, other).unwrap(),
            None => fs::remove_file(&page).unwrap(),
        }
        assert!(build(&folder).contains(": 1 file written, "));
        assert_eq!(fs::read(&page).unwrap(), text);
    }
}

#[cfg(unix)]
#[test]
fn file_of_the_same_size_and_time_of_writing_is_made_again() {
    let folder = built();
    let page = folder.path().join("public/index.html");
    let (text, written) = (fs::read_to_string(&page).unwrap(), page.metadata().unwrap().modified().unwrap());
    fs::write(&page, text.replace("<html", "<HTML")).unwrap();
    fs::File::options().append(true).open(&page).unwrap().set_modified(written).unwrap();
    assert!(build(&folder).contains(": 1 file written, "));
    assert_eq!(fs::read_to_string(&page).unwrap(), text);
}

#[cfg(unix)]
#[test]
fn record_that_is_a_link_is_neither_read_nor_followed() {
    let folder = built();
    let (record, other) = (folder.path().join(RECORD), folder.path().join("other"));
    fs::rename(&record, &other).unwrap();
    fs::write(&other, "not ours").unwrap();
    std::os::unix::fs::symlink(&other, &record).unwrap();
    assert!(build(&folder).contains(": 0 files written, "));
    assert_eq!(fs::read_to_string(&other).unwrap(), "not ours");
}

/// Adds a line to one advisory of so many, with a revision that readers are not told of, and returns the jobs done.
fn jobs_after_edit_of_one_of(count: usize) -> usize {
    let folder = built();
    for number in 2..=count {
        let id = format!("EX-{number}");
        write(folder.path(), format!("content/advisories/{id}.md"), ADVISORY.replace("EX-1", &id));
    }
    write(folder.path(), "content/p1.md", "+++\ntitle = \"Page\"\n+++\n\nSee [there](advisories/EX-2.md).\n");
    build(&folder);
    let revision = "[[revision]]\nid = \"more\"\non = 2026-03-13T00:00:00Z\nkind = \"editorial\"\nsummary = \"More.\"\n+++\n\nMore.\n";
    let text = ADVISORY.replace("EX-1", "EX-2");
    let text = format!("{}{revision}", text.strip_suffix("+++\n").unwrap());
    write(folder.path(), "content/advisories/EX-2.md", text);
    // Nothing of it prints the time of the build.
    let said = stderr(&run(folder.path(), &["build", "-v", "--at", "2026-03-14T12:00:01Z"]));
    let [done, all] = jobs(&said);
    assert!(done < all, "{said}");
    done
}

#[test]
fn edit_of_one_advisory_costs_the_same_among_more_of_them() {
    assert_eq!([6, 12].map(jobs_after_edit_of_one_of), [JOBS_OF_AN_EDIT; 2]);
}

/// What is made again where one advisory has another text: its page, its CSAF and OpenVEX documents, the lists, tables and
/// feeds that name it, what tells of all advisories at once, and the files that are copied.
const JOBS_OF_AN_EDIT: usize = 29;

#[test]
fn what_was_asked_for_kept_files_stays_in_the_record() {
    let folder = built();
    // The jobs, the entries of feeds and the texts of the search.
    let deeds = || {
        let record = fs::read_to_string(folder.path().join(RECORD)).unwrap();
        let groups = record.lines().filter_map(|line| line.strip_prefix("asked ")?.split_once('='));
        groups.map(|(_, deeds)| deeds.split_whitespace().count()).sum::<usize>()
    };
    let before = deeds();
    let policy = folder.path().join("content/policies/disclosure.md");
    fs::write(&policy, fs::read_to_string(&policy).unwrap() + "\nMore.\n").unwrap();
    let said = stderr(&run(folder.path(), &["build", "-v"]));
    assert!(jobs(&said)[0] > 0, "{said}");
    assert_eq!(deeds(), before);
}

#[test]
fn later_moment_of_a_day_does_no_job_that_does_not_ask_for_it() {
    let folder = built();
    let later = run(folder.path(), &["build", "-v", "--at", "2026-03-14T12:00:01Z"]);
    // A feed without entries states the time.
    assert_eq!(jobs(&stderr(&later))[0], 0);
}

/// So many edits follow one another, where the variable `EDITS` says nothing else.
const EDITS: usize = 24;

#[test]
fn build_after_any_edits_is_a_build_from_nothing() {
    let edits = std::env::var("EDITS").map_or(EDITS, |text| text.parse().unwrap());
    let seed = std::env::var("SEED").map_or(0x5eed, |text| text.parse().unwrap());
    let (warm, mut dice) = (built(), Dice::new(seed));
    let site = fs::read_to_string(warm.path().join("site.toml")).unwrap();
    write(warm.path(), "site.toml", site.replace("[\"en\"]", "[\"en\", \"fr\"]"));
    begin(warm.path(), &mut dice);
    let (mut sound, mut silent, mut spared, mut begun, mut faults) = (0, 0, 0, 0, BTreeSet::new());
    for step in 0..edits {
        edit(warm.path(), &mut dice, step);
        meddle(warm.path(), &mut dice);
        let cold = tempfile::tempdir().unwrap();
        let sources = tree(warm.path()).into_iter();
        for (path, bytes) in sources.filter(|(path, _)| !path.starts_with("public/") && !path.starts_with(".lucarne/"))
        {
            write(cold.path(), path, bytes);
        }
        // Each build states a later time, and now and then another day.
        let at = format!("2026-03-{:02}T{:02}:00:{:02}Z", 12 + step / 30 % 3, 2 * (step / 5 % 12), step % 60);
        let outputs = [warm.path(), cold.path()].map(|site| run(site, &["build", "--at", &at, "-v"]));
        let [told, expected] = outputs.each_ref().map(|output| (output.status.code(), problems(&stderr(output))));
        assert_eq!(told, expected, "after {step} edits");
        faults.extend(told.1.lines().filter(|line| line.starts_with("error")).map(str::to_owned));
        if told.0 == Some(0) {
            sound += 1;
            silent += usize::from(fs::read_to_string(warm.path().join(RECORD)).unwrap().contains("\nsilent "));
            let [done, all] = jobs(&stderr(&outputs[0]));
            spared += usize::from(done < all / 2);
            let [made, expected] = [warm.path(), cold.path()].map(|site| tree(&site.join("public")));
            assert_eq!(made.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "after {step} edits");
            let differs = made.keys().filter(|path| made[*path] != expected[*path]).collect::<Vec<_>>();
            assert_eq!(differs, Vec::<&String>::new(), "after {step} edits");
        }
        let [lock, expected] = [warm.path(), cold.path()].map(|site| fs::read(site.join("lucarne.lock")).ok());
        assert_eq!(lock, expected, "after {step} edits");
        begun += usize::from(warm.path().join(".lucarne/spare").exists());
    }
    assert!(sound > edits / 2, "{sound} builds were without an error: {faults:#?}");
    assert!(silent > edits / 3, "{silent} builds left a translation of which nothing was reported");
    assert!(spared > edits / 4, "{spared} builds did less than half of the jobs");
    assert!(begun > edits / 4, "{begun} builds left a tree that the next one could begin with");
}

/// Now and then changes, touches or removes a published file, or damages what the last build left.
fn meddle(site: &Path, dice: &mut Dice) {
    let published = tree(&site.join("public"));
    let Some((path, bytes)) = published.iter().filter(|(path, _)| *path != ".lucarne.json").nth(dice.roll(40)) else {
        return;
    };
    let path = site.join("public").join(path);
    match dice.roll(12) {
        0 => {
            let written = path.metadata().unwrap().modified().unwrap();
            fs::write(&path, bytes.iter().map(|byte| byte ^ 1).collect::<Vec<u8>>()).unwrap();
            fs::File::options().append(true).open(&path).unwrap().set_modified(written).unwrap();
        }
        1 => fs::remove_file(path).unwrap(),
        2 => fs::write(path, bytes).unwrap(),
        3 => fs::write(site.join(RECORD), "no record").unwrap(),
        4 => fs::write(site.join(".lucarne/seal"), "0".repeat(64)).unwrap(),
        5 | 6 => meddle_with_spare(&site.join(".lucarne/spare"), dice),
        _ => {}
    }
}

/// Adds to the tree that the next build begins with, or changes, replaces or removes a file of it, or all of it.
fn meddle_with_spare(spare: &Path, dice: &mut Dice) {
    if !spare.exists() {
        return;
    }
    let held = tree(spare);
    let Some((path, bytes)) = held.iter().nth(dice.roll(40)) else { return };
    let path = spare.join(path);
    match dice.roll(5) {
        0 => fs::write(spare.join("foreign.html"), "foreign").unwrap(),
        1 => fs::write(&path, "other").unwrap(),
        2 => {
            fs::remove_file(&path).unwrap();
            fs::write(&path, bytes).unwrap();
        }
        3 => fs::remove_file(&path).unwrap(),
        _ => fs::remove_dir_all(spare).unwrap(),
    }
}

/// Returns how many jobs a build did, and how many there are.
fn jobs(said: &str) -> [usize; 2] {
    let line = said.lines().find(|line| line.contains(" done, the files of all others kept")).unwrap();
    let mut numbers = line.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok());
    [numbers.next().unwrap(), numbers.next().unwrap()]
}

/// Returns what a build said of the sources: all but the lines on its folder, its files and its jobs, and on how documents
/// differ from those in the folder.
fn problems(said: &str) -> String {
    let of_run =
        [" written, ", " kept", "the site is in", " would differ from what was built last ", " is in every document "];
    let is_of_run = |line: &&str| of_run.iter().any(|part| line.contains(part));
    said.lines().filter(|line| !is_of_run(line)).map(|line| format!("{line}\n")).collect()
}
