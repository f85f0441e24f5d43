"""Does what the documentation says: runs its commands, compares what it shows, and follows its links.

    docs.py LUCARNE MDBOOK SCRATCH [PAGE...]

Without pages, all of them: README.md and docs/**/*.md. docs/contributing.md tells what the words behind a fence mean.
Each page has a folder and a home of its own. Its clock begins at 2026-11-22T09:00:00Z and is a minute later with each
command, so that ids, dates and what is under embargo are those that the page shows.
"""

import re
import subprocess
import sys
from pathlib import Path

from docs_page import FENCE, Page, Wrong

LINK = re.compile(r"(?<!`)\[[^\]]*\]\(<?([^()<>\s]+)>?\)")
HEADING = re.compile(r"^#{1,6} +(.*?)(?: *\{#([\w-]+)\})?$")


def prose(text):
    """Returns a page without its fences, line by line."""
    inside, kept = None, []
    for line in text.splitlines():
        fence = FENCE.match(line)
        if fence and inside in (None, fence[1]):
            inside = None if inside else fence[1]
        kept.append("" if fence or inside else line)
    return kept


def anchors(path):
    """Lists the ids of a page's headings, as code hosts and mdBook make them."""
    headings = filter(None, map(HEADING.match, prose(path.read_text())))
    return {heading[2] or re.sub(r"[^\w\- ]", "", heading[1].lower()).replace(" ", "-") for heading in headings}


def check_links(path):
    """Lists the links of a page to files and headings that are not there."""
    problems = []
    for number, line in enumerate(prose(path.read_text()), 1):
        for target in LINK.findall("" if line.startswith("    ") else re.sub(r"`[^`]*`", "``", line)):
            name, _, anchor = target.partition("#")
            file = (path.parent / name).resolve() if name else path.resolve()
            if re.match(r"[a-z]+:", target):
                continue
            if not file.exists():
                problems.append(f"{path}:{number}: there is no {target}")
            elif path.parts[0] == "docs" and not file.is_relative_to(Path("docs").resolve()):
                problems.append(f"{path}:{number}: {target} leads out of the book")
            elif anchor and anchor not in anchors(file):
                problems.append(f"{path}:{number}: no heading is `#{anchor}` in {file.name}")
    return problems


def check_book(mdbook, scratch, pages):
    """Builds the book, which must hold every page of the folder."""
    done = subprocess.run([mdbook, "build", "docs", "--dest-dir", scratch / "book"], capture_output=True, text=True)
    problems = [line for line in done.stderr.splitlines() if re.search("WARN|ERROR", line)]
    if done.returncode or problems:
        raise Wrong(f"mdbook: {done.stdout}{done.stderr}")
    summary = Path("docs/SUMMARY.md").read_text()
    for page in pages:
        if page.parts[0] == "docs" and page.name != "SUMMARY.md" and f"({page.relative_to('docs')})" not in summary:
            raise Wrong(f"docs/SUMMARY.md does not lead to {page}")


def main():
    lucarne, mdbook, scratch, *wanted = sys.argv[1:]
    scratch = Path(scratch)
    everything = [Path("README.md"), *sorted(Path("docs").glob("**/*.md"))]
    pages = list(map(Path, wanted)) or everything
    problems, ran = [problem for path in pages for problem in check_links(path)], 0
    for path in pages:
        page = Page(path, Path(lucarne).resolve(), scratch)
        try:
            page.follow()
        except Wrong as wrong:
            problems.append(str(wrong))
        finally:
            page.end()
        ran += page.ran
    if not wanted:
        try:
            check_book(mdbook, scratch, everything)
        except Wrong as wrong:
            problems.append(str(wrong))
    print("\n\n".join(problems))
    print(f"{len(pages)} pages, {ran} commands, {len(problems)} problems")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
