//! The source file of an imported advisory.
//!
//! The fields stand in the order of the design's example. What is not known is not written: no severity and no state
//! of exploitation is made up.

use jiff::civil::Date;
use toml_edit::Array;
use toml_edit::ArrayOfTables;
use toml_edit::Datetime;
use toml_edit::DocumentMut;
use toml_edit::InlineTable;
use toml_edit::Item;
use toml_edit::Table;
use toml_edit::Value;
use toml_edit::value;

use crate::model::AdvisoryId;
use crate::model::CveId;
use crate::model::ProductId;
use crate::model::ReferenceKind;
use crate::model::StatusName;
use crate::model::WebUrl;
use crate::model::WithdrawalReason;
use crate::text::SitePath;

/// An advisory with one vulnerability of one product, ready to be written.
pub(super) struct AdvisoryFile {
    pub id: AdvisoryId,
    pub title: String,
    pub summary: Option<String>,
    pub published: Date,
    pub withdrawn: Option<Date>,
    pub aliases: Vec<String>,
    pub cve: Option<CveId>,
    pub cvss: Vec<String>,
    pub product: ProductId,
    pub ranges: Vec<Range>,
    pub references: Vec<(ReferenceKind, WebUrl)>,
    pub body: String,
}

/// A run of affected versions, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Range {
    /// The first affected version; `0` is the beginning.
    pub introduced: String,
    /// Where it ends.
    pub end: End,
}

/// Where a run of affected versions ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Before this version.
    Fixed(String),
    /// After this version.
    LastAffected(String),
    /// Nowhere.
    Open,
}

impl AdvisoryFile {
    /// Returns where the file stands: in the folder of its year.
    pub fn path(&self) -> SitePath {
        let path = format!("content/advisories/{:04}/{}.md", self.published.year(), self.id);
        path.parse().expect("a year and an advisory's id are plain parts of a path")
    }

    /// Returns the whole text of the file.
    pub fn to_text(&self) -> String {
        format!("+++\n{}+++\n\n{}", self.front_matter(), self.body)
    }

    fn front_matter(&self) -> DocumentMut {
        let mut fields = DocumentMut::new();
        fields["id"] = value(self.id.as_str());
        fields["title"] = value(&self.title);
        if let Some(summary) = &self.summary {
            fields["summary"] = value(summary);
        }
        self.write_status(&mut fields);
        if let Some(cve) = &self.cve {
            fields["cve"] = value(cve.as_str());
        }
        if !self.cvss.is_empty() {
            fields["cvss"] = value(self.cvss.iter().collect::<Array>());
        }
        if !self.ranges.is_empty() {
            fields["affected"] = tables([self.affected()]);
        }
        if !self.references.is_empty() {
            fields["reference"] = tables(self.references.iter().map(reference));
        }
        fields
    }

    fn write_status(&self, fields: &mut DocumentMut) {
        let status = if self.withdrawn.is_some() { StatusName::Withdrawn } else { StatusName::Published };
        fields["status"] = value(status.as_str());
        fields["published"] = value(day(self.published));
        if !self.aliases.is_empty() {
            fields["aliases"] = value(self.aliases.iter().collect::<Array>());
        }
        if let Some(on) = self.withdrawn {
            let mut withdrawn = InlineTable::new();
            withdrawn.insert("on", day(on).into());
            withdrawn.insert("reason", WithdrawalReason::Other.as_str().into());
            fields["withdrawn"] = value(withdrawn);
        }
    }

    fn affected(&self) -> Table {
        let mut table = Table::new();
        table["product"] = value(self.product.as_str());
        let mut ranges: Array = self.ranges.iter().map(Range::to_table).collect();
        if ranges.len() > 1 {
            ranges.iter_mut().for_each(|range| range.decor_mut().set_prefix("\n  "));
            ranges.set_trailing_comma(true);
            ranges.set_trailing("\n");
        }
        table["ranges"] = value(ranges);
        table
    }
}

impl Range {
    fn to_table(&self) -> Value {
        let mut table = InlineTable::new();
        table.insert("introduced", self.introduced.as_str().into());
        match &self.end {
            End::Fixed(version) => drop(table.insert("fixed", version.into())),
            End::LastAffected(version) => drop(table.insert("last_affected", version.into())),
            End::Open => {}
        }
        table.into()
    }
}

fn reference((kind, url): &(ReferenceKind, WebUrl)) -> Table {
    let mut table = Table::new();
    table["kind"] = value(kind.as_str());
    table["url"] = value(url.as_str());
    table
}

fn tables(tables: impl IntoIterator<Item = Table>) -> Item {
    Item::ArrayOfTables(tables.into_iter().collect::<ArrayOfTables>())
}

fn day(date: Date) -> Datetime {
    date.to_string().parse().expect("a date of the years 0 to 9999 is a TOML date")
}
