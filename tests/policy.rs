//! `lucarne policy release`, and what becomes of a policy's versions.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

#[path = "support/program.rs"]
mod program;
#[path = "support/write.rs"]
mod write;

use std::fs;
use std::path::Path;

use program::run;
use program::stderr;
use program::stdout;
use write::write;

const SITE: &str = "[site]
base_url = \"https://security.example.org\"
locales = [\"en\", \"fr\"]

[organization]
name = \"Example\"

[[contact]]
kind = \"email\"
value = \"security@example.org\"

[commitments.acknowledge]
within = \"3 business days\"
to = \"reporter\"
";

const POLICY: &str = "+++
title = \"Disclosure policy\" # Short.
reviewed = 2026-03-01

[[policy_version]]
version = \"1.0\"
issued = 2026-01-01
summary = \"First version.\"
+++

We answer <fact:commitments.acknowledge>. See the [home page](../index.md).

## Report {#report}

<block:contact-card>

- Tests on your own installation
- Reports in any language

<block:policy-history>
";

/// Makes a site with one policy, in English.
fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "site.toml", SITE);
    write(folder.path(), "content/index.md", "+++\ntitle = \"Security\"\n+++\n");
    write(folder.path(), "content/policies/disclosure.md", POLICY);
    folder
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap()
}

fn edit(folder: &Path, path: &str, from: &str, to: &str) {
    let text = read(folder, path);
    assert!(text.contains(from), "{path} has `{from}`");
    write(folder, path, text.replace(from, to));
}

/// Runs a command that must succeed, and returns its results.
fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}\n{}", stderr(&output));
    stdout(&output)
}

/// Returns what `check` says, a line for each problem.
fn problems(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, &[&["check", "-q", "--format", "short"], arguments].concat());
    stdout(&output)
}

const STORED: &str = "content/policies/disclosure/versions/1.0.md";

#[test]
fn datum_that_is_told_before_its_version_is_in_force_is_named() {
    let folder = site();
    done(folder.path(), &["policy", "release", "disclosure"]);
    edit(folder.path(), "content/index.md", "+++\ntitle = \"Security\"\n+++\n", HOME);
    edit(folder.path(), "site.toml", "3 business days", "2 business days");
    edit(folder.path(), "content/policies/disclosure.md", "Tests on", "Any test on");
    let later = ["policy", "release", "disclosure", "--summary", "Faster.", "--on", "2999-01-31"];
    let output = run(folder.path(), &later);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let warning = "warning[policy-unreleased]: `<fact:commitments.acknowledge>` was `3 business days, to reporter, \
                   commitment` and is `2 business days, to reporter, commitment` since version `1.0`, and version `1.1` is \
                   in force from 2999-01-31 on";
    assert!(stderr(&output).contains(warning), "{}", stderr(&output));
    assert!(stderr(&output).contains("content/index.md:5:18"), "{}", stderr(&output));

    edit(folder.path(), "site.toml", "2 business days", "3 business days");
    assert_eq!(problems(folder.path(), &[]), "");
    let wrong = run(folder.path(), &["policy", "release", "disclosure", "--on", "2999-1-31"]);
    assert!(stderr(&wrong).contains("a day is one of the calendar, written as 2026-03-14"), "{}", stderr(&wrong));
}

#[test]
fn datum_of_a_row_that_is_told_early_is_named_at_its_row() {
    let folder = site();
    let row = "\n[[severity]]\nlevel = \"critical\"\ncvss = [9.0, 10.0]\nresolve_within = \"90 days\"\n";
    write(folder.path(), "site.toml", format!("{SITE}{row}"));
    let path = "content/policies/disclosure.md";
    edit(folder.path(), path, "We answer", "We mend <fact:severity.critical.resolve_within> and answer");
    done(folder.path(), &["policy", "release", "disclosure"]);
    edit(folder.path(), "site.toml", "90 days", "30 days");
    edit(folder.path(), path, "Tests on", "Any test on");
    done(folder.path(), &["policy", "release", "disclosure", "--summary", "Faster.", "--on", "2999-01-31"]);
    let place = read(folder.path(), "site.toml").lines().position(|line| line.contains("30 days")).unwrap() + 1;
    let told =
        format!("site.toml:{place}:18: warning[policy-unreleased]: `<fact:severity.critical.resolve_within>` was");
    assert!(problems(folder.path(), &[]).contains(&told), "{}", problems(folder.path(), &[]));
}

const HOME: &str = "+++\ntitle = \"Security\"\n+++\n\nWe answer within <fact:commitments.acknowledge>.\n";

#[test]
fn released_text_keeps_what_it_said_in_words() {
    let folder = site();
    assert_eq!(done(folder.path(), &["policy", "release", "disclosure"]), format!("{STORED}\n"));
    let expected = "+++
title = \"Disclosure policy\"

# What `lucarne policy release` made this of. What was released stays as it is.
[released]
source = \"HASH\"

[released.facts]
\"block:contact-card\" = \"434e75a9f978e576\"
\"commitments.acknowledge\" = \"3 business days, to reporter, commitment\"
+++

We answer within 3 business days. See the [home page](https://security.example.org/).

## Report {#report}

* **Email** [security@example.org](mailto:security@example.org)

- Tests on your own installation
- Reports in any language
";
    let stored = read(folder.path(), STORED);
    let hash = stored.split("source = \"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(stored.replace(hash, "HASH"), expected);
    assert_eq!(read(folder.path(), "content/policies/disclosure.md"), POLICY, "the version was listed already");
    assert_eq!(problems(folder.path(), &[]), "");
    assert_eq!(done(folder.path(), &["policy", "release", "disclosure"]), "", "nothing is left to store");
}

#[test]
fn new_version_is_listed_stored_and_compared() {
    let folder = site();
    done(folder.path(), &["policy", "release", "disclosure"]);
    edit(folder.path(), "content/policies/disclosure.md", "any language", "English or French");
    let due = "content/policies/disclosure.md:2:9: warning[policy-unreleased]: the text has changed since version `1.0` was \
               released; run `lucarne policy release disclosure` once the new text stands, or take the change back\n";
    assert_eq!(problems(folder.path(), &[]), due);

    let release = ["policy", "release", "disclosure", "--summary", "Languages are named.", "--on", "2026-03-10"];
    let files = "content/policies/disclosure.md\ncontent/policies/disclosure/versions/1.1.md\n";
    assert_eq!(done(folder.path(), &release), files);
    let listed = "summary = \"First version.\"\n\n[[policy_version]]\nversion = \"1.1\"\nissued = 2026-03-10\nsummary = \
                  \"Languages are named.\"\n+++\n";
    assert!(read(folder.path(), "content/policies/disclosure.md").contains(listed));
    assert_eq!(problems(folder.path(), &[]), "");

    done(folder.path(), &["build"]);
    let changes = read(folder.path(), "public/policies/disclosure/versions/1.1/changes/index.html");
    let item = "<li><span class=\"changed\">Reports in <del><span class=\"unseen\">[removed: </span>any language<span \
                class=\"unseen\">]</span></del><ins><span class=\"unseen\">[added: </span>English or French<span \
                class=\"unseen\">]</span></ins></span></li>";
    assert!(changes.contains(item), "{changes}");
    assert!(changes.contains("<li>Tests on your own installation</li>"), "{changes}");
    let feed = read(folder.path(), "public/policies/atom.xml");
    assert!(feed.contains("<id>tag:security.example.org,2026:policy:disclosure/1.1</id>"), "{feed}");
    assert!(feed.contains("href=\"https://security.example.org/policies/disclosure/versions/1.1/\""), "{feed}");
    let sitemap = read(folder.path(), "public/sitemap.xml");
    assert!(!sitemap.contains("/versions/"), "{sitemap}");
}

#[test]
fn datum_that_the_policy_prints_is_a_part_of_what_it_says() {
    let folder = site();
    done(folder.path(), &["policy", "release", "disclosure"]);
    edit(folder.path(), "site.toml", "3 business days", "5 business days");
    let expected = "`<fact:commitments.acknowledge>` was `3 business days, to reporter, commitment` and is `5 \
                    business days, to reporter, commitment` since version `1.0` was released";
    assert!(problems(folder.path(), &[]).contains(expected), "{}", problems(folder.path(), &[]));
    done(folder.path(), &["policy", "release", "disclosure", "--summary", "We need longer."]);
    done(folder.path(), &["build"]);
    let old = read(folder.path(), "public/policies/disclosure/versions/1.0/index.html");
    let new = read(folder.path(), "public/policies/disclosure/versions/1.1/index.html");
    assert!(old.contains("within 3 business days") && new.contains("within 5 business days"));
}

#[test]
fn whatever_a_block_prints_is_a_part_of_what_the_policy_says() {
    const MORE: &str = "
[commitments.update]
within = \"72 hours\"
basis = \"law\"
source = \"GDPR, Article 33(1)\"

[[severity]]
level = \"critical\"
cvss = [9.0, 10.0]

[[coordinator]]
id = \"certcc\"
name = \"CERT/CC\"
url = \"https://cert.example/\"

[[key]]
kind = \"age\"
file = \"keys/age.txt\"
";
    let folder = site();
    let path = "content/policies/disclosure.md";
    edit(folder.path(), path, "<block:policy-history>", "<block:severity-table>\n\n<block:commitments>");
    write(folder.path(), "site.toml", format!("{SITE}{MORE}"));
    write(folder.path(), "keys/age.txt", "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p\n");
    fs::copy(folder.path().join("keys/age.txt"), folder.path().join("keys/new.txt")).unwrap();
    done(folder.path(), &["policy", "release", "disclosure"]);
    assert!(!problems(folder.path(), &[]).contains("policy-unreleased"), "{}", problems(folder.path(), &[]));
    for (block, from, to) in [
        ("commitments", "Article 33(1)", "Article 33"),
        ("severity-table", "[9.0, 10.0]", "[8.5, 10.0]"),
        ("contact-card", "https://cert.example/", "https://cert.example/report"),
        ("contact-card", "keys/age.txt", "keys/new.txt"),
    ] {
        edit(folder.path(), "site.toml", from, to);
        let expected = format!("what `<block:{block}>` prints has changed since version `1.0` was released");
        assert!(problems(folder.path(), &[]).contains(&expected), "{to}: {}", problems(folder.path(), &[]));
        edit(folder.path(), "site.toml", to, from);
    }
}

#[test]
fn version_that_is_not_in_force_shows_nothing_of_its_text() {
    let folder = site();
    let path = "content/policies/disclosure.md";
    edit(folder.path(), path, "any language", "English or French");
    let release = ["policy", "release", "disclosure", "--summary", "Names the canary.", "--on", "2027-01-05"];
    let refused = run(folder.path(), &release);
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).contains("error[policy-version-early]"), "{}", stderr(&refused));

    edit(folder.path(), path, "English or French", "any language");
    done(folder.path(), &["policy", "release", "disclosure"]);
    edit(folder.path(), path, "any language", "English or French");
    done(folder.path(), &release);
    assert_eq!(problems(folder.path(), &[]), "");
    done(folder.path(), &["build"]);
    let public = |folder: &Path| {
        let files = walkdir::WalkDir::new(folder.join("public")).into_iter().filter_map(Result::ok);
        let files = files.filter(|file| file.file_type().is_file());
        files.map(|file| String::from_utf8_lossy(&fs::read(file.path()).unwrap()).into_owned()).collect::<String>()
    };
    let before = public(folder.path());
    assert!(before.contains("Reports in any language"));
    for secret in ["English or French", "canary", "1.1"] {
        assert!(!before.contains(&format!("{secret}<")) && !before.contains(&format!("versions/{secret}")), "{secret}");
    }
    assert!(!before.contains("canary") && !before.contains("English or French"));

    done(folder.path(), &["build", "--out", "later", "--drafts"]);
    let later = read(folder.path(), "later/policies/disclosure/index.html");
    assert!(later.contains("Reports in English or French"), "{later}");
}

#[test]
fn published_version_does_not_change() {
    let folder = site();
    done(folder.path(), &["policy", "release", "disclosure"]);
    done(folder.path(), &["build"]);
    edit(folder.path(), STORED, "any language", "no language");
    let expected = "content/policies/disclosure/versions/1.0.md:1:1: warning[policy-version-changed]: the text of a released \
                    version is not the one in lucarne.lock; take the file back from your version control; a change is a \
                    new version\n";
    assert_eq!(problems(folder.path(), &[]), expected);
    let locked = run(folder.path(), &["build", "--locked"]);
    assert_eq!(locked.status.code(), Some(1));
    assert!(stderr(&locked).contains("error[policy-version-changed]"), "{}", stderr(&locked));
}

#[test]
fn policy_that_was_built_before_any_text_was_stored_changes_by_a_version() {
    let folder = site();
    let path = "content/policies/disclosure.md";
    let told = |what: &str| {
        format!(
            "content/policies/disclosure.md:1:1: note[policy-unreleased]: {what} is not what lucarne.lock holds as version \
             `1.0`, of which no text is stored; `lucarne policy release disclosure` makes that a new version, once it stands\n"
        )
    };
    done(folder.path(), &["build", "--at", "2026-03-02"]);
    // Whoever sets a site up edits it on the day of its first build.
    edit(folder.path(), path, "Reports in", "Any report in");
    assert_eq!(problems(folder.path(), &["--at", "2026-03-02T23:00:00Z"]), "");
    done(folder.path(), &["build", "--at", "2026-03-02"]);
    assert_eq!(problems(folder.path(), &[]), "");
    edit(folder.path(), "site.toml", "3 business days", "2 business days");
    assert_eq!(problems(folder.path(), &[]), told("what it prints of site.toml"));
    edit(folder.path(), "site.toml", "2 business days", "3 business days");
    assert_eq!(problems(folder.path(), &[]), "");

    edit(folder.path(), path, "Tests on", "Any test on");
    // A build does not forget what readers know.
    done(folder.path(), &["build"]);
    done(folder.path(), &["build", "--locked", "--strict"]);
    assert_eq!(problems(folder.path(), &[]), told("its text"));
    let unsaid = run(folder.path(), &["policy", "release", "disclosure"]);
    assert!(stderr(&unsaid).contains("`--summary` is missing"), "{}", stderr(&unsaid));
    let released = done(folder.path(), &["policy", "release", "disclosure", "--summary", "Any test."]);
    assert_eq!(released, "content/policies/disclosure.md\ncontent/policies/disclosure/versions/1.1.md\n");
    assert_eq!(problems(folder.path(), &[]), "");
    done(folder.path(), &["build"]);
    done(folder.path(), &["build", "--locked"]);
    assert_eq!(problems(folder.path(), &[]), "");
}

#[test]
fn policy_that_was_built_and_never_deployed_is_stored_as_the_version_that_it_is() {
    let folder = site();
    done(folder.path(), &["build", "--at", "2026-03-02"]);
    edit(folder.path(), "content/policies/disclosure.md", "Tests on", "Any test on");
    let released = done(folder.path(), &["policy", "release", "disclosure", "--version", "1.0"]);
    assert_eq!(released, format!("{STORED}\n"));
    assert_eq!(problems(folder.path(), &[]), "");
}

#[test]
fn translation_that_comes_later_is_added_to_its_version() {
    let folder = site();
    done(folder.path(), &["policy", "release", "disclosure"]);
    let french = "+++\ntitle = \"Politique\"\n\n[policy_version.\"1.0\"]\nsummary = \"Première version.\"\n+++\n\nNous répondons \
                  <fact:commitments.acknowledge>. Voir [l’accueil](../index.md).\n\n## Signaler\n\n<block:contact-card>\n\n- \
                  Essais sur votre installation\n- Signalements en toute langue\n\n<block:policy-history>\n";
    write(folder.path(), "content/policies/disclosure.fr.md", french);
    assert_eq!(done(folder.path(), &["policy", "release", "disclosure"]), "", "it is not marked as up to date");
    done(folder.path(), &["translate", "mark", "content/policies/disclosure.fr.md"]);
    let path = "content/policies/disclosure/versions/1.0.fr.md";
    assert_eq!(done(folder.path(), &["policy", "release", "disclosure"]), format!("{path}\n"));
    let stored = read(folder.path(), path);
    assert!(
        stored.contains("Nous répondons sous 3 jours ouvrés. Voir [l’accueil](https://security.example.org/fr/)."),
        "{stored}"
    );
    assert_eq!(problems(folder.path(), &[]), "");

    // A correction of the translation is no new version: the stored one follows it.
    let live = "content/policies/disclosure.fr.md";
    edit(folder.path(), live, "en toute langue", "dans toute langue");
    let expected = "content/policies/disclosure.fr.md:2:9: warning[policy-unreleased]: the translation has changed since \
                    version `1.0` was released; run `lucarne policy release disclosure`, which stores it anew, or take \
                    the change back\n";
    assert_eq!(problems(folder.path(), &[]), expected);
    assert_eq!(done(folder.path(), &["policy", "release", "disclosure"]), format!("{path}\n"));
    let unseen = stored.replace("en toute langue", "dans toute langue");
    let renewed = read(folder.path(), path);
    let without_hash = |text: &str| text.lines().filter(|line| !line.starts_with("released")).collect::<String>();
    assert_eq!(without_hash(&renewed), without_hash(&unseen), "nobody has seen it, so that it has no revision");
    assert_eq!(problems(folder.path(), &[]), "");

    // What readers have seen tells that it was corrected.
    done(folder.path(), &["build"]);
    edit(folder.path(), live, "dans toute langue", "dans toutes les langues");
    assert_eq!(done(folder.path(), &["policy", "release", "disclosure"]), format!("{path}\n"));
    let corrected = read(folder.path(), path);
    assert!(corrected.contains("[[translation.revision]]\nid = \"correction-1\"\non = 20"), "{corrected}");
    assert_eq!(problems(folder.path(), &[]), "");
    done(folder.path(), &["build"]);
}

#[test]
fn release_that_cannot_be_is_refused() {
    let folder = site();
    let refused = |arguments: &[&str], message: &str| {
        let output = run(folder.path(), &[&["policy", "release"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(message), "{}", stderr(&output));
    };
    refused(&["disclosur"], "the site has no policy `disclosur`; there is `disclosure`");
    refused(&["disclosure", "--version", "2 0"], "a version cannot be named `2 0`");
    refused(&["disclosure", "--version", "1.1"], "`--summary` is missing");
    let listed = "version 1.0 is listed already, of 2026-01-01, and";
    refused(
        &["disclosure", "--version", "1.0", "--summary", "Else."],
        &format!("{listed} `--summary` is for a new one"),
    );
    refused(&["disclosure", "--on", "2026-02-01"], &format!("{listed} `--on` is for a new one"));
    refused(&["disclosure", "--version", "1.1", "--on", "2025-01-01"], "would be of 2025-01-01");
    refused(&["disclosure", "--version", "0.9", "--summary", "Older."], "version 0.9 would follow version 1.0");
    done(folder.path(), &["policy", "release", "disclosure"]);
    refused(&["disclosure", "--summary", "Nothing."], "the policy says what it said as version 1.0");
}

#[test]
fn of_two_versions_of_one_day_the_later_listed_is_the_newer() {
    let folder = site();
    let release =
        ["policy", "release", "disclosure", "--version", "1.1", "--on", "2026-01-01", "--summary", "A line more."];
    done(folder.path(), &["policy", "release", "disclosure"]);
    edit(folder.path(), "content/policies/disclosure.md", "Tests on", "Attempts on");
    done(folder.path(), &release);
    let problems = problems(folder.path(), &[]);
    assert!(!problems.contains("policy-unreleased"), "{problems}");
    done(folder.path(), &["build"]);
    let page = read(folder.path(), "public/policies/disclosure/index.html");
    assert!(page.contains("Version 1.1"), "{page}");
}

#[test]
fn release_that_was_cut_off_is_brought_to_its_end() {
    let folder = site();
    done(folder.path(), &["policy", "release", "disclosure"]);
    edit(folder.path(), "content/policies/disclosure.md", "Tests on", "Attempts on");
    let release = ["policy", "release", "disclosure", "--version", "1.1", "--summary", "Says it better."];
    let edited = read(folder.path(), "content/policies/disclosure.md");
    done(folder.path(), &release);
    let listed = read(folder.path(), "content/policies/disclosure.md");
    // The text is stored, and no version lists it.
    write(folder.path(), "content/policies/disclosure.md", &edited);
    assert!(problems(folder.path(), &[]).contains("policy-version-unlisted"));
    assert_eq!(done(folder.path(), &release), "content/policies/disclosure.md\n");
    assert_eq!(read(folder.path(), "content/policies/disclosure.md"), listed);
}
