//! What `lucarne translate` is asked for.

use std::path::PathBuf;

use clap::Args;
use clap::Subcommand;

use crate::author::init::parse_name;
use crate::model::Locale;
use crate::model::RevisionKind;

#[derive(Args)]
#[command(after_help = "Example:\n  lucarne translate status --locale fr --diff")]
pub(in crate::cli) struct TranslateArguments {
    #[command(subcommand)]
    pub(in crate::cli) command: TranslateCommand,
}

#[derive(Subcommand)]
pub(in crate::cli) enum TranslateCommand {
    /// List the documents with the state of their translations: stale, unmarked, missing or current
    Status(StatusArguments),
    /// Make a file for a new translation, with the source's words at their places
    New {
        /// The locale to translate into
        locale: Locale,
        /// The source document
        file: PathBuf,
    },
    /// Say in translations that they were made from the source as it is
    Mark {
        /// The translations
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Of what kind the revision is that a published advisory's translation gets: `content` alerts readers by a feed
        /// entry of its own, `editorial` does not
        #[arg(long, value_name = "KIND", default_value = "editorial")]
        kind: RevisionKind,
        /// What the revision says, in one sentence, in the language of the translation
        #[arg(long, value_name = "TEXT", value_parser = parse_name)]
        summary: Option<String>,
    },
}

#[derive(Args)]
#[command(after_help = "Example:\n  lucarne translate status --locale fr --check content/policies")]
pub(in crate::cli) struct StatusArguments {
    /// These documents, translations or folders alone
    #[arg(value_name = "FILE")]
    pub(in crate::cli) files: Vec<PathBuf>,
    /// This locale alone; may be given several times
    #[arg(long, value_name = "LOCALE")]
    pub(in crate::cli) locale: Vec<Locale>,
    /// Show what changed in the sources of stale translations; the texts they were made from are looked for in git
    #[arg(long, conflicts_with = "json")]
    pub(in crate::cli) diff: bool,
    /// Fail where a translation is stale, unmarked or missing
    #[arg(long)]
    pub(in crate::cli) check: bool,
    /// Print one JSON document
    #[arg(long)]
    pub(in crate::cli) json: bool,
    /// List drafts and embargoed documents too
    #[arg(long)]
    pub(in crate::cli) drafts: bool,
}
