//! Paths inside a site.

use std::error::Error;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// A path below the root of a site, such as `content/advisories/2026/EX-2026-0001.md`.
///
/// Invariant: not empty, relative, `/` between its parts, no part empty, `.` or `..`, no control character and no
/// backslash. Ordered by bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SitePath(Arc<str>);

impl SitePath {
    /// Returns the path as text, with `/` between its parts.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the last part.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// Returns the folder that holds this path; `None` at the root.
    pub fn parent(&self) -> Option<SitePath> {
        let (folder, _) = self.0.rsplit_once('/')?;
        Some(SitePath(folder.into()))
    }

    /// Returns the path below a folder, if it lies in it: `strip("content")` of `content/a.md` is `a.md`.
    pub fn strip(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }

    /// Resolves a relative reference such as `../a/b.md` from the folder that holds this path.
    ///
    /// Returns `None` where the reference leaves the site or is not a path.
    pub fn resolve(&self, reference: &str) -> Option<SitePath> {
        let mut parts: Vec<&str> = self.0.split('/').collect();
        parts.pop();
        for part in reference.split('/') {
            match part {
                "" => return None,
                "." => {}
                ".." => {
                    parts.pop()?;
                }
                name => parts.push(name),
            }
        }
        parts.join("/").parse().ok()
    }
}

impl FromStr for SitePath {
    type Err = PathError;

    fn from_str(text: &str) -> Result<SitePath, PathError> {
        let is_plain = |part: &str| !matches!(part, "" | "." | "..");
        if !text.split('/').all(is_plain) || text.chars().any(|c| c.is_control() || c == '\\') {
            return Err(PathError);
        }
        Ok(SitePath(text.into()))
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for SitePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, out)
    }
}

/// A text that is no [`SitePath`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PathError;

impl fmt::Display for PathError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a path inside the site has plain parts with `/` between them")
    }
}

impl Error for PathError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolve(from: &str, reference: &str) -> Option<String> {
        let from: SitePath = from.parse().unwrap();
        from.resolve(reference).map(|path| path.to_string())
    }

    #[test]
    fn reference_resolves_from_the_folder_of_the_file() {
        let found = resolve("content/policies/a.md", "../advisories/b.md");
        assert_eq!(found.as_deref(), Some("content/advisories/b.md"));
    }

    #[test]
    fn reference_may_not_leave_the_site() {
        assert_eq!(resolve("content/a.md", "../../etc/passwd"), None);
        assert_eq!(resolve("content/a.md", "/etc/passwd"), None);
    }

    #[test]
    fn path_refuses_dots_backslashes_and_control_characters() {
        for text in ["", "/a", "a//b", "../a", "a/./b", "a\\b", "a\nb"] {
            assert_eq!(text.parse::<SitePath>(), Err(PathError), "{text:?}");
        }
    }
}
