//! What the preview shows at a moment.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use crate::host::preview::files::Files;
use crate::host::preview::header::Rules;
use crate::model::OutputPath;

/// The file of a site that says which headers its answers have.
const HEADERS: &str = "_headers";

/// What is wrong with the sources of a site, for its pages to tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Problems {
    /// How much is wrong, in one line: `2 errors, 1 warning`; empty where nothing is.
    pub summary: String,
    /// All of it, as plain text.
    pub text: String,
    /// Whether what is shown is older than the sources, since no site could be made of them.
    pub is_outdated: bool,
}

/// How far a site differs from the one that was shown before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// In what its pages say: what they load, such as styles and pictures, is the same or has another address.
    Words,
    /// Perhaps in anything.
    Anything,
}

/// What the preview shows.
pub(in crate::host::preview) struct Shown {
    /// The version of the site.
    pub(in crate::host::preview) version: Version,
    /// The last site that could be made; none before the first.
    pub(in crate::host::preview) site: Option<Arc<Site>>,
    pub(in crate::host::preview) problems: Problems,
}

/// A site that was made.
pub(in crate::host::preview) struct Site {
    pub(in crate::host::preview) files: Files,
    pub(in crate::host::preview) rules: Rules,
}

impl Shown {
    /// Shows no site.
    pub(in crate::host::preview) fn nothing(version: Version) -> Shown {
        Shown { version, site: None, problems: Problems::default() }
    }

    /// Shows another site.
    pub(in crate::host::preview) fn followed_by(&self, files: Files, extent: Extent, problems: Problems) -> Shown {
        let stated = OutputPath::new(HEADERS).filter(|path| files.has(path));
        let text = stated.and_then(|path| files.get(&path).ok()).unwrap_or_default();
        let rules = Rules::read(&String::from_utf8_lossy(&text));
        Shown { version: self.version.next(extent), site: Some(Arc::new(Site { files, rules })), problems }
    }

    /// Shows the same site, and tells something else of its sources.
    pub(in crate::host::preview) fn with(&self, problems: Problems) -> Shown {
        Shown { version: self.version, site: self.site.clone(), problems }
    }
}

/// Tells the sites that were shown apart, those of an earlier run of the program too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::host::preview) struct Version {
    started: i64,
    number: u64,
    /// The number of the last version that differed in more than words.
    frame: u64,
}

impl Version {
    /// Makes the version of what a run shows first, of the moment when it began.
    pub(in crate::host::preview) fn first(started: i64) -> Version {
        Version { started, number: 0, frame: 0 }
    }

    fn next(self, extent: Extent) -> Version {
        let number = self.number + 1;
        let frame = match extent {
            Extent::Words => self.frame,
            Extent::Anything => number,
        };
        Version { number, frame, ..self }
    }

    /// Returns the last version that differed in more than words: pages that have it in common load the same.
    pub(in crate::host::preview) fn frame(self) -> Version {
        Version { number: self.frame, ..self }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.started, self.number)
    }
}
