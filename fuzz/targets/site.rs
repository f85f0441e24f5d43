//! A small site in memory, with one file that differs.

use std::sync::Arc;

use jiff::Timestamp;
use lucarne::diag::Outcome;
use lucarne::host;
use lucarne::pipeline;
use lucarne::pipeline::Options;
use lucarne::pipeline::PlannedEdition;
use lucarne::text::Origin;
use lucarne::text::Snapshot;
use lucarne::text::SourceFile;

const FILES: &[(&str, &str)] = &[
    (
        "site.toml",
        "[site]\nbase_url = \"https://security.example.org\"\nlocales = [\"en\"]\n\n\
         [organization]\nname = \"Example\"\n\n\
         [[contact]]\nkind = \"email\"\nvalue = \"security@example.org\"\n\n\
         [[product]]\nid = \"app\"\nname = \"App\"\nversion_scheme = \"semver\"\n",
    ),
    ("content/index.md", "+++\ntitle = \"Security\"\n+++\n"),
    ("content/policies/disclosure.md", "+++\ntitle = \"Disclosure\"\nreviewed = 2026-06-01\n+++\n"),
];

/// Reads and checks the site with more files.
pub fn check(more: &[(&str, &[u8])]) -> (Arc<Snapshot>, Outcome<Option<PlannedEdition>>) {
    let own = FILES.iter().map(|(path, text)| (*path, text.as_bytes()));
    let own = own.chain(more.iter().copied()).map(|(path, bytes)| SourceFile {
        path: path.parse().expect("a plain path"),
        origin: Origin::Site,
        bytes: bytes.into(),
    });
    let snapshot = Arc::new(Snapshot::new(host::built_in().into_iter().chain(own).collect(), Vec::new()));
    let at = time();
    (Arc::clone(&snapshot), pipeline::check(snapshot, &Options::new(Some(at), at)))
}

/// The time of the build.
pub fn time() -> Timestamp {
    "2026-11-21T12:00:00Z".parse().expect("a time")
}
