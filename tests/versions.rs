//! The script of the version box gives the model's answers.
//!
//! The answers are worked out here from the ranges, by the plainest reading of the rules, for every listed release and
//! for 2,000 random versions of each product whose versions can be typed, with texts between them that are none. `tests/tools/versions.mjs` asks the script.

#[path = "support/dice.rs"]
mod dice;
#[path = "support/sample_site.rs"]
mod sample_site;
#[path = "support/version_answer.rs"]
mod version_answer;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use lucarne::check::Edition;
use lucarne::host;
use lucarne::model::Product;
use lucarne::model::VersionScheme;
use lucarne::text::Snapshot;
use serde_json::Value;
use serde_json::json;
use version_answer::Asker;

/// How many random versions each product is asked for.
const RANDOM: usize = 2000;

/// A site whose versions have all the forms that the sample's lack.
const ODD: &[(&str, &str)] = &[
    (
        "site.toml",
        "[site]\nbase_url = \"https://security.example.org\"\nlocales = [\"en\"]\nadvisory_prefix = \"EX\"\n\
         [organization]\nname = \"Example\"\n[[contact]]\nkind = \"email\"\nvalue = \"security@example.org\"\n",
    ),
    ("content/index.md", "+++\ntitle = \"Security\"\n+++\n"),
    (
        "products/dots.toml",
        "id = \"dots\"\nname = \"Dots\"\nversion_scheme = \"intdot\"\n\
         series = [{ name = \"1\", before = \"2\" }, { name = \"2\", from = \"2.0\", support_until = 2025-01-01 }]\n\
         releases = [{ version = \"1\" }, { version = \"1.0.2\" }, { version = \"01.3\" }, { version = \"2.0\" }, \
         { version = \"18446744073709551615.1\" }, { version = \"2.9\", on = 2027-01-01 }]\n",
    ),
    (
        "products/words.toml",
        "id = \"words\"\nname = \"Words\"\nversion_scheme = \"semver\"\n\
         releases = [{ version = \"1.0.0-alpha.1\" }, { version = \"1.0.0-alpha.beta\" }, { version = \"1.0.0-rc.10\" }, \
         { version = \"1.0.0\" }, { version = \"1.0.0+b.001\" }, { version = \"1.2.0\" }, { version = \"2.0.0-0\" }]\n",
    ),
    (
        "content/advisories/2026/EX-2026-0001.md",
        "+++\nid = \"EX-2026-0001\"\ntitle = \"One\"\nstatus = \"published\"\npublished = 2026-03-14\n\
         [[vulnerability]]\n[[vulnerability.affected]]\nproduct = \"dots\"\n\
         ranges = [{ introduced = \"1.0.1\", fixed = \"1.3\" }, { introduced = \"2.0.1\", last_affected = \"2.4\" }]\n\
         [[vulnerability.affected]]\nproduct = \"words\"\n\
         ranges = [{ introduced = \"1.0.0-alpha.2\", fixed = \"1.0.0-rc.9\" }]\nversions = [\"1.0.0+b.001\"]\n\
         [[vulnerability]]\n[[vulnerability.affected]]\nproduct = \"dots\"\nversions = [\"0.9\", \"18446744073709551615.1\"]\n\
         [[vulnerability.affected]]\nproduct = \"words\"\n\
         ranges = [{ introduced = \"0\", last_affected = \"1.0.0-beta\", fix = \"none-planned\" }, { introduced = \"2.0.0-0\" }]\n\
         +++\n",
    ),
    (
        "content/advisories/2026/EX-2026-0002.md",
        "+++\nid = \"EX-2026-0002\"\ntitle = \"Two\"\nstatus = \"published\"\npublished = 2026-03-15\n\
         [[affected]]\nproduct = \"words\"\nranges = [{ introduced = \"1.0.0\", fixed = \"1.2.1\" }]\n\
         [[under_investigation]]\nproduct = \"dots\"\n+++\n",
    ),
    (
        "content/advisories/2026/EX-2026-0003.md",
        "+++\nid = \"EX-2026-0003\"\ntitle = \"Three\"\nstatus = \"withdrawn\"\npublished = 2026-03-15\n\
         withdrawn = { on = 2026-04-01, reason = \"duplicate\" }\n\
         [[affected]]\nproduct = \"words\"\nranges = [{ introduced = \"0\" }]\n+++\n",
    ),
];

#[test]
fn script_gives_the_answers_of_the_model() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("versions");
    let _ = fs::remove_dir_all(&folder);
    let sample = questions(&folder, "sample", &sample_site::edition(sample_site::snapshot()), &sample_site::build());
    let odd = sample_site::edition(odd_site());
    let odd = questions(&folder, "odd", &odd, &sample_site::make(&odd));
    assert!(sample.iter().chain(&odd).all(|path| path.is_file()));
    let node = Command::new("node").arg("tests/tools/versions.mjs").args(sample.iter().chain(&odd)).output();
    match node {
        Ok(run) => {
            let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
            assert!(run.status.success(), "{said}");
            let _ = write!(io::stderr(), "{said}");
        }
        Err(_) => drop(writeln!(io::stderr(), "skipped: there is no node")),
    }
}

/// Returns the files of the odd site and those that are built in.
fn odd_site() -> Snapshot {
    let own = ODD.iter().map(|(path, text)| (path.parse().expect("a path of a site"), (*text).to_owned()));
    Snapshot::new(host::built_in(), Vec::new()).with(own)
}

/// Writes the data and the right answers of every product of a site, and returns the files.
fn questions(folder: &Path, name: &str, edition: &Edition, outputs: &BTreeMap<String, Vec<u8>>) -> Vec<PathBuf> {
    fs::create_dir_all(folder).expect("the folder can be made");
    let file = |product: &Product| {
        let id = product.id.value.as_str();
        let data: Value = serde_json::from_slice(&outputs[&format!("versions/{id}.json")]).expect("data is JSON");
        let asker = Asker::new(edition, product);
        let listed = asker.listed();
        let is_typed = matches!(product.scheme, VersionScheme::Semver | VersionScheme::Intdot);
        let random = if is_typed { asker.random(RANDOM) } else { Vec::new() };
        let answers: Vec<Value> = listed.iter().chain(&random).map(|text| asker.answer(text)).collect();
        let sound = answers.iter().filter(|answer| !answer["answer"].is_null()).count();
        assert_eq!(sound, listed.len() + if is_typed { RANDOM } else { 0 });
        let path = folder.join(format!("{name}-{id}.json"));
        let text = json!({ "data": data, "answers": answers }).to_string();
        fs::write(&path, text).expect("the questions can be written");
        path
    };
    edition.site().products.iter().map(file).collect()
}
