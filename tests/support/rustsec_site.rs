//! The sources of a site made of real RustSec records, where a folder of them stands beside the project.

#[path = "rustsec_records.rs"]
mod rustsec_records;

use lucarne::author::import::ExistingSite;
use lucarne::author::import::rustsec;
use lucarne::host;
use lucarne::text::Snapshot;

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
pub fn snapshot() -> Option<Snapshot> {
    let records = rustsec_records::read()?;
    let imported = rustsec::import(&records, &ExistingSite::default()).files;
    let own = INPUTS.map(|(path, text)| (path.parse().expect("inputs have plain paths"), text.to_owned()));
    let files = own.into_iter().chain(imported.into_iter().map(|file| (file.path, file.text)));
    Some(Snapshot::new(host::built_in(), Vec::new()).with(files))
}
