//! `_headers`: response headers, in the format that Netlify, Cloudflare Pages and others read.
//!
//! Where several rules fit an address, their headers are joined and never replaced, so that no header stands in two
//! rules that can meet. A rule has at most one `*`, which also stands for slashes.

use std::fmt::Write;

use crate::check::Drafts;
use crate::export::atom::ATOM_MEDIA_TYPE;
use crate::export::json_feed::JSON_FEED_MEDIA_TYPE;
use crate::export::rss::RSS_MEDIA_TYPE;
use crate::export::security_txt::SECURITY_TXT_PLACES;
use crate::model::BaseUrl;
use crate::model::OutputFile;
use crate::model::OutputPath;

/// What a page may load and who may frame it.
pub const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// Headers of every answer.
///
/// Resources may be embedded elsewhere: feed readers on the web show the images of an entry.
const EVERYWHERE: &[(&str, &str)] = &[
    ("Content-Security-Policy", CONTENT_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
];

/// Returns the file; `None` where the site does not stand at the root of its host, the only place where it is read.
pub fn headers(base_url: &BaseUrl, drafts: Drafts) -> Option<OutputFile> {
    let mut text = String::new();
    let mut everywhere = EVERYWHERE.to_vec();
    if base_url.is_https() {
        everywhere.push(("Strict-Transport-Security", "max-age=31536000"));
    }
    if drafts == Drafts::Shown {
        everywhere.push(("X-Robots-Tag", "noindex"));
    }
    write_rule(&mut text, "/*", &everywhere);
    write_rule(&mut text, "/assets/*", &[("Cache-Control", "public, max-age=31536000, immutable")]);
    for (name, media_type) in
        [("rss.xml", RSS_MEDIA_TYPE), ("atom.xml", ATOM_MEDIA_TYPE), ("feed.json", JSON_FEED_MEDIA_TYPE)]
    {
        write_media_type(&mut text, &format!("/*/{name}"), media_type);
    }
    for place in SECURITY_TXT_PLACES {
        write_media_type(&mut text, &format!("/{place}"), "text/plain");
    }
    write_document_rules(&mut text);
    let path = OutputPath::new("_headers").expect("the name is a path");
    base_url.is_host_root().then(|| OutputFile { path, bytes: text.into_bytes() })
}

/// Documents for programs may be read by scripts of any site, for they are public and the same for everybody.
///
/// Pages below these folders, which only list them, may too; they keep the policy of all pages.
fn write_document_rules(text: &mut String) {
    for folder in ["/.well-known/csaf", "/osv", "/cve", "/vex", "/api"] {
        write_rule(text, &format!("{folder}/*"), &[("Access-Control-Allow-Origin", "*")]);
    }
    for (pattern, media_type) in [
        ("/.well-known/csaf/*.json", "application/json"),
        ("/osv/*.json", "application/json"),
        ("/osv/*.zip", "application/zip"),
        ("/cve/*.json", "application/json"),
        ("/vex/*.json", "application/json"),
        ("/api/advisories.json", "application/json"),
        ("/api/advisories.schema.json", "application/schema+json"),
        ("/.well-known/csaf/openpgp/*.asc", "application/pgp-keys"),
        ("/.well-known/csaf/white/*.asc", "application/pgp-signature"),
        ("/.well-known/csaf/white/*.csv", "text/csv; charset=utf-8; header=absent"),
        ("/.well-known/csaf/white/*.txt", "text/plain; charset=utf-8"),
        ("/.well-known/csaf/white/*.sha256", "text/plain; charset=utf-8"),
        ("/.well-known/csaf/white/*.sha512", "text/plain; charset=utf-8"),
    ] {
        write_rule(text, pattern, &[("Content-Type", media_type)]);
    }
}

fn write_media_type(text: &mut String, pattern: &str, media_type: &str) {
    write_rule(text, pattern, &[("Content-Type", &format!("{media_type}; charset=utf-8"))]);
}

fn write_rule(text: &mut String, pattern: &str, headers: &[(&str, &str)]) {
    writeln!(text, "{pattern}").expect("memory takes every byte");
    for (name, value) in headers {
        writeln!(text, "  {name}: {value}").expect("memory takes every byte");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(base_url: &str, drafts: Drafts) -> Option<String> {
        headers(&base_url.parse().unwrap(), drafts).map(|file| String::from_utf8(file.bytes).unwrap())
    }

    #[test]
    fn every_answer_is_strict_and_feeds_have_their_types() {
        let expected = "/*
  Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Embedder-Policy: require-corp
  Cross-Origin-Resource-Policy: cross-origin
  Permissions-Policy: camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()
  Strict-Transport-Security: max-age=31536000
/assets/*
  Cache-Control: public, max-age=31536000, immutable
/*/rss.xml
  Content-Type: application/rss+xml; charset=utf-8
/*/atom.xml
  Content-Type: application/atom+xml; charset=utf-8
/*/feed.json
  Content-Type: application/feed+json; charset=utf-8
/.well-known/security.txt
  Content-Type: text/plain; charset=utf-8
/security.txt
  Content-Type: text/plain; charset=utf-8
/.well-known/csaf/*
  Access-Control-Allow-Origin: *
/osv/*
  Access-Control-Allow-Origin: *
/cve/*
  Access-Control-Allow-Origin: *
/vex/*
  Access-Control-Allow-Origin: *
/api/*
  Access-Control-Allow-Origin: *
/.well-known/csaf/*.json
  Content-Type: application/json
/osv/*.json
  Content-Type: application/json
/osv/*.zip
  Content-Type: application/zip
/cve/*.json
  Content-Type: application/json
/vex/*.json
  Content-Type: application/json
/api/advisories.json
  Content-Type: application/json
/api/advisories.schema.json
  Content-Type: application/schema+json
/.well-known/csaf/openpgp/*.asc
  Content-Type: application/pgp-keys
/.well-known/csaf/white/*.asc
  Content-Type: application/pgp-signature
/.well-known/csaf/white/*.csv
  Content-Type: text/csv; charset=utf-8; header=absent
/.well-known/csaf/white/*.txt
  Content-Type: text/plain; charset=utf-8
/.well-known/csaf/white/*.sha256
  Content-Type: text/plain; charset=utf-8
/.well-known/csaf/white/*.sha512
  Content-Type: text/plain; charset=utf-8
";
        assert_eq!(text("https://example.org", Drafts::Hidden).as_deref(), Some(expected));
    }

    #[test]
    fn drafts_are_not_indexed_and_plain_http_stays_reachable() {
        let text = text("http://localhost:4000", Drafts::Shown).unwrap();
        assert!(text.contains("X-Robots-Tag: noindex"));
        assert!(!text.contains("Strict-Transport-Security"));
    }

    #[test]
    fn site_below_its_host_has_no_headers() {
        assert_eq!(text("https://example.org/security", Drafts::Hidden), None);
    }
}
