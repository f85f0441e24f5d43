use std::fs;
use std::os::unix::fs::symlink;

use tempfile::TempDir;

use super::*;

/// Begins to follow a site of one page, and of what is put into it.
fn sources(prepare: impl FnOnce(&Path)) -> (TempDir, Sources) {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    fs::write(root.path().join("site.toml"), "one").unwrap();
    fs::write(root.path().join("content/a.md"), "one").unwrap();
    prepare(root.path());
    let sources = Sources::open(root.path()).unwrap();
    (root, sources)
}

fn text(sources: &Sources, path: &str) -> Option<String> {
    let file = sources.snapshot.find(&path.parse().unwrap())?;
    Some(sources.snapshot.file(file).text().unwrap().to_owned())
}

fn named(paths: &[&str]) -> News {
    News::Paths(paths.iter().map(PathBuf::from).collect())
}

#[test]
fn file_that_is_named_is_read_alone() {
    let (root, mut sources) = sources(|_| {});
    fs::write(root.path().join("content/a.md"), "two").unwrap();
    fs::write(root.path().join("site.toml"), "two").unwrap();
    assert!(sources.read(&named(&["content/a.md"])).unwrap() == Changed::Yes);
    assert_eq!(text(&sources, "content/a.md").as_deref(), Some("two"));
    assert_eq!(text(&sources, "site.toml").as_deref(), Some("one"));
}

#[test]
fn only_bytes_count() {
    let (root, mut sources) = sources(|_| {});
    fs::write(root.path().join("content/a.md"), "one").unwrap();
    assert!(sources.read(&named(&["content/a.md"])).unwrap() == Changed::No);
    assert!(sources.read(&named(&["content/gone.md"])).unwrap() == Changed::No);
    assert!(sources.read(&News::Anything).unwrap() == Changed::No);
}

#[test]
fn what_came_and_went_is_found() {
    let (root, mut sources) = sources(|_| {});
    fs::rename(root.path().join("content/a.md"), root.path().join("content/b.md")).unwrap();
    assert!(sources.read(&named(&["content/a.md", "content/b.md"])).unwrap() == Changed::Yes);
    assert_eq!((text(&sources, "content/a.md"), text(&sources, "content/b.md").as_deref()), (None, Some("one")));
    fs::rename(root.path().join("content"), root.path().join("elsewhere")).unwrap();
    assert!(sources.read(&named(&["content"])).unwrap() == Changed::Yes);
    assert_eq!(text(&sources, "content/b.md"), None);
}

#[test]
fn file_behind_a_link_changes_at_both_paths() {
    let (root, mut sources) = sources(|root| symlink("a.md", root.join("content/linked.md")).unwrap());
    fs::write(root.path().join("content/a.md"), "two").unwrap();
    assert!(sources.read(&named(&["content/a.md"])).unwrap() == Changed::Yes);
    assert_eq!(text(&sources, "content/linked.md").as_deref(), Some("two"));
}

#[test]
fn file_that_became_a_link_is_not_read_past_the_root() {
    let (root, mut sources) = sources(|_| {});
    fs::remove_file(root.path().join("content/a.md")).unwrap();
    symlink("/etc/hostname", root.path().join("content/a.md")).unwrap();
    assert!(sources.read(&named(&["content/a.md"])).unwrap() == Changed::Yes);
    assert_eq!(text(&sources, "content/a.md"), None);
}

#[test]
fn site_that_vanishes_is_told_of_once_and_waited_for() {
    let (root, mut sources) = sources(|_| {});
    let (site, away) = (root.path().join("content"), root.path().with_extension("away"));
    fs::rename(root.path(), &away).unwrap();
    assert!(sources.changed().is_err());
    fs::rename(&away, root.path()).unwrap();
    sources.changed().unwrap();
    fs::write(site.join("a.md"), "two").unwrap();
    sources.changed().unwrap();
    assert_eq!(text(&sources, "content/a.md").as_deref(), Some("two"));
}
