"""Holds a built site against standards and against what must not be in it.

Usage: verify.py CHECK ARGUMENTS. Prints each problem and exits with 1, or exits with 0; 77 means that there was
nothing to look at.
"""

import base64
import functools
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


FORMATS = {
    "date-time": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"),
    "uri": re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[!-~]+"),
}


@functools.cache
def validator_of(path, is_closed=False):
    """The validator of a schema, whose references are to others beside it or to CVSS schemas near it.

    Where `is_closed`, what the schema does not name may not be there.
    """
    from jsonschema import FormatChecker
    from jsonschema.validators import validator_for
    from referencing import Registry
    from referencing import Resource

    folder = Path(path).parent
    others = [*folder.glob("*_schema.json"), *folder.parent.glob("referenced_schema/first/cvss-v?.?.json")]
    resources = [Resource.from_contents(json.loads(path.read_text())) for path in others]
    # The ids end with a date, the references do not.
    known = [(resource.id().split("?")[0], resource) for resource in resources]
    formats = FormatChecker()
    for name, pattern in FORMATS.items():
        formats.checks(name)(lambda text, pattern=pattern: not isinstance(text, str) or bool(pattern.fullmatch(text)))
    contents = json.loads(Path(path).read_text())
    validator_for(contents).check_schema(contents)
    if is_closed:
        close(contents)
    return validator_for(contents)(contents, registry=Registry().with_resources(known), format_checker=formats)


def close(schema):
    """Refuses in a schema, and in all that is in it, what it does not name."""
    if isinstance(schema, dict):
        if "properties" in schema:
            schema["additionalProperties"] = False
        for part in schema.values():
            close(part)
    if isinstance(schema, list):
        for part in schema:
            close(part)


def json_errors(schema, contents, is_closed=False):
    """What is wrong with a JSON value by a schema."""
    for error in validator_of(str(schema), is_closed).iter_errors(contents):
        yield f"{error.json_path}: {error.message[:200]}"


def json_schema(schema, paths, is_closed=False):
    """JSON documents against a schema."""
    for path in paths:
        yield from (f"{path}: {error}" for error in json_errors(schema, json.loads(path.read_text()), is_closed))


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


def document_form(folder):
    """Documents for programs are written in one form: keys sorted and none twice, nothing empty, two spaces."""
    found = [path for part in ("osv", "cve", "vex", "api") for path in files(Path(folder, part), "*.json")]
    found += [path for part in Path(folder).rglob("csaf") for path in files(part, "*.json")]
    if not found:
        yield f"{folder}: holds no document"
    for path in found:
        text = path.read_text()
        contents = json.loads(text)
        if text != json.dumps(contents, ensure_ascii=False, indent=2, sort_keys=True) + "\n":
            yield f"{path}: is not in the one form"
        # In a schema an empty value has a meaning.
        if not path.name.endswith(".schema.json"):
            yield from (f"{path}: {place} is empty" for place in empties(contents, "$"))


def empties(value, place):
    """The places below a JSON value where there is nothing."""
    if value in ("", None) or value == [] or value == {}:
        yield place
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from empties(part, f"{place}.{key}")


def csaf_translations(folder):
    """Translations of CSAF documents say other words and nothing else (CSAF 2.0, section 9.1.9)."""
    paths = [path for place in Path(folder).rglob("csaf/white") for path in place.glob("*/*.json")]
    documents = {contents["document"]["tracking"]["id"]: contents for contents in map(read_json, paths)}
    translations = {id: contents for id, contents in documents.items() if "source_lang" in contents["document"]}
    if not translations:
        yield f"{folder}: holds no translation"
    for id, contents in translations.items():
        document = contents["document"]
        original = documents.get(id.removesuffix(f"-{document['lang']}"))
        if original is None or original is contents:
            yield f"{id}: is not named by its original and its language"
            continue
        if document["source_lang"] != original["document"]["lang"] or "source_lang" in original["document"]:
            yield f"{id}: the languages are not those of a translation and its original"
        own = [link["url"] for link in original["document"]["references"] if link.get("category") == "self"]
        if document["references"][0]["url"] not in own:
            yield f"{id}: the first reference is not to the original"
        if document["publisher"]["category"] != "translator":
            yield f"{id}: the publisher is no translator"
        for place, fact, stated in differences(facts_of(contents), facts_of(original)):
            yield f"{id}: {place}: {fact} and not {stated}"


def read_json(path):
    return json.loads(path.read_text())


def facts_of(contents):
    """What no language changes in a CSAF document: all below products and vulnerabilities but texts and addresses."""
    words = {"details", "title", "text", "summary", "url", "urls", "notes", "acknowledgments", "references"}
    dates = {"release_date"}
    parts = {}

    def walk(value, place):
        if isinstance(value, dict):
            for key, part in value.items():
                # A product's name in words stands beside its id; a branch's name is the version.
                if key not in words | dates and not (key == "name" and "product_id" in value):
                    walk(part, f"{place}.{key}")
        elif isinstance(value, list):
            for index, part in enumerate(value):
                walk(part, f"{place}[{index}]")
        else:
            parts[place] = value

    for part in ("product_tree", "vulnerabilities"):
        walk(contents[part], part)
    return parts


def differences(found, expected):
    """The places where two maps differ."""
    for place in sorted(found.keys() | expected.keys()):
        if found.get(place) != expected.get(place):
            yield place, found.get(place), expected.get(place)


def osv(folder, schema):
    """OSV records against the schema, and the archive and the list of all against the records."""
    lists = {"all.json"}
    found = {path.name: path for path in files(Path(folder, "osv"), "*.json") if path.name not in lists}
    if not found:
        yield from (f"{folder}: no OSV record tells of {name}" for name in told_to_osv(folder))
        return
    yield from json_schema(schema, found.values())
    records = {name: json.loads(path.read_text()) for name, path in found.items()}
    for name, record in records.items():
        if name != record["id"] + ".json":
            yield f"{found[name]}: is named otherwise than its id, {record['id']}"
        if record["id"] in record.get("aliases", []):
            yield f"{found[name]}: is its own alias"
        yield from (f"{found[name]}: {problem}" for problem in disordered_events(record))
    with zipfile.ZipFile(Path(folder, "osv/all.zip")) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
        if archive.testzip() or len(held) != len(archive.namelist()):
            yield "osv/all.zip: is damaged, or holds a record twice"
    if held != {name: path.read_bytes() for name, path in found.items()}:
        yield "osv/all.zip: does not hold the published records"
    listed = json.loads(Path(folder, "osv/all.json").read_text())
    pairs = lambda records: sorted((record["id"], record["modified"]) for record in records)
    if pairs(listed) != pairs(records.values()):
        yield "osv/all.json: does not list the published records"


def told_to_osv(folder):
    """The advisories with a product that OSV records do not leave out, by the list for scripts."""
    for advisory in json.loads(Path(folder, "api/advisories.json").read_text())["advisories"]:
        for vulnerability in advisory["vulnerabilities"]:
            products = {affected["product"] for affected in vulnerability["affected"]}
            if products - set(vulnerability.get("not_in_osv", [])):
                yield advisory["id"]


def disordered_events(record):
    """What the schema cannot say of events: each introduced is followed by one end, and an open one is the last."""
    for affected in record.get("affected", []):
        for span in affected.get("ranges", []):
            kinds = [kind for event in span["events"] for kind in event]
            ends = "(introduced (fixed|last_affected) )*(introduced )?((fixed|last_affected) )?"
            if not re.fullmatch(ends, "".join(f"{kind} " for kind in kinds)) or kinds[0] != "introduced":
                yield f"events in the order {kinds}"
            if {"fixed", "last_affected"} <= set(kinds):
                yield "`fixed` and `last_affected` in one range"


def cve(folder, organization):
    """CNA containers by cvelib."""
    from cvelib.cve_api import CveRecord
    from cvelib.cve_api import CveRecordValidationError

    found = files(Path(folder, "cve"), "*.json")
    if not found:
        yield f"{folder}: no CNA container was published"
    for path in found:
        container = json.loads(path.read_text())
        try:
            is_rejected = "rejectedReasons" in container
            CveRecord.validate(container, CveRecord.Schemas.CNA_REJECTED if is_rejected else None)
        except CveRecordValidationError as error:
            yield from (f"{path}: {part.json_path}: {part.message[:200]}" for part in error.errors)
        if container.get("providerMetadata", {}).get("orgId") != organization:
            yield f"{path}: is not of the organization {organization}"
        if not re.fullmatch(r"CVE-\d{4}-\d{4,}\.json", path.name):
            yield f"{path}: is not named by a CVE"
        texts = [*container.get("descriptions", []), *container.get("credits", []), *container.get("timeline", [])]
        yield from (f"{path}: a text without a language" for text in texts if not text.get("lang"))


def open_vex(folder, schema):
    """OpenVEX documents against the schema."""
    found = files(Path(folder, "vex"), "*.openvex.json")
    if not found:
        yield f"{folder}: no OpenVEX document was published"
    yield from json_schema(schema, found)
    addresses = [json.loads(path.read_text())["@id"] for path in found]
    if len(set(addresses)) != len(addresses):
        yield "two OpenVEX documents have one `@id`"
    for path in found:
        for statement in json.loads(path.read_text())["statements"]:
            yield from (f"{path}: {problem}" for problem in vex_faults(statement))


def vex_faults(statement):
    """What the schema of OpenVEX leaves to its text."""
    needed = {"affected": ["action_statement"], "not_affected": ["justification", "impact_statement"]}
    fields = needed.get(statement["status"], [])
    if fields and not any(statement.get(field) for field in fields):
        yield f"`{statement['status']}` without `{'` or `'.join(fields)}`"
    if not statement.get("products"):
        yield "a statement about no product"


def api(folder):
    """The list of advisories against the schema beside it, which names all that is in it."""
    schema, listed = Path(folder, "api/advisories.schema.json"), Path(folder, "api/advisories.json")
    yield from json_schema(schema, [listed], is_closed=True)
    for nothing in ({}, [], None):
        if not list(json_errors(schema, nothing)):
            yield f"{schema}: lets {nothing} through"
    contents = read_json(listed)
    ids = [advisory["id"] for advisory in contents["advisories"]]
    if len(set(ids)) != len(ids):
        yield f"{listed}: lists an advisory twice"
    home = contents["home"].rstrip("/")
    own = {url for url in strings(contents) if url.startswith(home + "/")}
    for url in sorted(own):
        path = Path(folder, url.removeprefix(home + "/"))
        if not path.is_file() and not Path(path, "index.html").is_file():
            yield f"{listed}: names {url}, which leads nowhere"


def strings(value):
    """All texts of a JSON value."""
    if isinstance(value, str):
        yield value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from strings(part)


def document_links(folder):
    """Each advisory's page links its documents, and names those of CSAF and OSV for programs."""
    from lxml import html

    contents = read_json(Path(folder, "api/advisories.json"))
    for advisory in contents["advisories"]:
        documents = advisory["documents"]
        urls = {url for url in strings(documents) if url.startswith(contents["home"])}
        linked = set()
        for text in advisory["texts"].values():
            path = text["url"].removeprefix(contents["home"])
            page = html.fromstring(Path(folder, path, "index.html").read_bytes().decode())
            page.make_links_absolute(text["url"])
            linked.update(page.xpath("//main//a/@href"))
            named = set(page.xpath("//link[@rel='alternate']/@href"))
            advisories = [document for document in documents.get("csaf", []) if document["profile"] != "csaf_vex"]
            own = {document["url"] for document in advisories if document["locale"] == page.get("lang")}
            wanted = {*own, *documents.get("osv", [])}
            yield from (f"{path}: does not name {url} as an alternate" for url in sorted(wanted - named))
        yield from (f"{advisory['id']}: no page links {url}" for url in sorted(urls - linked))


CHECKS = {
    "atom": atom,
    "json-feeds": json_feeds,
    "security-txt": security_txt,
    "canary": canary,
    "imported": imported,
    "document-form": document_form,
    "csaf-translations": csaf_translations,
    "osv": osv,
    "cve": cve,
    "open-vex": open_vex,
    "api": api,
    "document-links": document_links,
}

if __name__ == "__main__":
    problems = list(CHECKS[sys.argv[1]](*sys.argv[2:]))
    print("\n".join(problems[:50]))
    sys.exit(1 if problems else 0)
