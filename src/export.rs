//! Files for programs: feeds, `security.txt`, the sitemap, and what crawlers and hosts read.
//!
//! Each kind has a struct that holds what the file states, a function that fills it from the edition and the plan, and
//! a writer that escapes by construction. No template takes part; the HTML of a feed's entry comes rendered.

pub mod api;
pub mod atom;
pub mod csaf;
pub mod cve;
mod cvss;
pub mod feed;
pub mod headers;
mod json;
pub mod json_feed;
mod material;
pub mod open_vex;
pub mod osv;
pub mod package;
pub mod provider;
pub mod redirects;
pub mod robots;
pub mod rss;
pub mod search;
pub mod security_txt;
pub mod signature;
pub mod sitemap;
mod statement;
mod uri;
pub mod versions;
mod xml;

use crate::model::OutputFile;
use crate::model::OutputPath;

pub use material::Material;

/// Returns `.nojekyll`, which makes GitHub Pages publish files whose names begin with a dot or `_`.
pub fn no_jekyll() -> OutputFile {
    OutputFile { path: OutputPath::new(".nojekyll").expect("the name is a path"), bytes: Vec::new() }
}
