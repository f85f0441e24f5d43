//! The files of the theme, with fingerprints in their names.
//!
//! References between these files (`url(...)` in a stylesheet) are not rewritten: a stylesheet embeds what it needs.

use sha2::Digest;
use sha2::Sha256;

use crate::check::Edition;
use crate::model::Route;
use crate::model::address;
use crate::text::FileId;

/// A file of the theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its name in the theme, such as `lucarne.css`.
    pub name: String,
    /// The file.
    pub file: FileId,
    /// Where it is published, with the first 16 digits of its SHA-256 in the name.
    pub route: Route,
    /// What `integrity` says (Subresource Integrity, section 3.5): `sha256-` and the hash in Base64.
    pub integrity: String,
}

/// Returns the files of the theme by name.
pub(in crate::plan) fn assets(edition: &Edition) -> Vec<Asset> {
    let statics = edition.theme().statics.iter();
    statics.map(|(name, file)| asset(name, *file, &edition.snapshot().file(*file).bytes)).collect()
}

fn asset(name: &str, file: FileId, bytes: &[u8]) -> Asset {
    let hash = Sha256::digest(bytes);
    let digits: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let integrity = format!("sha256-{}", base64(&hash));
    Asset { name: name.to_owned(), file, route: address::asset(name, &digits), integrity }
}

/// Returns bytes in Base64 with padding (RFC 4648, section 4).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |index: usize| u32::from(group.get(index).copied().unwrap_or(0));
        let number = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            let digit = DIGITS[(number >> (18 - 6 * place) & 63) as usize];
            text.push(if place <= group.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_specifications_examples() {
        let cases =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        for (bytes, text) in cases {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
