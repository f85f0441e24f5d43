//! Answers about a new site, as they are given on the command line or at a prompt.

use icu_normalizer::DecomposingNormalizerBorrowed;

use crate::model::AdvisoryId;
use crate::model::BaseUrl;
use crate::model::Contact;
use crate::model::ContactKind;

/// Reads the name of an organisation; the error is the rule that it breaks.
pub fn parse_name(text: &str) -> Result<String, String> {
    let name = text.trim();
    if name.is_empty() || name.chars().any(char::is_control) {
        return Err("a name is one line, and not empty".to_owned());
    }
    Ok(name.to_owned())
}

/// Reads where to report, and tells of what kind it is; the error is the rule that it breaks.
///
/// RFC 9116, section 2.5.4, takes addresses of e-mail, of the web and of telephones.
pub fn parse_contact(text: &str) -> Result<(ContactKind, String), String> {
    let text = text.trim();
    let (kind, value) = match text {
        _ if text.starts_with("mailto:") => (ContactKind::Email, &text["mailto:".len()..]),
        _ if text.starts_with("tel:") => (ContactKind::Phone, &text["tel:".len()..]),
        _ if text.contains("://") => (ContactKind::Web, text),
        _ if text.starts_with('+') => (ContactKind::Phone, text),
        _ if text.starts_with('@') => {
            return Err(
                "security.txt takes no Matrix id: give an address of e-mail, of the web or a telephone number, \
                        and add the other to site.toml"
                    .to_owned(),
            );
        }
        _ => (ContactKind::Email, text),
    };
    if let Some(rule) = kind.broken_rule(value) {
        return Err(rule.to_owned());
    }
    let contact = Contact { kind, value: value.to_owned(), private: true, preferred: true, locales: Vec::new() };
    if kind == ContactKind::Web && !value.starts_with("https://") {
        return Err("security.txt wants web addresses to be secure: `https://`".to_owned());
    }
    if !contact.uri().bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err("security.txt takes an address of ASCII letters, digits and marks".to_owned());
    }
    Ok((kind, contact.value))
}

/// Reads what the ids of advisories begin with; the error is the rule that it breaks.
pub fn parse_prefix(text: &str) -> Result<String, String> {
    let is_plain = text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') && !text.ends_with('-');
    if text.len() <= LONGEST_PREFIX && is_plain && text.parse::<AdvisoryId>().is_ok() {
        return Ok(text.to_owned());
    }
    Err(format!("a prefix begins with a letter and has at most {LONGEST_PREFIX} letters, digits and inner `-`"))
}

const LONGEST_PREFIX: usize = 20;

/// Makes a prefix of the initials of a name, else of its letters, else of the host's: `ACME`, `EX`, `SECURITY`.
pub fn default_prefix(name: &str, base_url: &BaseUrl) -> String {
    // `É` is `E` and an accent.
    let name = DecomposingNormalizerBorrowed::new_nfkd().normalize(name);
    let letters = |text: &str| -> String { text.chars().filter(char::is_ascii_alphanumeric).collect() };
    let words: Vec<String> = name.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect();
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let host = host(base_url).trim_start_matches("www.").split('.').next().unwrap_or_default();
    let candidates = [if words.len() > 1 { initials } else { words.concat() }, letters(host), "SA".to_owned()];
    let cut = |text: &String| text.chars().take(LONGEST_DEFAULT).collect::<String>().to_ascii_uppercase();
    let mut prefixes = candidates.iter().map(cut).filter(|prefix| parse_prefix(prefix).is_ok());
    prefixes.next().expect("the last candidate is a prefix")
}

const LONGEST_DEFAULT: usize = 8;

/// Returns the host of an address, without its port.
pub(in crate::author::init) fn host(base_url: &BaseUrl) -> &str {
    let text = base_url.as_str();
    let place = text.split_once("://").map_or(text, |(_, rest)| rest).split('/').next().unwrap_or_default();
    match place.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contact_tells_its_kind() {
        let contact = |text| parse_contact(text).map(|(kind, value)| format!("{} {value}", kind.as_str())).unwrap();
        assert_eq!(contact(" security@example.org"), "email security@example.org");
        assert_eq!(contact("mailto:security@example.org"), "email security@example.org");
        assert_eq!(contact("https://example.org/report"), "web https://example.org/report");
        assert_eq!(contact("+33 1 23 45 67 89"), "phone +33 1 23 45 67 89");
    }

    #[test]
    fn contact_that_security_txt_does_not_take_is_refused() {
        for text in ["", "security", "a@b@c", "http://example.org", "@security:example.org", "sécurité@example.org"] {
            assert!(parse_contact(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn prefix_is_made_of_the_name_or_the_host() {
        let prefix = |name| default_prefix(name, &"https://security.example.org:8080/a".parse().unwrap());
        assert_eq!(prefix("Example"), "EXAMPLE");
        assert_eq!(prefix("Acme Rocket Works"), "ARW");
        assert_eq!(prefix("株式会社サンプル"), "SECURITY");
        assert_eq!(prefix("1 2"), "SECURITY");
        assert_eq!(prefix("Éditions Lumière"), "EL");
        assert_eq!(prefix("ＡＣＭＥ"), "ACME");
    }

    #[test]
    fn prefix_can_begin_an_id() {
        for text in ["", "1A", "A B", "A-", "É", "ABCDEFGHIJKLMNOPQRSTU"] {
            assert!(parse_prefix(text).is_err(), "{text:?}");
        }
        assert_eq!(parse_prefix("GL-SA").as_deref(), Ok("GL-SA"));
    }
}
