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
pub const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
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
    let path = OutputPath::new("_headers").expect("the name is a path");
    base_url.is_host_root().then(|| OutputFile { path, bytes: text.into_bytes() })
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
  Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
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
