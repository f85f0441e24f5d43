"""A disk that fills, and few file descriptors."""

import os
import resource
import subprocess

from ground import Site, failed, is_whole, require, tree

SIZES = 12


def fills(program, folder, is_long):
    """Builds onto disks of a dozen sizes, from no room at all to a tenth more than is needed."""
    if os.environ.get("LUCARNE_OWN_MOUNTS") != "yes":
        return "skipped: file systems cannot be mounted here"
    site, disk = Site(program, folder / "site", 20), folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1g", "tmpfs", disk], check=True)
    try:
        refused, full = onto(site, disk, SIZES * 4 if is_long else SIZES)
    finally:
        subprocess.run(["umount", disk], check=True)
    require(full and refused, "no size is too small, or none is large enough")
    return f"{full + refused} sizes of disk: {refused} too small, each with the old site whole, {full} large enough"


def onto(site, disk, sizes):
    out, refused, full = disk / "public", 0, 0
    site.enter(1)
    site.build_well("--out", out)
    before = used(disk)
    for number in range(sizes):
        site.enter(2)
        size = before + before * 11 * number // (10 * (sizes - 1))
        resize(disk, size)
        ran = site.build("--out", out)
        state = site.published(out)
        site.is_tidy(out)
        if ran.code == 0:
            require(state == 2, "a build that succeeded left the old site")
            full += 1
        else:
            failed(ran, f"a disk of {size} bytes")
            require("No space left" in ran.said, f"the reason is not told: {ran}")
            require(state == 1, "a build that failed left the new site")
            refused += 1
        resize(disk, before * 3)
        site.enter(1)
        site.build_well("--out", out)
    return refused, full


def used(disk):
    state = os.statvfs(disk)
    return (state.f_blocks - state.f_bfree) * state.f_frsize


def resize(disk, size):
    subprocess.run(["mount", "-o", f"remount,size={size}", disk], check=True)


def descriptors(program, folder, is_long):
    """Builds with so few open files that it may not work."""
    site, told = Site(program, folder / "site", 20), []
    limits = range(3, 65) if is_long else (6, 8, 12, 16, 24, 64)
    state = 2
    for limit in limits:
        site.enter(state)
        lower = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
        ran = site.build(preexec_fn=lower)
        if ran.code == 0:
            require(site.published() == state, f"{limit} open files: the old site")
        else:
            # With too few the loader cannot even begin.
            if ran.code != 127:
                failed(ran, f"{limit} open files")
                require("Too many open files" in ran.said, f"{limit} open files: the limit is not named: {ran}")
            told.append(limit)
            require(site.published() == 3 - state, f"{limit} open files: the new site after a failure")
            site.build_well()
        site.is_tidy()
        state = 3 - state
    is_whole(site.public)
    require(tree(site.public), "nothing is published")
    return f"{len(limits)} limits of open files, of which {told} are too few"
