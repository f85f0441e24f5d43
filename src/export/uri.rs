//! Addresses as documents with a schema want them.

use std::fmt::Write as _;
use std::mem;

/// Returns an address as a URI (RFC 3986): what browsers let stand and the grammar does not is percent-encoded.
pub(in crate::export) fn uri(address: &str) -> String {
    let host_end = address.find("://").map_or(0, |at| {
        let host = at + 3;
        address[host..].find(['/', '?', '#']).map_or(address.len(), |end| host + end)
    });
    let mut text = String::with_capacity(address.len());
    text.push_str(&address[..host_end]);
    let mut has_fragment = false;
    for (index, byte) in address.bytes().enumerate().skip(host_end) {
        let is_sound = match byte {
            b'#' => !mem::replace(&mut has_fragment, true),
            b'%' => is_encoded(&address.as_bytes()[index + 1..]),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if is_sound {
            text.push(char::from(byte));
        } else {
            write!(text, "%{byte:02X}").expect("a string takes all that is written");
        }
    }
    text
}

fn is_encoded(rest: &[u8]) -> bool {
    matches!(rest, [high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_grammar_forbids_is_encoded() {
        for (address, expected) in [
            ("https://[::1]:8/a?b=[c]", "https://[::1]:8/a?b=%5Bc%5D"),
            ("https://x.example/a|b^c#d#e", "https://x.example/a%7Cb%5Ec#d%23e"),
            ("https://x.example/%20%zz%", "https://x.example/%20%25zz%25"),
            ("https://x.example/é", "https://x.example/%C3%A9"),
            ("https://x.example", "https://x.example"),
        ] {
            assert_eq!(uri(address), expected);
        }
    }
}
