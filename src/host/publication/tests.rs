use std::collections::BTreeMap;
use std::fs::Permissions;
use std::os::unix::fs::MetadataExt;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;

use tempfile::TempDir;

use super::*;

fn open(out: &Path) -> Result<Publication, PublicationError> {
    Publication::open(out, &Guarded::default(), Audience::Public)
}

fn write(publication: &Publication, path: &str, text: &str) {
    let path = OutputPath::new(path).unwrap();
    publication.write(OutputFile { path, bytes: text.into() }).unwrap();
}

fn publish(out: &Path, files: &[(&str, &str)]) -> Result<Summary, PublicationError> {
    let publication = open(out)?;
    for (path, text) in files {
        write(&publication, path, text);
    }
    publication.finish().map(|finished| finished.summary)
}

/// Returns the texts of a folder's files but for the manifest, and asserts that nothing was left beside it.
fn content(folder: &TempDir) -> BTreeMap<String, String> {
    let beside: Vec<_> = folder.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(beside, ["public"]);
    let out = folder.path().join("public");
    let read = |path: TreePath| (path.as_path().display().to_string(), fs::read_to_string(out.join(&path)).unwrap());
    let files = tree::list(&out).unwrap().files.into_iter().filter(|path| path.as_path() != Path::new(MANIFEST_NAME));
    files.map(read).collect()
}

fn texts(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect()
}

fn refusal(result: Result<Publication, PublicationError>) -> String {
    match result.map(drop).unwrap_err() {
        PublicationError::Refused { reason, .. } => reason,
        PublicationError::Host(error) => panic!("{error}"),
    }
}

fn inode(path: &Path) -> (u64, i64, i64) {
    let metadata = path.metadata().unwrap();
    (metadata.ino(), metadata.mtime(), metadata.mtime_nsec())
}

#[test]
fn second_build_of_the_same_files_touches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let files = [("index.html", "a"), ("fr/index.html", "b")];
    assert_eq!(publish(&out, &files).unwrap(), Summary { written: 2, ..Summary::default() });
    let before = inode(&out);
    assert_eq!(publish(&out, &files).unwrap(), Summary { unchanged: 2, ..Summary::default() });
    assert_eq!(inode(&out), before);
    assert_eq!(content(&folder), texts(&files));
}

#[test]
fn changed_build_links_what_stayed_and_drops_what_went() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &[("a", "a"), ("b", "b"), ("c/d", "d")]).unwrap();
    let stayed = out.join("a").metadata().unwrap().ino();
    let summary = publish(&out, &[("a", "a"), ("b", "new")]).unwrap();
    assert_eq!(summary, Summary { written: 1, unchanged: 1, removed: 1, foreign: Vec::new() });
    assert_eq!(content(&folder), texts(&[("a", "a"), ("b", "new")]));
    assert_eq!(out.join("a").metadata().unwrap().ino(), stayed);
    assert!(!out.join("c").exists());
}

#[test]
fn foreign_files_and_empty_folders_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &[("a", "a")]).unwrap();
    fs::create_dir_all(out.join(".git/refs")).unwrap();
    fs::write(out.join(".git/HEAD"), "x").unwrap();
    symlink("a", out.join("link")).unwrap();
    let summary = publish(&out, &[("a", "new")]).unwrap();
    assert_eq!(summary.foreign, [".git/", "link"]);
    assert!(out.join(".git/refs").is_dir() && out.join("link").is_symlink());
    assert_eq!(fs::read_to_string(out.join(".git/HEAD")).unwrap(), "x");
}

#[test]
fn folders_of_foreign_files_keep_their_rights() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &[("a", "a")]).unwrap();
    fs::create_dir_all(out.join("mine/empty")).unwrap();
    fs::write(out.join("mine/file"), "x").unwrap();
    fs::set_permissions(out.join("mine"), Permissions::from_mode(0o500)).unwrap();
    for text in ["b", "c"] {
        publish(&out, &[("a", text)]).unwrap();
        assert_eq!(out.join("mine").metadata().unwrap().permissions().mode() & 0o777, 0o500);
        assert!(out.join("mine/empty").is_dir() && out.join("mine/file").is_file());
    }
    fs::set_permissions(out.join("mine"), Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn foreign_file_in_the_way_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &[("a", "a")]).unwrap();
    fs::write(out.join("b"), "mine").unwrap();
    let error = publish(&out, &[("a", "new"), ("b", "b")]).unwrap_err();
    assert!(error.to_string().contains("holds `b`, which Lucarne did not write"), "{error}");
    assert_eq!(content(&folder), texts(&[("a", "a"), ("b", "mine")]));
}

#[test]
fn dropped_publication_leaves_the_old_tree() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &[("a", "a")]).unwrap();
    let publication = open(&out).unwrap();
    write(&publication, "a", "new");
    drop(publication);
    assert_eq!(content(&folder), texts(&[("a", "a")]));
}

#[test]
fn edited_output_is_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &[("a", "a")]).unwrap();
    fs::write(out.join("a"), "x").unwrap();
    assert_eq!(publish(&out, &[("a", "a")]).unwrap().written, 1);
    assert_eq!(content(&folder), texts(&[("a", "a")]));
}

/// Publishes one file, and returns the seal.
fn sealed(out: &Path) -> Digest {
    let publication = open(out).unwrap();
    write(&publication, "a", "a");
    publication.finish().unwrap().seal.unwrap()
}

/// Returns whether a seal holds for what a folder has in it.
fn holds(out: &Path, seal: Digest) -> bool {
    let mut publication = open(out).unwrap();
    publication.trust(seal);
    write(&publication, "a", "a");
    let Finished { summary, seal: new, .. } = publication.finish().unwrap();
    assert_eq!(fs::read_to_string(out.join("a")).unwrap(), "a");
    assert!(new != Some(seal) || summary.written == 0);
    new == Some(seal)
}

#[test]
fn seal_holds_until_a_file_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let seal = sealed(&out);
    assert!(holds(&out, seal));
    assert!(!holds(&out, Digest::of(b"another")));
    let file = out.join("a");
    let written = file.metadata().unwrap().modified().unwrap();
    let meddlings: [&dyn Fn(); 4] = [
        &|| fs::write(&file, "b").unwrap(),
        &|| fs::remove_file(&file).unwrap(),
        &|| {
            fs::rename(&file, folder.path().join("kept")).unwrap();
            fs::copy(folder.path().join("kept"), &file).unwrap();
        },
        &|| {},
    ];
    for meddle in meddlings {
        let seal = sealed(&out);
        meddle();
        // The time of writing can be set; that moves the time of the change.
        if let Ok(file) = File::options().append(true).open(&file) {
            file.set_modified(written).unwrap();
        }
        assert!(!holds(&out, seal));
    }
    fs::write(out.join("foreign"), "").unwrap();
    let seal = sealed(&out);
    assert!(holds(&out, seal));
}

#[test]
fn file_that_is_touched_during_a_build_is_not_sealed() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &[("a", "a"), ("b", "b")]).unwrap();
    let publication = open(&out).unwrap();
    write(&publication, "a", "a");
    fs::write(out.join("a"), "other").unwrap();
    assert_eq!(publication.finish().unwrap().seal, None);
}

#[test]
fn leftovers_of_a_killed_build_are_removed() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &[("a", "a")]).unwrap();
    let staging = folder.path().join(".public.lucarne-new");
    fs::create_dir_all(staging.join("fr")).unwrap();
    fs::write(staging.join(UNFINISHED), "").unwrap();
    fs::write(folder.path().join(".public.lucarne-lock"), "").unwrap();
    assert_eq!(publish(&out, &[("a", "a")]).unwrap().unchanged, 1);
    assert_eq!(content(&folder), texts(&[("a", "a")]));
}

#[test]
fn old_tree_that_was_not_removed_gives_back_foreign_files() {
    let folder = tempfile::tempdir().unwrap();
    let (old, out) = (folder.path().join("old"), folder.path().join("public"));
    publish(&old, &[("a", "old"), ("b", "old")]).unwrap();
    fs::write(old.join("late"), "mine").unwrap();
    publish(&out, &[("a", "a")]).unwrap();
    fs::rename(&old, folder.path().join(".public.lucarne-new")).unwrap();
    publish(&out, &[("a", "a")]).unwrap();
    assert_eq!(content(&folder), texts(&[("a", "a"), ("late", "mine")]));
}

#[test]
fn build_killed_between_two_renames_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &[("a", "old")]).unwrap();
    fs::rename(&out, folder.path().join(".public.lucarne-old")).unwrap();
    drop(open(&out).unwrap());
    assert_eq!(content(&folder), texts(&[("a", "old")]));
}

#[test]
fn folder_in_the_place_of_the_staging_folder_is_not_removed() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".public.lucarne-new")).unwrap();
    fs::write(folder.path().join(".public.lucarne-new/mine"), "").unwrap();
    assert!(open(&folder.path().join("public")).is_err());
    assert!(folder.path().join(".public.lucarne-new/mine").exists());
}

#[test]
fn two_builds_cannot_publish_to_one_folder() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let held = open(&out).unwrap();
    let error = open(&out).map(drop).unwrap_err();
    assert!(matches!(error, PublicationError::Host(_)));
    assert!(error.to_string().ends_with("another build is at work there"), "{error}");
    drop(held);
    assert!(open(&out).is_ok());
}

#[test]
fn what_lucarne_did_not_make_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("file"), "").unwrap();
    symlink("file", path("link")).unwrap();
    fs::create_dir(path("foreign")).unwrap();
    fs::write(path("foreign/mine"), "").unwrap();
    fs::create_dir(path("damaged")).unwrap();
    fs::write(path("damaged").join(MANIFEST_NAME), "{").unwrap();
    for (name, reason) in [("file", "not a folder"), ("link", "link"), ("foreign", "not empty"), ("damaged", "damaged")]
    {
        assert!(refusal(open(&path(name))).contains(reason), "{name}");
    }
    assert!(refusal(open(Path::new("/"))).contains("root of the file system"));
    assert!(path("foreign/mine").exists());
}

#[test]
fn sources_are_refused_and_the_root_of_the_site_too() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    fs::create_dir_all(site.join("content/advisories")).unwrap();
    let guarded = Guarded::of_site(&site, None);
    let open = |out: &Path| Publication::open(out, &guarded, Audience::Public);
    for out in ["", "..", "content", "content/advisories/x", "static", "static/x", ".git"] {
        refusal(open(&site.join(out)));
    }
    assert!(open(&site.join("public")).is_ok());
}

#[test]
fn public_folder_never_gets_drafts_and_one_with_drafts_may_become_public() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let open_for = |audience| Publication::open(&out, &Guarded::default(), audience);
    let drafts = open_for(Audience::Authors).unwrap();
    write(&drafts, "index.html", "a");
    drafts.finish().unwrap();
    drop(open_for(Audience::Authors).unwrap());
    publish(&out, &[("index.html", "a")]).unwrap();
    assert!(refusal(open_for(Audience::Authors)).starts_with("holds a site without drafts"));
}

#[test]
fn drafts_never_lie_below_a_public_folder() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let open_below = || Publication::open(&out.join("a/preview"), &Guarded::default(), Audience::Authors);
    let drafts = open_below().unwrap();
    write(&drafts, "index.html", "draft");
    drafts.finish().unwrap();
    // A folder of nobody's site becomes one around it.
    let public = folder.path().join("site");
    publish(&public, &[("index.html", "a")]).unwrap();
    fs::rename(out.join("a"), public.join("a")).unwrap();
    let PublicationError::Refused { reason, .. } = publish(&public, &[("index.html", "b")]).unwrap_err() else {
        panic!("the folder is refused")
    };
    assert_eq!(reason, "holds `a/preview/`, a site with drafts, which would stay there; move it away");
    fs::remove_dir_all(public.join("a")).unwrap();
    publish(&public, &[("index.html", "b")]).unwrap();
    let below = Publication::open(&public.join("a/preview"), &Guarded::default(), Audience::Authors);
    assert!(refusal(below).contains("a site without drafts, which may be public; give another folder"));
}
