//! Machine-translated policies of others, of which a list of faults was made by hand: each fault that a program can see
//! is reported, and nothing else.
//!
//! The texts stand outside the repository; where they are absent, nothing is tested.

#[path = "support/drift_site.rs"]
mod drift_site;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use lucarne::diag::Code;
use lucarne::text::Origin;
use lucarne::text::SourceFile;

use drift_site::Drift;

const SEEDS: &str = "../shared/seeds";

/// The headings of the French and the Japanese overview, by line; those of level 3 are in `SUBHEADINGS`.
const HEADINGS: [&[usize]; 2] = [
    &[1, 3, 7, 11, 15, 19, 25, 29, 33, 37, 41, 45, 49, 55, 59, 61, 67, 75, 89, 93, 97, 103],
    &[1, 3, 5, 7, 9, 12, 14, 16, 18, 20, 22, 24, 27, 29, 30, 33, 37, 44, 46, 48, 51],
];
const SUBHEADINGS: [&[usize]; 2] = [&[61, 67], &[30, 33]];

/// What is reported of the two overviews: the row of the list of faults, the language, the line and the code.
const OVERVIEWS: [(u8, &str, usize, Code); 33] = [
    (3, "ja", 29, Code::Untranslated),
    (4, "fr", 31, Code::TextJunk),
    (4, "fr", 31, Code::TextJunk),
    (5, "ja", 36, Code::DriftToken),
    (6, "ja", 45, Code::DriftList),
    (7, "fr", 23, Code::LinkDangling),
    (7, "ja", 11, Code::LinkDangling),
    (8, "fr", 99, Code::ParagraphDuplicate),
    (8, "ja", 49, Code::ParagraphDuplicate),
    (9, "fr", 65, Code::TermBanned),
    (10, "fr", 71, Code::TermBanned),
    (12, "fr", 23, Code::TermBanned),
    (12, "ja", 11, Code::TermBanned),
    (14, "fr", 83, Code::TextJunk),
    (14, "fr", 83, Code::TextJunk),
    (15, "ja", 41, Code::TermBanned),
    (16, "ja", 23, Code::TermMixed),
    (17, "fr", 65, Code::TermBanned),
    (17, "fr", 71, Code::TermBanned),
    (20, "ja", 30, Code::TermBanned),
    (21, "ja", 33, Code::TermBanned),
    (22, "ja", 51, Code::TermBanned),
    (22, "ja", 52, Code::TermBanned),
    (23, "fr", 19, Code::TermBanned),
    (24, "fr", 97, Code::TermBanned),
    (24, "ja", 48, Code::TermBanned),
    (29, "fr", 33, Code::TypographyMixed),
    (29, "fr", 37, Code::TypographyMixed),
    (29, "fr", 67, Code::TypographyMixed),
    (30, "ja", 32, Code::TypographyMixed),
    (34, "ja", 0, Code::TranslationUnmarked),
    // The remaining two depend on the marks of the headings.
    (1, "ja", 30, Code::HeadingsDiffer),
    (2, "", 0, Code::HeadingsFlat),
];

/// What is reported of the policy that was copied from a comparison of its versions: the line and the code.
const COPIED: [(usize, Code); 35] = [
    (1, Code::TextResidue),
    (1, Code::HeadingsFlat),
    (7, Code::TextResidue),
    (15, Code::TextResidue),
    (17, Code::TextResidue),
    (19, Code::TextResidue),
    (21, Code::TextResidue),
    (22, Code::TextResidue),
    (23, Code::TextResidue),
    (26, Code::TextResidue),
    (33, Code::TextResidue),
    (35, Code::TextResidue),
    (38, Code::TypographyMixed),
    (40, Code::TextResidue),
    (42, Code::TextResidue),
    (44, Code::TextResidue),
    (62, Code::TextResidue),
    (62, Code::TextResidue),
    (62, Code::TextResidue),
    (64, Code::TextResidue),
    (72, Code::TextResidue),
    (76, Code::TextResidue),
    (87, Code::TextResidue),
    (89, Code::TextResidue),
    (91, Code::TextResidue),
    (95, Code::TypographyMixed),
    (101, Code::TextResidue),
    (103, Code::TextResidue),
    (108, Code::TextResidue),
    (109, Code::TextResidue),
    (112, Code::TextResidue),
    (115, Code::TextResidue),
    (116, Code::TextResidue),
    (128, Code::TextResidue),
    (128, Code::TextResidue),
];

#[test]
fn every_known_fault_of_overviews_with_headings_is_reported_and_nothing_else() {
    let Some([french, japanese]) = overviews() else { return };
    let texts = [marked(&french, 0), marked(&japanese, 1)];
    assert_eq!(reported(&texts), expected(&[Code::HeadingsFlat], &[]));
}

#[test]
fn every_known_fault_of_overviews_without_headings_is_reported_and_nothing_else() {
    let Some([french, japanese]) = overviews() else { return };
    let texts = [Numbered::new(&french), Numbered::new(&japanese)];
    let flat = [("fr", 1, Code::HeadingsFlat), ("ja", 1, Code::HeadingsFlat), ("ja", 0, Code::DriftPassage)];
    assert_eq!(reported(&texts), expected(&[Code::HeadingsFlat, Code::HeadingsDiffer], &flat));
}

#[test]
fn every_trace_of_a_bad_copy_is_reported() {
    let Some(text) = seed("001_bd52335e12d46004.txt") else { return };
    let found = check(&["en"], &[Numbered::new(&text)]);
    let found: Vec<(usize, Code)> = found.into_iter().map(|(_, line, code)| (line, code)).collect();
    assert_eq!(found, COPIED);
}

fn overviews() -> Option<[String; 2]> {
    Some([seed("002_b676dcfbde5f345b.txt")?, seed("003_c23f06f1e79360d9.txt")?])
}

#[expect(clippy::print_stdout, reason = "a test that checks nothing says so")]
fn seed(name: &str) -> Option<String> {
    let text = fs::read_to_string(Path::new(SEEDS).join(name)).ok();
    if text.is_none() {
        println!("skipped: {SEEDS}/{name} is absent");
    }
    text
}

/// A text whose lines are known by their numbers in another.
struct Numbered {
    text: String,
    /// The line of the other text for each line of this one; 0 where there is none.
    lines: Vec<usize>,
}

impl Numbered {
    fn new(text: &str) -> Numbered {
        Numbered { text: text.to_owned(), lines: (1..=text.lines().count()).collect() }
    }
}

/// Marks the headings of an overview and sets every line apart, as they were on their page.
fn marked(text: &str, overview: usize) -> Numbered {
    let mut marked = Numbered { text: String::new(), lines: Vec::new() };
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let mark = match () {
            () if SUBHEADINGS[overview].contains(&number) => "### ",
            () if HEADINGS[overview].contains(&number) => "## ",
            () => "",
        };
        marked.text.push_str(&format!("{mark}{line}\n\n"));
        marked.lines.extend([number, 0]);
    }
    marked
}

fn expected(left_out: &[Code], more: &[(&str, usize, Code)]) -> Vec<(String, usize, Code)> {
    let rows = OVERVIEWS.iter().map(|(_, locale, line, code)| (*locale, *line, *code));
    let rows = rows.filter(|(_, _, code)| !left_out.contains(code)).chain(more.iter().copied());
    let mut rows: Vec<(String, usize, Code)> =
        rows.map(|(locale, line, code)| (locale.to_owned(), line, code)).collect();
    rows.sort();
    rows
}

fn reported(texts: &[Numbered; 2]) -> Vec<(String, usize, Code)> {
    check(&["fr", "ja"], texts)
}

/// Returns the reports of texts, of which the first is the source: its locale, the line (0 for the front matter), the code.
fn check(locales: &[&str], texts: &[Numbered]) -> Vec<(String, usize, Code)> {
    const FRONT: &str = "+++\ntitle = \"Vtiger\"\n+++\n\n";
    let settings = format!(
        "[site]\nbase_url = \"https://security.example.org\"\nlocales = {locales:?}\n\n[organization]\nname = \"Example\"\n\n\
         [[contact]]\nkind = \"email\"\nvalue = \"security@example.org\"\n"
    );
    let name =
        |at: usize| if at == 0 { "content/seed.md".to_owned() } else { format!("content/seed.{}.md", locales[at]) };
    let files: BTreeMap<String, String> =
        texts.iter().enumerate().map(|(at, numbered)| (name(at), format!("{FRONT}{}\n", numbered.text))).collect();
    let site = SourceFile {
        path: "site.toml".parse().expect("a path of the site"),
        origin: Origin::Site,
        bytes: settings.into_bytes().into(),
    };
    let found = drift_site::check(&files, vec![site]);
    let found = found.into_iter().filter(|drift| drift.is_of_text() || drift.code == Code::TranslationUnmarked);
    let mut reports: Vec<(String, usize, Code)> = found
        .map(|Drift { path, line, code, .. }| {
            let at = (0..texts.len()).find(|at| name(*at) == path).expect("reports are about the texts");
            let line = line.checked_sub(FRONT.lines().count() + 1);
            let line = line.and_then(|line| texts[at].lines.get(line)).copied().unwrap_or(0);
            (locales[at].to_owned(), line, code)
        })
        .collect();
    reports.sort();
    reports
}
