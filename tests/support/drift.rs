//! The sample site in memory, with translations that differ from their sources in one thing each.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use lucarne::check;
use lucarne::check::BuildTime;
use lucarne::check::Conditions;
use lucarne::check::Drafts;
use lucarne::check::Locking;
use lucarne::check::Signing;
use lucarne::diag::Code;
use lucarne::diag::Outcome;
use lucarne::host;
use lucarne::read;
use lucarne::text::Origin;
use lucarne::text::Snapshot;
use lucarne::text::SourceFile;

const INPUTS: &[&str] = &["site.toml", "lucarne.lock", "content", "keys", "locales", "products", "static", "themes"];

/// What each text gets at its end, so that it has something of each kind.
const ENDS: [(&str, &str); 3] = [
    (
        "md",
        "Logs are kept for 45 days. Release 7.4.1 settles it, as does CVE-2026-90077. The work ended on September 11, \
         2026. More stands in the [register](https://example.org/register/7). Run `lanternctl check --all` first.\n\n\
         - Printers in every office\n- Keyboards of the help desk\n- Screens in the lobby\n",
    ),
    (
        "fr.md",
        "Les journaux sont conservés 45 jours. La version 7.4.1 y remédie, tout comme CVE-2026-90077. Les travaux ont \
         pris fin le 11 septembre 2026. Pour en savoir plus, voir le [registre](https://example.org/register/7). Lancez \
         d’abord `lanternctl check --all`.\n\n\
         - Imprimantes de tous les bureaux\n- Claviers du service d’assistance\n- Écrans du hall d’accueil\n",
    ),
    (
        "ja.md",
        "ログは45日間保存されます。リリース 7.4.1 で解消され、CVE-2026-90077 も同様です。作業は2026年9月11日に終わりました。\
         詳しくは[登録簿](https://example.org/register/7)に記載しています。先に `lanternctl check --all` を実行してください。\n\n\
         - 各事務所のプリンター\n- ヘルプデスクのキーボード\n- ロビーのディスプレイ\n",
    ),
];

/// The sample site's files, each text with its end.
pub struct Site {
    files: BTreeMap<String, String>,
    others: Vec<SourceFile>,
}

/// One change of one translation.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// What was changed, and how.
    pub kind: &'static str,
    /// The file.
    pub path: String,
    /// The change in words.
    pub what: String,
    /// The file's new text.
    pub text: String,
}

impl Site {
    /// Reads the sample site.
    pub fn sample() -> Site {
        let mut site = Site { files: BTreeMap::new(), others: host::built_in() };
        for input in INPUTS.iter().map(Path::new).filter(|path| path.exists()) {
            site.collect(input);
        }
        site
    }

    fn collect(&mut self, path: &Path) {
        if path.is_dir() {
            for entry in fs::read_dir(path).expect("the sample site can be listed") {
                self.collect(&entry.expect("the sample site can be listed").path());
            }
            return;
        }
        let name = path.to_string_lossy().replace('\\', "/");
        if name.ends_with(".md") {
            let text = fs::read_to_string(path).expect("the sample site can be read");
            let end =
                ENDS.iter().rev().find(|(ending, _)| name.ends_with(&format!(".{ending}"))).expect("one is `md`").1;
            self.files.insert(name, format!("{}\n\n{end}", text.trim_end()));
        } else {
            let bytes = fs::read(path).expect("the sample site can be read");
            let path = name.parse().expect("a path of the site");
            self.others.push(SourceFile { path, origin: Origin::Site, bytes: bytes.into() });
        }
    }

    /// Returns the translations by path.
    pub fn translations(&self) -> impl Iterator<Item = (&String, &String)> {
        self.files.iter().filter(|(path, _)| path.ends_with(".fr.md") || path.ends_with(".ja.md"))
    }

    /// Returns what is reported of drift, drafts included.
    pub fn drift(&self) -> Vec<String> {
        self.check(self.files.iter().map(|(path, text)| (path.clone(), text.clone())).collect())
    }

    /// Tells of each change whether it is reported.
    ///
    /// Each becomes a page of its own, so that one run of the check tells of all.
    pub fn run(&self, mutants: Vec<Mutant>) -> Vec<(Mutant, bool)> {
        // What links lead to is there, so that nothing is looked up in vain.
        let mut files = self.files.clone();
        for (number, mutant) in mutants.iter().enumerate() {
            let source = mutant.path.replace(".fr.md", ".md").replace(".ja.md", ".md");
            let locale = if mutant.path.ends_with(".ja.md") { "ja" } else { "fr" };
            let folder = mutant.path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let folder = folder.replace("content/advisories", "content/pages");
            files.insert(format!("{folder}/m{number}.md"), page(&self.files[&source]));
            files.insert(format!("{folder}/m{number}.{locale}.md"), page(&mutant.text));
        }
        let reports = self.check(files);
        let name = |report: &str| report.split('.').next().and_then(|path| Some(path.rsplit_once('/')?.1.to_owned()));
        let names: BTreeSet<String> = reports.iter().filter_map(|report| name(report)).collect();
        let results = mutants.into_iter().enumerate();
        results.map(|(number, mutant)| (mutant, names.contains(&format!("m{number}")))).collect()
    }

    fn check(&self, files: BTreeMap<String, String>) -> Vec<String> {
        let texts = files.into_iter().map(|(path, text)| SourceFile {
            path: path.parse().expect("a path of the site"),
            origin: Origin::Site,
            bytes: text.into_bytes().into(),
        });
        let snapshot = Arc::new(Snapshot::new(self.others.iter().cloned().chain(texts).collect(), Vec::new()));
        let at = "2026-11-21T12:00:00Z".parse().expect("a moment");
        let conditions = Conditions {
            time: BuildTime { at, public_until: at },
            drafts: Drafts::Shown,
            locking: Locking::Open,
            signing: Signing::Nowhere,
        };
        let Outcome { value: corpus, report } = read::read(&snapshot);
        let corpus = Outcome { value: corpus.expect("`site.toml` can be read"), report };
        let report = check::check(corpus, Arc::clone(&snapshot), conditions).report;
        let found = report.iter().filter(|diagnostic| is_drift(diagnostic.code));
        let found = found.filter_map(|diagnostic| {
            let path = &snapshot.file(diagnostic.file()?).path;
            Some(format!("{path}: {}: {}", diagnostic.code, diagnostic.message))
        });
        found.collect()
    }
}

/// Keeps of a front matter nothing but a title.
fn page(text: &str) -> String {
    let body = &text[body_of(text)..];
    format!("+++\ntitle = \"Example\"\n+++\n{body}")
}

fn body_of(text: &str) -> usize {
    text[3..].find("\n+++\n").map_or(0, |at| at + 3 + 5)
}

fn is_drift(code: Code) -> bool {
    let name = code.as_str();
    let families = ["drift-", "text-", "term-", "typography-"];
    let others =
        [Code::Untranslated, Code::ParagraphDuplicate, Code::LinkDangling, Code::HeadingsFlat, Code::HeadingsDiffer];
    families.iter().any(|family| name.starts_with(family)) || others.contains(&code)
}

/// Returns every change of every translation.
pub fn mutants(site: &Site) -> Vec<Mutant> {
    site.translations().flat_map(|(path, text)| mutants_of(path, text)).collect()
}

fn mutants_of(path: &str, text: &str) -> Vec<Mutant> {
    let body = body_of(text);
    let mut mutants = Vec::new();
    let mut push = |kind, what: String, range: std::ops::Range<usize>, with: &str| {
        let text = format!("{}{with}{}", &text[..range.start], &text[range.end..]);
        mutants.push(Mutant { kind, path: path.to_owned(), what, text });
    };
    for place in places(text, body) {
        let (own, range) = (&text[place.range.clone()], place.range.clone());
        let [change, lose, gain] = place.kind.names();
        push(change, format!("`{own}` became `{}`", place.other), range.clone(), &place.other);
        push(lose, format!("`{own}` was lost"), range.clone(), place.kind.nothing());
        let more = format!("{own}{}", place.kind.more(path.ends_with(".ja.md")));
        push(gain, format!("after `{own}`"), range, &more);
    }
    mutants
}

/// What is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Number,
    Version,
    Cve,
    Date,
    Link,
    Code,
    Item,
}

impl Kind {
    fn names(self) -> [&'static str; 3] {
        match self {
            Kind::Number => ["number changed", "number lost", "number added"],
            Kind::Version => ["version changed", "version lost", "version added"],
            Kind::Cve => ["CVE changed", "CVE lost", "CVE added"],
            Kind::Date => ["date changed", "date lost", "date added"],
            Kind::Link => ["link changed", "link lost", "link added"],
            Kind::Code => ["code changed", "code lost", "code added"],
            Kind::Item => ["item changed", "item lost", "item added"],
        }
    }

    fn nothing(self) -> &'static str {
        if self == Kind::Item { "" } else { " " }
    }

    fn more(self, is_japanese: bool) -> &'static str {
        match self {
            Kind::Number => " (87)",
            Kind::Version => " (8.3.2)",
            Kind::Cve => " (CVE-2025-91111)",
            Kind::Date => " (2025-12-24)",
            Kind::Link => " [x](https://example.net/added)",
            Kind::Code => " `added --now`",
            Kind::Item if is_japanese => "\n- 追加された項目",
            Kind::Item => "\n- Un point de plus",
        }
    }
}

struct Place {
    kind: Kind,
    range: std::ops::Range<usize>,
    /// What stands there once it is changed.
    other: String,
}

/// Finds what can be changed below the front matter, outside code blocks.
fn places(text: &str, body: usize) -> Vec<Place> {
    let mut places = Vec::new();
    let mut start = body;
    let mut is_code = false;
    let mut items: Vec<std::ops::Range<usize>> = Vec::new();
    for line in text[body..].split_inclusive('\n') {
        let trimmed = line.trim_end();
        is_code ^= trimmed.starts_with("```");
        if !is_code && !trimmed.starts_with("```") {
            if trimmed.starts_with("- ") {
                items.push(start..start + trimmed.len());
            }
            inline(trimmed, start, &mut places);
        }
        start += line.len();
    }
    for pair in items.windows(2) {
        // The item is replaced by the one before it, if both are of one list.
        if text[pair[0].end..pair[1].start].trim().is_empty() {
            places.push(Place { kind: Kind::Item, range: pair[1].clone(), other: text[pair[0].clone()].to_owned() });
        }
    }
    places
}

fn inline(line: &str, start: usize, places: &mut Vec<Place>) {
    let mut at = 0;
    while at < line.len() {
        let rest = &line[at..];
        let found = link(rest).or_else(|| code(rest)).or_else(|| numbered(line, at));
        match found {
            Some((kind, length, other)) => {
                if let Some(other) = other {
                    places.push(Place { kind, range: start + at..start + at + length, other });
                }
                at += length;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
}

type Found = (Kind, usize, Option<String>);

fn link(rest: &str) -> Option<Found> {
    if rest.starts_with('<') {
        return Some((Kind::Link, rest.find('>')? + 1, None));
    }
    let inner = rest.strip_prefix('[')?;
    let middle = inner.find("](")?;
    let end = inner[middle..].find(')')? + middle;
    if inner[middle + 2..end].starts_with('<') {
        return Some((Kind::Link, end + 2, None));
    }
    let other = format!("[{}](https://example.org/elsewhere)", &inner[..middle]);
    Some((Kind::Link, end + 2, Some(other)))
}

fn code(rest: &str) -> Option<Found> {
    let inner = rest.strip_prefix('`')?;
    let end = inner.find('`')?;
    Some((Kind::Code, end + 2, Some(format!("`{}x`", &inner[..end]))))
}

fn numbered(line: &str, at: usize) -> Option<Found> {
    let rest = &line[at..];
    let before = line[..at].chars().next_back();
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || ".-_/".contains(c)) {
        return None;
    }
    if rest.starts_with("CVE-") {
        let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
        let id = &rest[..length];
        return Some((Kind::Cve, length, Some(format!("{}9", &id[..length - 1]))));
    }
    let length = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let word = rest[..length].trim_end_matches('.');
    let first: u32 = word.split('.').next()?.parse().ok()?;
    let behind = &rest[word.len()..];
    for ending in ["月11日", " septembre 2026", "年9月11日"] {
        if behind.starts_with(ending) {
            let whole = word.len() + ending.len();
            let other = rest[..whole].replacen("11", "12", 1);
            return Some((Kind::Date, whole, Some(other)));
        }
    }
    if behind.starts_with(|c: char| c.is_ascii_alphabetic() || c == '.') || behind.starts_with(['年', '月']) {
        return None;
    }
    match word.matches('.').count() {
        2 => Some((Kind::Version, word.len(), Some(format!("{word}7")))),
        0 if first > 3 => Some((Kind::Number, word.len(), Some((first + 1).to_string()))),
        _ => None,
    }
}
