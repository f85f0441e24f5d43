//! Where links lead, whatever the reader's language.

use crate::check::drift::lexicon::Lexicon;

/// Parts of addresses that only choose a language or count readers.
const QUERIES: [&str; 7] = ["hl=", "lang=", "locale=", "utm_", "gl=", "language=", "l="];

/// Returns where an address leads without what chooses a language.
pub(in crate::check::drift) fn normalise(destination: &str) -> String {
    let Some((_, rest)) = destination.split_once("://") else {
        return destination.strip_prefix("mailto:").unwrap_or(destination).to_owned();
    };
    let (rest, anchor) = rest.split_once('#').map_or((rest, ""), |(rest, anchor)| (rest, anchor));
    let (path, query) = rest.split_once('?').map_or((rest, ""), |(path, query)| (path, query));
    let mut parts = path.split('/');
    let host = parts.next().unwrap_or_default().to_lowercase();
    let labels: Vec<&str> = host.split('.').filter(|label| *label != "www").collect();
    let skipped = usize::from(labels.len() > 2 && is_language(labels[0]));
    let host = labels[skipped..].join(".");
    let parts = parts.filter(|part| !part.is_empty() && !is_language(part));
    let mut parts: Vec<&str> = parts.map(without_language).collect();
    // A folder is what its index says.
    parts.pop_if(|last| *last == "index");
    let queries: Vec<&str> = query
        .split('&')
        .filter(|part| !part.is_empty() && !QUERIES.iter().any(|query| part.starts_with(query)))
        .collect();
    format!("//{host}/{}?{}#{anchor}", parts.join("/"), queries.join("&"))
}

/// Whether two addresses of one host choose a language, so that a page may have another name in each, but no other
/// number.
pub(in crate::check::drift) fn is_other_language(own: &str, other: &str) -> bool {
    // A piece of the path that begins with a number, such as `1302-help` or `2.1`, is an id or a version.
    let numbers = |address: &str| -> Vec<String> {
        let pieces = address.split_once("://").map_or(address, |(_, path)| path).split('/').skip(1);
        let number = |piece: &str| piece.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect::<String>();
        pieces.map(number).filter(|number| number.starts_with(|c: char| c.is_ascii_digit())).collect()
    };
    // A path alone is of the page's own host.
    let is_one_host = match [own, other].map(|address| address.contains("://")) {
        [true, true] => host(own) == host(other),
        [true, false] => other.starts_with('/'),
        [false, true] => own.starts_with('/'),
        [false, false] => false,
    };
    is_one_host
        && (has_language(own) || has_language(other))
        && (numbers(own) == numbers(other) || numbers(own).is_empty() || numbers(other).is_empty())
}

/// Returns whether an address names a language, so that another language has another address.
fn has_language(destination: &str) -> bool {
    let (host, rest) = destination.split_once("://").unwrap_or_default();
    if host.is_empty() {
        return destination.starts_with('/') && destination.split('/').any(is_language);
    }
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    path.split('/').any(is_language) || is_language(path.split('.').next().unwrap_or_default())
}

/// Whether two addresses on the web lead to one page, but to different places of it: a place is often named by its
/// heading, which each language words itself.
pub(in crate::check::drift) fn is_same_page(own: &str, other: &str) -> bool {
    let split =
        |address: &str| normalise(address).split_once('#').map(|(page, place)| (page.to_owned(), place.to_owned()));
    let (Some((page, place)), Some((other_page, other_place))) = (split(own), split(other)) else { return false };
    page.starts_with("//") && page == other_page && !place.is_empty() && !other_place.is_empty()
}

/// Whether two names, paths or addresses differ in the marks of their languages alone: `guide-fr.html`, `ftp.jp.debian.org`.
///
/// Each may name the other's language: a page tells in English of `README.fr.md`, and in French of `README.md`.
pub(in crate::check::drift) fn is_localised(own: &str, other: &str, lexicons: [&Lexicon; 2]) -> bool {
    own != other
        && (without_tags(own, &lexicons) == without_tags(other, &lexicons)
            || is_of_other_country(own, other, lexicons[1]))
}

/// Whether two addresses differ in the label of a country alone: `ftp.us.example.org`, `ftp.fr.example.org`.
fn is_of_other_country(own: &str, other: &str, lexicon: &Lexicon) -> bool {
    let labels = |address: &str| -> Vec<String> { host(address).split('.').map(str::to_owned).collect() };
    let path = |address: &str| normalise(address).splitn(4, '/').nth(3).map(str::to_owned);
    let (a, b) = (labels(own), labels(other));
    let is_country = |label: &String| label.len() == 2 && label.bytes().all(|byte| byte.is_ascii_lowercase());
    let mut differing = a.iter().zip(&b).filter(|(a, b)| a != b);
    a.len() > 3
        && a.len() == b.len()
        && path(own) == path(other)
        && differing.next().is_some_and(|(a, b)| is_country(a) && lexicon.has("tag", b))
        && differing.next().is_none()
}

/// Whether a name or an address is that of a file in a language, such as `README.fr.md`.
pub(in crate::check::drift) fn is_file_in(name: &str, lexicon: &Lexicon) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    let mut pieces = file.split(['.', '_', '-']).skip(1);
    pieces.any(|piece| lexicon.has("tag", &piece.to_lowercase()))
}

/// Whether a piece of a path or an address is the tag of a language: `/doc/fr-txt`.
pub(in crate::check::drift) fn names_language(text: &str, lexicon: &Lexicon) -> bool {
    let is_tag = |piece: &str| piece.len() > 1 && lexicon.has("tag", &piece.to_lowercase());
    text.contains('/') && text.split(|c: char| !c.is_ascii_alphanumeric()).any(is_tag)
}

/// Leaves out the pieces that name one of two languages, each with the sign before it.
fn without_tags(text: &str, lexicons: &[&Lexicon; 2]) -> String {
    let is_inner = |c: char| c.is_ascii_alphanumeric();
    let mut rest = String::new();
    let mut left = text;
    while !left.is_empty() {
        let start = left.find(is_inner).unwrap_or(left.len());
        let end = left[start..].find(|c| !is_inner(c)).map_or(left.len(), |end| start + end);
        let piece = left[start..end].to_lowercase();
        let is_tag = lexicons.iter().any(|lexicon| lexicon.has("tag", &piece));
        let kept = if is_tag { start.saturating_sub(1) } else { end };
        rest.push_str(&left[..left.floor_char_boundary(kept)]);
        left = &left[end..];
    }
    rest
}

/// Returns the host without a label that names a language.
pub(in crate::check::drift) fn host(destination: &str) -> String {
    let normal = normalise(destination);
    normal.split('/').nth(2).filter(|_| normal.starts_with("//")).unwrap_or_default().to_owned()
}

/// `fr`, `fr-FR`, `ja_jp`.
pub(in crate::check::drift) fn is_language(part: &str) -> bool {
    let lower = part.to_lowercase();
    let (language, region) = lower.split_once(['-', '_']).unwrap_or((&lower, ""));
    let is_letters = |text: &str| text.bytes().all(|byte| byte.is_ascii_lowercase());
    let known =
        ["en", "fr", "ja", "de", "es", "it", "pt", "zh", "ko", "ru", "nl", "pl", "jp", "cs", "tr", "uk", "vi", "id"];
    known.contains(&language)
        && (region.is_empty() || region.len() == 2 && is_letters(region) || region == "hans" || region == "hant")
}

/// `index.fr.html` is `index.html`, `README.ja.md` is `README.md`.
fn without_language(part: &str) -> &str {
    let name = part.rsplit_once('.').map_or(part, |(name, _)| name);
    match name.rsplit_once(['.', '_', '-']) {
        Some((stem, language)) if is_language(language) && !stem.is_empty() => stem,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_may_tell_of_itself_in_the_other_language() {
        let lexicons = ["en", "ja"].map(|locale| Lexicon::new(&locale.parse().unwrap()));
        let check = |own: &str, other: &str, expected: bool| {
            assert_eq!(is_localised(own, other, [&lexicons[0], &lexicons[1]]), expected, "{own}, {other}");
        };
        check("README.ja.md", "README.md", true);
        check("docs/en/guide.html", "docs/ja/guide.html", true);
        check("README.ja.md", "NOTES.md", false);
        assert!(is_file_in("docs/README.ja.md", &lexicons[1]) && !is_file_in("docs/ja/README.md", &lexicons[1]));
    }

    #[test]
    fn a_page_has_a_name_in_each_language_and_one_number() {
        let check = |own: &str, other: &str, expected: bool| {
            let [own, other] = [own, other].map(|path| format!("https://example.org/{path}"));
            assert_eq!(is_other_language(&own, &other), expected, "{own}, {other}");
        };
        check("en/guide", "fr/manuel", true);
        check("en/kb/1302", "fr/kb/1302-aide", true);
        check("en/kb/1302", "fr/kb/1320", false);
        check("docs/en/2.1/setup", "docs/fr/2.0/setup", false);
    }

    #[test]
    fn the_language_of_an_address_does_not_count() {
        let same = [
            "https://www.example.org/fr/docs/",
            "http://example.org/docs?hl=ja",
            "https://ja.example.org/docs",
            "https://example.org/en-us/docs.fr.html",
            "https://example.org/docs/index.fr.html",
        ];
        for address in same {
            assert_eq!(normalise(address), "//example.org/docs?#", "{address}");
        }
        assert_ne!(normalise("https://example.org/a"), normalise("https://example.org/b"));
    }
}
