//! A small site with CSAF documents, built in memory, with a key for tests or with signatures made elsewhere.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::sync::Arc;
use std::sync::Mutex;

use lucarne::diag;
use lucarne::diag::Format;
use lucarne::diag::Style;
use lucarne::export::signature::Signer;
use lucarne::export::signature::SignerError;
use lucarne::host;
use lucarne::model::OutputFile;
use lucarne::pipeline;
use lucarne::pipeline::MakeError;
use lucarne::pipeline::Options;
use lucarne::text::Origin;
use lucarne::text::Snapshot;
use lucarne::text::SourceFile;

/// The keys for tests: their names in `tests/keys`, and their fingerprints.
pub const KEYS: [(&str, &str); 4] = [
    ("rsa", "B53496A7274A294527336DF0BF7BD80849148167"),
    ("ed25519", "DD102435747A3F4CFB8282BC1E795F4130FBBE83"),
    ("subkey", "D108EF389BE69254D75B3A3BFAEFFEF587087128"),
    ("ecdsa", "A6C38702EF27A7BF812464E22BECE5D82A7F7BD8"),
];

/// What opens the key `ed25519`.
pub const PASSPHRASE: &str = "only for tests";

const SITE: &str = "[site]\nbase_url = \"https://security.example.org\"\nlocales = [\"en\", \"fr\"]\n\n\
     [organization]\nname = \"Example\"\nnamespace = \"https://example.org\"\n\n\
     [[contact]]\nkind = \"email\"\nvalue = \"security@example.org\"\n\n\
     [check]\nallow = [\"advisory-incomplete\"]\n";

const PRODUCT: &str = "id = \"app\"\nname = \"App\"\nversion_scheme = \"semver\"\n";

/// Two advisories, one from before the keys were made and one that was revised after.
const SOURCES: [(&str, &str); 5] = [
    ("content/index.md", "+++\ntitle = \"Security\"\n+++\n"),
    ("content/policies/disclosure.md", "+++\ntitle = \"Disclosure\"\nreviewed = 2026-10-01\n+++\n"),
    (
        "content/advisories/2025/EX-2025-0001.md",
        "+++\nid = \"EX-2025-0001\"\ntitle = \"Old\"\nsummary = \"An old flaw.\"\nstatus = \"published\"\n\
         published = 2025-02-03T10:00:00Z\nseverity = \"low\"\n\
         affected = [{ product = \"app\", ranges = [{ introduced = \"0\", fixed = \"1.0.1\" }] }]\n+++\n\nText.\n",
    ),
    (
        "content/advisories/2026/EX-2026-0001.md",
        "+++\nid = \"EX-2026-0001\"\ntitle = \"New\"\nsummary = \"A new flaw.\"\nstatus = \"published\"\n\
         published = 2026-05-06T10:00:00Z\nseverity = \"high\"\n\
         affected = [{ product = \"app\", ranges = [{ introduced = \"0\", fixed = \"1.2.0\" }] }]\n\n\
         [[revision]]\nid = \"words\"\non = 2026-06-07T10:00:00Z\nkind = \"editorial\"\nsummary = \"Corrects a word.\"\n\
         +++\n\nText.\n",
    ),
    (
        "content/advisories/2026/EX-2026-0001.fr.md",
        "+++\ntitle = \"Nouveau\"\nsummary = \"Une faille nouvelle.\"\n\n\
         [revision.words]\nsummary = \"Corrige un mot.\"\n+++\n\nTexte.\n",
    ),
];

/// The inputs of a site.
#[derive(Clone)]
pub struct SignedSite {
    inputs: BTreeMap<String, Vec<u8>>,
}

/// What a build made, or why it made nothing.
pub type Built = Result<BTreeMap<String, Vec<u8>>, Fault>;

/// Why a build made nothing.
#[derive(Debug)]
pub enum Fault {
    /// The diagnostics, a line each.
    Problems(String),
    /// The key cannot sign for the site.
    Signer(SignerError),
}

impl SignedSite {
    /// Makes a site that publishes the keys of these names for documents.
    pub fn new(keys: &[&str]) -> SignedSite {
        let mut inputs: BTreeMap<String, Vec<u8>> =
            SOURCES.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
        let mut site = SITE.to_owned();
        for name in keys {
            let fingerprint = fingerprint(name);
            let table = format!(
                "\n[[key]]\nkind = \"openpgp\"\nfile = \"keys/{name}.asc\"\nfingerprint = \"{fingerprint}\"\nuse = [\"documents\"]\n"
            );
            site.push_str(&table);
            inputs.insert(format!("keys/{name}.asc"), key_file(name, "public"));
        }
        inputs.insert("site.toml".to_owned(), site.into_bytes());
        inputs.insert("products/app.toml".to_owned(), PRODUCT.as_bytes().to_vec());
        SignedSite { inputs }
    }

    /// Puts a file into the site.
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> SignedSite {
        self.inputs.insert(path.to_owned(), bytes.into());
        self
    }

    /// Changes the text of a file.
    pub fn replacing(mut self, path: &str, old: &str, new: &str) -> SignedSite {
        let text = String::from_utf8(self.inputs[path].clone()).unwrap();
        assert!(text.contains(old), "{path} has no {old:?}");
        self.inputs.insert(path.to_owned(), text.replace(old, new).into_bytes());
        self
    }

    /// Builds the site, with a key or without one.
    pub fn build(&self, signer: Option<Signer>) -> Built {
        let own = self.inputs.iter().map(|(path, bytes)| SourceFile {
            path: path.parse().unwrap(),
            origin: Origin::Site,
            bytes: bytes.as_slice().into(),
        });
        let snapshot = Arc::new(Snapshot::new(host::built_in().into_iter().chain(own).collect(), Vec::new()));
        let at = "2026-11-21T12:00:00Z".parse().unwrap();
        let options = Options { signer, ..Options::new(Some(at), at) };
        let outcome = pipeline::check(Arc::clone(&snapshot), &options);
        let print = |report| Fault::Problems(diag::print(report, &snapshot, Format::Short, Style::Plain, ""));
        let Some(edition) = outcome.value else { return Err(print(&outcome.report)) };
        let outputs = Mutex::new(BTreeMap::new());
        let sink = |file: OutputFile| -> Result<(), Infallible> {
            outputs.lock().unwrap().insert(file.path.to_string(), file.bytes);
            Ok(())
        };
        match pipeline::make(&edition, &options, &|_| {}, &sink) {
            Ok(_) => Ok(outputs.into_inner().unwrap()),
            Err(MakeError::Faults(report)) => Err(print(&report)),
            Err(MakeError::Signer(error)) => Err(Fault::Signer(error)),
            Err(MakeError::Sink(never)) => match never {},
        }
    }
}

/// Returns the fingerprint of a key for tests.
pub fn fingerprint(name: &str) -> &'static str {
    KEYS.iter().find(|(known, _)| *known == name).unwrap().1
}

/// Reads a half of a key for tests: `public`, or `test-only-secret`.
pub fn key_file(name: &str, half: &str) -> Vec<u8> {
    fs::read(format!("tests/keys/{name}.{half}.asc")).unwrap()
}

/// Reads a secret key for tests.
pub fn signer(name: &str) -> Signer {
    Signer::read(&key_file(name, "test-only-secret"), PASSPHRASE).unwrap()
}
