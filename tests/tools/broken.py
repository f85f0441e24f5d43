"""Breaks a good provider in one way after another, and holds that the audit names the requirement: the audit can fail.

Usage: broken.py BASE_URL FOLDER SCHEMAS
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from provider import audit


def rewrite(path, change):
    """Writes a JSON file with a change."""
    contents = json.loads(path.read_text())
    change(contents)
    path.write_text(json.dumps(contents, ensure_ascii=False, indent=2, sort_keys=True) + "\n")


def edit(path, pattern, replacement):
    text, count = re.subn(pattern, replacement, path.read_text(), flags=re.MULTILINE)
    if count == 0:
        raise SystemExit(f"{path} has no {pattern}")
    path.write_text(text)


class Provider:
    """The files of a provider."""

    def __init__(self, folder):
        self.folder = folder
        self.csaf = folder / ".well-known/csaf"
        self.white = self.csaf / "white"
        self.metadata = self.csaf / "provider-metadata.json"
        self.feed = next(self.white.glob("csaf-feed-*.json"))
        self.document = min(self.white.glob("*/*.json"))
        self.key = min((self.csaf / "openpgp").iterdir())

    def security_txt(self, pattern, replacement):
        for path in (self.folder / "security.txt", self.folder / ".well-known/security.txt"):
            edit(path, pattern, replacement)

    def redirect(self):
        with (self.folder / "_redirects").open("a") as rules:
            rules.write("/.well-known/csaf/white/index.txt /elsewhere 301\n")

    def other_key(self):
        """A key of the same name that signed nothing."""
        with tempfile.TemporaryDirectory() as home:
            gpg = ["gpg", "--homedir", home, "--batch", "--quiet", "--passphrase", ""]
            subprocess.run([*gpg, "--quick-gen-key", "Other <other@example.org>", "ed25519", "sign", "never"], check=True)
            self.key.write_bytes(subprocess.run([*gpg, "--armor", "--export"], check=True, capture_output=True).stdout)
            subprocess.run(["gpgconf", "--homedir", home, "--kill", "all"], check=True)

    def tracking(self, name, value):
        rewrite(self.document, lambda contents: contents["document"]["tracking"].update({name: value}))


BREAKS = [
    (1, lambda site: rewrite(site.document, lambda contents: contents["document"].pop("title"))),
    (2, lambda site: site.tracking("id", "another")),
    (3, lambda site: edit(site.document, r'"https://([^"]*\.json)"', r'"http://\1"')),
    (5, lambda site: edit(site.document, '"WHITE"', '"AMBER"')),
    (6, lambda site: site.redirect()),
    (7, lambda site: edit(site.metadata, '"canonical_url": "https', '"canonical_url": "http')),
    (7, lambda site: rewrite(site.metadata, lambda contents: contents.pop("last_updated"))),
    (7, lambda site: rewrite(site.metadata, lambda contents: contents["publisher"].update(name="Somebody"))),
    (7, lambda site: rewrite(site.document, lambda contents: contents["document"]["publisher"].update(namespace="https://x.example"))),
    (8, lambda site: site.security_txt(r"^CSAF: .*\n", "")),
    (9, lambda site: site.security_txt(r"^(CSAF: .*)/csaf/", r"\1/other/")),
    (11, lambda site: site.tracking("initial_release_date", "1999-01-01T00:00:00Z")),
    (12, lambda site: edit(site.white / "index.txt", r"\A.*\n", "")),
    (12, lambda site: edit(site.white / "index.txt", r"\Z", "2026/nothing.json\n")),
    (13, lambda site: edit(site.white / "changes.csv", r"\A(.*\n)(.*\n)", r"\2\1")),
    (13, lambda site: edit(site.white / "changes.csv", '"', "")),
    (14, lambda site: (site.white / "index.html").unlink()),
    (14, lambda site: edit(site.document.parent / "index.html", re.escape(site.document.name) + '"', 'nothing"')),
    (15, lambda site: rewrite(site.feed, lambda contents: contents["feed"]["entry"].pop())),
    (15, lambda site: rewrite(site.feed, lambda contents: contents["feed"]["entry"][0]["link"].pop())),
    (15, lambda site: site.tracking("current_release_date", "2000-01-01T00:00:00Z")),
    (16, lambda site: edit(site.csaf / "service.json", "csaf-feed", "other-feed")),
    (17, lambda site: min(site.white.glob("category-*.json")).unlink()),
    (18, lambda site: site.document.with_name(site.document.name + ".sha512").unlink()),
    (18, lambda site: edit(site.document.with_name(site.document.name + ".sha256"), r"\A....", "0000")),
    (19, lambda site: site.document.with_name(site.document.name + ".asc").unlink()),
    (19, lambda site: edit(site.document, r"\Z", " ")),
    (19, lambda site: site.security_txt("^Expires: 20", "Expires: 21")),
    (20, lambda site: site.key.unlink()),
    (20, lambda site: site.other_key()),
]


def main(base_url, folder, schemas):
    missed = 0
    for requirement, change in BREAKS:
        with tempfile.TemporaryDirectory() as work:
            copy, home = Path(work, "site"), Path(work, "home")
            home.mkdir(mode=0o700)
            parts = (".well-known", "security.txt", "_redirects")
            # Nothing else is looked at, but for documents that stand elsewhere.
            shutil.copytree(folder, copy, ignore=lambda place, names: set(names) - set(parts) if place == folder else ())
            change(Provider(copy))
            found = audit("csaf_trusted_provider", base_url, copy, schemas, str(home))
            if not any(problem.startswith(f"requirement {requirement}:") for problem in found.problems):
                missed += 1
                print(f"not noticed: {requirement}; but {found.problems}")
    print(f"{len(BREAKS)} broken providers, {missed} not noticed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
