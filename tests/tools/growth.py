"""Holds what pages cost to how long they are: at n, 2n and 4n, each step at most 2.6 times the instructions.

Usage: growth.py PROGRAM [PATTERN...]

Counts with callgrind, what the same site costs without the page taken off. Where a page is over a limit the program
must say so and name it; that ends the pattern.
"""

import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

MOST = 2.6
FIRST = 20_000  # bytes of the first step
AT = "2026-11-21T12:00:00Z"

PATTERNS = {
    "words": "word ", "lines": "word\n", "paragraphs": "word\n\n", "stars": "*a ", "stars and underscores": "*a _b ",
    "strong": "**a", "closed emphasis": "*a* ", "nested emphasis": "*a **b ", "strikes": "~~a ", "backticks": "`a ",
    "closed code": "`a` ", "brackets": "[", "open links": "[a](", "angle links": "[a](<b", "links": "[a](https://example.org/) ",
    "references": "[a][b] ", "pictures": "![a", "footnote openings": "[^", "footnotes": "[^a] ", "definitions": "[a]: /b\n",
    "footnote lines": "a [^\n", "quotes": "> ", "quoted lines": "> a\n", "lists": "- ", "items": "- a\n", "numbers": "1. a\n",
    "nested items": "* a\n  * b\n", "tags": "<a ", "comments": "<!-- ", "closed tags": "<b>a</b> ", "autolinks": "<https://a> ",
    "facts": "<fact:contact.preferred> ", "entities": "&amp;", "broken entities": "&#", "escapes": "\\*", "tables": "|a|b|\n|-|-|\n|c|d|\n\n",
    "cells": "|a", "headings": "## a\n\n", "links to headings": "## a\n\n[b](#b)\n\n", "code": "```js\nlet a = 1;\n```\n\n",
    "open fences": "```\n", "ideographs": "日本", "combining": "a\u0301",
}

FILES = {
    "site.toml": '[site]\nbase_url = "https://security.example.org"\nlocales = ["en"]\n\n[organization]\nname = "Example"\n\n'
                 '[[contact]]\nkind = "email"\nvalue = "security@example.org"\npreferred = true\n',
    "content/index.md": '+++\ntitle = "Security"\n+++\n',
    "content/policies/disclosure.md": '+++\ntitle = "Disclosure"\nreviewed = 2026-06-01\n+++\n',
}


def cost(program, text):
    """The instructions of a build with a page of this text, and what it said where it published nothing."""
    with tempfile.TemporaryDirectory() as folder:
        for path, content in {**FILES, **({} if text is None else {"content/page.md": f'+++\ntitle = "Page"\n+++\n\n{text}\n'})}.items():
            Path(folder, path).parent.mkdir(parents=True, exist_ok=True)
            Path(folder, path).write_text(content, encoding="utf-8")
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, "build", "--site", folder, "--at", AT,
                   "--jobs", "1", "--color", "never"]
        ran = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        count = re.search(r"Collected : (\d+)", ran.stderr)
        if ran.returncode not in (0, 1) or not count:
            sys.exit(f"the build did not end well: {ran.stderr[-500:]}")
        return int(count[1]), None if ran.returncode == 0 else ran.stderr


def grow(program, base, pattern):
    """What a pattern costs at each step: a line, and the worst ratio; none where a limit does not name the page."""
    costs, over, unit = [], "", pattern * max(1, FIRST // len(pattern.encode()))
    for factor in (1, 2, 4):
        count, said = cost(program, unit * factor)
        if said and "content/page.md" not in said:
            return f"nothing names the page: {said[:200]}", None
        if said:
            # What is refused is not written, so that its cost cannot be compared.
            over = f"refused at {len(unit.encode()) * factor} bytes"
            break
        costs.append(max(1, count - base))
    steps = [after / before for before, after in zip(costs, costs[1:])]
    words = [f"{cost / 1e6:.1f} million" for cost in costs[:1]] + [f"{step:.2f}" for step in steps] + [over]
    return ", ".join(filter(None, words)), max(steps, default=0)


def main(program, *wanted):
    base, _ = cost(program, None)
    print(f"without a page: {base / 1e6:.0f} million", flush=True)
    names, worst, failed = wanted or list(PATTERNS), 0, 0
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for name, (words, ratio) in zip(names, threads.map(lambda name: grow(program, base, PATTERNS[name]), names)):
            holds = ratio is not None and ratio <= MOST
            failed += not holds
            worst = max(worst, ratio or 0)
            print(f"{name}: {words}{'' if holds else '  GROWS'}", flush=True)
    print(f"figure: {len(names)} patterns, {failed} grow by more than {MOST}; the worst by {worst:.2f}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
