//! Translations of the sample site, changed one thing at a time: each change is reported.
//!
//! What is changed: numbers above 3, versions, CVE ids, dates, links, code spans and list items, each changed,
//! dropped and added. Texts whose own words hold too few of a kind get a sentence with one in source and translation.

#[path = "support/drift.rs"]
mod support;

use std::collections::BTreeMap;

use support::Mutant;
use support::Site;

#[test]
fn unchanged_sample_site_has_no_report() {
    let site = Site::sample();
    assert_eq!(site.drift(), Vec::<String>::new());
}

#[test]
fn nearly_every_change_of_a_translation_is_reported() {
    let site = Site::sample();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for (mutant, is_reported) in site.run(support::mutants(&site)) {
        let Mutant { kind, path, what, .. } = mutant;
        let (reported, all) = counts.entry(kind).or_default();
        *reported += usize::from(is_reported);
        *all += 1;
        if !is_reported {
            missed.push(format!("{path}: {what}"));
        }
    }
    let table: Vec<String> =
        counts.iter().map(|(kind, (reported, all))| format!("{kind}: {reported} of {all}")).collect();
    let text = format!("{}\n{}", table.join("\n"), missed.join("\n"));
    assert!(counts.len() >= 21, "every kind of change was made\n{text}");
    for (kind, (reported, all)) in counts {
        assert!(reported * 100 >= all * 98, "{kind}\n{text}");
    }
}
