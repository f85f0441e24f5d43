//! Older versions of a source, as far as git knows them.

use std::path::Path;
use std::process::Command;
use std::process::Stdio;

use crate::text::SitePath;

/// More versions of one file are not looked through.
const MOST: &str = "--max-count=500";

/// Returns the texts that a source had in the commits that changed it, newest first; none where the site is no work tree
/// of git, or git is not there.
pub fn older_versions(root: &Path, path: &SitePath) -> impl Iterator<Item = String> {
    let list = git(root, &["log", MOST, "--format=%H", "--", path.as_str()]).unwrap_or_default();
    let commits: Vec<String> = list.lines().map(str::to_owned).collect();
    let root = root.to_owned();
    let path = path.clone();
    // `./` makes the path one below the folder of the site, which may be inside the work tree.
    commits.into_iter().filter_map(move |commit| git(&root, &["show", &format!("{commit}:./{path}")]))
}

fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(root).args(["--no-pager", "-c", "core.fsmonitor=false"]).args(arguments);
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8(output.stdout).ok())?
}
