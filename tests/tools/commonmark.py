"""Prints the examples of CommonMark as pages, and names each that a site prints otherwise than the standard says.

Usage: commonmark.py PROGRAM EXAMPLES EXPECTED

EXAMPLES is a JSON list of `markdown` and `html`. EXPECTED has a line for each deliberate difference: its reason, a colon,
and the numbers of the examples. `BLESS=1` rewrites it; read that difference as you read code.

* `raw-html`: HTML of an author's is text. * `scheme`: an address of another scheme is text.
* `emphasis-stray`, `link-broken` and other codes: the page is refused with this diagnostic.

Compared are elements, texts, and addresses, titles and numbers. A heading's link to itself, the section around what
follows it and the colours of code are taken off.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import lxml.html

AT = "2026-11-21T12:00:00Z"
KEPT = ("alt", "href", "src", "start", "title")
SCHEMES = ("http:", "https:", "mailto:", "tel:")
SITE = """[site]
base_url = "https://security.example.org"
locales = ["en"]

[organization]
name = "Example"

[[contact]]
kind = "email"
value = "security@example.org"
"""


def write(root, path, text):
    full = Path(root, path)
    full.parent.mkdir(parents=True, exist_ok=True)
    full.write_text(text, encoding="utf-8")


def errors(program, root):
    """The errors of a check, by example."""
    command = [program, "check", "--site", root, "--format", "json", "--at", AT]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    found = defaultdict(list)
    for problem in json.loads(ran.stdout)["diagnostics"]:
        if problem["level"] == "error":
            found[int(re.match(r"content/p(\d+)/", problem["file"])[1])].append(problem)
    return found


def add_targets(root, found):
    """Makes the files that links lead to, where such files can be."""
    for problems in found.values():
        for problem in problems:
            target = re.search(r"leads to `([^`*\\]+)`", problem["message"])
            if problem["code"] == "link-broken" and target:
                path = f"static{target[1]}" if target[1].startswith("/") else target[1]
                write(root, path, "a")


def printed(element):
    """An element with what is compared of it."""
    if not isinstance(element.tag, str):
        return ""
    inner = (element.text or "") + "".join(printed(child) + (child.tail or "") for child in element)
    is_own_link = element.tag == "a" and "heading-link" in (element.get("class") or "")
    if element.tag == "section" or (element.tag == "span" and element.get("class") is not None):
        return inner
    if is_own_link or (element.tag == "a" and (element.get("href") or "").startswith("#") and not inner.strip()):
        return ""
    attributes = "".join(f' {name}="{element.get(name)}"' for name in KEPT if element.get(name) is not None)
    return f"<{element.tag}{attributes}>{inner}</{element.tag}>"


def normal(html):
    text = printed(lxml.html.document_fromstring(f"<html><body><div>{html}</div></body></html>").find("body"))
    text = re.sub(r"\s+", " ", text)
    return re.sub(r" ?(</?(?:p|ul|ol|li|blockquote|h\d|pre|div|hr|code)\b[^>]*>) ?", r"\1", text)


def reason(example, html, number):
    """Why a page differs; nothing where it does not."""
    ours, theirs = normal(html).replace(f"/p{number}/", ""), normal(example["html"])
    if ours == theirs:
        return None
    addresses = re.findall(r'href="([a-zA-Z][\w+.-]*:)', example["html"])
    if any(address.lower() not in SCHEMES for address in addresses):
        return "scheme"
    return "raw-html" if re.search(r"&lt;[!?/A-Za-z]", html) else "other"


def differences(program, examples):
    found = defaultdict(list)
    with tempfile.TemporaryDirectory() as root:
        write(root, "site.toml", SITE)
        write(root, "content/index.md", '+++\ntitle = "Security"\n+++\n')
        write(root, "content/policies/disclosure.md", '+++\ntitle = "Disclosure"\nreviewed = 2026-06-01\n+++\n')
        for number, example in enumerate(examples, 1):
            write(root, f"content/p{number}/index.md", f'+++\ntitle = "Page"\n+++\n\n{example["markdown"]}')
        add_targets(root, errors(program, root))
        refused = errors(program, root)
        for number, problems in refused.items():
            for code in {problem["code"] for problem in problems}:
                found[code].append(number)
            shutil.rmtree(Path(root, f"content/p{number}"))
        subprocess.run([program, "build", "--quiet", "--site", root, "--at", AT], capture_output=True, check=True)
        for number, example in enumerate(examples, 1):
            if number not in refused:
                page = Path(root, f"public/p{number}/index.html").read_text(encoding="utf-8")
                html = re.search(r'<div class="prose">(.*)</div>\s*</article>', page, re.DOTALL)[1]
                found[reason(example, html, number)].append(number)
    return found


def main(program, examples, expected):
    examples = json.loads(Path(examples).read_text(encoding="utf-8"))
    found = differences(program, examples)
    same = len(found.pop(None))
    lines = "".join(f"{why}: {' '.join(str(number) for number in sorted(numbers))}\n" for why, numbers in sorted(found.items()))
    if os.environ.get("BLESS"):
        Path(expected).write_text(lines, encoding="utf-8")
    print(f"{len(examples)} examples, {same} printed as the standard says")
    if lines != Path(expected).read_text(encoding="utf-8"):
        print(lines)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
