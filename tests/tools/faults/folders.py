"""Folders that nobody may write to or read, and mount points."""

import os
import subprocess

from ground import Site, as_somebody, failed, require, tree


def permissions(program, folder, is_long):
    """Takes rights away, as somebody whom that holds back."""
    site = Site(program, folder / "site", 4)
    settings = as_somebody(folder / "site")
    state, root = 2, site.root
    places = {
        "the output is read-only": (site.public, 0o500),
        "the output cannot be entered": (site.public, 0o000),
        "the folder beside it is read-only": (root, 0o500),
        "a page cannot be read": (root / "content/index.md", 0o000),
        "a folder of pages cannot be read": (root / "content/advisories", 0o000),
        "a folder of files cannot be read": (root / "static", 0o000),
        "site.toml cannot be read": (root / "site.toml", 0o000),
    }
    for what, (place, mode) in places.items():
        site.enter(state)
        before = place.stat().st_mode & 0o7777
        place.chmod(mode)
        ran = site.build(**settings)
        place.chmod(before)
        failed(ran, what)
        require(site.published() == 3 - state, f"{what}: the old site is not whole")
        ran = site.build(**settings)
        require(ran.code == 0 and site.published() == state, f"afterwards ({what}): {ran}")
        state = 3 - state
    return f"{len(places)} places without permission, each told with its path{inner(site, state, settings)}"


def inner(site, state, settings):
    """Takes rights from folders inside the output and the tree that waits: ours are removed, others are named."""
    if not settings:
        return ""
    for _ in range(2):
        for place in (site.public / "fr/advisories", site.spare / "fr"):
            if place.exists():
                place.chmod(0o500)
        state = publish(site, state, settings)
    kept = site.public / "fr/advisories"
    os.chown(kept, 0, 0)
    site.enter(state)
    ran = site.build(**settings)
    failed(ran, "a folder of the output is somebody else's")
    require(str(kept) in ran.said, f"another folder is named: {ran}")
    require(site.published() == 3 - state, "a folder of the output is somebody else's: the old site is not whole")
    os.chown(kept, settings["user"], settings["group"])
    publish(site, state, settings)
    return "; folders without permission inside the output are removed, or named"


def publish(site, state, settings):
    site.enter(state)
    ran = site.build(**settings)
    require(ran.code == 0 and site.published() == state, f"folders that nobody may write to: {ran}")
    site.is_tidy()
    return 3 - state


def mounts(program, folder, is_long):
    """Builds into a mount point, over one, and beside a file system that cannot be written to."""
    if os.environ.get("LUCARNE_OWN_MOUNTS") != "yes":
        return "skipped: file systems cannot be mounted here"
    site = Site(program, folder / "site", 4)
    site.enter(2)
    mount = lambda *words: subprocess.run(["mount", *words], check=True)
    point = folder / "point"
    point.mkdir()
    mount("-t", "tmpfs", "tmpfs", point)
    ran = site.build("--out", point)
    require(ran.code == 2 and "mount point" in ran.said and not tree(point), f"into a mount point: {ran}")
    site.build_well("--out", point / "public")
    inner = point / "public" / "mounted"
    inner.mkdir()
    mount("-t", "tmpfs", "tmpfs", inner)
    (inner / "diary.txt").write_text("a", encoding="utf-8")
    site.enter(1)
    ran = site.build("--out", point / "public")
    failed(ran, "over a mount point")
    require((inner / "diary.txt").exists(), "what was mounted below the output is gone")
    subprocess.run(["umount", inner], check=True)
    inner.rmdir()
    require(site.published(point / "public") == 2, "the old site is not whole")
    mount("-o", "remount,ro", point)
    ran = site.build("--out", point / "public")
    failed(ran, "a file system that is read-only")
    require(site.published(point / "public") == 2, "the old site is not whole")
    mount("--bind", site.root, site.root)
    try:
        mount("-o", "remount,bind,ro", site.root)
        elsewhere = folder / "elsewhere"
        site.build_well("--locked", "--out", elsewhere)
        require(site.published(elsewhere) == 1, "sources that are read-only are not built")
    finally:
        subprocess.run(["umount", site.root], check=True)
        subprocess.run(["umount", point], check=True)
    return "a mount point is refused, one inside is kept, read-only file systems are told, read-only sources build"
