//! Where a site is.

use std::path::Path;
use std::path::PathBuf;

/// The file that makes a folder a site.
pub const SITE_FILE: &str = "site.toml";

/// Returns whether a folder is the root of a site.
pub fn has_site(folder: &Path) -> bool {
    folder.join(SITE_FILE).symlink_metadata().is_ok()
}

/// Looks for the root of a site: the folder itself, or the nearest one above it that has a `site.toml`.
pub fn find_site(from: &Path) -> Option<PathBuf> {
    let from = from.canonicalize().ok()?;
    from.ancestors().find(|folder| has_site(folder)).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn site_is_found_from_a_folder_inside() {
        let root = tempfile::tempdir().unwrap();
        let inside = root.path().join("content/advisories");
        std::fs::create_dir_all(&inside).unwrap();
        std::fs::write(root.path().join(SITE_FILE), "").unwrap();
        assert_eq!(find_site(&inside), root.path().canonicalize().ok());
    }
}
