//! What `lucarne import` is asked for.

use std::path::PathBuf;

use clap::Args;
use clap::ValueEnum;
use jiff::Timestamp;

use crate::cli::time::parse_time;
use crate::model::RecordFormat;

#[derive(Args)]
#[command(after_help = "Example:\n  lucarne import csaf advisories/2026 --published 2026-01-01")]
pub(in crate::cli) struct ImportArguments {
    /// The format to read
    #[arg(value_enum)]
    pub(in crate::cli) format: ImportFormat,
    /// The files to read, or folders of them
    #[arg(required = true, value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// When advisories were published whose records state no date [default: they are drafts]
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(in crate::cli) published: Option<Timestamp>,
    /// Show what would change in files that are there, and write nothing
    #[arg(long)]
    pub(in crate::cli) diff: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub(in crate::cli) enum ImportFormat {
    /// Advisories of the RustSec database (`.md`)
    Rustsec,
    /// CSAF 2.0 documents (`.json`)
    Csaf,
    /// OSV records, as Go and others publish them (`.json`)
    Osv,
    /// OSV records of GitHub's advisory database (`.json`)
    Ghsa,
    /// CVE records, version 5 (`.json`)
    Cve,
    /// Advisories of the curl project (`.md`)
    Curl,
}

impl From<ImportFormat> for RecordFormat {
    fn from(format: ImportFormat) -> RecordFormat {
        match format {
            ImportFormat::Rustsec => RecordFormat::Rustsec,
            ImportFormat::Csaf => RecordFormat::Csaf,
            ImportFormat::Osv => RecordFormat::Osv,
            ImportFormat::Ghsa => RecordFormat::Ghsa,
            ImportFormat::Cve => RecordFormat::Cve,
            ImportFormat::Curl => RecordFormat::Curl,
        }
    }
}
