//! What tells a problem in one run from others, and is the same in the next run.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::json;
use sha2::Digest;
use sha2::Sha256;

/// Numbers problems of which code, file and message are the same, in their order.
#[derive(Default)]
pub(super) struct Fingerprints(BTreeMap<[u8; 16], usize>);

impl Fingerprints {
    /// Returns the partial fingerprints of the next result (SARIF 2.1.0, section 3.27.17). No line is in them, so that a
    /// problem that an edit above it moves stays the same one.
    pub(super) fn next(&mut self, id: &str, file: &str, message: &str) -> Value {
        let mut hash = Sha256::new();
        for part in [id, file, message] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        let hash: [u8; 32] = hash.finalize().into();
        let [half, _] = *hash.as_chunks().0 else { unreachable!("a hash has two halves") };
        let number = self.0.entry(half).or_default();
        *number += 1;
        json!({ "lucarne/v1": format!("{:032x}:{number}", u128::from_be_bytes(half)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_that_are_alike_are_numbered() {
        let mut fingerprints = Fingerprints::default();
        let [first, second] =
            [(); 2].map(|()| fingerprints.next("link-broken", "content/index.md", "nothing is there"));
        assert_eq!(first["lucarne/v1"], "063f8610dfa6798e8e8f3bc22a917251:1");
        assert_eq!(second["lucarne/v1"], "063f8610dfa6798e8e8f3bc22a917251:2");
        assert_ne!(fingerprints.next("link-broken", "content/index.fr.md", "nothing is there"), first);
        assert_eq!(Fingerprints::default().next("link-broken", "content/index.md", "nothing is there"), first);
    }
}
