"""Imports a document that was cut at one byte after another: each is an error with its place, and nothing is written.

Usage: cut.py PROGRAM FORMAT DOCUMENT SITE; the document is JSON, and SITE is a site without an advisory.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

CUTS = 200


def files(folder):
    return {path: path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()}


def places(document):
    """Bytes to cut at, as far apart as gives `CUTS` of them, and the first and last ones; what follows the end is none."""
    length = len(document.rstrip())
    return sorted({0, 1, 2, length - 1, *range(0, length, max(1, length // CUTS))})


def main(program, format, document, site):
    contents, before = Path(document).read_bytes(), files(site)
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, Path(document).name)
        for place in places(contents):
            path.write_bytes(contents[:place])
            command = [program, "import", format, path, "--site", site, "--color", "never"]
            ran = subprocess.run(command, capture_output=True, text=True, check=False)
            said = ran.stdout + ran.stderr
            if ran.returncode != 1 or not re.search(rf"{re.escape(path.name)}:\d+:\d+", said):
                problems.append(f"cut at {place}: exit code {ran.returncode}: {said[:300]}")
            if files(site) != before:
                problems.append(f"cut at {place}: something was written")
                break
    print(f"{document}: cut at {len(places(contents))} places")
    print("\n".join(problems[:20]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
