//! The sources of a site made of real RustSec records, where a folder of them stands beside the project.

#[path = "rustsec_records.rs"]
mod rustsec_records;

use lucarne::author::import::Choices;
use lucarne::author::import::ExistingSite;
use lucarne::author::import::import;
use lucarne::host;
use lucarne::model::RecordFormat;
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
    let choices = Choices { published: None, now: "2030-01-01T00:00:00Z".parse().expect("a moment") };
    let imported = import(RecordFormat::Rustsec, &records, &ExistingSite::default(), &choices, &|| ()).files;
    let own = INPUTS.map(|(path, text)| (path.parse().expect("inputs have plain paths"), text.to_owned()));
    let files = own.into_iter().chain(imported.into_iter().map(|file| (file.path, file.text)));
    Some(Snapshot::new(host::built_in(), Vec::new()).with(files))
}
