"""Holds a built site against standards and against what must not be in it.

Usage: verify.py CHECK ARGUMENTS. Prints each problem and exits with 1, or exits with 0; 77 means that there was
nothing to look at.
"""

import base64
import io
import json
import re
import sys
import zipfile
from pathlib import Path



def files(folder, name):
    """The published files of a name or a pattern."""
    return sorted(Path(folder).rglob(name))


def atom(folder, schema):
    """Atom feeds against the RELAX NG of RFC 4287."""
    from lxml import etree

    grammar = etree.RelaxNG(etree.parse(schema))
    found = files(folder, "atom*.xml")
    for path in found:
        if not grammar.validate(etree.parse(path)):
            error = grammar.error_log[0]
            yield f"{path}:{error.line}: {error.message}"
    if not found:
        yield "no Atom feed was published"


def json_schema(schema, paths):
    """JSON documents against a schema, whose references are to others beside it or to CVSS schemas near it."""
    from jsonschema.validators import validator_for
    from referencing import Registry
    from referencing import Resource

    folder = Path(schema).parent
    others = [*folder.glob("*_schema.json"), *folder.parent.glob("referenced_schema/first/cvss-v?.?.json")]
    resources = [Resource.from_contents(json.loads(path.read_text())) for path in others]
    # The ids end with a date, the references do not.
    known = [(resource.id().split("?")[0], resource) for resource in resources]
    contents = json.loads(Path(schema).read_text())
    validator = validator_for(contents)(contents, registry=Registry().with_resources(known))
    for path in paths:
        for error in validator.iter_errors(json.loads(Path(path).read_text())):
            yield f"{path}: {error.json_path}: {error.message[:200]}"


def json_feeds(folder, schema):
    """JSON Feed documents against the schema of version 1.1."""
    found = files(folder, "feed*.json")
    yield from json_schema(schema, found)
    if not found:
        yield "no JSON Feed was published"


def security_txt(folder):
    """security.txt by a parser of RFC 9116, at both of its addresses."""
    from sectxt import Parser

    texts = [Path(folder) / ".well-known/security.txt", Path(folder) / "security.txt"]
    for path in texts:
        # The sample's dates are fixed, so that one day its file is past its Expires.
        errors = [error for error in Parser(path.read_bytes(), is_local=True).errors if error["code"] != "expired"]
        yield from (f"{path}:{error['line']}: {error['code']}: {error['message']}" for error in errors)
    if texts[0].read_bytes() != texts[1].read_bytes():
        yield "the two addresses of security.txt answer differently"


def forms(word):
    """A word as it may stand in a file: plain, in hexadecimal digits, and in Base64 at each of three positions."""
    plain = word.encode()
    yield plain
    yield plain.upper()
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + plain)
        # Letters at both ends depend on what stands beside the word.
        start = -(-before * 8 // 6)
        yield encoded[start:len(encoded.rstrip(b"=")) - 1]


def contents(path):
    """The bytes of a file, and of what it holds if it is an archive."""
    data = path.read_bytes()
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode() + b"\n" + archive.read(name)


def canary(folder, *words):
    """Words that must not be in any published file, nor in a file's name."""
    for path in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
        for word in words:
            texts = [str(path.relative_to(folder)).encode(), *contents(path)]
            if any(form in text for text in texts for form in forms(word)):
                yield f"{path}: holds `{word}`"


def imported(folder, corpus):
    """Every advisory of a RustSec folder has its page, and there is no other."""
    pattern = re.compile(r'^id = "(RUSTSEC-[0-9-]+)"', re.MULTILINE)
    texts = [path.read_text() for path in Path(corpus).rglob("*.md")]
    expected = {match[1] for text in texts if (match := pattern.search(text))}
    pages = {path.name for path in Path(folder, "advisories").iterdir() if path.name.startswith("RUSTSEC-")}
    listed = Path(folder, "api/advisories.json").read_text() if Path(folder, "api/advisories.json").exists() else None
    yield from (f"{name}: no page" for name in sorted(expected - pages))
    yield from (f"{name}: a page without a source" for name in sorted(pages - expected))
    if listed is not None:
        yield from (f"{name}: not in api/advisories.json" for name in sorted(expected) if f'"{name}"' not in listed)
    if not expected:
        yield f"{corpus}: holds no advisory"


CHECKS = {
    "atom": atom,
    "json-feeds": json_feeds,
    "security-txt": security_txt,
    "canary": canary,
    "imported": imported,
}

if __name__ == "__main__":
    problems = list(CHECKS[sys.argv[1]](*sys.argv[2:]))
    print("\n".join(problems[:50]))
    sys.exit(1 if problems else 0)
