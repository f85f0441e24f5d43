//! The keys that the site publishes are those that it states.

use crate::check::Edition;
use crate::check::key_file;
use crate::diag::Code;
use crate::diag::Diagnostic;
use crate::diag::Report;
use crate::export::signature::Certificate;
use crate::model::KeyKind;

/// Reports the files that hold other keys than the fingerprint beside them.
///
/// Of a file that cannot be read as a key nothing is said: there are more kinds of key than the program knows.
pub(in crate::pipeline) fn check(edition: &Edition) -> Report {
    let mut report = Report::new();
    for key in edition.site().keys.iter().filter(|key| key.kind == KeyKind::Openpgp) {
        let Some(stated) = &key.fingerprint else { continue };
        let Some(file) = key_file(edition.snapshot(), key) else { continue };
        let held = Certificate::read_all(&edition.snapshot().file(file).bytes);
        let held: Vec<String> = held.iter().map(Certificate::fingerprint).collect();
        if held.is_empty() || held.contains(stated) {
            continue;
        }
        let message = format!("the file holds the key {}, not {stated}", held.join(", "));
        let hint = "state its fingerprint, or export the other key into it";
        report.push(Diagnostic::new(Code::KeyDiffers, key.file.span, message).hint(hint));
    }
    report
}
