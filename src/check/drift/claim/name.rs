//! Ids, names with digits, and addresses.

use crate::check::drift::claim::Demand;
use crate::check::drift::claim::Reader;
use crate::check::drift::claim::What;

/// Names that are written with a hyphen, a space or nothing before their number.
const NUMBERED: [&str; 20] = [
    "aes", "sha", "rsa", "tls", "ssl", "rfc", "iso", "iso/iec", "iso/cei", "iec", "cei", "cwe", "cve", "pkcs", "fips",
    "nist sp", "ipv", "ansi", "ecma", "utf",
];

/// The number of a numbered name begins within so many characters.
const FARTHEST_NUMBER: usize = 12;

/// A revision of a source has so many digits at least.
const REVISION: usize = 4;

/// No id and no name is longer, in characters.
const LONGEST_NAME: usize = 128;
/// No address of mail is longer (RFC 5321, section 4.5.3.1.3).
const LONGEST_MAIL: usize = 256;

impl Reader<'_> {
    /// Reads `CVE-2026-1234`, `RFC 9116`, `AES-256`, `Log4j`; a `v` before a number is skipped.
    pub(in crate::check::drift::claim) fn id(&mut self, at: usize) -> Option<usize> {
        if self.text.lower[at] == 'v' && self.text.at(at + 1).is_some_and(|c| c.is_ascii_digit()) {
            return Some(at + 1).filter(|_| !self.is_version_name(at)).map(|start| {
                let end = self.number(start).unwrap_or(start);
                end.max(start)
            });
        }
        if let Some(end) = self.numbered(at).or_else(|| self.before_year(at)) {
            return Some(end);
        }
        if !self.text.chars[at].is_ascii() {
            return None;
        }
        let word = self.text.chars[at..].iter().take(2 * LONGEST_NAME).take_while(|c| !c.is_whitespace());
        if word.clone().count() < 2 * LONGEST_NAME && !word.clone().any(char::is_ascii_digit) {
            return None;
        }
        let end = self.name_end(at);
        let text: String = self.text.lower[at..end].iter().collect();
        if !text.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        // `r62990` is revision 62990.
        let revision = text.strip_prefix('r').filter(|rest| rest.len() >= REVISION);
        if let Some(digits) = revision.filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit())) {
            return Some(self.push(What::Number(digits.to_owned(), None, None), Demand::Required, at..end));
        }
        let letters = text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
        let is_registered =
            ["cve-", "cwe-", "ghsa-", "rustsec-", "jvndb-", "jvn#", "bdu:"].iter().any(|id| text.starts_with(id));
        let digits = letters.chars().filter(char::is_ascii_digit).count();
        let what = if is_registered || digits >= 3 { What::Id(letters.clone()) } else { What::Name(letters.clone()) };
        // Examples are numbered: `domain1`.
        let stem = text.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_example =
            text.len() == stem.len() + 1 && self.text.chars[at..end - 1].iter().all(char::is_ascii_lowercase);
        // A long word whose letters were counted, such as `i18n`.
        let inner = text.trim_start_matches(|c: char| c.is_ascii_lowercase());
        let counted = inner.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let is_counted = text.len() == counted.len() + 2
            && inner.len() + 1 == text.len()
            && (1..=2).contains(&counted.len())
            && counted.bytes().all(|byte| byte.is_ascii_digit());
        let is_example = is_example || is_counted;
        let demand =
            if is_registered || letters.len() >= 4 && !is_example { Demand::Required } else { Demand::Optional };
        Some(self.push(what, demand, at..end))
    }

    /// Returns where the year of `mid-2026` begins, which is no part of a name.
    fn before_year(&self, at: usize) -> Option<usize> {
        let end = self.word_end(at);
        self.text.at(end).filter(|sign| *sign == '-')?;
        self.digits(end + 1).filter(|(_, last)| last - end == 5)?;
        let word: String = self.text.lower[at..end].iter().collect();
        self.lexicon.has("part-of-year", &word).then_some(end + 1)
    }

    fn is_version_name(&self, at: usize) -> bool {
        let rest = self.text.lower[at + 1..].iter().skip_while(|c| c.is_ascii_digit() || **c == '.');
        rest.clone().next().is_some_and(|c| c.is_ascii_alphabetic())
    }

    fn numbered(&mut self, at: usize) -> Option<usize> {
        // The longest name with a space, a sign and a `v` behind it.
        if !self.text.lower[at..].iter().take(FARTHEST_NUMBER).any(char::is_ascii_digit) {
            return None;
        }
        let known = NUMBERED.iter().filter_map(|name| Some((*name, self.expect(at, name)?)));
        let (name, end) = known.max_by_key(|(name, _)| name.len())?;
        let start = match self.text.at(end)? {
            '-' | ' ' | '#' => end + 1,
            c if c.is_ascii_digit() => end,
            _ => return None,
        };
        let start = if self.text.at(start) == Some('#') { start + 1 } else { start };
        let start = if self.text.lower.get(start) == Some(&'v') { start + 1 } else { start };
        let rest = &self.text.lower[start.min(self.text.lower.len())..];
        let rest = &rest[..rest.len().min(LONGEST_NAME)];
        let is_part = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '-' | '/');
        rest.first().filter(|c| c.is_ascii_digit())?;
        let length = rest.iter().take_while(|c| is_part(c)).count();
        let end = self.cut(start, start + length);
        // `TLS 1.2/1.3` is two names, and so is `AES-128/AES-256`.
        let slash = (start..end).find(|index| self.text.chars[*index] == '/').unwrap_or(end);
        let digits: String =
            self.text.lower[start..slash].iter().filter(|c| c.is_alphanumeric() || **c == '.').collect();
        // The IEC is the CEI in French.
        let name: String = name.replace("cei", "iec").chars().filter(char::is_ascii_alphanumeric).collect();
        self.push(What::Id(format!("{name}{digits}")), Demand::Required, at..slash);
        let mut end = slash;
        if matches!(name.as_str(), "tls" | "ssl") {
            while let Some((digits, from, after)) = self.listed(end) {
                self.push(What::Id(format!("{name}{digits}")), Demand::Required, from..after);
                end = after;
            }
        }
        Some(end)
    }

    /// Finds ` / 1.3`, ` and 1.3`, `、1.3` behind a numbered name.
    fn listed(&self, at: usize) -> Option<(String, usize, usize)> {
        let start = self.text.skip_spaces(at);
        let joints = ["/", ",", "and ", "or ", "et ", "ou ", "、", "と", "および", "または", "・"];
        let start = joints.iter().find_map(|joint| self.expect(start, joint)).map(|end| self.text.skip_spaces(end))?;
        let rest = &self.text.chars[start..];
        let length = rest.iter().take_while(|c| c.is_ascii_digit() || **c == '.').count();
        let text: String = rest[..length].iter().collect();
        let text = text.trim_end_matches('.').to_owned();
        let is_version = text.split_once('.').is_some_and(|(major, minor)| major == "1" && minor.len() == 1);
        is_version.then(|| (text.clone(), start, start + text.len()))
    }

    /// Returns where a name of letters and digits with single signs between them ends.
    fn name_end(&self, at: usize) -> usize {
        let chars = &self.text.chars;
        let mut end = self.run_end(at);
        while let Some(sign) = chars.get(end) {
            let is_joint = matches!(sign, '-' | '_' | '.' | ':' | '#');
            if !is_joint || end - at > LONGEST_NAME || !chars.get(end + 1).is_some_and(char::is_ascii_alphanumeric) {
                break;
            }
            end = self.run_end(end + 1);
        }
        self.cut(at, end)
    }

    /// Leaves out words joined by hyphens: of `SHA-256-based` the last, of `post-2020` the first and all behind it.
    fn cut(&self, at: usize, end: usize) -> usize {
        let text: String = self.text.chars[at..end].iter().collect();
        if text.to_lowercase().starts_with("ghsa-") || text.to_lowercase().starts_with("rustsec-") {
            return end;
        }
        let first = text.split(['-', '.', ':']).next().unwrap_or_default();
        if first.chars().all(|c| c.is_ascii_lowercase()) && first.len() < text.len() {
            return at + first.len();
        }
        let keeps = |part: &str| part.contains(|c: char| c.is_ascii_digit());
        let mut kept = text.as_str();
        while let Some((rest, last)) = kept.rsplit_once(['-', '.', '_', ':', '/', '#']) {
            if keeps(last) {
                break;
            }
            kept = rest;
        }
        at + kept.trim_end_matches(['-', '.', ':', '/']).len()
    }

    /// Whether a scheme stands at an index with a host behind it.
    fn begins(&self, at: usize, scheme: &str) -> bool {
        self.expect(at, scheme).and_then(|end| self.text.at(end)).is_some_and(char::is_alphanumeric)
    }

    /// Reads an address on the web or of mail.
    pub(in crate::check::drift::claim) fn address(&mut self, at: usize) -> Option<usize> {
        let may_be_web = matches!(self.text.lower[at], 'h' | 'w');
        let is_web = may_be_web && ["http://", "https://", "www."].iter().any(|scheme| self.begins(at, scheme));
        if !is_web && !self.has_mail {
            return None;
        }
        let rest = &self.text.chars[at..];
        let rest = if is_web { rest } else { &rest[..rest.len().min(LONGEST_MAIL)] };
        let is_part = |c: &char| c.is_ascii_graphic() && !"<>\"'`(){}[],|".contains(*c);
        let length = rest.iter().take_while(|c| is_part(c)).count();
        if !is_web && !rest[..length].contains(&'@') {
            return None;
        }
        let text: String = self.text.lower[at..at + length].iter().collect();
        let text = text.trim_end_matches(['.', ';', ':', '!', '?', '*']);
        let is_mail = text
            .split_once('@')
            .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('/'));
        if !is_web && !is_mail {
            return None;
        }
        Some(self.push(What::Address(text.to_owned()), Demand::Required, at..at + text.chars().count()))
    }
}
