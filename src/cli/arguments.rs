//! What can be asked for on the command line.

mod authoring;
mod import;
mod serve;
mod translate;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args;
use clap::Parser;
use clap::Subcommand;
use clap::ValueEnum;
use clap_complete::Shell;
use jiff::Timestamp;

use crate::author::schema::SchemaName;
use crate::cli::explain::parse_subject;
use crate::cli::time::parse_time;
use crate::diag::Format;
use crate::diag::Subject;
use crate::model::BaseUrl;
use crate::model::Profile;

pub(in crate::cli) use authoring::AdvisoryArguments;
pub(in crate::cli) use authoring::AdvisoryCommand;
pub(in crate::cli) use authoring::InitArguments;
pub(in crate::cli) use authoring::NewArguments;
pub(in crate::cli) use authoring::NewDocument;
pub(in crate::cli) use authoring::NewWords;
pub(in crate::cli) use authoring::PolicyArguments;
pub(in crate::cli) use authoring::PolicyCommand;
pub(in crate::cli) use authoring::ReleaseArguments;
pub(in crate::cli) use authoring::Revised;
pub(in crate::cli) use authoring::RevisionWords;
use authoring::schema_names;
pub(in crate::cli) use import::ImportArguments;
pub(in crate::cli) use import::ImportFormat;
pub(in crate::cli) use serve::ServeArguments;
pub(in crate::cli) use translate::StatusArguments;
pub(in crate::cli) use translate::TranslateArguments;
pub(in crate::cli) use translate::TranslateCommand;

const EXIT_CODES: &str = "\
Exit codes: 0 done, 1 problems in the sources, 2 wrong usage, 3 the machine failed.
See `lucarne help COMMAND` for a command and its example.";

/// Publishes security policies and advisories in several languages as a static site.
#[derive(Parser)]
#[command(name = "lucarne", version, propagate_version = true, after_help = EXIT_CODES)]
pub(in crate::cli) struct Arguments {
    #[command(flatten)]
    pub(in crate::cli) common: CommonArguments,
    #[command(subcommand)]
    pub(in crate::cli) command: Command,
}

/// What every command takes.
#[derive(Args)]
pub(in crate::cli) struct CommonArguments {
    /// The folder of the site, or its `site.toml` [default: the nearest one with a `site.toml`, from here upward]
    #[arg(long, global = true, value_name = "DIR", help_heading = "Common options")]
    pub(in crate::cli) site: Option<PathBuf>,
    /// Print problems and results only
    #[arg(short, long, global = true, conflicts_with = "verbose", help_heading = "Common options")]
    quiet: bool,
    /// Print more about what is done
    #[arg(short, long, global = true, help_heading = "Common options")]
    verbose: bool,
    /// Whether to print in colours; `auto` heeds NO_COLOR
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "auto",
        value_name = "WHEN",
        help_heading = "Common options"
    )]
    pub(in crate::cli) color: Color,
}

impl CommonArguments {
    pub(in crate::cli) fn loudness(&self) -> Loudness {
        match (self.quiet, self.verbose) {
            (true, _) => Loudness::Quiet,
            (false, false) => Loudness::Normal,
            (false, true) => Loudness::Verbose,
        }
    }
}

/// How much is said beside problems and results.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::cli) enum Loudness {
    Quiet,
    Normal,
    Verbose,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Subcommand)]
pub(in crate::cli) enum Command {
    /// Revise a published advisory, withdraw it, or say what replaces it
    Advisory(AdvisoryArguments),
    /// Check the site, and publish it whole or not at all
    Build(BuildArguments),
    /// Print a file of the built-in theme or words, to begin your own with
    ///
    /// A file of the site at the same path replaces it. Without a path, lists all.
    BuiltIn(BuiltInArguments),
    /// Report the problems of the site; write nothing
    Check(CheckArguments),
    /// Print completions for a shell
    #[command(after_help = "Example:\n  lucarne completions bash > ~/.local/share/bash-completion/completions/lucarne")]
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: Shell,
    },
    /// Tell what a diagnostic means
    Explain(ExplainArguments),
    /// Make advisories out of documents of another format
    ///
    /// A file that a hand has changed is never changed; one that an import made is written anew where its record changed.
    /// Each field that could not be carried is named; `-v` names alike ones too.
    Import(ImportArguments),
    /// Make a new site: small, complete and in several languages
    Init(InitArguments),
    /// Print the man page
    Man(ManArguments),
    /// Begin an advisory, a policy, an announcement or a page
    New(NewArguments),
    /// Release what a policy says as a new version
    Policy(PolicyArguments),
    /// Print the JSON Schema of `site.toml`, a product's file or a front matter, for editors
    #[command(after_help = "Example:\n  lucarne schema site > site.schema.json")]
    Schema {
        /// What it describes: a file, or the front matter of a kind of document
        #[arg(value_name = "NAME", value_parser = schema_names())]
        name: SchemaName,
    },
    /// Show the site on this machine, and follow what you edit
    ///
    /// Prints the address. Where the sources have an error, the last good site stays up, and its pages tell the error.
    /// Writes nothing. Ctrl-C ends it.
    Serve(ServeArguments),
    /// Show how the translations stand, begin one, or mark one as up to date
    Translate(TranslateArguments),
}

#[derive(Args)]
#[command(after_help = "Example:\n  lucarne build --locked --out /srv/www/security")]
pub(in crate::cli) struct BuildArguments {
    /// The folder to publish to [default: `public` in the site]
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
    /// Publish for another base address than that of `site.toml`
    #[arg(long, value_name = "URL")]
    pub(in crate::cli) base_url: Option<BaseUrl>,
    /// The time of the build: RFC 3339 or a date [default: SOURCE_DATE_EPOCH, else now]
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(in crate::cli) at: Option<Timestamp>,
    /// Fail where `lucarne.lock` would have to change
    #[arg(long)]
    pub(in crate::cli) locked: bool,
    /// Fail on warnings too, except reminders: what time alone brings, and translations that are left behind
    #[arg(long)]
    pub(in crate::cli) strict: bool,
    /// How many threads to use [default: one for each processor]
    #[arg(long, value_name = "N")]
    pub(in crate::cli) jobs: Option<NonZeroUsize>,
    /// Include drafts and embargoed documents, and mark every page; needs an `--out` that is not public
    #[arg(long, requires = "out")]
    pub(in crate::cli) drafts: bool,
}

#[derive(Args)]
#[command(
    after_help = "Example:\n  lucarne built-in themes/default/templates/404.html > themes/default/templates/404.html"
)]
pub(in crate::cli) struct BuiltInArguments {
    /// Its path, as it is listed
    #[arg(value_name = "PATH")]
    pub(in crate::cli) path: Option<String>,
}

#[derive(Args)]
#[command(after_help = "Example:\n  lucarne check --strict --format short")]
pub(in crate::cli) struct CheckArguments {
    /// The time to check for: RFC 3339 or a date [default: SOURCE_DATE_EPOCH, else now]
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(in crate::cli) at: Option<Timestamp>,
    /// Fail on warnings too, except reminders: what time alone brings, and translations that are left behind
    #[arg(long)]
    pub(in crate::cli) strict: bool,
    /// How to print problems
    #[arg(long, value_enum, default_value = "human")]
    pub(in crate::cli) format: ReportFormat,
    /// Hold the site against these sets of rules, such as `core,cra` [default: `[check] profiles`, else core]
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(in crate::cli) profile: Vec<Profile>,
    /// Fail on this code or rule, as an error does
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = parse_subject)]
    pub(in crate::cli) deny: Vec<Subject>,
    /// Print this code or rule as a warning
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = parse_subject)]
    pub(in crate::cli) warn: Vec<Subject>,
    /// Do not print this code, unless it is an error, or this rule
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = parse_subject)]
    pub(in crate::cli) allow: Vec<Subject>,
    /// Check drafts and embargoed documents too
    #[arg(long)]
    pub(in crate::cli) drafts: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub(in crate::cli) enum ReportFormat {
    /// With the source line
    Human,
    /// One line each: `path:line:column: level[code]: message`
    Short,
    /// One JSON document
    Json,
    /// One SARIF 2.1.0 log, for code scanning
    Sarif,
    /// Annotations for GitHub's runners
    Github,
}

impl From<ReportFormat> for Format {
    fn from(format: ReportFormat) -> Format {
        match format {
            ReportFormat::Human => Format::Human,
            ReportFormat::Short => Format::Short,
            ReportFormat::Json => Format::Json,
            ReportFormat::Sarif => Format::Sarif,
            ReportFormat::Github => Format::Github,
        }
    }
}

#[derive(Args)]
#[command(after_help = "Example:\n  lucarne explain link-broken")]
pub(in crate::cli) struct ExplainArguments {
    /// The code, as it stands in the brackets of a diagnostic [default: list all codes]
    pub(in crate::cli) code: Option<String>,
}

#[derive(Args)]
#[command(after_help = "Example:\n  lucarne man --out /usr/local/share/man/man1")]
pub(in crate::cli) struct ManArguments {
    /// Write a page for each command into this folder, instead of printing that of the program
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) out: Option<PathBuf>,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn arguments_are_consistent() {
        Arguments::command().debug_assert();
    }
}
