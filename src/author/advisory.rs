//! What becomes of a published advisory: it is revised, replaced by another, or withdrawn.
//!
//! Only the front matter changes; its comments and its order stay.

use toml_edit::InlineTable;
use toml_edit::Item;
use toml_edit::Table;
use toml_edit::value;

use crate::author::EditError;
use crate::author::front_matter::FrontMatter;
use crate::author::front_matter::add_revision;
use crate::author::front_matter::datetime;
use crate::author::front_matter::replace;
use crate::author::import::seal_anew;
use crate::model::AdvisoryId;
use crate::model::Instant;
use crate::model::Revision;
use crate::model::StatusName;
use crate::model::WithdrawalReason;

/// Returns the text of an advisory that is taken back. The withdrawal counts as a revision of its own.
pub fn withdraw(text: &str, on: Instant, reason: WithdrawalReason) -> Result<String, EditError> {
    let mut document = FrontMatter::of(text)?;
    let mut withdrawn = InlineTable::new();
    withdrawn.insert("on", datetime(on).into());
    withdrawn.insert("reason", reason.as_str().into());
    replace(&mut document.fields["status"], StatusName::Withdrawn.as_str());
    insert_behind(&mut document.fields, "published", "withdrawn", value(withdrawn));
    Ok(document.into_text())
}

/// Returns the text of an advisory that another one replaces, with the revision that says so.
pub fn supersede(text: &str, by: &AdvisoryId, revision: &Revision, summary: &str) -> Result<String, EditError> {
    let mut document = FrontMatter::of(text)?;
    replace(&mut document.fields["status"], StatusName::Superseded.as_str());
    insert_behind(&mut document.fields, "published", "superseded_by", value(by.as_str()));
    add_revision(&mut document.fields, revision, Some(summary))?;
    Ok(document.into_text())
}

/// Returns the text of an advisory with one more revision, behind the others. One that was imported may still be imported
/// anew, which keeps its revisions.
pub fn revise(text: &str, revision: &Revision, summary: &str) -> Result<String, EditError> {
    let mut document = FrontMatter::of(text)?;
    add_revision(&mut document.fields, revision, Some(summary))?;
    Ok(seal_anew(text, document.into_text()))
}

/// Puts a field behind another one, and at the end where that one is not there.
fn insert_behind(fields: &mut Table, place: &str, name: &str, item: Item) {
    let order: Vec<String> = fields.iter().map(|(name, _)| name.to_owned()).collect();
    let place = order.iter().position(|known| known == place).unwrap_or(order.len());
    let rank = |key: &str| match order.iter().position(|known| known == key) {
        Some(at) if key != name => at * 2,
        _ => place * 2 + 1,
    };
    fields.insert(name, item);
    fields.sort_values_by(|a, _, b, _| rank(a.get()).cmp(&rank(b.get())));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RevisionKind;

    const TEXT: &str = "+++
id = \"EX-1\" # for ever
status = \"published\" # since spring
published = 2026-03-14
# The vector of the finder.
cvss = [\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:L/A:N\"]

# Who found it.
[[credit]]
name = \"Ngozi Umeh\"

[[timeline]]
event = \"reported\"
on = 2026-01-10
+++

Text.
";

    fn on(text: &str) -> Instant {
        Instant::from_timestamp(text.parse().unwrap())
    }

    fn revision(id: &str) -> Revision {
        Revision { id: id.parse().unwrap(), on: on("2026-04-01T09:00:00Z"), kind: RevisionKind::Content }
    }

    #[test]
    fn withdrawal_stands_behind_the_publication_and_comments_stay() {
        let day = Instant::from_date(jiff::civil::date(2026, 4, 1)).unwrap();
        let text = withdraw(TEXT, day, WithdrawalReason::Duplicate).unwrap();
        let expected = TEXT.replace("\"published\" #", "\"withdrawn\" #").replace(
            "published = 2026-03-14\n",
            "published = 2026-03-14\nwithdrawn = { on = 2026-04-01, reason = \"duplicate\" }\n",
        );
        assert_eq!(text, expected);
    }

    #[test]
    fn replacement_is_named_with_a_revision() {
        let text = supersede(TEXT, &"EX-2".parse().unwrap(), &revision("superseded"), "See \"EX-2\".").unwrap();
        let expected = TEXT
            .replace("\"published\" #", "\"superseded\" #")
            .replace("published = 2026-03-14\n", "published = 2026-03-14\nsuperseded_by = \"EX-2\"\n")
            .replace(
                "on = 2026-01-10\n",
                "on = 2026-01-10\n\n[[revision]]\nid = \"superseded\"\non = 2026-04-01T09:00:00Z\nkind = \"content\"\n\
                 summary = 'See \"EX-2\".'\n",
            );
        assert_eq!(text, expected);
    }

    #[test]
    fn revision_stands_behind_the_last_one_in_either_form() {
        let tables = TEXT.replace("[[timeline]]", "[[revision]]\nid = \"a\"\n\n[[timeline]]");
        let text = revise(&tables, &revision("b"), "B.").unwrap();
        let at = |part| text.find(part).unwrap();
        assert!(at("id = \"a\"") < at("id = \"b\"") && at("id = \"b\"") < at("[[timeline]]"), "{text}");

        let list =
            TEXT.replace("# The vector", "revision = [\n  { id = \"a\" },\n]\n# The vector").replace('\n', "\r\n");
        let text = revise(&list, &revision("b"), "B.").unwrap();
        let line =
            "  { id = \"b\", on = 2026-04-01T09:00:00Z, kind = \"content\", summary = \"B.\" },\r\n]\r\n# The vector";
        assert!(text.contains(&format!("{{ id = \"a\" }},\r\n{line}")), "{text}");
    }
}
