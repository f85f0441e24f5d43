//! Runs of the program with a key in its environment: exit codes, and what is said.

#![cfg(feature = "signatures")]
#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

#[path = "support/write.rs"]
mod write;

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Output;

use write::write;

const SITE: &str = "[site]\nbase_url = \"https://security.example.org\"\nlocales = [\"en\"]\n\n\
     [organization]\nname = \"Example\"\n\n\
     [[contact]]\nkind = \"email\"\nvalue = \"security@example.org\"\n\n\
     [[key]]\nkind = \"openpgp\"\nfile = \"keys/documents.asc\"\n\
     fingerprint = \"DD102435747A3F4CFB8282BC1E795F4130FBBE83\"\nuse = [\"documents\"]\n";

const ADVISORY: &str = "+++\nid = \"EX-2026-0001\"\ntitle = \"A\"\nsummary = \"A flaw.\"\nstatus = \"published\"\n\
     published = 2026-05-06T10:00:00Z\nseverity = \"low\"\n\n[[allow]]\ncode = \"advisory-incomplete\"\n\
     reason = \"short\"\nuntil = 2027-01-01\n+++\n\nText.\n";

/// Writes a site that publishes the key `ed25519`, and builds it.
struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn new() -> Site {
        let folder = tempfile::tempdir().unwrap();
        let files = [
            ("site.toml", SITE.as_bytes().to_vec()),
            ("content/index.md", b"+++\ntitle = \"Security\"\n+++\n".to_vec()),
            ("content/policies/disclosure.md", b"+++\ntitle = \"Policy\"\nreviewed = 2026-10-01\n+++\n".to_vec()),
            ("content/advisories/2026/EX-2026-0001.md", ADVISORY.as_bytes().to_vec()),
            ("keys/documents.asc", fs::read("tests/keys/ed25519.public.asc").unwrap()),
        ];
        for (path, bytes) in files {
            write(folder.path(), path, bytes);
        }
        Site { folder }
    }

    fn build(&self, arguments: &[&str], key: &str, passphrase: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lucarne"));
        command.current_dir(self.folder.path()).args(["build", "--at", "2026-11-21"]).args(arguments);
        command.env_remove("NO_COLOR").env("LUCARNE_SIGNING_KEY", key).env("LUCARNE_SIGNING_PASSPHRASE", passphrase);
        command.output().unwrap()
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join("public").join(path)).unwrap()
    }
}

fn secret(name: &str) -> PathBuf {
    Path::new("tests/keys").canonicalize().unwrap().join(format!("{name}.test-only-secret.asc"))
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[track_caller]
fn assert_refused(key: &str, passphrase: &str, expected: &str) {
    let site = Site::new();
    let output = site.build(&[], key, passphrase);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains(expected) && said.contains("\nhint: "), "{said}");
    assert!(!said.contains(key) && (passphrase.is_empty() || !said.contains(passphrase)), "{said}");
    assert!(!site.folder.path().join("public").exists());
}

#[test]
fn key_that_cannot_sign_is_wrong_usage_and_named_by_its_variable() {
    let ed25519 = secret("ed25519");
    let ed25519 = ed25519.to_str().unwrap();
    assert_refused(ed25519, "", "error: LUCARNE_SIGNING_PASSPHRASE: its key is locked");
    assert_refused(ed25519, "quokka", "error: LUCARNE_SIGNING_PASSPHRASE: the passphrase does not open its key");
    assert_refused(secret("rsa").to_str().unwrap(), "", "error: LUCARNE_SIGNING_KEY: its key B53496A7274A294527336DF0");
    assert_refused(secret("weak").to_str().unwrap(), "", "error: LUCARNE_SIGNING_KEY: its key is too weak");
    assert_refused("/nowhere/key.asc", "", "error: LUCARNE_SIGNING_KEY names a file that cannot be read: No such file");
    assert_refused(
        "-----BEGIN PGP PRIVATE KEY BLOCK-----\n",
        "",
        "LUCARNE_SIGNING_KEY: it holds no OpenPGP secret key",
    );
}

#[test]
fn path_and_key_itself_sign_alike_and_the_role_is_told() {
    let note = "note: all CSAF documents are signed: the role is csaf_trusted_provider; CSAF listers take \
                https://security.example.org/.well-known/csaf/provider-metadata.json\n";
    let path = secret("ed25519");
    let key = fs::read_to_string(&path).unwrap();
    let signatures = [path.to_str().unwrap(), &key].map(|key| {
        let site = Site::new();
        let output = site.build(&[], key, "only for tests\n");
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(stderr(&output).contains(note), "{}", stderr(&output));
        site.read(".well-known/csaf/white/2026/ex-2026-0001.json.asc")
    });
    assert_eq!(signatures[0], signatures[1]);
}

#[test]
fn build_without_a_key_says_what_would_make_it_trusted() {
    let site = Site::new();
    let note = "note: no CSAF document is signed: the role is csaf_provider; give a key in LUCARNE_SIGNING_KEY, or put \
                signatures into `signatures`\n";
    let output = site.build(&[], "", "");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains(note), "{}", stderr(&output));
    assert!(!stderr(&site.build(&["-q"], "", "")).contains("CSAF"));
    assert!(site.read("security.txt").starts_with("Contact: "));
}

#[test]
fn security_txt_that_is_no_longer_signed_is_told_of_where_there_is_no_document() {
    let site = Site::new();
    fs::remove_dir_all(site.folder.path().join("content/advisories")).unwrap();
    let key = secret("ed25519");
    let signed = site.build(&["--strict"], key.to_str().unwrap(), "only for tests");
    assert_eq!(signed.status.code(), Some(0), "{}", stderr(&signed));
    let lost = "1 signature of the published site, such as `.well-known/security.txt`";
    let strict = site.build(&["--strict"], "", "");
    assert_eq!(strict.status.code(), Some(1), "{}", stderr(&strict));
    let error = format!("has not got {lost}\nhint: give it the key in LUCARNE_SIGNING_KEY\n");
    assert!(stderr(&strict).contains(&error), "{}", stderr(&strict));
    let warning = format!("this build takes away {lost}: build again with the key in LUCARNE_SIGNING_KEY\n");
    assert!(stderr(&site.build(&[], "", "")).contains(&warning));
    assert!(!stderr(&site.build(&["--strict"], "", "")).contains(lost));
}

#[test]
fn build_that_lost_its_key_is_warned_of_and_not_strict() {
    let site = Site::new();
    let key = secret("ed25519");
    let signed = site.build(&[], key.to_str().unwrap(), "only for tests");
    assert_eq!(signed.status.code(), Some(0), "{}", stderr(&signed));
    let lost = "2 signatures of the published site, such as `.well-known/csaf/white/2026/ex-2026-0001.json.asc`";

    let strict = site.build(&["--strict"], "", "");
    assert_eq!(strict.status.code(), Some(1), "{}", stderr(&strict));
    let error = format!(
        "error: nothing was published, since this build has not got {lost}\nhint: give it the key in LUCARNE_SIGNING_KEY, or put signatures into `signatures`\n"
    );
    assert!(stderr(&strict).contains(&error), "{}", stderr(&strict));
    assert!(site.read("security.txt").starts_with("-----BEGIN PGP SIGNED MESSAGE-----"));

    let lenient = site.build(&[], "", "");
    assert_eq!(lenient.status.code(), Some(0), "{}", stderr(&lenient));
    let warning = format!(
        "warning: this build takes away {lost}: build again with the key in LUCARNE_SIGNING_KEY, or with `signatures`\n"
    );
    assert!(stderr(&lenient).contains(&warning), "{}", stderr(&lenient));
    assert!(!stderr(&site.build(&["--strict"], "", "")).contains(lost));
}
