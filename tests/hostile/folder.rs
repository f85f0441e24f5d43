//! Hostile folders: links, pipes and odd names among the sources, and odd places to publish to.
#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::fs::Permissions;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::thread;

use crate::facts::page;
use crate::site::Run;
use crate::site::Site;
use crate::tree::tree;

/// A word that stands outside of the site, and must not come in.
const OUTSIDE: &str = "quokkazanzibar";

const INPUTS: [&str; 7] = ["content", "static", "themes", "locales", "products", "keys", "lucarne.lock"];

#[test]
fn links_that_leave_the_site_are_refused() {
    let outside = tempfile::tempdir().unwrap();
    let text = format!("+++\ntitle = \"{OUTSIDE}\"\n+++\n\n{OUTSIDE}\n");
    for name in ["page.md", "site.ftl", "page.html", "app.toml", "templates/page.html"] {
        fs::create_dir_all(outside.path().join(name).parent().unwrap()).unwrap();
        fs::write(outside.path().join(name), &text).unwrap();
    }
    let file = outside.path().join("page.md");
    let links: [(&str, &Path); 16] = [
        ("content/page.md", &file),
        ("content/folder", outside.path()),
        ("content/page/index.md", &file),
        ("static/page.txt", &file),
        ("static/folder", outside.path()),
        ("static/root", Path::new("/")),
        ("static/passwd", Path::new("/etc/passwd")),
        ("static/process", Path::new("/proc/self")),
        ("static/up", Path::new("../..")),
        ("themes/default", outside.path()),
        ("themes/default/templates/page.html", &file),
        ("locales/en", outside.path()),
        ("locales/en/site.ftl", &file),
        ("products/app.toml", &file),
        ("keys/a.asc", &file),
        ("lucarne.lock", &file),
    ];
    for (name, target) in links {
        let site = Site::new();
        fs::create_dir_all(site.at(name).parent().unwrap()).unwrap();
        symlink(target, site.at(name)).unwrap();
        let run = site.survive(name);
        assert_eq!(run.code, 1, "{name}\n{}", run.stderr);
        assert!(run.stderr.contains("leads out of the site"), "{name}\n{}", run.stderr);
        assert!(!run.stderr.contains(OUTSIDE), "{name}: the message shows what is outside");
    }
    for input in INPUTS {
        let site = Site::new();
        let _ = fs::remove_dir_all(site.at(input));
        symlink(outside.path(), site.at(input)).unwrap();
        let run = site.survive(input);
        assert_eq!(run.code, 1, "{input}\n{}", run.stderr);
        assert!(!run.stderr.contains(OUTSIDE), "{input}");
    }
}

#[test]
fn links_that_lead_nowhere_or_round_are_refused() {
    let links = [
        ("content/page.md", "nothing.md"),
        ("content/page.md", "page.md"),
        ("static/self", "."),
        ("static/up", "../static"),
        ("static/site", ".."),
        ("content/folder", "../content"),
        ("themes/default", "default"),
        ("locales/en", "../locales"),
        ("site.toml", "site.toml"),
    ];
    for (name, target) in links {
        let site = Site::new();
        fs::create_dir_all(site.at(name).parent().unwrap()).unwrap();
        let _ = fs::remove_file(site.at(name));
        symlink(target, site.at(name)).unwrap();
        let run = site.survive(name);
        assert!(matches!(run.code, 1..=3), "{name} to {target}\n{}", run.stderr);
    }
    let site = Site::new();
    fs::create_dir_all(site.at("static/a")).unwrap();
    fs::create_dir_all(site.at("static/b")).unwrap();
    symlink("../b", site.at("static/a/b")).unwrap();
    symlink("../a", site.at("static/b/a")).unwrap();
    assert_eq!(site.survive("two folders in each other").code, 1);
}

#[test]
fn links_that_multiply_are_refused() {
    let site = Site::new();
    site.write("static/f30/file.txt", b"x");
    for level in 0..30 {
        fs::create_dir_all(site.at(&format!("static/f{level}"))).unwrap();
        for name in ["a", "b"] {
            symlink(format!("../f{}", level + 1), site.at(&format!("static/f{level}/{name}"))).unwrap();
        }
    }
    assert_eq!(site.survive("two links in each of 30 folders").code, 1);
}

#[test]
fn what_is_no_file_is_refused_and_never_opened() {
    for name in [
        "content/page.md",
        "static/pipe",
        "themes/default/templates/page.html",
        "locales/en/site.ftl",
        "lucarne.lock",
        "site.toml",
    ] {
        let site = Site::new();
        fs::create_dir_all(site.at(name).parent().unwrap()).unwrap();
        let _ = fs::remove_file(site.at(name));
        assert!(Command::new("mkfifo").arg(site.at(name)).status().unwrap().success());
        let run = site.survive(name);
        assert_eq!(run.code, 1, "{name}\n{}", run.stderr);
        // A folder of that name is no file either.
        fs::remove_file(site.at(name)).unwrap();
        fs::create_dir(site.at(name)).unwrap();
        site.survive(name);
    }
}

#[test]
fn odd_names_are_refused_and_shown_escaped() {
    let names: [&[u8]; 7] =
        [b"a\nb", b"a\x1b[31mb", b"a\\b", b"\xff\xfe", b"a\x7fb", "a\u{85}b".as_bytes(), "a\u{202e}b".as_bytes()];
    for name in names {
        for ending in [".md", ".txt"] {
            let site = Site::new();
            let name = [name, ending.as_bytes()].concat();
            fs::write(site.at("content").join(OsStr::from_bytes(&name)), page("Text.")).unwrap();
            let shown = String::from_utf8_lossy(&name).into_owned();
            let run = site.survive(&shown);
            assert!(!run.stderr.contains(['\u{202e}', '\u{1b}']), "{shown}: printed as it is\n{}", run.stderr);
        }
    }
}

#[test]
fn odd_places_to_publish_to_are_refused() {
    let site = Site::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let foreign = elsewhere.path().join("foreign");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("diary.txt"), "a").unwrap();
    fs::write(elsewhere.path().join("file"), "a").unwrap();
    symlink(&foreign, elsewhere.path().join("link")).unwrap();
    symlink("nothing", elsewhere.path().join("dangling")).unwrap();
    let forged = elsewhere.path().join("forged");
    fs::create_dir(&forged).unwrap();
    fs::write(forged.join(".lucarne.json"), "{\"files\": {\"../../x\": \"\"}}").unwrap();
    fs::write(forged.join("diary.txt"), "a").unwrap();
    let of = |name: &str| elsewhere.path().join(name).to_string_lossy().into_owned();
    let places = [
        of("file"),
        of("file/below"),
        of("link"),
        of("dangling"),
        of("foreign"),
        of("forged"),
        "/".to_owned(),
        ".".to_owned(),
        "..".to_owned(),
        "content".to_owned(),
        "content/x".to_owned(),
        "static".to_owned(),
        "themes/x".to_owned(),
        String::new(),
        "public/../content".to_owned(),
        "/proc/x".to_owned(),
        "/dev/null".to_owned(),
        "x".repeat(300),
    ];
    let before = (tree(site.path()), tree(elsewhere.path()));
    for place in places {
        let run = site.run(&place, &["build", "--out", &place]);
        assert!(matches!(run.code, 2 | 3), "{place:?}: {}\n{}", run.code, run.stderr);
        assert!((tree(site.path()), tree(elsewhere.path())) == before, "{place:?}: something was written");
    }
    assert!(elsewhere.path().join("link").symlink_metadata().unwrap().is_symlink());
}

#[test]
fn foreign_files_beside_the_published_ones_are_kept() {
    let site = Site::new();
    site.write("public/diary.txt", b"a");
    site.write("public/.git/config", b"b");
    site.write("content/page.md", page("Text.").as_bytes());
    assert_eq!(site.survive("foreign files").code, 0);
    let published = site.published();
    assert_eq!((&published["diary.txt"], &published[".git/config"]), (&b"a".to_vec(), &b"b".to_vec()));
    // One in the place of a page is not overwritten.
    site.write("public/more/index.html", b"c");
    site.write("content/more.md", page("Text.").as_bytes());
    assert_eq!(site.survive("a foreign file in the way").code, 2);
}

#[test]
fn folders_without_permission_are_told() {
    let site = Site::new();
    site.write("content/page.md", page("Text.").as_bytes());
    let locked = |path: &str, mode: u32| fs::set_permissions(site.at(path), Permissions::from_mode(mode)).unwrap();
    locked("public", 0o500);
    if fs::write(site.at("public/x"), "").is_ok() {
        // Nothing is forbidden to the system's administrator.
        fs::remove_file(site.at("public/x")).unwrap();
        return;
    }
    assert_eq!(site.survive("a read-only folder").code, 3);
    locked("public", 0o755);
    locked("", 0o500);
    assert_eq!(site.survive("a read-only parent").code, 3);
    locked("", 0o755);
    locked("content/page.md", 0o000);
    assert_eq!(site.survive("an unreadable page").code, 3);
}

#[test]
fn builds_at_once_give_one_whole_site() {
    let site = Site::new();
    for number in 0..30 {
        site.write(&format!("content/page{number}.md"), page("Text.").as_bytes());
    }
    thread::scope(|scope| {
        let builds: Vec<_> = (0..4).map(|_| scope.spawn(|| Run::of("at once", site.path(), &["build"]))).collect();
        let codes: Vec<i32> = builds.into_iter().map(|build| build.join().unwrap().code).collect();
        assert!(codes.contains(&0) && codes.iter().all(|code| matches!(code, 0 | 3)), "{codes:?}");
    });
    let published = site.published();
    assert_eq!(site.survive("afterwards").code, 0);
    assert!(site.published() == published, "the next build finds nothing to do");
    let names = fs::read_dir(site.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let hidden: Vec<String> = names.filter(|name| name.starts_with('.')).collect();
    assert_eq!(hidden, [".lucarne"], "nothing else is left beside the site");
}

#[test]
fn fault_after_a_good_build_leaves_the_old_site() {
    let site = Site::new();
    site.write("content/page.md", page("Text.").as_bytes());
    site.write("themes/default/templates/page.html", b"{{ nothing }}");
    assert_eq!(site.survive("a template's fault").code, 1);
    site.write("themes/default/templates/page.html", b"fine");
    assert_eq!(site.survive("mended").code, 0);
    assert!(site.published().contains_key("page/index.html"));
}
