//! `robots.txt` (RFC 9309).

use crate::check::Drafts;
use crate::model::BaseUrl;
use crate::model::OutputFile;
use crate::model::OutputPath;

/// Returns the file; `None` where the site does not stand at the root of its host, the only place that is asked for.
///
/// Everything may be read, and nothing where drafts are shown.
pub fn robots(base_url: &BaseUrl, drafts: Drafts) -> Option<OutputFile> {
    let text = match drafts {
        Drafts::Hidden => format!("User-agent: *\nAllow: /\n\nSitemap: {base_url}/sitemap.xml\n"),
        Drafts::Shown => "User-agent: *\nDisallow: /\n".to_owned(),
    };
    let path = OutputPath::new("robots.txt").expect("the name is a path");
    base_url.is_host_root().then(|| OutputFile { path, bytes: text.into_bytes() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(base_url: &str, drafts: Drafts) -> Option<String> {
        robots(&base_url.parse().unwrap(), drafts).map(|file| String::from_utf8(file.bytes).unwrap())
    }

    #[test]
    fn all_may_be_read_but_drafts() {
        let public = "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n";
        assert_eq!(text("https://example.org", Drafts::Hidden).as_deref(), Some(public));
        assert_eq!(text("https://example.org", Drafts::Shown).as_deref(), Some("User-agent: *\nDisallow: /\n"));
        assert_eq!(text("https://example.org/security", Drafts::Hidden), None);
    }
}
