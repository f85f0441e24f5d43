//! The sources of a site made of real RustSec records, where a folder of them stands beside the project.

use std::fs;
use std::path::Path;

use lucarne::author::import::ExistingSite;
use lucarne::author::import::Record;
use lucarne::author::import::rustsec;
use lucarne::host;
use lucarne::text::Origin;
use lucarne::text::SourceFile;
use walkdir::WalkDir;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora/rustsec");

/// What a site has beside its advisories.
const INPUTS: [(&str, &str); 2] = [
    (
        "site.toml",
        "[site]\nbase_url = \"https://rustsec.example.org\"\nlocales = [\"en\"]\n\n[organization]\nname = \"RustSec\"\n\n\
         [[contact]]\nkind = \"email\"\nvalue = \"security@example.org\"\n",
    ),
    ("content/index.md", "+++\ntitle = \"Advisories\"\n+++\n"),
];

/// Returns every file of the site, and those that are built in; `None` where there are no records.
#[expect(clippy::print_stdout, reason = "a test that checks nothing says so")]
pub fn files() -> Option<Vec<SourceFile>> {
    if !Path::new(FOLDER).is_dir() {
        println!("skipped: there is no {FOLDER}");
        return None;
    }
    let paths = WalkDir::new(FOLDER).sort_by_file_name().into_iter();
    let paths = paths.map(|entry| entry.expect("the records can be listed").into_path());
    let records: Vec<Record> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .map(|path| Record {
            text: fs::read_to_string(&path).expect("the records can be read"),
            path: path.to_str().expect("the records have plain names").to_owned(),
        })
        .collect();
    let imported = rustsec::import(&records, &ExistingSite::default()).files;
    let imported = imported.into_iter().map(|file| (file.path.to_string(), file.text));
    let own = INPUTS.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let sources = own.into_iter().chain(imported).map(|(path, text)| SourceFile {
        path: path.parse().expect("inputs have plain paths"),
        origin: Origin::Site,
        bytes: text.into_bytes().into(),
    });
    Some(host::built_in().into_iter().chain(sources).collect())
}
