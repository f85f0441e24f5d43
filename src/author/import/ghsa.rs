//! OSV records of GitHub's advisory database.
//!
//! They are OSV records whose `database_specific` says more, and whose references say less.

use crate::author::import::document::Format;
use crate::author::import::document::Reader;
use crate::author::import::document::Scene;
use crate::author::import::draft::Draft;
use crate::author::import::json::Json;
use crate::author::import::osv;
use crate::author::import::osv::Dialect;
use crate::author::import::problem::Problem;
use crate::model::RecordFormat;

/// OSV records of GitHub.
pub(super) const FORMAT: Format = Format { name: RecordFormat::Ghsa, reader: Reader::Json { read, why } };

/// Returns whether a record is one of GitHub's database, by its id.
pub(super) fn is_record(json: &Json) -> bool {
    json.get("id").and_then(Json::as_text).is_some_and(|id| id.starts_with("GHSA-"))
}

fn read(scene: &mut Scene, json: &Json) -> Result<Draft, Problem> {
    if let Some((place, id)) = scene.reading.text(json, "id")?
        && !id.starts_with("GHSA-")
    {
        let message = "no id of GitHub's database: import other OSV records with `lucarne import osv`";
        return Err(scene.reading.problem(place, message));
    }
    osv::read_as(scene, json, Dialect::Github)
}

fn why(path: &str) -> &'static str {
    match path {
        "database_specific.github_reviewed" | "database_specific.github_reviewed_at" => {
            "an advisory does not say whether GitHub has reviewed it"
        }
        "database_specific.nvd_published_at" => "when another database published it is no date of the advisory",
        "affected[].database_specific.last_known_affected_version_range" => "its range has an end of its own",
        _ => osv::why(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::import::specimen::Specimen;
    use crate::author::import::specimen::notes;

    const KITE: Specimen = Specimen {
        format: RecordFormat::Ghsa,
        text: r#"{
  "id": "GHSA-aaaa-bbbb-cccc",
  "published": "2026-02-03T00:00:00Z",
  "summary": "It never lands",
  "affected": [{
    "package": {"ecosystem": "npm", "name": "kite"},
    "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "1.0.0"}]}],
    "database_specific": {"last_known_affected_version_range": "<= 1.4.1"}
  }],
  "references": [
    {"type": "WEB", "url": "https://github.com/example/kite/issues/7"},
    {"type": "ADVISORY", "url": "https://example.org/kite"}
  ],
  "database_specific": {"severity": "MODERATE", "github_reviewed": true}
}
"#,
    };

    #[test]
    fn open_range_ends_at_the_last_known_version() {
        let import = KITE.import(KITE.text);
        let text = &import.files[0].text;
        assert!(text.contains("ranges = [{ introduced = \"1.0.0\", last_affected = \"1.4.1\" }]\n"), "{text}");
        assert!(text.contains("severity = \"medium\"\n"), "{text}");
        let why = "an advisory does not say whether GitHub has reviewed it";
        assert_eq!(notes(&import), [("database_specific.github_reviewed", "true", why)]);
    }

    #[test]
    fn record_among_those_of_osv_is_read_as_what_it_is() {
        let among_osv = Specimen { format: RecordFormat::Osv, ..KITE }.import(KITE.text);
        let mut own = KITE.import(KITE.text);
        assert_eq!((own.as_ghsa, among_osv.as_ghsa), (0, 1));
        own.as_ghsa = 1;
        let advisory = |import: &crate::author::import::Import| import.files[0].clone();
        assert_eq!((advisory(&among_osv), among_osv.notes), (advisory(&own), own.notes));
    }

    #[test]
    fn range_that_ends_keeps_its_end() {
        let path = "affected[0].database_specific.last_known_affected_version_range";
        let note = (path, "<= 1.4.1", "its range has an end of its own");
        KITE.check_note("{\"introduced\": \"1.0.0\"}", "{\"introduced\": \"1.0.0\"}, {\"fixed\": \"1.4.2\"}", note);
        KITE.check_note("<= 1.4.1", "all of them", (path, "all of them", "its range has an end of its own"));
    }

    #[test]
    fn reference_is_what_its_address_tells() {
        let text = &KITE.import(KITE.text).files[0].text;
        let kinds: Vec<&str> =
            text.lines().filter(|line| line.starts_with("kind = ") || line.starts_with("url = ")).collect();
        let expected = [
            "kind = \"report\"",
            "url = \"https://github.com/example/kite/issues/7\"",
            "kind = \"advisory\"",
            "url = \"https://example.org/kite\"",
            "kind = \"advisory\"",
            "url = \"https://github.com/advisories/GHSA-aaaa-bbbb-cccc\"",
        ];
        assert_eq!(kinds, expected);
    }

    #[test]
    fn record_of_another_database_is_none() {
        let message = "`id`: no id of GitHub's database: import other OSV records with `lucarne import osv`";
        KITE.check_failure("\"GHSA-aaaa", "\"GO-aaaa", (2, 9), message);
    }
}
