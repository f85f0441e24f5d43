//! The source file of an imported advisory.
//!
//! The fields stand in the order of the design's example. What is not known is not written: no severity and no state
//! of exploitation is made up.

mod vulnerability;

use toml_edit::Array;
use toml_edit::ArrayOfTables;
use toml_edit::Datetime;
use toml_edit::DocumentMut;
use toml_edit::InlineTable;
use toml_edit::Item;
use toml_edit::Table;
use toml_edit::value;

use crate::author::import::stamp::Source;
use crate::author::import::stamp::Stamp;
use crate::model::AdvisoryId;
use crate::model::Credit;
use crate::model::Instant;
use crate::model::RecordFormat;
use crate::model::Reference;
use crate::model::Revision;
use crate::model::Status;
use crate::model::StatusName;
use crate::model::TimelineEntry;
use crate::text::SitePath;

pub(super) use vulnerability::Affected;
pub(super) use vulnerability::End;
pub(super) use vulnerability::Range;
pub(super) use vulnerability::Vulnerability;

/// An advisory, ready to be written.
pub(super) struct AdvisoryFile {
    pub id: AdvisoryId,
    pub title: String,
    pub summary: Option<String>,
    pub status: Status,
    pub published: Instant,
    /// Whether somebody says so.
    pub is_published_known: bool,
    pub aliases: Vec<String>,
    /// The fields of a single one stand at the top level.
    pub vulnerabilities: Vec<Vulnerability>,
    pub credits: Vec<Credit>,
    pub references: Vec<Reference>,
    /// Each with its note.
    pub timeline: Vec<(TimelineEntry, Option<String>)>,
    /// Each with its summary.
    pub revisions: Vec<(Revision, Option<String>)>,
    pub body: String,
    /// The format of its record.
    pub format: RecordFormat,
    pub source: Source,
}

impl AdvisoryFile {
    /// Returns where the file stands: in the folder of its year.
    pub fn path(&self) -> SitePath {
        let path = format!("content/advisories/{:04}/{}.md", self.published.date().year(), self.id);
        path.parse().expect("a year and an advisory's id are plain parts of a path")
    }

    /// Returns the whole text of the file.
    pub fn to_text(&self) -> String {
        let stamp = Stamp { format: self.format, source: Some(self.source.clone()) };
        stamp.seal(self.front_matter(), |toml| format!("+++\n{toml}+++\n\n{}", self.body))
    }

    /// Returns whether it is not for the public yet.
    pub fn is_draft(&self) -> bool {
        matches!(self.status, Status::Draft)
    }

    fn front_matter(&self) -> DocumentMut {
        let mut fields = DocumentMut::new();
        fields["id"] = value(self.id.as_str());
        fields["title"] = value(&self.title);
        if let Some(summary) = &self.summary {
            fields["summary"] = value(summary);
        }
        self.write_status(&mut fields);
        match self.vulnerabilities.as_slice() {
            [] => {}
            [single] => single.write(&mut fields),
            several => write_tables(&mut fields, "vulnerability", several.iter().map(Vulnerability::to_table)),
        }
        write_tables(&mut fields, "credit", self.credits.iter().map(credit));
        write_tables(&mut fields, "reference", self.references.iter().map(reference));
        write_tables(&mut fields, "timeline", self.timeline.iter().map(timeline_entry));
        write_tables(&mut fields, "revision", self.revisions.iter().map(revision));
        fields
    }

    fn write_status(&self, fields: &mut DocumentMut) {
        let name = match &self.status {
            Status::Draft => StatusName::Draft,
            Status::Published => StatusName::Published,
            Status::Withdrawn { .. } => StatusName::Withdrawn,
            Status::Superseded { .. } => StatusName::Superseded,
        };
        fields["status"] = value(name.as_str());
        fields["published"] = value(moment(self.published));
        if !self.is_published_known
            && let Some(published) = fields["published"].as_value_mut()
        {
            published.decor_mut().set_suffix(" # not known: write the day or the moment of the publication");
        }
        if !self.aliases.is_empty() {
            fields["aliases"] = value(self.aliases.iter().collect::<Array>());
        }
        match &self.status {
            Status::Draft | Status::Published => {}
            Status::Withdrawn { on, reason } => {
                let mut withdrawn = InlineTable::new();
                withdrawn.insert("on", moment(*on).into());
                withdrawn.insert("reason", reason.as_str().into());
                fields["withdrawn"] = value(withdrawn);
            }
            Status::Superseded { by } => fields["superseded_by"] = value(by.as_str()),
        }
    }
}

fn credit(credit: &Credit) -> Table {
    let mut table = Table::new();
    match &credit.name {
        Some(name) => table["name"] = value(name),
        None => table["anonymous"] = value(true),
    }
    table["role"] = value(credit.role.as_str());
    table
}

fn reference(reference: &Reference) -> Table {
    let mut table = Table::new();
    table["kind"] = value(reference.kind.as_str());
    table["url"] = value(reference.url.as_str());
    table
}

/// An entry whose id is that of its event does not say it.
fn timeline_entry((entry, note): &(TimelineEntry, Option<String>)) -> Table {
    let mut table = Table::new();
    if entry.id.as_str() != entry.event.as_str().replace('_', "-") {
        table["id"] = value(entry.id.as_str());
    }
    table["on"] = value(moment(entry.on));
    table["event"] = value(entry.event.as_str());
    if let Some(note) = note {
        table["note"] = value(note);
    }
    table
}

fn revision((revision, summary): &(Revision, Option<String>)) -> Table {
    let mut table = Table::new();
    table["id"] = value(revision.id.as_str());
    table["on"] = value(moment(revision.on));
    table["kind"] = value(revision.kind.as_str());
    if let Some(summary) = summary {
        table["summary"] = value(summary);
    }
    table
}

/// Writes an array of tables, unless it is empty.
fn write_tables(fields: &mut Table, name: &str, tables: impl Iterator<Item = Table>) {
    let tables: ArrayOfTables = tables.collect();
    if !tables.is_empty() {
        fields[name] = Item::ArrayOfTables(tables);
    }
}

fn moment(on: Instant) -> Datetime {
    on.to_string().parse().expect("a moment of the years 0 to 9999 is a TOML date")
}
