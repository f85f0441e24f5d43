//! What the machine could not do.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::Path;
use std::path::PathBuf;

/// What the machine could not do: a full disk, a missing permission, another build at work.
#[derive(Debug)]
pub struct HostError {
    /// What was tried, as a verb: `read`, `write`, `create`.
    pub action: &'static str,
    /// The file or folder; of an input, its path in the site.
    pub path: PathBuf,
    /// Why it failed.
    pub source: io::Error,
}

impl HostError {
    /// Makes the closure that turns an input or output error into one that says where it happened.
    pub fn to(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> HostError {
        move |source| HostError { action, path: path.to_owned(), source }
    }
}

/// Prints `could not read `content/a.md`: Permission denied`, without the number of the system's error.
impl fmt::Display for HostError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cause = self.source.to_string();
        let cause = cause.split(" (os error").next().unwrap_or(&cause);
        write!(out, "could not {} `{}`: {cause}", self.action, self.path.display())
    }
}

impl Error for HostError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_error_says_what_where_and_why() {
        let error = HostError::to("read", Path::new("content/a.md"))(io::Error::from_raw_os_error(13));
        assert_eq!(error.to_string(), "could not read `content/a.md`: Permission denied");
    }
}
