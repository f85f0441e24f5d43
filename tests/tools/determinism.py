"""Builds a site again and again, each time elsewhere and otherwise: the same bytes each time.

Usage: determinism.py PROGRAM SITE [BUILDS]

What differs: time zone, language, umask, number of threads, the order in which folders list their files (on a file
system in memory), the path of the site, the times of the files, the user where there is another.
"""

import hashlib
import itertools
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ZONES = ("UTC", "Asia/Tokyo", "America/St_Johns", "Pacific/Kiritimati")
LANGUAGES = ("C", "tr_TR.UTF-8", "ar_EG.UTF-8", "de_DE.UTF-8", "ja_JP.UTF-8")
UMASKS = (0o022, 0o077, 0o000)
THREADS = (1, 2, 3, 16)
NAMES = ("a", "a b", "セキュリティ", "x" * 200)
MEMORY = Path("/dev/shm")
NOBODY = 65534


def scatter(site, target, order):
    """Copies a site, its files in a random order and with random times."""
    files = [path for path in sorted(site.rglob("*")) if path.is_file()]
    order.shuffle(files)
    for path in files:
        copied = target / path.relative_to(site)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)
        os.utime(copied, (0, order.randint(0, 2_000_000_000)))


def manifest(root):
    """The hash of every published file and of the lock, with their paths."""
    total = hashlib.sha256()
    for path in sorted([root / "lucarne.lock", *(root / "public").rglob("*")]):
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            total.update(f"{path.relative_to(root)} {digest}\n".encode())
    return total.hexdigest()


def build(program, site, number):
    """Builds in a new folder; the conditions follow from the number alone."""
    dice = random.Random(number)
    base = MEMORY if number % 2 and os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=base) as folder:
        os.chmod(folder, 0o755)
        root = Path(folder, NAMES[number % len(NAMES)])
        scatter(site, root, dice)
        words = {"TZ": ZONES[number // 4 % 4], "LC_ALL": LANGUAGES[number % 5], "HOME": folder, "COLUMNS": str(40 + number)}
        user = {}
        if os.geteuid() == 0 and number % 3 == 0:
            user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
            subprocess.run(["chown", "-R", str(NOBODY), root], check=True)
        command = [program, "build", "--quiet", "--at", "2026-11-21T12:00:00Z", "--jobs", str(THREADS[number // 2 % 4])]
        umask = lambda: os.umask(UMASKS[number % 3])
        ran = subprocess.run(command, cwd=root, env=words, preexec_fn=umask, capture_output=True, text=True, check=False, **user)
        if ran.returncode != 0:
            sys.exit(f"build {number} ended with {ran.returncode}: {ran.stderr[:500]}")
        return manifest(root)


def main(program, site, builds="32"):
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        # Where another user can run it too.
        own = shutil.copy(program, Path(folder, "lucarne"))
        hashes = [build(own, Path(site), number) for number in range(int(builds))]
    if len(set(hashes)) != 1:
        groups = [list(group) for _, group in itertools.groupby(sorted(range(len(hashes)), key=hashes.__getitem__), hashes.__getitem__)]
        sys.exit(f"{len(groups)} different sites, of the builds {groups}")
    print(f"{len(hashes)} builds, one hash: {hashes[0]}")


if __name__ == "__main__":
    main(*sys.argv[1:])
