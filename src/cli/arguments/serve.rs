//! What can be asked of the preview.

use clap::Args;
use jiff::Timestamp;

use crate::cli::time::parse_time;

#[derive(Args)]
#[command(after_help = "Example:\n  lucarne serve --drafts --open")]
pub(in crate::cli) struct ServeArguments {
    /// The port to listen at; 0 chooses one that is free
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    pub(in crate::cli) port: u16,
    /// Open the site in the browser
    #[arg(long)]
    pub(in crate::cli) open: bool,
    /// Show drafts and embargoed documents too, and mark every page
    #[arg(long)]
    pub(in crate::cli) drafts: bool,
    /// The time of the site: RFC 3339 or a date [default: SOURCE_DATE_EPOCH, else today]
    #[arg(long, value_name = "TIME", value_parser = parse_time)]
    pub(in crate::cli) at: Option<Timestamp>,
}
