//! Signatures that the published site has, and the new tree has not.

use crate::host::Publication;
use crate::model::OutputFile;
use crate::model::OutputPath;

/// What the name of a document has, and what that of its signature has behind it.
const DOCUMENT: &str = ".json";
const SIGNATURE: &str = ".asc";
/// The file that is signed in itself (RFC 9116, section 2.3), and how it begins then (RFC 9580, section 7).
const SIGNED_TEXT: &str = ".well-known/security.txt";
const SIGNED_HEAD: &[u8] = b"-----BEGIN PGP SIGNED MESSAGE-----";

impl Publication {
    /// Returns the signatures that the output folder has of JSON documents that were taken in as they are there, but
    /// without one, and security.txt where it was signed and is no more.
    pub fn lost_signatures(&self) -> Vec<OutputPath> {
        let ledger = self.ledger();
        let taken = &ledger.digests;
        let is_lost = |path: &OutputPath| {
            let document = path.as_str().strip_suffix(SIGNATURE).filter(|name| name.ends_with(DOCUMENT));
            let document = document.and_then(OutputPath::new).filter(|_| !taken.contains_key(path));
            document.is_some_and(|document| taken.get(&document).copied() == self.digest(&document))
        };
        let last = self.last.iter().filter(|last| last.audience == self.audience);
        let all = last.flat_map(|last| last.files.keys());
        all.filter(|path| is_lost(path) || ledger.unsigned.contains(path)).cloned().collect()
    }

    /// Returns whether a file that was taken in has no signature any more.
    pub(super) fn is_unsigned_now(&self, file: &OutputFile) -> bool {
        let is_signed = |bytes: &[u8]| bytes.starts_with(SIGNED_HEAD);
        let was_signed = || self.read(&file.path).is_some_and(|old| is_signed(&old));
        file.path.as_str() == SIGNED_TEXT && !is_signed(&file.bytes) && was_signed()
    }
}
