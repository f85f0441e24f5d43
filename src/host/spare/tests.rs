use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt;
use std::os::unix::fs::symlink;

use tempfile::TempDir;

use super::*;
use crate::host::Guarded;
use crate::host::Publication;
use crate::model::OutputFile;
use crate::publish::Audience;

/// The files of most editions here, below one folder that has more of them and one that has one.
const FILES: [(&str, &str); 6] =
    [("a", "a"), ("b", "b"), ("fr/a", "fr a"), ("fr/b", "fr b"), ("fr/c", "fr c"), ("ja/a", "ja a")];

/// Publishes the files, of which some have other words, and asserts that the output then holds them and nothing else but
/// what is foreign.
#[track_caller]
fn publish(folder: &TempDir, edited: &[(&str, &str)], foreign: &[(&str, &str)]) {
    let out = folder.path().join("public");
    let mut files = BTreeMap::from(FILES);
    files.extend(edited.iter().copied());
    let mut publication = Publication::open(&out, &Guarded::default(), Audience::Public).unwrap();
    publication.use_spare();
    for (path, text) in &files {
        let path = OutputPath::new(path).unwrap();
        publication.write(OutputFile { path, bytes: (*text).into() }).unwrap();
    }
    publication.finish().unwrap();
    files.extend(foreign.iter().copied());
    let expected = files.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    assert_eq!(texts(&out), expected);
}

/// Returns what the files of a folder say, but for what builds note themselves.
fn texts(folder: &Path) -> BTreeMap<String, String> {
    let files = tree::list(folder).unwrap().files.into_iter();
    let files = files.filter(|path| ![MANIFEST_NAME, UNFINISHED].contains(&path.as_path().to_str().unwrap()));
    files.map(|path| (path.as_path().display().to_string(), fs::read_to_string(folder.join(&path)).unwrap())).collect()
}

/// Publishes two editions, so that there is a spare tree.
fn published() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(FOLDER)).unwrap();
    publish(&folder, &[], &[]);
    assert!(!spare(&folder).exists());
    publish(&folder, &[("a", "2")], &[]);
    assert!(spare(&folder).exists());
    folder
}

fn spare(folder: &TempDir) -> PathBuf {
    folder.path().join(FOLDER).join("spare")
}

fn inode(path: &Path) -> u64 {
    path.metadata().unwrap().ino()
}

#[test]
fn spare_tree_holds_published_files_alone() {
    let folder = published();
    let editions = [
        (vec![("fr/a", "3"), ("new/a", "3")], 4),
        (vec![("fr/a", "4")], 5),
        (vec![("fr/a", "5"), ("new/a", "5")], 5),
        (vec![("fr/a", "5"), ("new/a", "6")], 6),
    ];
    for (pages, shared) in editions {
        publish(&folder, &pages, &[]);
        for path in
            tree::list(&spare(&folder)).unwrap().files.iter().filter(|path| path.as_path() != Path::new(UNFINISHED))
        {
            assert_eq!(inode(&spare(&folder).join(path)), inode(&folder.path().join("public").join(path)), "{path:?}");
        }
        assert_eq!(texts(&spare(&folder)).len(), shared);
    }
}

#[test]
fn new_tree_is_made_of_the_spare_one() {
    let folder = published();
    let [before, fr] = ["", "fr"].map(|path| inode(&spare(&folder).join(path)));
    publish(&folder, &[("a", "3")], &[]);
    let out = folder.path().join("public");
    assert_eq!([inode(&out), inode(&out.join("fr"))], [before, fr]);
    // What works in the old tree finds it gone.
    let old = inode(&out);
    publish(&folder, &[("a", "4")], &[]);
    assert_ne!(inode(&spare(&folder)), old);
}

#[test]
fn spare_tree_gives_nothing_but_published_files() {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("b"), "kept").unwrap();
    let meddlings: [&dyn Fn(&Path); 10] = [
        &|spare| fs::write(spare.join("foreign"), "no").unwrap(),
        &|spare| fs::create_dir_all(spare.join("new/empty")).unwrap(),
        &|spare| symlink("b", spare.join("link")).unwrap(),
        &|spare| fs::remove_file(spare.join("fr/a")).unwrap(),
        &|spare| fs::remove_dir_all(spare.join("fr")).unwrap(),
        &|spare| {
            fs::remove_file(spare.join("fr/a")).unwrap();
            fs::write(spare.join("fr/a"), "fr a").unwrap();
        },
        &|spare| {
            fs::rename(spare.join("fr/a"), spare.join("fr/x")).unwrap();
            fs::rename(spare.join("fr/b"), spare.join("fr/a")).unwrap();
            fs::rename(spare.join("fr/x"), spare.join("fr/b")).unwrap();
        },
        &|spare| {
            fs::remove_dir_all(spare.join("fr")).unwrap();
            symlink(elsewhere.path(), spare.join("fr")).unwrap();
        },
        &|spare| {
            fs::remove_dir_all(spare.join("fr")).unwrap();
            symlink("../../public/fr", spare.join("fr")).unwrap();
        },
        &|spare| {
            fs::remove_file(spare.join("b")).unwrap();
            fs::create_dir_all(spare.join("b/c")).unwrap();
            fs::write(spare.join("b/c/d"), "no").unwrap();
            fs::write(spare.join(MANIFEST_NAME), "{}").unwrap();
        },
    ];
    for meddle in meddlings {
        let folder = published();
        meddle(&spare(&folder));
        publish(&folder, &[("a", "3"), ("fr/b", "3")], &[]);
        publish(&folder, &[("a", "4")], &[]);
        assert_eq!(tree::list(&folder.path().join("public")).unwrap().empty_folders, Vec::new());
    }
    assert_eq!(texts(elsewhere.path()), BTreeMap::from([("b".to_owned(), "kept".to_owned())]));
}

#[test]
fn file_that_was_changed_by_either_name_is_made_again() {
    for tree in ["public", ".lucarne/spare"] {
        let folder = published();
        fs::write(folder.path().join(tree).join("b"), "no").unwrap();
        publish(&folder, &[("a", "3")], &[]);
        publish(&folder, &[("a", "4")], &[]);
    }
}

#[test]
fn what_is_no_spare_tree_is_left_alone() {
    let meddlings: [&dyn Fn(&Path); 4] = [
        &|spare| fs::remove_file(spare.join(UNFINISHED)).unwrap(),
        &|spare| fs::rename(spare.join(UNFINISHED), spare.join(MANIFEST_NAME)).unwrap(),
        &|spare| {
            fs::remove_dir_all(spare).unwrap();
            fs::write(spare, "file").unwrap();
        },
        &|spare| {
            fs::rename(spare, spare.with_file_name("other")).unwrap();
            symlink("other", spare).unwrap();
        },
    ];
    for meddle in meddlings {
        let folder = published();
        meddle(&spare(&folder));
        let before = spare(&folder).symlink_metadata().unwrap().ino();
        publish(&folder, &[("a", "3")], &[]);
        assert_eq!(spare(&folder).symlink_metadata().unwrap().ino(), before);
    }
}

#[test]
fn folder_that_is_gone_or_a_link_gets_no_spare_tree() {
    let folder = published();
    fs::remove_dir_all(folder.path().join(FOLDER)).unwrap();
    publish(&folder, &[("a", "3")], &[]);
    assert!(!folder.path().join(FOLDER).exists());
    let other = tempfile::tempdir().unwrap();
    symlink(other.path(), folder.path().join(FOLDER)).unwrap();
    publish(&folder, &[("a", "4")], &[]);
    assert_eq!(other.path().read_dir().unwrap().count(), 0);
}

#[test]
fn output_that_was_removed_is_made_without_it() {
    let folder = published();
    fs::remove_dir_all(folder.path().join("public")).unwrap();
    publish(&folder, &[], &[]);
    assert!(!spare(&folder).exists());
}

#[test]
fn foreign_files_stay_in_the_output_until_their_owner_removes_them() {
    let folder = published();
    let out = folder.path().join("public");
    fs::create_dir_all(out.join(".git/refs")).unwrap();
    fs::write(out.join(".git/HEAD"), "mine").unwrap();
    for words in ["3", "4", "5"] {
        publish(&folder, &[("a", words)], &[(".git/HEAD", "mine")]);
        assert!(out.join(".git/refs").is_dir());
        assert!(!spare(&folder).join(".git").exists());
    }
    fs::remove_dir_all(out.join(".git")).unwrap();
    publish(&folder, &[("a", "6")], &[]);
    publish(&folder, &[("a", "7")], &[]);
    assert!(!out.join(".git").exists());
}

#[test]
fn edition_that_changes_most_leaves_none() {
    let folder = published();
    let all = FILES.map(|(path, _)| (path, "other"));
    publish(&folder, &all, &[]);
    assert!(!spare(&folder).exists());
}
