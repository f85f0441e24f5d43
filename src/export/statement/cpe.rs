//! CPE names of versions.

/// Returns a CPE 2.3 name with a version for its `*` (NISTIR 7695, section 6.2).
///
/// `None` where the version cannot stand in one: a name has printable ASCII and no space.
pub(in crate::export) fn cpe_at(cpe: &str, version: &str) -> Option<String> {
    let mut parts = split(cpe);
    *parts.get_mut(5)? = quoted(version)?;
    Some(parts.join(":"))
}

/// Splits a name at the colons that no backslash stands before.
fn split(cpe: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut is_quoted = false;
    for c in cpe.chars() {
        if c == ':' && !is_quoted {
            parts.push(String::new());
        } else {
            parts.last_mut().expect("there is a first part").push(c);
        }
        is_quoted = c == '\\' && !is_quoted;
    }
    parts
}

fn quoted(version: &str) -> Option<String> {
    // A hyphen alone would say that there is no version.
    if version.is_empty() || version == "-" {
        return None;
    }
    let mut text = String::new();
    for c in version.chars() {
        match c {
            '.' | '-' | '_' => text.push(c),
            c if c.is_ascii_alphanumeric() => text.push(c.to_ascii_lowercase()),
            c if c.is_ascii_punctuation() => text.extend(['\\', c]),
            _ => return None,
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_stands_in_its_place_with_its_marks_quoted() {
        let at = |version| cpe_at("cpe:2.3:a:ex\\:ample:app:*:*:*:*:*:*:*:*", version);
        assert_eq!(at("R7-2025a").as_deref(), Some("cpe:2.3:a:ex\\:ample:app:r7-2025a:*:*:*:*:*:*:*"));
        assert_eq!(at("1:2.0~rc1+b_1").as_deref(), Some("cpe:2.3:a:ex\\:ample:app:1\\:2.0\\~rc1\\+b_1:*:*:*:*:*:*:*"));
        assert_eq!([at("R 7"), at("é"), at("-")], [None, None, None]);
    }
}
