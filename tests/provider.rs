//! Holds the CSAF provider against itself and its signatures against the keys, with keys that are for tests alone.

#![cfg(feature = "signatures")]
#![expect(clippy::unwrap_used, reason = "a test whose preparation fails has failed")]

#[path = "support/signed_site.rs"]
mod signed_site;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use lucarne::export::signature::Signer;
use lucarne::export::signature::SignerError;
use pgp::composed::ArmorOptions;
use pgp::composed::CleartextSignedMessage;
use pgp::composed::Deserializable;
use pgp::composed::DetachedSignature;
use pgp::composed::SignedPublicKey;
use pgp::composed::SignedSecretKey;
use pgp::ser::Serialize;
use serde_json::Value;
use signed_site::Fault;
use signed_site::KEYS;
use signed_site::PASSPHRASE;
use signed_site::SignedSite;
use signed_site::fingerprint;
use signed_site::key_file;
use signed_site::signer;

const FOLDER: &str = ".well-known/csaf";

/// The documents, the one that changed last first.
const DOCUMENTS: [&str; 3] = ["2026/ex-2026-0001-fr.json", "2026/ex-2026-0001.json", "2025/ex-2025-0001.json"];

type Files = BTreeMap<String, Vec<u8>>;

fn build(name: &str) -> Files {
    SignedSite::new(&[name]).build(Some(signer(name))).unwrap()
}

/// Returns the site of a key, signed with it.
fn signed(name: &str) -> &'static Files {
    static FILES: OnceLock<BTreeMap<&str, OnceLock<Files>>> = OnceLock::new();
    let files = FILES.get_or_init(|| KEYS.iter().map(|(name, _)| (*name, OnceLock::new())).collect());
    files[name].get_or_init(|| build(name))
}

fn unsigned() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(|| SignedSite::new(&["ed25519"]).build(None).unwrap())
}

fn document<'f>(files: &'f Files, name: &str) -> &'f [u8] {
    &files[&format!("{FOLDER}/white/{name}")]
}

fn text<'f>(files: &'f Files, name: &str) -> &'f str {
    std::str::from_utf8(&files[&format!("{FOLDER}/{name}")]).unwrap()
}

fn json(files: &Files, name: &str) -> Value {
    serde_json::from_str(text(files, name)).unwrap()
}

fn entries(files: &Files) -> Vec<Value> {
    json(files, "white/csaf-feed-tlp-white.json")["feed"]["entry"].as_array().unwrap().clone()
}

fn links(entry: &Value, rel: &str) -> Vec<String> {
    let links = entry["link"].as_array().unwrap().iter().filter(|link| link["rel"] == rel);
    links.map(|link| link["href"].as_str().unwrap().to_owned()).collect()
}

/// Reads a key that a provider publishes.
fn published(files: &Files, name: &str) -> SignedPublicKey {
    let key = text(files, &format!("openpgp/{}.asc", fingerprint(name)));
    SignedPublicKey::from_string(key).unwrap().0
}

/// Returns the seconds at which a signature was made, which fits.
fn verified(key: &SignedPublicKey, signature: &[u8], bytes: &[u8]) -> u32 {
    let (signature, _) = DetachedSignature::from_armor_single(signature).unwrap();
    let is_of_primary = signature.verify(&key.primary_key, bytes).is_ok();
    let is_of_subkey = key.public_subkeys.iter().any(|subkey| signature.verify(&subkey.key, bytes).is_ok());
    assert!(is_of_primary || is_of_subkey);
    signature.signature.created().unwrap().as_secs()
}

fn seconds(time: &str) -> u32 {
    time.parse::<jiff::Timestamp>().unwrap().as_second().try_into().unwrap()
}

#[test]
fn every_kind_of_key_signs_the_same_bytes_twice() {
    for (name, _) in KEYS {
        let files = signed(name);
        assert!(*files == build(name), "{name}");
        let key = published(files, name);
        for document_name in DOCUMENTS {
            let signature = document(files, &format!("{document_name}.asc"));
            verified(&key, signature, document(files, document_name));
        }
        let (message, _) = CleartextSignedMessage::from_armor(&files["security.txt"][..]).unwrap();
        let is_of_subkey = key.public_subkeys.iter().any(|subkey| message.verify(&subkey.key).is_ok());
        assert!(message.verify(&key.primary_key).is_ok() || is_of_subkey, "{name}");
        assert_eq!(files["security.txt"], files[".well-known/security.txt"]);
    }
}

#[test]
fn signature_is_as_old_as_its_document_and_never_older_than_its_key() {
    for (name, made) in [("ed25519", "2026-01-05T12:00:00Z"), ("subkey", "2026-03-01T12:00:00Z")] {
        let files = signed(name);
        let key = published(files, name);
        let at = |name: &str| verified(&key, document(files, &format!("{name}.asc")), document(files, name));
        assert_eq!(at("2026/ex-2026-0001.json"), seconds("2026-06-07T10:00:00Z"), "{name}");
        assert_eq!(at("2025/ex-2025-0001.json"), seconds(made), "{name}");
        let (message, _) = CleartextSignedMessage::from_armor(&files["security.txt"][..]).unwrap();
        assert_eq!(message.signatures()[0].created().unwrap().as_secs(), seconds("2026-10-01T00:00:00Z"));
    }
}

#[test]
fn signed_security_txt_says_what_the_unsigned_one_does() {
    let (message, _) = CleartextSignedMessage::from_armor(&signed("ed25519")["security.txt"][..]).unwrap();
    let lines: Vec<String> = message.text().lines().map(str::to_owned).collect();
    let unsigned = unsigned();
    let expected: Vec<&str> = std::str::from_utf8(&unsigned["security.txt"]).unwrap().lines().collect();
    assert_eq!(lines, expected);
}

#[test]
fn role_is_trusted_where_everything_is_signed() {
    assert_eq!(json(signed("ed25519"), "provider-metadata.json")["role"], "csaf_trusted_provider");
    assert_eq!(json(unsigned(), "provider-metadata.json")["role"], "csaf_provider");
}

#[test]
fn documents_without_a_key_have_hashes_and_no_signature() {
    let files = unsigned();
    assert!(!files.keys().any(|path| path.ends_with(".json.asc")));
    for entry in entries(files) {
        assert_eq!(links(&entry, "hash").len(), 2);
        assert!(links(&entry, "signature").is_empty());
    }
}

#[test]
fn feed_lists_what_stands_beside_each_document_newest_first() {
    let files = signed("ed25519");
    let entries = entries(files);
    let ids: Vec<&str> = entries.iter().map(|entry| entry["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["EX-2026-0001", "EX-2026-0001-fr", "EX-2025-0001"]);
    for entry in &entries {
        for rel in ["self", "hash", "signature"] {
            for href in links(entry, rel) {
                let path = href.strip_prefix("https://security.example.org/").unwrap();
                assert!(files.contains_key(path), "{path}");
            }
        }
        assert_eq!(links(entry, "signature").len(), 1);
    }
    assert_eq!(entries[0]["category"][0]["term"], "high");
    assert_eq!(entries[1]["title"], "Nouveau");
}

#[test]
fn lists_name_every_document_once() {
    let files = unsigned();
    assert_eq!(text(files, "white/index.txt").lines().collect::<Vec<_>>(), DOCUMENTS);
    let changes = "\"2026/ex-2026-0001-fr.json\",\"2026-06-07T10:00:00Z\"\n\
                   \"2026/ex-2026-0001.json\",\"2026-06-07T10:00:00Z\"\n\
                   \"2025/ex-2025-0001.json\",\"2025-02-03T10:00:00Z\"\n";
    assert_eq!(text(files, "white/changes.csv"), changes);
}

#[test]
fn every_file_is_linked_by_the_page_of_its_folder() {
    let files = signed("ed25519");
    for path in files.keys().filter(|path| path.starts_with(FOLDER) && !path.ends_with("/index.html")) {
        let (folder, _) = path.rsplit_once('/').unwrap();
        let page = std::str::from_utf8(&files[&format!("{folder}/index.html")]).unwrap();
        assert!(page.contains(&format!("href=\"/{path}\"")), "{path}");
        assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{folder}");
    }
    let sitemap = String::from_utf8(files["sitemap.xml"].clone()).unwrap();
    assert!(!sitemap.contains("/csaf/"));
}

#[test]
fn site_below_a_path_has_its_provider_there() {
    let site = SignedSite::new(&["ed25519"]).replacing("site.toml", "security.example.org", "example.org/psirt");
    let files = site.build(Some(signer("ed25519"))).unwrap();
    let metadata: Value = serde_json::from_slice(&files["csaf/provider-metadata.json"]).unwrap();
    assert_eq!(metadata["canonical_url"], "https://example.org/psirt/csaf/provider-metadata.json");
    assert_eq!(metadata["distributions"][1]["directory_url"], "https://example.org/psirt/csaf/white/");
    assert!(files.contains_key("csaf/white/2026/ex-2026-0001.json.asc"));
    assert!(!files.keys().any(|path| path.starts_with(".well-known")));
}

/// Returns a site with signatures that were made elsewhere for its documents, as far as their names hold a word.
fn with_signatures(word: &str, key: &str) -> SignedSite {
    let files = signed(key);
    let mut site = SignedSite::new(&["ed25519"]);
    for name in DOCUMENTS.iter().filter(|name| name.contains(word)) {
        let signature = document(files, &format!("{name}.asc"));
        site = site.with(&format!("signatures/{}.asc", name.split('/').next_back().unwrap()), signature);
    }
    site
}

#[test]
fn signatures_made_elsewhere_are_published() {
    let files = with_signatures("", "ed25519").build(None).unwrap();
    for name in DOCUMENTS.map(|name| format!("{name}.asc")) {
        assert_eq!(document(&files, &name), document(signed("ed25519"), &name));
    }
    assert_eq!(json(&files, "provider-metadata.json")["role"], "csaf_trusted_provider");
}

#[test]
fn one_document_without_a_signature_costs_the_trust() {
    let files = with_signatures("2026", "ed25519").build(None).unwrap();
    assert_eq!(json(&files, "provider-metadata.json")["role"], "csaf_provider");
    let signatures: Vec<usize> = entries(&files).iter().map(|entry| links(entry, "signature").len()).collect();
    assert_eq!(signatures, [1, 1, 0]);
}

#[track_caller]
fn assert_problem(site: &SignedSite, expected: &str) {
    match site.build(None) {
        Err(Fault::Problems(problems)) => assert!(problems.contains(expected), "{problems}"),
        other => panic!("{expected}: {:?}", other.map(|files| files.len())),
    }
}

#[test]
fn signature_that_does_not_fit_is_an_error_at_its_place() {
    let site = with_signatures("2026", "ed25519");
    let file = "signatures/ex-2026-0001.json.asc:1:1: error[signature-invalid]: ";
    let changed = site.clone().replacing("content/advisories/2026/EX-2026-0001.md", "A new flaw", "A newer flaw");
    assert_problem(&changed, &format!("{file}the signature does not fit the document"));
    let renamed = site.clone().with("signatures/ex-2026-0001.json.asc", "no signature");
    assert_problem(&renamed, &format!("{file}the file is no armored, detached OpenPGP signature"));
    assert_problem(&with_signatures("2026", "ecdsa"), &format!("{file}the signature is by no key of the site"));
    let reports = site.replacing("site.toml", "\"documents\"", "\"reports\"");
    assert_problem(&reports, &format!("{file}the signature is by no key of the site"));
}

#[test]
fn signature_of_no_document_is_not_published() {
    let site = with_signatures("", "ed25519").with("signatures/ex-2020-0001.json.asc", "x");
    let files = site.build(None).unwrap();
    assert!(!files.keys().any(|path| path.contains("2020")));
}

#[track_caller]
fn assert_refused(name: &str, passphrase: &str, expected: &SignerError) {
    assert_eq!(Signer::read(&key_file(name, "test-only-secret"), passphrase).unwrap_err(), *expected);
}

#[test]
fn unfit_keys_are_refused_with_their_reason() {
    assert_refused("ed25519", "", &SignerError::Locked);
    assert_refused("ed25519", "wrong", &SignerError::Passphrase);
    assert_refused("weak", "", &SignerError::Weak);
    assert_eq!(Signer::read(&key_file("rsa", "public"), "").unwrap_err(), SignerError::Public);
    assert_eq!(Signer::read(b"not a key", "").unwrap_err(), SignerError::NotAKey);
    let names = ["rsa", "ecdsa"];
    let armored = names.map(|name| key_file(name, "test-only-secret")).concat();
    assert_eq!(Signer::read(&armored, "").unwrap_err(), SignerError::Several);
    assert_eq!(Signer::read(&names.map(binary).concat(), "").unwrap_err(), SignerError::Several);
}

/// Returns a secret key without armor.
fn binary(name: &str) -> Vec<u8> {
    let (key, _) = SignedSecretKey::from_armor_single(&key_file(name, "test-only-secret")[..]).unwrap();
    key.to_bytes().unwrap()
}

#[test]
fn binary_keys_are_read() {
    assert_eq!(Signer::read(&binary("ecdsa"), "").unwrap().fingerprint(), fingerprint("ecdsa"));
    let key = SignedPublicKey::from_armor_single(&key_file("ecdsa", "public")[..]).unwrap().0;
    let files = SignedSite::new(&["ecdsa"]).with("keys/ecdsa.asc", key.to_bytes().unwrap()).build(None).unwrap();
    assert_eq!(published(&files, "ecdsa"), key);
}

#[test]
fn signer_prints_nothing_secret() {
    assert_eq!(format!("{:?}", signer("ed25519")), format!("Signer({})", fingerprint("ed25519")));
}

#[track_caller]
fn assert_unfit(site: &SignedSite, key: &str, expected: &SignerError) {
    let secret = Signer::read(&key_file(key, "test-only-secret"), PASSPHRASE).unwrap();
    match site.build(Some(secret)) {
        Err(Fault::Signer(error)) => assert_eq!(error, *expected),
        other => panic!("{expected}: {:?}", other.map(|files| files.len())),
    }
}

#[test]
fn key_must_be_one_that_the_site_publishes_for_documents() {
    let site = SignedSite::new(&["ed25519"]);
    assert_unfit(&site, "rsa", &SignerError::Foreign(fingerprint("rsa").to_owned()));
    let reports = site.replacing("site.toml", "\"documents\"", "\"reports\"");
    assert_unfit(&reports, "ed25519", &SignerError::Foreign(fingerprint("ed25519").to_owned()));
}

#[test]
fn subkey_that_signs_must_be_published() {
    let (mut key, _) = SignedPublicKey::from_armor_single(&key_file("subkey", "public")[..]).unwrap();
    key.public_subkeys.clear();
    let old = key.to_armored_bytes(ArmorOptions::default()).unwrap();
    let site = SignedSite::new(&["subkey"]).with("keys/subkey.asc", old);
    let subkey = "6D624520CDF78F3379F12B299529466EFF043977".to_owned();
    assert_unfit(&site, "subkey", &SignerError::Unpublished(subkey));
}

#[test]
fn expired_key_signs_nothing_younger_than_its_end() {
    let fingerprint = "5677E6AFF5BB9133F8B5E309E80559C1C7FC90A5";
    let site = SignedSite::new(&["ed25519"])
        .replacing("site.toml", signed_site::fingerprint("ed25519"), fingerprint)
        .with("keys/ed25519.asc", key_file("expired", "public"));
    let (until, last) = ("2026-03-01T00:00:00Z".parse().unwrap(), "2026-10-01T00:00:00Z".parse().unwrap());
    assert_unfit(&site, "expired", &SignerError::Expired { until, last });
}

#[test]
fn key_of_a_file_must_be_the_stated_one() {
    let site = SignedSite::new(&["ed25519"]).with("keys/ed25519.asc", key_file("rsa", "public"));
    assert_problem(
        &site,
        "error[key-differs]: the file holds the key B53496A7274A294527336DF0BF7BD80849148167, not DD10",
    );
}
