//! Reports for programs: JSON, SARIF and annotations of GitHub's runners.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;
use serde_json::json;

/// Writes a site below the current folder with a warning and an error in French.
fn site(folder: &Path) {
    let site = folder.join("site");
    fs::create_dir_all(site.join("content/policies")).unwrap();
    let facts = "[site]\nbase_url = \"https://example.org\"\nlocales = [\"en\", \"fr\"]\n[organization]\nname = \"Example\"\n\
                 [[contact]]\nkind = \"email\"\nvalue = \"security@example.org\"\n";
    fs::write(site.join("site.toml"), facts).unwrap();
    fs::write(site.join("content/index.md"), "+++\ntitle = \"Security\"\n+++\n").unwrap();
    fs::write(site.join("content/index.fr.md"), "+++\ntitle = \"Sécurité\"\n+++\n\nÉté : [là](rien.md).\n").unwrap();
    let policy = "+++\ntitle = \"Disclosure\"\nreviewed = 2026-11-01\n+++\n";
    fs::write(site.join("content/policies/disclosure.md"), policy).unwrap();
}

fn check(arguments: &[&str]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    run(folder.path(), arguments)
}

/// Checks the site without its error, so that profiles are looked at.
fn assess(arguments: &[&str]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    fs::write(folder.path().join("site/content/index.fr.md"), "+++\ntitle = \"Sécurité\"\n+++\n").unwrap();
    run(folder.path(), arguments)
}

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lucarne"));
    let command = command.current_dir(folder).args(["-q", "check", "--site", "site", "--at", "2026-11-21"]);
    let output = command.args(arguments).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn json_holds_what_is_known_of_each_problem() {
    let (code, text) = check(&["--format", "json"]);
    assert_eq!(code, Some(1));
    let report: Value = serde_json::from_str(&text).unwrap();
    let keys: Vec<&String> = report.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["diagnostics", "profiles"]);
    assert_eq!(report["diagnostics"].as_array().unwrap().len(), 2);
    let expected = json!({
        "code": "link-broken",
        "level": "error",
        "message": "the link leads to `content/rien.md`, and nothing is there",
        "file": "content/index.fr.md",
        "line": 5,
        "column": 12,
        "end_line": 5,
        "end_column": 19,
        "hints": ["links are written as paths from this file to the source file"],
        "related": [],
    });
    assert_eq!(report["diagnostics"][1], expected);
}

#[test]
fn github_is_told_the_path_from_where_it_looks() {
    let (_, text) = check(&["--format", "github", "--allow", "translation-unmarked"]);
    let expected = "::error file=site/content/index.fr.md,line=5,endLine=5,col=12,endColumn=19,title=link-broken::\
                    the link leads to `content/rien.md`, and nothing is there%0A\
                    hint: links are written as paths from this file to the source file\n";
    assert_eq!(text, expected);
}

#[test]
fn levels_on_the_command_line_decide_the_exit_code() {
    assert!(check(&["--format", "short", "--deny", "translation-unmarked"]).1.contains("error[translation-unmarked]"));
    assert!(!check(&["--format", "short", "--allow", "translation-unmarked"]).1.contains("translation-unmarked"));
    // An error is never allowed.
    assert!(check(&["--format", "short", "--allow", "link-broken"]).1.contains("error[link-broken]"));
    assert_eq!(check(&["--allow", "link-brocken"]).0, Some(2));
}

#[test]
fn command_line_is_heard_where_the_site_allows() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    let path = folder.path().join("site/site.toml");
    let facts = fs::read_to_string(&path).unwrap() + "[check]\nallow = [\"translation-unmarked\"]\n";
    fs::write(path, facts).unwrap();
    let short = |arguments: &[&str]| run(folder.path(), &[&["--format", "short"], arguments].concat()).1;
    assert!(!short(&[]).contains("translation-unmarked"));
    assert!(short(&["--deny", "translation-unmarked"]).contains("error[translation-unmarked]"));
    assert!(short(&["--warn", "translation-unmarked"]).contains("warning[translation-unmarked]"));
}

#[test]
fn sarif_is_accepted_by_the_schema_of_2_1_0() {
    let (code, text) = check(&["--format", "sarif"]);
    assert_eq!(code, Some(1));
    let log: Value = serde_json::from_str(&text).unwrap();
    accept(&log);
    let result = &log["runs"][0]["results"][1];
    assert_eq!(result["ruleId"], "link-broken");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "site/content/index.fr.md");
    assert_eq!(place["region"], json!({ "startLine": 5, "startColumn": 12, "endLine": 5, "endColumn": 19 }));
}

#[test]
fn problem_that_moves_keeps_its_fingerprint() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    let fingerprints = || {
        let log: Value = serde_json::from_str(&run(folder.path(), &["--format", "sarif"]).1).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        results.iter().map(|result| (result["partialFingerprints"].clone(), result["locations"].clone())).unzip()
    };
    let (before, places): (Vec<Value>, Vec<Value>) = fingerprints();
    let file = folder.path().join("site/content/index.fr.md");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replacen("\n+++\n", "\n+++\n\n\n", 1)).unwrap();
    let (after, moved): (Vec<Value>, Vec<Value>) = fingerprints();
    assert_eq!(after, before);
    assert_ne!(moved, places);
    assert_ne!(before[0], before[1]);
}

fn accept(log: &Value) {
    let mut schema: Value = serde_json::from_slice(&fs::read(sarif_schema()).unwrap()).unwrap();
    // The published pattern of languages is no regular expression; a log of ours names none.
    for definition in ["run", "toolComponent"] {
        schema["definitions"][definition]["properties"]["language"].as_object_mut().unwrap().remove("pattern").unwrap();
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(log).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
}

#[test]
fn chosen_profile_decides_the_exit_code_and_the_default_one_does_not() {
    let (code, text) = assess(&[]);
    assert_eq!(code, Some(0));
    assert!(text.contains("profile core (no profile was chosen: this one decides nothing)\n"), "{text}");
    assert!(text.contains(" of 19 checkable rules satisfied, 0 declared\n"), "{text}");
    assert_eq!(assess(&["--profile", "core"]).0, Some(1));
    assert_eq!(assess(&["--profile", "rfc9116"]).0, Some(0));
    assert_eq!(assess(&["--profile", "rfc"]).0, Some(2));
}

#[test]
fn json_holds_the_result_of_each_rule() {
    let (_, text) = assess(&["--format", "json", "--profile", "core", "--profile", "csaf"]);
    let report: Value = serde_json::from_str(&text).unwrap();
    let names: Vec<&Value> = report["profiles"].as_array().unwrap().iter().map(|profile| &profile["name"]).collect();
    assert_eq!(names, ["core", "csaf"]);
    let rules = report["profiles"][0]["rules"].as_array().unwrap();
    let rule = |id: &str| rules.iter().find(|rule| rule["id"] == id).unwrap();
    let file = "content/policies/disclosure.md";
    let violated = json!({ "id": "CORE-01", "result": "violated", "file": file, "line": 1, "violations": [{
        "level": "error",
        "message": "the policy does not say where to report before its second heading",
        "hint": "put `<block:contact-card>` below the first heading",
        "file": file, "line": 1, "column": 1, "end_line": 1, "end_column": 1,
    }] });
    assert_eq!(*rule("CORE-01"), violated);
    let satisfied = json!({ "id": "CORE-14", "result": "satisfied", "file": null, "line": null, "violations": [] });
    assert_eq!(*rule("CORE-14"), satisfied);
    assert_eq!(rule("CORE-15")["result"], "not-applicable");
}

#[test]
fn broken_rules_of_chosen_profiles_are_annotations_and_results() {
    let (_, text) = assess(&["--format", "github", "--profile", "core"]);
    assert!(text.contains("::error file=site/site.toml,line=6,endLine=6,col=1,endColumn=12,title=CORE-02::"), "{text}");
    assert!(!assess(&["--format", "github"]).1.contains("CORE-02"));
    let log: Value = serde_json::from_str(&assess(&["--format", "sarif", "--profile", "core"]).1).unwrap();
    accept(&log);
    let run = &log["runs"][0];
    let result = run["results"].as_array().unwrap().iter().find(|result| result["ruleId"] == "CORE-02").unwrap();
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], "CORE-02");
}

#[test]
fn levels_of_rules_are_set_as_those_of_diagnostics_are() {
    let short = |arguments: &[&str]| assess(&[&["--format", "short", "--profile", "core"], arguments].concat()).1;
    assert!(short(&[]).contains(": error[CORE-02]: "));
    assert!(short(&[]).contains(": warning[CORE-04]: "));
    assert!(short(&["--warn", "core-02"]).contains(": warning[CORE-02]: "));
    assert!(short(&["--deny", "CORE-04"]).contains(": error[CORE-04]: "));
    assert!(!short(&["--allow", "CORE-02"]).contains("CORE-02"));
    let (_, text) = assess(&["--format", "json", "--profile", "core", "--allow", "CORE-02"]);
    let report: Value = serde_json::from_str(&text).unwrap();
    let rules = report["profiles"][0]["rules"].as_array().unwrap();
    let rule = rules.iter().find(|rule| rule["id"] == "CORE-02").unwrap();
    let allowed = json!({ "id": "CORE-02", "result": "violated", "file": null, "line": null, "violations": [] });
    assert_eq!(*rule, allowed);
    assert_eq!(assess(&["--allow", "CORE-99"]).0, Some(2));
    // Without its profile it would decide nothing.
    assert_eq!(assess(&["--deny", "CORE-04"]).0, Some(2));
}

#[test]
fn file_allows_a_rule_for_its_own_places() {
    let folder = tempfile::tempdir().unwrap();
    site(folder.path());
    fs::write(folder.path().join("site/content/index.fr.md"), "+++\ntitle = \"Sécurité\"\n+++\n").unwrap();
    let policy = "+++\ntitle = \"Disclosure\"\nreviewed = 2026-11-01\n\
                  [[allow]]\ncode = \"CORE-01\"\nreason = \"They stand on a page of their own.\"\n\
                  [[allow]]\ncode = \"CORE-17\"\nreason = \"None.\"\n\
                  [[allow]]\ncode = \"CSAF-01\"\nreason = \"The profile was not asked for.\"\n+++\n";
    fs::write(folder.path().join("site/content/policies/disclosure.md"), policy).unwrap();
    let (_, text) = run(folder.path(), &["--format", "short", "--profile", "core"]);
    let own: Vec<&str> = text.lines().filter(|line| line.contains("disclosure.md") && line.contains("CORE-")).collect();
    let lines: Vec<&str> = own.iter().filter(|line| !line.contains("[CORE-09]")).copied().collect();
    let unused = "content/policies/disclosure.md:8:8: warning[allow-unused]: nothing of this file is reported as `CORE-17`; \
                  remove this `[[allow]]`";
    assert_eq!(lines, [unused]);
}

/// Finds the schema in the sources of a crate that is made from it.
fn sarif_schema() -> PathBuf {
    let arguments = ["metadata", "--format-version", "1", "--locked"];
    let output = Command::new(env!("CARGO")).args(arguments).output().unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").unwrap();
    Path::new(package["manifest_path"].as_str().unwrap()).with_file_name("src").join("schema.json")
}
