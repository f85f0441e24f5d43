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
    let mut command = Command::new(env!("CARGO_BIN_EXE_lucarne"));
    let command = command.current_dir(folder.path()).args(["-q", "check", "--site", "site", "--at", "2026-11-21"]);
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
fn sarif_is_accepted_by_the_schema_of_2_1_0() {
    let (code, text) = check(&["--format", "sarif"]);
    assert_eq!(code, Some(1));
    let log: Value = serde_json::from_str(&text).unwrap();
    let mut schema: Value = serde_json::from_slice(&fs::read(sarif_schema()).unwrap()).unwrap();
    // The published pattern of languages is no regular expression; a log of ours names none.
    for definition in ["run", "toolComponent"] {
        schema["definitions"][definition]["properties"]["language"].as_object_mut().unwrap().remove("pattern").unwrap();
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let result = &log["runs"][0]["results"][1];
    assert_eq!(result["ruleId"], "link-broken");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "site/content/index.fr.md");
    assert_eq!(place["region"], json!({ "startLine": 5, "startColumn": 12, "endLine": 5, "endColumn": 19 }));
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
