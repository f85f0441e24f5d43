"""The tree that the next build begins with, damaged in every way: what is published is what it would be without it."""

import os
import shutil
import subprocess

from ground import Site, require


def damages(program, folder, is_long):
    """Adds to the tree, changes it and takes it away, then builds twice. Nothing of that is ever published."""
    site = Site(program, folder / "site", 8, little=True)
    state, secret = 2, folder / "secret"
    secret.mkdir()
    (secret / "index.html").write_text("secret", encoding="utf-8")
    deeds = [add, change, replace, exchange, link, link_home, remove, remove_all, no_mark, mark_alone]
    for deed in deeds:
        require(site.waiting(), "no tree waits for the next build")
        deed(site.spare, secret)
        for _ in range(2):
            site.enter(state)
            site.build_well()
            require(site.published() == state, f"{deed.__name__}: the new site is not published")
            state = 3 - state
        require((secret / "index.html").read_text(encoding="utf-8") == "secret", f"{deed.__name__}: written through a link")
        # What no build marked is left alone.
        shutil.rmtree(site.spare, ignore_errors=True)
        for _ in range(2):
            site.enter(state)
            site.build_well()
            state = 3 - state
        site.is_tidy()
    return f"{len(deeds)} ways to damage the tree that a build begins with{over_mounts(site, state)}; none is seen in the site"


def over_mounts(site, state):
    """Builds where a file system is mounted in the tree: nothing in it is touched."""
    if os.environ.get("LUCARNE_OWN_MOUNTS") != "yes":
        return ""
    point = site.spare / "fr"
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", point], check=True)
    (point / "index.html").write_text("secret", encoding="utf-8")
    try:
        for state in (state, 3 - state):
            site.enter(state)
            site.build_well()
            require(site.published() == state, "over a mount point: the new site is not published")
        require((point / "index.html").exists(), "what was mounted in the tree is gone")
    finally:
        subprocess.run(["umount", point], check=True)
    return ", and a mount point in it"


def add(spare, _):
    (spare / "foreign.html").write_text("foreign", encoding="utf-8")
    (spare / "new/folder").mkdir(parents=True)


def change(spare, _):
    (spare / "robots.txt").write_text("other", encoding="utf-8")


def replace(spare, _):
    text = (spare / "robots.txt").read_bytes()
    (spare / "robots.txt").unlink()
    (spare / "robots.txt").write_bytes(text[::-1])


def exchange(spare, _):
    (spare / "404.html").rename(spare / "other")
    (spare / "robots.txt").rename(spare / "404.html")
    (spare / "other").rename(spare / "robots.txt")


def link(spare, secret):
    shutil.rmtree(spare / "fr")
    (spare / "fr").symlink_to(secret)


def link_home(spare, _):
    shutil.rmtree(spare / "fr")
    (spare / "fr").symlink_to("../../public/fr")


def remove(spare, _):
    shutil.rmtree(spare / "ja")
    (spare / "404.html").unlink()


def remove_all(spare, _):
    shutil.rmtree(spare)


def no_mark(spare, _):
    (spare / ".lucarne-unfinished").unlink()


def mark_alone(spare, _):
    shutil.rmtree(spare)
    spare.mkdir()
    (spare / ".lucarne-unfinished").touch()
