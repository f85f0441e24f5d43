//! What would be another in CSAF documents that are published.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::check::CsafDocument;
use crate::cli::terminal::Terminal;
use crate::diag::Code;
use crate::diag::Report;
use crate::host::Publication;
use crate::model::Route;
use crate::pipeline::Memo;
use crate::pipeline::Options;
use crate::pipeline::PlannedEdition;
use crate::pipeline::Press;
use crate::publish::Digest;
use crate::text::FileId;

/// How many documents are told of, and how many values of each.
const TOLD: usize = 5;

/// What every document says of the organisation.
const PUBLISHER: &str = "document.publisher";

/// Names the values that differ in published documents, as far as the output folder has those that `lucarne.lock` tells
/// of, and where all of them have what differs from. Only documents of which the report says that they would change are
/// looked at.
pub(in crate::cli) fn tell(
    terminal: &Terminal,
    edition: &PlannedEdition,
    options: &Options,
    publication: &Publication,
    report: &Report,
) {
    let reported = report.iter().filter(|diagnostic| diagnostic.code == Code::CsafChanged);
    let files: BTreeSet<FileId> = reported.filter_map(|diagnostic| diagnostic.file()).collect();
    if files.is_empty() {
        return;
    }
    let base_url = edition.site().base_url.value.clone();
    // At an address that is stated, a document is made whatever was published there.
    let options = Options { base_url: Some(base_url.clone()), ..options.clone() };
    let Ok(press) = Press::new(edition.clone(), &options, &mut Memo::default()) else { return };
    let is_of = |document: &&CsafDocument| {
        let advisory = edition.document(&document.advisory);
        advisory.is_some_and(|advisory| files.contains(&advisory.text(&document.locale).body.file))
    };
    let documents = edition.csaf_documents().filter(is_of);
    let changed = documents.filter_map(|document| {
        let known = edition.lock().csaf.get(&document.id)?.sha256.parse::<Digest>().ok()?;
        let route = document.route(&base_url);
        let paths = differing(&published(publication, &route, known)?, &made(&press, &route)?);
        (!paths.is_empty()).then_some((document, paths))
    });
    let changed: Vec<(&CsafDocument, Vec<String>)> = changed.take(TOLD).collect();
    let is_publisher = changed.iter().flat_map(|(_, paths)| paths).any(|path| path.starts_with(PUBLISHER));
    for (document, paths) in changed {
        let shown = paths.iter().take(TOLD).map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ");
        let more = paths.len().saturating_sub(TOLD);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        terminal.note(format_args!("`{}` would differ from what was built last in {shown}{more}", document.id));
    }
    if is_publisher {
        terminal.note(format_args!(
            "`{PUBLISHER}` is in every document what `[organization]` of `site.toml` says (`name`, `category` and \
             `namespace`, else `url`): put it back there, or run `lucarne advisory revise --changed`"
        ));
    }
}

fn published(publication: &Publication, route: &Route, known: Digest) -> Option<Value> {
    let bytes = publication.read(&route.output_path())?;
    (Digest::of(&bytes) == known).then(|| serde_json::from_slice(&bytes).ok())?
}

fn made(press: &Press, route: &Route) -> Option<Value> {
    let file = press.file(&route.output_path()).ok()??;
    serde_json::from_slice(&file.bytes).ok()
}

/// Returns the paths of values that are not the same in both, such as `document.notes[0].text`; of what one lacks the
/// path of the whole.
fn differing(old: &Value, new: &Value) -> Vec<String> {
    let mut paths = Vec::new();
    compare(old, new, "", &mut paths);
    paths
}

fn compare(old: &Value, new: &Value, path: &str, paths: &mut Vec<String>) {
    match (old, new) {
        (Value::Object(before), Value::Object(after)) => {
            let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
            for name in names {
                let inner = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                compare_parts((before.get(name), after.get(name)), inner, paths);
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            for at in 0..before.len().max(after.len()) {
                compare_parts((before.get(at), after.get(at)), format!("{path}[{at}]"), paths);
            }
        }
        _ if old == new => {}
        _ => paths.push(path.to_owned()),
    }
}

fn compare_parts(parts: (Option<&Value>, Option<&Value>), path: String, paths: &mut Vec<String>) {
    match parts {
        (Some(old), Some(new)) => compare(old, new, &path, paths),
        _ => paths.push(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_differ_have_their_paths() {
        let old = serde_json::json!({"a": {"b": [1, {"c": "x"}]}, "d": 1, "e": null});
        let new = serde_json::json!({"a": {"b": [1, {"c": "y"}, 3]}, "d": 1, "f": null});
        assert_eq!(differing(&old, &new), ["a.b[1].c", "a.b[2]", "e", "f"]);
    }
}
