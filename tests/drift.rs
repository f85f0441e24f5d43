//! Translations of the sample site, changed one thing at a time: each change is reported.
//!
//! What is changed: numbers above 3, versions, CVE ids, dates, links, code spans and list items, each changed,
//! lost and added, in titles, summaries and bodies. The sample site states most of these as facts, so that its prose
//! holds few; three of its documents get sentences that hold all kinds, in each language.

#[path = "support/drift_site.rs"]
mod drift_site;
#[path = "support/ends.rs"]
mod ends;
#[path = "support/mutation.rs"]
mod mutation;
#[path = "support/sample_files.rs"]
mod sample_files;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use lucarne::text::SourceFile;

use drift_site::Drift;
use mutation::Mutant;
use mutation::mutants;

/// So many changes of a kind are reported at least, in hundredths.
const REPORTED: usize = 98;

#[test]
fn unchanged_texts_have_no_report() {
    let (texts, others) = sample();
    let found = drift_site::check(&texts, others).into_iter().filter(Drift::is_of_text);
    assert_eq!(found.collect::<Vec<Drift>>(), []);
}

#[test]
#[expect(clippy::print_stdout, reason = "the rate of each kind is read in the test's output")]
fn nearly_every_change_of_a_translation_is_reported() {
    let (texts, others) = sample();
    let (mut site, mut changes) = (texts.clone(), BTreeMap::new());
    for (path, text) in texts.iter().filter(|(path, _)| path.ends_with(".fr.md") || path.ends_with(".ja.md")) {
        let (name, locale) = path.trim_end_matches(".md").rsplit_once('.').expect("a translation names its locale");
        let source = page(&texts[&format!("{name}.md")]);
        for (number, mutant) in mutants(&page(text), locale).into_iter().enumerate() {
            // The nth change of each language stands beside one copy of the source.
            let name = format!(
                "{}-{number}",
                name.replace("content/advisories", "content/notes").replace("content/announcements", "content/news")
            );
            site.insert(format!("{name}.md"), source.clone());
            site.insert(format!("{name}.{locale}.md"), mutant.text.clone());
            changes.insert(format!("{name}.{locale}.md"), mutant);
        }
    }
    let found = drift_site::check(&site, others).into_iter().filter(Drift::is_of_text);
    let reported: BTreeSet<String> = found.map(|drift| drift.path).collect();
    let rates = rates(&changes, &reported);
    println!("{rates}");
    assert_eq!(rates.lines().count(), 22, "each of 7 kinds is changed in 3 ways\n{rates}");
    assert!(!rates.contains("BELOW"), "{rates}\n{}", missed(&changes, &reported));
}

/// Returns how many changes of each kind are reported, a line each, and of all.
fn rates(changes: &BTreeMap<String, Mutant>, reported: &BTreeSet<String>) -> String {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (path, mutant) in changes {
        for kind in [mutant.kind.as_str(), "in all"] {
            let (told, all) = counts.entry(kind).or_default();
            *told += usize::from(reported.contains(path));
            *all += 1;
        }
    }
    let line = |(kind, (told, all)): (&str, (usize, usize))| {
        let below = if told * 100 < all * REPORTED { " BELOW" } else { "" };
        format!("{kind}: {told} of {all}{below}")
    };
    counts.into_iter().map(line).collect::<Vec<String>>().join("\n")
}

fn missed(changes: &BTreeMap<String, Mutant>, reported: &BTreeSet<String>) -> String {
    let missed = changes.iter().filter(|(path, _)| !reported.contains(*path));
    missed.map(|(path, mutant)| format!("{path}: {}", mutant.what)).collect::<Vec<String>>().join("\n")
}

/// Returns the texts of the sample site by path, some with more at their end, and its other files.
fn sample() -> (BTreeMap<String, String>, Vec<SourceFile>) {
    let (texts, others): (Vec<SourceFile>, Vec<SourceFile>) =
        sample_files::read().into_iter().partition(|file| is_text(file.path.as_str()));
    let texts = texts.into_iter().map(|file| {
        let path = file.path.to_string();
        let text = file.text().expect("the sample site is UTF-8").trim_end();
        let text = format!("{text}\n{}", ends::end_of(&path));
        (path, text)
    });
    (texts.collect(), others)
}

/// Returns whether a file is a text that is compared with its source; what was released is not.
fn is_text(path: &str) -> bool {
    path.ends_with(".md") && !path.contains("/versions/")
}

/// Makes a page of a text: of its front matter only the title and the summary stay.
fn page(text: &str) -> String {
    let (front, body) = text[4..].split_once("\n+++\n").expect("every text has a front matter");
    let is_kept = |line: &&str| line.starts_with("title = ") || line.starts_with("summary = ");
    let kept: Vec<&str> = front.lines().take_while(|line| !line.starts_with('[')).filter(is_kept).collect();
    format!("+++\n{}\n+++\n{body}", kept.join("\n"))
}
