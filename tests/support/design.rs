//! The table of modules in `docs/design.md`.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;

/// What the design calls crates in words, and their names; a word that is missing here is itself a crate's name.
const WORDS: &[(&str, &[&str])] = &[
    ("the diagnostics printer", &["annotate_snippets"]),
    ("SARIF", &[]),
    ("semver and other version crates", &["semver", "pep440_rs", "debversion", "rpm_version", "gem_version"]),
    ("package URLs", &["packageurl", "url"]),
    ("dates", &["jiff"]),
    ("hashes", &["sha2"]),
    ("locale ids", &["unic_langid", "icu_locale_core"]),
    (
        "Unicode and locale data",
        &[
            "icu_normalizer",
            "icu_calendar",
            "icu_collator",
            "icu_datetime",
            "icu_decimal",
            "icu_locale_core",
            "icu_experimental",
            "icu_provider",
        ],
    ),
    ("word diff", &["similar"]),
    (
        "ICU4X",
        &[
            "icu_calendar",
            "icu_collator",
            "icu_datetime",
            "icu_decimal",
            "icu_experimental",
            "icu_list",
            "icu_locale_core",
            "icu_provider",
        ],
    ),
    ("syntect", &["syntect", "two_face"]),
    ("the format and signature crates", &["packageurl", "pgp", "quick_xml", "zip"]),
    ("the server", &["http_body_util", "hyper", "hyper_util", "mime_guess", "open", "percent_encoding", "tokio"]),
    ("progress bars", &["indicatif"]),
];

/// Dependencies that work without being named.
pub const USED_UNNAMED: &[&str] = &["fluent", "icu_provider"];

/// The modules of the design.
pub struct Design {
    rows: BTreeMap<String, Row>,
    /// Crates that every module may name.
    pub free: BTreeSet<String>,
}

/// One module.
pub struct Row {
    /// Its name.
    pub module: String,
    /// The modules that it may use.
    pub may_use: BTreeSet<String>,
    /// The outside crates that it may name.
    pub crates: BTreeSet<String>,
}

impl Design {
    /// Reads the table and the sentence below it.
    pub fn read() -> Design {
        let text = fs::read_to_string("docs/design.md").expect("the design stands in docs");
        let lines = text.lines().skip_while(|line| !line.starts_with("| module |")).skip(2);
        let mut design = Design { rows: BTreeMap::new(), free: BTreeSet::new() };
        for line in lines.take_while(|line| line.starts_with('|')) {
            design.add(line);
        }
        assert!(design.rows.len() > 10, "docs/design.md: the table of section 5 was found");
        design.read_sentence(&text);
        design
    }

    /// Returns a module's row.
    pub fn row(&self, module: &str) -> Option<&Row> {
        self.rows.get(module)
    }

    fn add(&mut self, line: &str) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [module, _, may_use, crates] = cells[..] else { panic!("docs/design.md: four cells are expected: {line}") };
        let module = module.trim_matches('`').to_owned();
        let above = || self.rows.keys().cloned().collect();
        let may_use = match may_use {
            "-" => BTreeSet::new(),
            "all" => ["author", "cli", "host"].into_iter().map(str::to_owned).chain(above()).collect(),
            "the stages above" => above(),
            names => names.split_whitespace().map(str::to_owned).collect(),
        };
        let crates = crate_names(crates);
        self.rows.insert(module.clone(), Row { module, may_use, crates });
    }

    /// Reads "`serde`, dates and `strsim` are free to all; `host` also names rustix and tempfile."
    fn read_sentence(&mut self, text: &str) {
        let sentence =
            text.split("that only these modules may name; ").nth(1).expect("docs/design.md: what is free to all");
        let (free, rest) = sentence.split_once(" are free to all").expect("docs/design.md: what is free to all");
        self.free = crate_names(&free.replace(" and ", ", "));
        let rest = rest.split('.').next().unwrap_or_default();
        for clause in rest.split(';').filter(|clause| clause.contains(" also names ")) {
            let (module, names) = clause.split_once(" also names ").expect("the clause was chosen by it");
            let row = self.rows.get_mut(module.trim().trim_matches('`')).expect("docs/design.md: a module");
            row.crates.extend(crate_names(&names.replace(" and ", ", ")));
        }
    }
}

fn crate_names(cell: &str) -> BTreeSet<String> {
    let parts = cell.split(',').map(|part| part.trim().trim_matches('`')).filter(|part| !part.is_empty());
    parts.flat_map(crates_of).collect()
}

fn crates_of(word: &str) -> Vec<String> {
    match WORDS.iter().find(|(known, _)| *known == word) {
        Some((_, names)) => names.iter().map(|name| (*name).to_owned()).collect(),
        None => vec![word.replace('-', "_")],
    }
}

/// Returns the names under `[dependencies]` in `Cargo.toml`, as Rust writes them.
pub fn dependencies() -> BTreeSet<String> {
    let text = fs::read_to_string("Cargo.toml").expect("the package has a manifest");
    let lines = text.lines().skip_while(|line| *line != "[dependencies]").skip(1);
    let names = lines.take_while(|line| !line.starts_with('[')).filter_map(|line| line.split_once('='));
    names.map(|(name, _)| name.trim().trim_end_matches(".workspace").replace('-', "_")).collect()
}
