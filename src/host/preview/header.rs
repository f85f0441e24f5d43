//! The headers that a site wants for its answers, as its `_headers` file states them.

use hyper::header::HeaderMap;
use hyper::header::HeaderName;
use hyper::header::HeaderValue;

/// Headers that are for the published site: the preview has no certificate, and grants nothing to other origins.
const KEPT_BACK: [&str; 3] =
    ["strict-transport-security", "cross-origin-resource-policy", "access-control-allow-origin"];

/// The rules of a `_headers` file.
#[derive(Debug, Default)]
pub(in crate::host::preview) struct Rules(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    /// A path, in which one `*` may stand for any text.
    pattern: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Rules {
    /// Reads rules: a pattern at the start of a line, its headers indented below it. What is none is passed over.
    pub(in crate::host::preview) fn read(text: &str) -> Rules {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty()) {
            match (line.starts_with([' ', '\t']), rules.last_mut()) {
                (false, _) => rules.push(Rule { pattern: line.trim().to_owned(), headers: Vec::new() }),
                (true, Some(rule)) => rule.headers.extend(header(line)),
                (true, None) => {}
            }
        }
        Rules(rules)
    }

    /// Sets the headers of every rule that fits a path.
    pub(in crate::host::preview) fn apply(&self, path: &str, headers: &mut HeaderMap) {
        for rule in self.0.iter().filter(|rule| rule.fits(path)) {
            for (name, value) in &rule.headers {
                headers.insert(name, value.clone());
            }
        }
    }
}

impl Rule {
    fn fits(&self, path: &str) -> bool {
        match self.pattern.split_once('*') {
            None => self.pattern == path,
            Some((start, end)) => path.strip_prefix(start).is_some_and(|rest| rest.ends_with(end)),
        }
    }
}

fn header(line: &str) -> Option<(HeaderName, HeaderValue)> {
    let (name, value) = line.trim().split_once(':')?;
    let name: HeaderName = name.parse().ok()?;
    let value = value.trim().parse().ok()?;
    (!KEPT_BACK.contains(&name.as_str())).then_some((name, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(path: &str) -> Vec<String> {
        let text = "/*\n  X-One: 1\n  Strict-Transport-Security: max-age=1\n/assets/*\n  Cache-Control: immutable\n\
                    /*/rss.xml\n  Content-Type: application/rss+xml\n/a\n  X-Two: 2\n";
        let mut headers = HeaderMap::new();
        Rules::read(text).apply(path, &mut headers);
        headers.iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect()
    }

    #[test]
    fn every_rule_that_fits_counts() {
        assert_eq!(headers("/"), ["x-one: 1"]);
        assert_eq!(headers("/a"), ["x-one: 1", "x-two: 2"]);
        assert_eq!(headers("/assets/a.css"), ["x-one: 1", "cache-control: immutable"]);
        assert_eq!(headers("/fr/advisories/rss.xml"), ["x-one: 1", "content-type: application/rss+xml"]);
    }

    #[test]
    fn text_that_holds_no_rule_gives_none() {
        let mut headers = HeaderMap::new();
        Rules::read("  X-One: 1\n/*\n  no header\n  X Two: 2\n  X-Three: \u{7f}\n").apply("/", &mut headers);
        assert!(headers.is_empty(), "{headers:?}");
    }
}
