//! What can be asked for of documents: a site, a new one, a change, a schema.

use std::path::PathBuf;

use clap::Args;
use clap::Subcommand;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use jiff::civil::Date;

use crate::author::init::parse_contact;
use crate::author::init::parse_name;
use crate::author::init::parse_prefix;
use crate::author::schema::SchemaName;
use crate::cli::time::parse_instant;
use crate::model::AdvisoryId;
use crate::model::BaseUrl;
use crate::model::ContactKind;
use crate::model::DocumentId;
use crate::model::IdError;
use crate::model::Instant;
use crate::model::Locale;
use crate::model::RevisionKind;
use crate::model::Slug;
use crate::model::WithdrawalReason;
use crate::read::FIRST_YEAR;

#[derive(Args)]
#[command(after_help = "\
On a terminal, what is not given is asked for. Comments and order of the front matter stay.

Example:
  lucarne advisory withdraw EX-2026-0001 --reason not-a-vulnerability")]
pub(in crate::cli) struct AdvisoryArguments {
    #[command(subcommand)]
    pub(in crate::cli) command: AdvisoryCommand,
}

#[derive(Subcommand)]
pub(in crate::cli) enum AdvisoryCommand {
    /// Take an advisory back: its page stays, and says when and why
    Withdraw {
        /// The id of the advisory
        advisory: AdvisoryId,
        /// Why: duplicate, not-a-vulnerability, not-reproducible, out-of-scope, wrong-product or other
        #[arg(long, value_name = "REASON")]
        reason: Option<WithdrawalReason>,
        /// When, as RFC 3339 or a date [default: now]
        #[arg(long, value_name = "TIME", value_parser = parse_instant)]
        on: Option<Instant>,
    },
    /// Say that another advisory replaces one
    Supersede {
        /// The id of the advisory
        advisory: AdvisoryId,
        /// The id of the advisory that replaces it
        #[arg(long, value_name = "ID")]
        by: Option<AdvisoryId>,
        #[command(flatten)]
        words: RevisionWords,
    },
    /// Say that advisories have changed
    Revise {
        #[command(flatten)]
        which: Revised,
        /// `content` alerts readers by a feed entry of its own, `editorial` does not
        #[arg(long, value_name = "KIND")]
        kind: Option<RevisionKind>,
        #[command(flatten)]
        words: RevisionWords,
    },
}

#[derive(Args)]
#[group(required = true)]
pub(in crate::cli) struct Revised {
    /// The ids of the advisories
    #[arg(value_name = "ID")]
    pub(in crate::cli) advisories: Vec<AdvisoryId>,
    /// Those that are not what was built last, as where a product or the organisation has another name
    #[arg(long, conflicts_with = "advisories")]
    pub(in crate::cli) changed: bool,
}

#[derive(Args)]
pub(in crate::cli) struct RevisionWords {
    /// What changed, in one sentence, in the language that the site is written in
    #[arg(long, value_name = "TEXT", value_parser = parse_name)]
    pub(in crate::cli) summary: Option<String>,
    /// The id of the revision, a part of a feed entry's id [default: made of the day, or `superseded`]
    #[arg(long, value_name = "ID")]
    pub(in crate::cli) id: Option<Slug>,
    /// When, as RFC 3339 or a date [default: now]
    #[arg(long, value_name = "TIME", value_parser = parse_instant)]
    pub(in crate::cli) on: Option<Instant>,
}

#[derive(Args)]
#[command(after_help = "\
On a terminal, what is not given is asked for.

Example:
  lucarne init security --name Example --base-url https://security.example.org \\
      --contact security@example.org --locales en,fr,ja")]
pub(in crate::cli) struct InitArguments {
    /// The folder of the new site; it is made where it is not there, and no file in it is ever changed
    #[arg(value_name = "DIR")]
    pub(in crate::cli) folder: PathBuf,
    /// The name of the organisation
    #[arg(long, value_name = "NAME", value_parser = parse_name)]
    pub(in crate::cli) name: Option<String>,
    /// The address at which the site will be published
    #[arg(long, alias = "url", value_name = "URL")]
    pub(in crate::cli) base_url: Option<BaseUrl>,
    /// Where to report a vulnerability: an e-mail address, an `https://` address or a telephone number
    #[arg(long, value_name = "ADDRESS", value_parser = parse_contact)]
    pub(in crate::cli) contact: Option<(ContactKind, String)>,
    /// The languages, separated by commas: first the one that you write in
    #[arg(long, value_name = "LOCALES", value_delimiter = ',', value_parser = parse_locale)]
    pub(in crate::cli) locales: Option<Vec<Locale>>,
    /// What the ids of advisories begin with [default: made of the name]
    #[arg(long, value_name = "PREFIX", value_parser = parse_prefix)]
    pub(in crate::cli) prefix: Option<String>,
}

#[derive(Args)]
#[command(after_help = "Example:\n  lucarne new advisory --title \"Session tokens survive logout\" --translations")]
pub(in crate::cli) struct NewArguments {
    #[command(subcommand)]
    pub(in crate::cli) document: NewDocument,
}

#[derive(Subcommand)]
pub(in crate::cli) enum NewDocument {
    /// Begin an advisory, as a draft with the next free id
    Advisory {
        /// Another id than the next free one
        #[arg(long, value_name = "ID")]
        id: Option<AdvisoryId>,
        #[command(flatten)]
        words: NewWords,
    },
    /// Begin a policy
    Policy {
        /// Its name, the last part of its address, such as `response`
        name: Slug,
        #[command(flatten)]
        words: NewWords,
    },
    /// Begin the announcement of a release with security fixes
    Announcement {
        /// Its name, the last part of its address, such as `app-3-2`
        name: Slug,
        #[command(flatten)]
        words: NewWords,
    },
    /// Begin a page
    Page {
        /// Its name, which is its address, such as `about` or `about/team`
        name: DocumentId,
        #[command(flatten)]
        words: NewWords,
    },
}

#[derive(Args)]
pub(in crate::cli) struct NewWords {
    /// The title, in the language that the site is written in; asked for on a terminal
    #[arg(long, value_name = "TITLE", value_parser = parse_name)]
    pub(in crate::cli) title: Option<String>,
    /// Begin the translations too, with the source's words at their places
    #[arg(long)]
    pub(in crate::cli) translations: bool,
}

#[derive(Args)]
#[command(after_help = "\
What the policy says is stored below content/policies/NAME/versions, in each language that is up to date, and its
version is listed in the front matter, whose comments and order stay. On a terminal, what is not given is asked for.

Example:
  lucarne policy release disclosure --summary \"We answer within two business days.\"")]
pub(in crate::cli) struct PolicyArguments {
    #[command(subcommand)]
    pub(in crate::cli) command: PolicyCommand,
}

#[derive(Subcommand)]
pub(in crate::cli) enum PolicyCommand {
    /// Store what a policy says as a new version, and list it
    #[command(disable_version_flag = true)]
    Release(ReleaseArguments),
}

#[derive(Args)]
pub(in crate::cli) struct ReleaseArguments {
    /// The name of the policy, the last part of its address, such as `disclosure`
    pub(in crate::cli) name: DocumentId,
    /// The version [default: the newest one with its last number one higher]
    #[arg(long, value_name = "VERSION")]
    pub(in crate::cli) version: Option<String>,
    /// What is new in it, in one sentence, in the language that the site is written in
    #[arg(long, value_name = "TEXT", value_parser = parse_name)]
    pub(in crate::cli) summary: Option<String>,
    /// The day it comes into force; a later one holds it back until then [default: today]
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    pub(in crate::cli) on: Option<Date>,
}

/// Reads a day that TOML can write, and documents can tell of.
fn parse_day(text: &str) -> Result<Date, String> {
    let is_day = text.len() == "2026-03-14".len();
    let day: Option<Date> = text.parse().ok().filter(|_| is_day);
    let day = day.ok_or("a day is one of the calendar, written as 2026-03-14")?;
    let is_told = (FIRST_YEAR..=9999).contains(&day.year());
    is_told.then_some(day).ok_or_else(|| format!("a day is of the years {FIRST_YEAR} to 9999"))
}

/// Reads the name of a schema.
pub(in crate::cli) fn schema_names() -> impl TypedValueParser<Value = SchemaName> {
    let names = PossibleValuesParser::new(SchemaName::ALL.map(SchemaName::as_str));
    names.map(|text| {
        let mut names = SchemaName::ALL.into_iter();
        names.find(|name| name.as_str() == text).expect("the text is one of the names")
    })
}

/// Reads one of several languages; a space may follow the comma before it.
fn parse_locale(text: &str) -> Result<Locale, IdError> {
    text.trim().parse()
}
