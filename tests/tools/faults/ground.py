"""A site with two states, the program run on it, and what a folder holds."""

import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path

AT = "2026-11-21T12:00:00Z"
NOBODY = 65534
LONGEST = 300  # seconds that no run may take

SITE = """[site]
base_url = "https://security.example.org"
locales = ["en", "fr", "ja"]

[organization]
name = "Example"

[[contact]]
kind = "email"
value = "security@example.org"

[[product]]
id = "app"
name = "App"
version_scheme = "semver"
"""
ADVISORY = """+++
id = "EX-2026-{number:04}"
title = "Session {number} survives logout"
summary = "A stolen session stays valid after its owner logs out."
status = "published"
published = 2026-03-{day:02}T14:00:00Z
cvss = ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:L/A:N"]

[[affected]]
product = "app"
ranges = [{{ introduced = "1.0.0", fixed = "1.{number}.0" }}]
+++

## Impact {{#impact}}

Whoever has copied session {number} stays logged in.

```sh
curl https://example.org/{number}
```
"""


class Trouble(Exception):
    """What must hold did not."""


def require(holds, words):
    if not holds:
        raise Trouble(words)


class Ran:
    """What a run of the program came to."""

    def __init__(self, code, said):
        self.code, self.said = code, said

    def __str__(self):
        return f"exit code {self.code}: {self.said[:400]}"


class Site:
    """A site of so many advisories in three languages. Each page differs between its states 1 and 2, or little does, so
    that the tree of one state is made of that of the other."""

    def __init__(self, program, root, advisories, little=False):
        self.program, self.root, self.little = Path(program), Path(root), little
        self.public = self.root / "public"
        self.write("site.toml", SITE)
        self.write("content/index.md", '+++\ntitle = "Security"\n+++\n')
        self.write("content/policies/disclosure.md", '+++\ntitle = "Disclosure"\nreviewed = 2026-06-01\n+++\n')
        for number in range(1, advisories + 1):
            self.write(f"content/advisories/2026/EX-2026-{number:04}.md", ADVISORY.format(number=number, day=1 + number % 28))
        self.trees = {}
        for state in (2, 1):
            self.enter(state)
            self.build_well()
            self.trees[state] = tree(self.public)
        require(self.trees[1] != self.trees[2], "both states are the same")

    def write(self, path, text):
        path = self.root / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def enter(self, state):
        """Brings the sources into a state: other words on each page or on one, and another file."""
        if self.little:
            self.write("content/index.md", f'+++\ntitle = "Security"\n+++\n\nState {state}.\n')
        for locale in () if self.little else ("en", "fr", "ja"):
            self.write(f"locales/{locale}/site.ftl", f"skip-to-content = To the content, {state}\n")
        self.write(f"static/file{state}.txt", f"{state}")
        (self.root / f"static/file{3 - state}.txt").unlink(missing_ok=True)

    def enter_anew(self, state):
        """Enters a state of which nothing is remembered, so that a build writes the lock file too."""
        self.enter(state)
        (self.root / "lucarne.lock").unlink(missing_ok=True)

    def command(self, *options):
        return [self.program, "build", "--quiet", "--color", "never", "--site", self.root, "--at", AT, *options]

    def build(self, *options, tracer=(), **settings):
        """Builds, in whatever way it ends."""
        return run([*tracer, *self.command(*options)], **settings)

    def build_well(self, *options):
        ran = self.build(*options)
        require(ran.code == 0, f"a build without a fault: {ran}")

    def published(self, out=None):
        """Which state a folder holds, whole. Anything else is a mix."""
        found = tree(out or self.public)
        for state, expected in self.trees.items():
            if found == expected:
                return state
        raise Trouble(f"neither the old site nor the new one: {differences(found, self.trees[1], self.trees[2])}")

    def is_tidy(self, out=None):
        """Requires that nothing is left beside the output, and that what waits for the next build is published."""
        out = Path(out or self.public)
        left = [path.name for path in out.parent.iterdir() if path.name.startswith(f".{out.name}.lucarne")]
        require(not left, f"left beside the site: {left}")
        for path in self.waiting():
            published = self.public / path.relative_to(self.spare)
            require(published.exists() and path.samefile(published), f"{path} waits, and is not published")

    @property
    def spare(self):
        return self.root / ".lucarne/spare"

    def waiting(self):
        """The files of the tree that the next build begins with."""
        return [path for path in sorted(self.spare.rglob("*")) if not path.is_dir() and path.name != ".lucarne-unfinished"]


def environment():
    own = ("SOURCE_DATE_EPOCH", "LUCARNE_SIGNING_KEY", "LUCARNE_SIGNING_PASSPHRASE", "NO_COLOR")
    return {name: value for name, value in os.environ.items() if name not in own}


def run(command, **settings):
    """Runs a program to its end."""
    ran = subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST,
                         env=environment(), check=False, **settings)
    said = (ran.stdout + ran.stderr).decode("utf-8", "replace")
    require("panicked at" not in said, f"a panic: {said[:400]}")
    return Ran(ran.returncode, said)


def failed(ran, what):
    """Requires that a run failed as a machine's failure is told: exit code 3, and a path."""
    require(ran.code == 3 and "`" in ran.said, f"{what}: {ran}")


def tree(folder):
    """Every file below a folder, with the hash of its bytes; a link with where it leads."""
    found = {}
    for path, _, names in os.walk(folder):
        for name in names:
            full = os.path.join(path, name)
            if os.path.islink(full):
                found[os.path.relpath(full, folder)] = os.readlink(full)
            else:
                with open(full, "rb") as file:
                    found[os.path.relpath(full, folder)] = hashlib.sha256(file.read()).hexdigest()
    return found


def is_whole(folder):
    """Requires that a folder is what its manifest says."""
    found = tree(folder)
    found.pop(".lucarne.json")
    manifest = json.loads(Path(folder, ".lucarne.json").read_text(encoding="utf-8"))["files"]
    require(found == manifest, f"not what the manifest says: {differences(found, manifest)}")


def differences(found, *expected):
    """Some of the files in which a tree differs from each of the expected ones."""
    return [sorted(path for path in found.keys() | one.keys() if found.get(path) != one.get(path))[:5] for one in expected]


def as_somebody(folder):
    """Settings to run as somebody whom a folder's permissions hold back, who then owns it."""
    if os.geteuid() != 0:
        return {}
    for path, _, names in os.walk(folder):
        for each in [path, *(os.path.join(path, name) for name in names)]:
            os.chown(each, NOBODY, NOBODY, follow_symlinks=False)
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []}


def copy(source, target):
    shutil.copytree(source, target, symlinks=True)
    return Path(target)
