"""Holds every advisory of a site to its source: the same versions are read back from each format.

Usage: roundtrip.py SITE FOLDER

Compared with what the front matter states: the page in each language, the CSAF documents (each language and csaf_vex), the
OSV records, the CNA containers, the OpenVEX document and the entry of /api/advisories.json. What a format has no words
for is left out of its comparison, by the reasons of `LEFT_OUT`, and counted. Prints each difference and exits with 1 if
there is one.
"""

import json
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

import facts
from facts import Products
from facts import Words

LEFT_OUT = {
    "osv: no package": "OSV names versions of packages alone, and the product is in no ecosystem",
    "osv: other statuses": "OSV tells of what is affected alone",
    "csaf: CVSS 4": "CSAF 2.0 has a field for CVSS 2 and 3 alone; the vector of 4.0 stands in a note",
    "csaf: no product": "a score of CSAF is one of products, and none is affected",
    "csaf_vex: no statement": "there is a csaf_vex document where a product is not affected or looked at",
    "openvex: scores": "OpenVEX has none",
    "commits": "pages, CSAF and OpenVEX name versions; commits stand in OSV, CVE and the list",
}
OTHER_STATUSES = (" not affected", " investigated")
# Reasons of a withdrawal by which no product is affected after all.
CLEARING = ("not-a-vulnerability", "not-reproducible", "out-of-scope", "wrong-product")
LOCALES = Path(__file__).parents[2] / "locales"


class Comparison:
    """The differences found, and what was compared and left out."""

    def __init__(self, site, folder):
        self.folder = Path(folder)
        self.products = Products(site)
        self.problems = []
        self.compared = Counter()
        self.left_out = Counter()

    def same(self, name, expected, read):
        """Compares what a format says of each vulnerability with what it has to say."""
        try:
            found = read()
        except (facts.Unreadable, LookupError, AttributeError, OSError) as error:
            self.problems.append(f"{name}: {type(error).__name__}: {error}")
            return
        for key in sorted(set(expected) | set(found)):
            stated, said = expected.get(key, set()), found.get(key, set())
            self.problems += [f"{name}: {key}: does not say `{fact}`" for fact in sorted(stated - said)]
            self.problems += [f"{name}: {key}: says `{fact}`" for fact in sorted(said - stated)]
        self.compared[name.split()[0]] += 1

    def without(self, expected, reason, is_left_out):
        """The facts that a format can tell."""
        told = {}
        for key, stated in expected.items():
            told[key] = {fact for fact in stated if not is_left_out(fact)}
            self.left_out[reason] += len(stated - told[key])
        return {key: stated for key, stated in told.items() if stated}

    def tell(self):
        """Prints what was found, and returns the exit code."""
        print("compared with the sources: " + ", ".join(f"{count} {name}" for name, count in self.compared.items()))
        for reason, count in self.left_out.items():
            if count:
                print(f"left out {count} times: {reason}: {LEFT_OUT[reason]}")
        print("\n".join(self.problems[:50]))
        return 1 if self.problems else 0


class Advisory:
    """A published advisory: what its source states, held against what stands elsewhere."""

    def __init__(self, path, comparison, locales):
        self.comparison = comparison
        self.folder = comparison.folder
        self.products = comparison.products
        self.table, self.expected = facts.source(path)
        self.id = self.table["id"]
        reason = self.table.get("withdrawn", {}).get("reason")
        self.standing = cleared(self.expected) if reason in CLEARING else self.expected
        self.source_locale, *others = locales
        self.translations = [locale for locale in others if path.with_suffix(f".{locale}.md").exists()]

    def pages(self, words):
        """The page in each language; one that is not translated has the same table in other words."""
        for locale, catalog in words.items():
            place = self.folder if locale == self.source_locale else self.folder / locale
            page = place / "advisories" / self.id / "index.html"
            read = lambda: facts.page(page, catalog, self.products)
            self.comparison.same(f"html-{locale} {self.id}", self.without_commits(self.expected), read)

    def without_commits(self, expected):
        return self.comparison.without(expected, "commits", lambda fact: " commits " in fact)

    def csaf(self, documents):
        told = self.without_commits(self.standing)
        told = self.comparison.without(told, "csaf: CVSS 4", lambda fact: fact.startswith("rated CVSS:4"))
        told = self.without_scores_of_nothing(told)
        for id in [self.id, *(f"{self.id}-{locale}" for locale in self.translations)]:
            self.comparison.same(f"csaf {id}", told, lambda: facts.csaf(documents.pop(id), self.products))
        id = f"{self.id}-VEX"
        if any(fact.endswith(OTHER_STATUSES) for stated in self.expected.values() for fact in stated):
            self.comparison.same(f"csaf_vex {id}", told, lambda: facts.csaf(documents.pop(id), self.products))
        else:
            self.comparison.left_out["csaf_vex: no statement"] += 1

    def without_scores_of_nothing(self, told):
        """The scores of vulnerabilities that affect no product have no place."""
        affected = {key for key, stated in told.items() if any(not is_rating(fact) for fact in stated)}
        left = {key: stated for key, stated in told.items() if key not in affected}
        self.comparison.without(left, "csaf: no product", is_rating)
        return {key: stated for key, stated in told.items() if key in affected}

    def osv(self, records):
        """The records that name the advisory's page, by vulnerability."""
        without = self.comparison.without
        told = without(self.expected, "osv: other statuses", lambda fact: fact.endswith(OTHER_STATUSES))
        told = without(told, "osv: no package", lambda fact: not self.is_packaged(fact))
        # There is no record of a vulnerability that affects no package.
        told = {key: stated for key, stated in told.items() if any(not fact.startswith("rated ") for fact in stated)}
        self.comparison.same(f"osv {self.id}", told, lambda: self.read_osv(records.pop(self.id, [])))

    def is_packaged(self, fact):
        """Whether OSV has words for a fact: a package's versions, or commits."""
        product = fact.split()[0]
        return product == "rated" or " commits " in fact or self.products.has_package(product)

    def read_osv(self, records):
        found = {}
        for record in records:
            found.setdefault(self.key_of(record), set()).update(facts.osv(record, self.products))
        return found

    def key_of(self, record):
        """The vulnerability that an OSV record is about."""
        named = {*record.get("aliases", []), *record.get("upstream", []), *record.get("related", [])}
        keys = [key for key in self.expected if key in named] or list(self.expected)
        # The first vulnerability has the advisory's id, the others their number behind it.
        number = record["id"].rpartition(self.id.split("-", 1)[1])[2]
        return keys[int(number[1:]) - 1 if number and len(keys) > 1 else 0]

    def open_vex(self, paths):
        path = self.folder / "vex" / f"{self.id}.openvex.json"
        paths.discard(path)
        told = self.without_commits(self.standing)
        told = self.comparison.without(told, "openvex: scores", is_rating)
        if not told and not path.exists():
            return
        self.comparison.same(f"openvex {self.id}", told, lambda: facts.open_vex(path, self.products))

    def api(self, advisories):
        read = lambda: facts.api(advisories.pop(self.id), self.products)
        self.comparison.same(f"api {self.id}", self.expected, read)


def is_rating(fact):
    return fact.startswith("rated ")


def cleared(expected):
    """What is said of products where an advisory was withdrawn because nothing affects them."""
    told = {}
    for key, stated in expected.items():
        products = {fact.replace(" fixed ", " =").removesuffix(" investigated") for fact in stated}
        products = {fact for fact in products if not fact.startswith("rated ")}
        told[key] = {fact if fact.endswith(" not affected") else f"{fact} not affected" for fact in products}
    return told


def sources(site):
    """The advisories of a site in the source language."""
    paths = Path(site, "content/advisories").rglob("*.md")
    # A translation is `NAME.LOCALE.md`; a folder's text is `index.md`.
    return sorted(path for path in paths if "." not in path.stem and path.stem != "versions")


def csaf_documents(folder):
    """The CSAF documents of a site by id."""
    paths = [path for place in Path(folder).rglob("csaf/white") for path in place.glob("*/*.json")]
    return {json.loads(path.read_text())["document"]["tracking"]["id"]: path for path in paths}


def osv_records(folder):
    """The OSV records of a site by the advisory whose page they name."""
    found = {}
    for path in sorted(Path(folder, "osv").glob("*.json")):
        record = json.loads(path.read_text())
        if path.name == "all.json":
            continue
        urls = [link["url"] for link in record["references"] if link["type"] == "ADVISORY"]
        ids = [match[1] for url in urls if (match := re.search(r"/advisories/([^/]+)/$", url))]
        found.setdefault(ids[0] if ids else path.name, []).append(record)
    return found


def compare_cve(comparison, advisories):
    """Each CNA container with what all advisories state of its CVE."""
    expected = {}
    for advisory in advisories:
        for key, stated in advisory.expected.items():
            if key.startswith("CVE-"):
                expected.setdefault(key, set()).update(stated)
    for id, stated in expected.items():
        path = comparison.folder / "cve" / f"{id}.json"
        read = lambda: {id: facts.cve(json.loads(path.read_text()), comparison.products)}
        comparison.same(f"cve {id}", {id: stated}, read)


def main(site, folder):
    comparison = Comparison(site, folder)
    table = tomllib.loads(Path(site, "site.toml").read_text())
    locales = table["site"]["locales"]
    words = {locale: Words(LOCALES / locale / "lucarne.ftl") for locale in locales}
    made = (Advisory(path, comparison, locales) for path in sources(site))
    advisories = [advisory for advisory in made if Path(folder, "advisories", advisory.id, "index.html").exists()]
    documents, records = csaf_documents(folder), osv_records(folder)
    vex = set(Path(folder, "vex").glob("*.json"))
    listed = {entry["id"]: entry for entry in json.loads(Path(folder, "api/advisories.json").read_text())["advisories"]}
    for advisory in advisories:
        advisory.pages(words)
        advisory.csaf(documents)
        advisory.osv(records)
        advisory.open_vex(vex)
        advisory.api(listed)
    if "cve_org_id" in table["organization"]:
        compare_cve(comparison, advisories)
    comparison.problems += [f"{name}: of no published advisory" for name in [*documents, *records, *vex, *listed]]
    if not advisories:
        comparison.problems.append(f"{folder}: holds no advisory")
    return comparison.tell()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
