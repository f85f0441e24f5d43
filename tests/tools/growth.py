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

# What stands in a page, and in its translation, with a number that counts or letters that do.
TRANSLATED = {
    "translated paragraphs": ("In step %d, wait 10 seconds.\n\n", "À l’étape %d, attendez 10 secondes.\n\n"),
    "translated words": ("step %d ", "étape %d "),
    "translated items": ("- item %d of `code-%d`\n", "- élément %d de `code-%d`\n"),
    "translated headings": ("## Step %d\n\nText.\n\n", "## Étape %d\n\nTexte.\n\n"),
    "translated code": ("```sh\nrun --step %d\n```\n\n", "```sh\nrun --step %d\n```\n\n"),
    "translated links": ("[step %d](https://example.org/%d)\n\n", "[étape %d](https://example.org/%d)\n\n"),
    "other numbers": ("In step %d, wait 10 seconds.\n\n", "À l’étape 1%d, attendez 10 secondes.\n\n"),
    "other code": ("Use `name-%d` here.\n\n", "Utilisez `nom-%d` ici.\n\n"),
    "other terms": ("`%s now open` ", "`x%s ici` "),
    "other names as words": ("`open%s` ", "mot "),
    "lost paragraphs": ("In step %d, wait 10 seconds.\n\n", ""),
    "added paragraphs": ("", "À l’étape %d, attendez 10 secondes.\n\n"),
    "words that are left": ("The server answers in step %d.\n\n", "The server answers in step %d.\n\n"),
    "same paragraphs": ("Wait here.\n\n", "Attendez ici.\n\n"),
    "long words": ("step%d" * 20 + " ", "stop%d" * 20 + " "),
    "renamed lines of code": ('"step-%d": 1,\n', '"stage-%d": 1,\n'),
    "lines broken elsewhere": ("Read app/%d.py and\nthen wait.\n", "Lisez d’abord\napp/%d.py, attendez.\n"),
    "headings that differ": ("Use `name-%d` in step %d.\n\n", "Utilisez `nom-%d` ici.\n\n"),
}

# What stands before and behind all of these.
FRAMES = {
    "renamed lines of code": (("```json\n", "```\n"), ("```json\n", "```\n")),
    "lines broken elsewhere": (("```\n", "```\n"), ("```\n", "```\n")),
    "headings that differ": (("", ""), ("## Autre titre\n\n", "")),
}

FILES = {
    "site.toml": '[site]\nbase_url = "https://security.example.org"\nlocales = ["en", "fr"]\n\n[organization]\nname = "Example"\n\n'
                 '[[contact]]\nkind = "email"\nvalue = "security@example.org"\npreferred = true\n',
    "content/index.md": '+++\ntitle = "Security"\n+++\n',
    "content/policies/disclosure.md": '+++\ntitle = "Disclosure"\nreviewed = 2026-06-01\n+++\n',
}


def pages(source, translation=None):
    """The files of a page, and of its translation where it has one."""
    files = {"content/page.md": f'+++\ntitle = "Page"\n+++\n\n{source}\n'}
    if translation is not None:
        front = 'title = "Page"\n[translation]\nsource = "00000000000000000000000000000000"\nmethod = "human"\nby = "Example"\non = 2026-06-01\n'
        files["content/page.fr.md"] = f"+++\n{front}+++\n\n{translation}\n"
    return files


def texts(name, factor):
    """The texts of a pattern's page at a step, each as long as the first step and the factor say."""
    if name in PATTERNS:
        return [PATTERNS[name] * (max(1, FIRST // len(PATTERNS[name].encode())) * factor)]
    count = FIRST // max(len(unit.encode()) for unit in TRANSLATED[name]) * factor
    frames = FRAMES.get(name, (("", ""), ("", "")))
    bodies = ["".join(unit.replace("%d", str(place)).replace("%s", letters(place)) for place in range(count))
              for unit in TRANSLATED[name]]
    return [start + body + end for (start, end), body in zip(frames, bodies)]


def letters(place):
    """A word of five letters for a number."""
    return "".join(chr(ord("a") + place // 26**digit % 26) for digit in range(5))


def cost(program, files):
    """The instructions of a build with these files, and what it said where it published nothing."""
    with tempfile.TemporaryDirectory() as folder:
        for path, content in {**FILES, **files}.items():
            Path(folder, path).parent.mkdir(parents=True, exist_ok=True)
            Path(folder, path).write_text(content, encoding="utf-8")
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", program, "build", "--site", folder, "--at", AT,
                   "--jobs", "1", "--color", "never"]
        ran = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        count = re.search(r"Collected : (\d+)", ran.stderr)
        if ran.returncode not in (0, 1) or not count:
            sys.exit(f"the build did not end well: {ran.stderr[-500:]}")
        return int(count[1]), None if ran.returncode == 0 else ran.stderr


def grow(program, base, name):
    """What a pattern costs at each step: a line, and the worst ratio; none where a limit does not name the page."""
    costs, over = [], ""
    for factor in (1, 2, 4):
        written = texts(name, factor)
        count, said = cost(program, pages(*written))
        if said and "content/page." not in said:
            return f"nothing names the page: {said[:200]}", None
        if said:
            # What is refused is not written, so that its cost cannot be compared.
            over = f"refused at {max(len(text.encode()) for text in written)} bytes"
            break
        costs.append(max(1, count - base))
    steps = [after / before for before, after in zip(costs, costs[1:])]
    words = [f"{cost / 1e6:.1f} million" for cost in costs[:1]] + [f"{step:.2f}" for step in steps] + [over]
    return ", ".join(filter(None, words)), max(steps, default=0)


def main(program, *wanted):
    base, _ = cost(program, {})
    print(f"without a page: {base / 1e6:.0f} million", flush=True)
    names, worst, failed = wanted or [*PATTERNS, *TRANSLATED], 0, 0
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for name, (words, ratio) in zip(names, threads.map(lambda name: grow(program, base, name), names)):
            holds = ratio is not None and ratio <= MOST
            failed += not holds
            worst = max(worst, ratio or 0)
            print(f"{name}: {words}{'' if holds else '  GROWS'}", flush=True)
    print(f"figure: {len(names)} patterns, {failed} grow by more than {MOST}; the worst by {worst:.2f}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
