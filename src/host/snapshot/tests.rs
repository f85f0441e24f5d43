use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;

use tempfile::TempDir;

use super::*;

/// Makes a site of empty files.
fn site(paths: &[&str]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for path in paths {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }
    root
}

fn own_files(root: &Path) -> Vec<String> {
    let snapshot = snapshot(root).unwrap();
    let own = snapshot.files().filter(|(_, file)| file.origin == Origin::Site);
    own.map(|(_, file)| file.path.to_string()).collect()
}

fn refused(root: &Path) -> Vec<(String, RefusalCause)> {
    let refused = snapshot(root).unwrap().refused().to_vec();
    refused.into_iter().map(|refusal| (refusal.path, refusal.cause)).collect()
}

#[test]
fn snapshot_takes_inputs_alone() {
    let root = site(&["site.toml", "content/b.md", "content/a/index.md", "public/index.html", "README.md"]);
    assert_eq!(own_files(root.path()), ["content/a/index.md", "content/b.md", "site.toml"]);
}

#[test]
fn hidden_files_are_taken_from_static_alone() {
    let root =
        site(&["content/.DS_Store", "content/.#a.md", "content/a.md~", "static/.well-known/x", "static/.DS_Store"]);
    assert_eq!(own_files(root.path()), ["static/.well-known/x"]);
}

#[test]
fn link_inside_the_site_is_followed() {
    let root = site(&["content/a.md", "static/logo.svg"]);
    symlink("../static/logo.svg", root.path().join("content/relative.svg")).unwrap();
    symlink(root.path().join("static"), root.path().join("content/absolute")).unwrap();
    let files = ["content/a.md", "content/absolute/logo.svg", "content/relative.svg", "static/logo.svg"];
    assert_eq!(own_files(root.path()), files);
}

#[test]
fn link_to_documents_or_to_hidden_files_is_refused() {
    let root = site(&["content/a.md", "content/b/x.txt", "static/.well-known/y", ".git/config"]);
    for (name, target) in [
        ("static/all", "../content"),
        ("static/draft.txt", "../content/a.md"),
        ("static/git", "../.git"),
        ("static/own", ".well-known"),
        ("content/c.md", "a.md"),
        ("content/git.txt", "../.git/config"),
    ] {
        symlink(target, root.path().join(name)).unwrap();
    }
    let expected = ["content/git.txt", "static/all", "static/draft.txt", "static/git"];
    assert_eq!(refused(root.path()), expected.map(|path| (path.to_owned(), RefusalCause::KeptBack)));
    let files = ["content/a.md", "content/b/x.txt", "content/c.md", "static/.well-known/y", "static/own/y"];
    assert_eq!(own_files(root.path()), files);
}

#[test]
fn link_out_of_the_site_is_refused() {
    let outside = site(&["secret/a.md"]);
    let root = site(&["site.toml"]);
    symlink(outside.path().join("secret"), root.path().join("content")).unwrap();
    symlink(outside.path().join("secret/a.md"), root.path().join("lucarne.lock")).unwrap();
    assert_eq!(own_files(root.path()), ["site.toml"]);
    let expected = ["content", "lucarne.lock"].map(|path| (path.to_owned(), RefusalCause::LeavesSite));
    assert_eq!(refused(root.path()), expected);
}

#[test]
fn link_that_leads_nowhere_or_to_itself_is_refused() {
    let root = site(&["content/a/x.md"]);
    symlink("nowhere", root.path().join("content/dangling")).unwrap();
    symlink("self", root.path().join("content/self")).unwrap();
    symlink("../..", root.path().join("content/a/up")).unwrap();
    symlink("..", root.path().join("content/a/parent")).unwrap();
    let expected = ["content/a/parent", "content/a/up", "content/dangling", "content/self"];
    assert_eq!(refused(root.path()), expected.map(|path| (path.to_owned(), RefusalCause::DanglingLink)));
    assert_eq!(own_files(root.path()), ["content/a/x.md"]);
}

#[test]
fn pipe_and_socket_are_refused_and_never_opened() {
    let root = site(&["content/a.md"]);
    let pipe = root.path().join("content/pipe.md");
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
    symlink("pipe.md", root.path().join("content/link.md")).unwrap();
    let _socket = UnixListener::bind(root.path().join("content/socket.md")).unwrap();
    let expected = ["content/link.md", "content/pipe.md", "content/socket.md"];
    assert_eq!(refused(root.path()), expected.map(|path| (path.to_owned(), RefusalCause::NotAFile)));
}

#[test]
fn folder_in_the_place_of_a_file_is_refused() {
    let root = site(&["lucarne.lock/a", "site.toml/b"]);
    let expected = ["lucarne.lock", "site.toml"].map(|path| (path.to_owned(), RefusalCause::NotAFile));
    assert_eq!(refused(root.path()), expected);
}

#[test]
fn odd_names_are_refused_and_shown_without_control_characters() {
    let root = site(&["content/a\nb.md", "content/a\\b.md"]);
    fs::write(root.path().join("content").join(OsStr::from_bytes(b"\xff.md")), "").unwrap();
    let expected = ["content/a\\b.md", "content/a\\nb.md", "content/\u{fffd}.md"];
    assert_eq!(refused(root.path()), expected.map(|path| (path.to_owned(), RefusalCause::OddName)));
}

#[test]
fn file_of_more_than_64_mebibytes_is_refused() {
    let root = site(&["static/large.bin"]);
    fs::File::options().write(true).open(root.path().join("static/large.bin")).unwrap().set_len(LARGEST + 1).unwrap();
    assert_eq!(refused(root.path()), [("static/large.bin".to_owned(), RefusalCause::TooLarge)]);
}

#[test]
fn link_to_a_folder_is_followed_once_on_the_way_down() {
    let root = site(&["static/a/file", "static/b/file"]);
    symlink("../a", root.path().join("static/b/more")).unwrap();
    symlink("b", root.path().join("static/linked")).unwrap();
    assert_eq!(refused(root.path()), [("static/linked/more".to_owned(), RefusalCause::NestedLink)]);
    assert_eq!(own_files(root.path()), ["static/a/file", "static/b/file", "static/b/more/file", "static/linked/file"]);
}

#[test]
fn folder_below_too_many_others_is_refused() {
    let folder = format!("static{}", "/a".repeat(DEEPEST));
    let root = site(&[&format!("{folder}/file"), &format!("{folder}/a/file")]);
    assert_eq!(own_files(root.path()), [format!("{folder}/file")]);
    assert_eq!(refused(root.path()), [(format!("{folder}/a"), RefusalCause::TooDeep)]);
}
