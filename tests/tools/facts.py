"""What each format says of versions, read back into one form by a reader that shares nothing with the writers.

A fact is a line of text: `app >=1.0.0 <1.4.2`, `app >=2.0.0 <=2.9.9`, `app >=3.0.0` (no end is known), `app =R7` (this
version), `app fixed 1.4.2`, `app not affected`, `app investigated`, `app commits A..B`; also `rated CVSS:3.1/...`. A start
of `0` is the beginning. Facts are kept by vulnerability: its CVE, or `#1` for the first of an advisory where it has none.
"""

import json
import re
import tomllib
from collections import defaultdict
from pathlib import Path
from urllib.parse import unquote

BEGINNING = "0"
CVE = re.compile(r"CVE-\d{4}-\d{4,}")


class Unreadable(Exception):
    """Something that is in none of the forms that a fact may have."""


def span(product, start, comparator=None, end=None):
    """A run of affected versions; one of a single version is that version."""
    start = start or BEGINNING
    if comparator == "<=" and start == end:
        return f"{product} ={end}"
    return f"{product} >={start}" + (f" {comparator}{end}" if comparator else "")


def commits(product, introduced, fixed):
    """The commits from the one that introduced a fault to the one that removed it."""
    return f"{product} commits {introduced or BEGINNING}..{fixed or ''}"


class Products:
    """The products of a site, found by what a format calls them."""

    def __init__(self, site):
        tables = [tomllib.loads(Path(site, "site.toml").read_text()).get("product", [])]
        for path in sorted(Path(site, "products").glob("*.toml")):
            table = tomllib.loads(path.read_text())
            tables.append(table["product"] if "product" in table else [table])
        self.all = {product["id"]: product for part in tables for product in part}
        self.ids = {}
        for id, product in self.all.items():
            for name in [product["name"], *map(package_of, product.get("packages", []))]:
                name = canonical(name)
                if self.ids.setdefault(name, id) != id:
                    raise Unreadable(f"two products are called {name}")

    def named(self, name):
        """The id of a product by its name or its package URL."""
        if canonical(name) not in self.ids:
            raise Unreadable(f"no product is called {name}")
        return self.ids[canonical(name)]

    def at(self, repositories):
        """The id of the product that is made in a repository."""
        (found,) = (id for id, product in self.all.items() if product.get("repository") in repositories)
        return found

    def releases(self, id):
        return {release["version"] for release in self.all[id].get("releases", [])}

    def has_package(self, id):
        return bool(self.all[id].get("packages"))


def purl_parts(purl):
    """A package URL without its version and qualifiers, its version and its qualifiers, decoded."""
    whole, mark, part = purl.partition("#")
    rest, _, query = whole.partition("?")
    # A namespace may begin with an encoded `@`, so that an unencoded one begins the version.
    name, _, version = rest.partition("@")
    qualifiers = dict(part.split("=", 1) for part in query.split("&")) if query else {}
    return unquote(name + mark + part), unquote(version) or None, {key: unquote(value) for key, value in qualifiers.items()}


def package_of(purl):
    return purl_parts(purl)[0]


def canonical(name):
    """The namespace of a Go module has no capital letters in a canonical package URL."""
    if not name.startswith("pkg:golang/"):
        return name
    path, mark, part = name.partition("#")
    namespace, slash, last = path.rpartition("/")
    return namespace.lower() + slash + last + mark + part


def spans_of_vers(product, vers):
    """The runs that a canonical `vers:` URI holds."""
    scheme, constraints = re.fullmatch(r"vers:([a-z0-9.-]+)/(.+)", vers).groups()
    if constraints == "*":
        if scheme != "all":
            raise Unreadable(f"{vers} is not how all versions are written")
        return {span(product, BEGINNING)}
    facts, start = set(), None
    for constraint in constraints.split("|"):
        comparator, version = re.fullmatch(r"(>=|<=|<|>|!=)?(.+)", constraint).groups()
        version = unquote(version)
        if comparator == ">=" and start is None:
            start = version
        elif comparator in ("<", "<="):
            facts.add(span(product, start, comparator, version))
            start = None
        elif comparator is None and start is None:
            facts.add(f"{product} ={version}")
        else:
            raise Unreadable(f"{vers} is not a list of runs")
    return facts | ({span(product, start)} if start else set())


# --- the source


def source(path):
    """What an advisory's front matter states."""
    advisory = tomllib.loads(path.read_text().split("+++\n")[1])
    vulnerabilities = advisory.get("vulnerability", [advisory])
    facts = {}
    for index, vulnerability in enumerate(vulnerabilities):
        key = vulnerability.get("cve", f"#{index + 1}")
        facts[key] = {fact for affected in vulnerability.get("affected", []) for fact in source_affected(affected)}
        facts[key] |= {f"{other['product']} not affected" for other in vulnerability.get("not_affected", [])}
        facts[key] |= {f"{other['product']} investigated" for other in vulnerability.get("under_investigation", [])}
        facts[key] |= {f"rated {vector}" for vector in vulnerability.get("cvss", [])}
    return advisory, facts


def source_affected(affected):
    product = affected["product"]
    for part in affected.get("ranges", []):
        start = part.get("introduced")
        if "introduced_commit" in part or "fixed_commit" in part:
            yield commits(product, part.get("introduced_commit"), part.get("fixed_commit"))
        if "fixed" in part:
            yield span(product, start, "<", part["fixed"])
            yield f"{product} fixed {part['fixed']}"
        elif "last_affected" in part:
            yield span(product, start, "<=", part["last_affected"])
        else:
            yield span(product, start)
    yield from (f"{product} ={version}" for version in affected.get("versions", []))


# --- pages


class Words:
    """The words of ranges in a language, as patterns."""

    def __init__(self, catalog):
        self.messages = dict(re.findall(r"^([a-z0-9-]+) = (.+)$", catalog.read_text(), re.MULTILINE))
        names = ("range-from-before", "range-from-to", "range-from", "range-before", "range-to", "range-all")
        self.ranges = {name: self.pattern(self.messages[name]) for name in names}

    @staticmethod
    def pattern(message):
        parts = re.split(r"\{ \$(\w+) \}", message)
        return "".join(f"(?P<{part}>\\S+)" if index % 2 else re.escape(part) for index, part in enumerate(parts))

    def span(self, product, text):
        """The run that words tell of."""
        for name, pattern in self.ranges.items():
            if match := re.fullmatch(pattern, text):
                values = match.groupdict()
                end = ("<", values["before"]) if "before" in values else ("<=", values["to"]) if "to" in values else ()
                return span(product, values.get("from"), *end)
        raise Unreadable(f"the words of no range: {text}")


def page(path, words, products):
    """What the tables of an advisory's page say."""
    from lxml import html

    tree = html.fromstring(path.read_bytes().decode())
    parts = tree.xpath("//section[@class='vulnerability']") or tree.xpath("//section[@class='glance']")
    facts = {}
    for index, part in enumerate(parts):
        ids = part.xpath(".//h3//*[@class='id']|.//dd[@class='ids']/a")
        cves = [id.text_content() for id in ids if id.text_content().startswith("CVE-")]
        found = facts.setdefault(cves[0] if cves else f"#{index + 1}", set())
        for row in part.xpath(".//table[contains(concat(' ', @class, ' '), ' affected ')]/tbody/tr"):
            named = row.xpath("./th") or row.xpath("preceding-sibling::tr[th][1]/th")
            found.update(page_row(row, products.named(named[0].text_content().strip()), words))
        found.update(page_others(part, words, products))
        found.update(f"rated {link.text_content()}" for link in part.xpath(".//a[@class='vector']"))
    return facts


def page_row(row, product, words):
    for cell in row.xpath("./td[@class='version']"):
        yield words.span(product, cell.text_content().strip())
    for version in row.xpath("./td[@class='versions']/span"):
        yield f"{product} ={version.text_content().strip()}"
    for version in row.xpath("./td/strong[@class='version']"):
        yield f"{product} fixed {version.text_content().strip()}"


def page_others(part, words, products):
    """The products that are not affected, or looked at."""
    states = {"glance-not-affected": "not affected", "glance-under-investigation": "investigated"}
    for message, state in states.items():
        for term in part.xpath(".//dt"):
            if term.text_content().strip() == words.messages[message]:
                text = term.getnext().text_content()
                yield from (f"{id} {state}" for id in products_in(text, products))


def products_in(text, products):
    """The products that a list names; the name of one may begin with that of another."""
    for id, product in sorted(products.all.items(), key=lambda item: -len(item[1]["name"])):
        if product["name"] in text:
            text = text.replace(product["name"], "")
            yield id


# --- CSAF


def csaf(path, products):
    """What the product statuses of a CSAF document say."""
    document = json.loads(path.read_text())
    leaves = {}
    for branch in document.get("product_tree", {}).get("branches", []):
        csaf_leaves(branch, [], leaves)
    facts = {}
    for index, vulnerability in enumerate(document.get("vulnerabilities", [])):
        found = facts.setdefault(vulnerability.get("cve", f"#{index + 1}"), set())
        for status, ids in vulnerability.get("product_status", {}).items():
            for id in ids:
                found.update(csaf_status(status, leaves[id], products))
        scores = vulnerability.get("scores", [])
        found.update(f"rated {score['cvss_v3']['vectorString']}" for score in scores if "cvss_v3" in score)
    return facts


def csaf_leaves(branch, path, leaves):
    path = [*path, branch]
    if "product" in branch:
        leaves[branch["product"]["product_id"]] = path
    for below in branch.get("branches", []):
        csaf_leaves(below, path, leaves)


def csaf_status(status, path, products):
    """The facts of one product id; its helper has to name the same product and versions."""
    names = [branch["name"] for branch in path if branch["category"] == "product_name"]
    product, leaf = products.named(names[-1]), path[-1]
    if leaf["category"] == "product_version_range":
        runs = spans_of_vers(product, leaf["name"])
    elif leaf["category"] == "product_version":
        runs = {f"{product} ={leaf['name']}"}
    else:
        runs = {span(product, BEGINNING)}
    purl = leaf["product"].get("product_identification_helper", {}).get("purl")
    if purl:
        package, version, qualifiers = purl_parts(purl)
        if products.named(package) != product:
            raise Unreadable(f"{purl} stands for {product}")
        if version and runs != {f"{product} ={version}"}:
            raise Unreadable(f"{purl} stands for {runs}")
        if "vers" in qualifiers and spans_of_vers(product, qualifiers["vers"]) != runs:
            raise Unreadable(f"{purl} stands for {runs}")
    return status_facts(status, product, runs)


def status_facts(status, product, runs):
    """The facts of a status of CSAF or OpenVEX."""
    if status in ("known_affected", "first_affected", "last_affected", "affected"):
        return runs
    if status in ("fixed", "first_fixed"):
        return {run.replace(" =", " fixed ") for run in runs}
    if status in ("known_not_affected", "not_affected"):
        return {f"{product} not affected" if run == span(product, BEGINNING) else f"{run} not affected" for run in runs}
    if status == "under_investigation":
        return {f"{product} investigated"}
    # What is recommended says nothing of what is affected.
    if status == "recommended":
        return set()
    raise Unreadable(f"the status {status}")


# --- OSV


def osv(record, products):
    """What the events and versions of an OSV record say."""
    facts = {f"rated {severity['score']}" for severity in record.get("severity", [])}
    for affected in record.get("affected", []):
        if "package" in affected:
            product = products.named(osv_package(affected["package"]))
        else:
            product = products.at({part["repo"] for part in affected["ranges"]})
        facts.update(fact for part in affected.get("ranges", []) for fact in osv_range(product, part))
        versions = {f"{product} ={version}" for version in affected.get("versions", [])}
        # Beside a range the releases in it are listed.
        listed = {f"{product} ={version}" for version in products.releases(product)}
        facts |= versions - listed if affected.get("ranges") else versions
    return facts


def osv_package(package):
    if "purl" not in package:
        raise Unreadable(f"a package without a package URL: {package['name']}")
    url, name = package_of(package["purl"]), package["name"]
    # A canonical package URL of Go has no capital letters in its namespace; the names of modules have.
    if package["ecosystem"] == "Go":
        url, name = url.lower(), name.lower()
    if name not in url.replace("/", ":") + url:
        raise Unreadable(f"{package['name']} is not the name in {package['purl']}")
    return package_of(package["purl"])


def osv_range(product, part):
    if part["type"] == "GIT":
        events = {kind: commit for event in part["events"] for kind, commit in event.items()}
        yield commits(product, events["introduced"], events.get("fixed"))
        return
    start = None
    for event in part["events"]:
        kind, version = next(iter(event.items()))
        if kind == "introduced":
            if start is not None:
                yield span(product, start)
            start = version
            continue
        yield span(product, start, {"fixed": "<", "last_affected": "<="}[kind], version)
        start = None
        if kind == "fixed":
            yield f"{product} fixed {version}"
    if start is not None:
        yield span(product, start)


# --- CVE


def cve(container, products):
    """What the versions of a CNA container say."""
    ratings = (rating for metric in container.get("metrics", []) for rating in metric.values())
    facts = {f"rated {rating['vectorString']}" for rating in ratings if isinstance(rating, dict)}
    for affected in container["affected"]:
        product = products.named(affected["product"])
        for version in affected.get("versions", []):
            facts.update(cve_version(product, version))
        if not affected.get("versions"):
            whole = {"unaffected": f"{product} not affected", "unknown": f"{product} investigated"}
            facts.add(whole.get(affected["defaultStatus"], span(product, BEGINNING)))
    return facts


def cve_version(product, version):
    if version["status"] != "affected":
        return
    start = version["version"]
    if version.get("versionType") == "git":
        yield commits(product, start, version["lessThan"].removesuffix("*"))
    elif "lessThan" in version and version["lessThan"] == "*":
        yield span(product, start)
    elif "lessThan" in version:
        yield span(product, start, "<", version["lessThan"])
        yield f"{product} fixed {version['lessThan']}"
    elif "lessThanOrEqual" in version:
        end = version["lessThanOrEqual"]
        yield span(product, start) if end == "*" else span(product, start, "<=", end)
    else:
        yield f"{product} ={start}"


# --- OpenVEX


def open_vex(path, products):
    """What the statements of an OpenVEX document say; without a CVE a vulnerability is named by its advisory and number."""
    facts = defaultdict(set)
    advisory = path.name.removesuffix(".openvex.json")
    for statement in json.loads(path.read_text())["statements"]:
        name = statement["vulnerability"]["name"]
        number = re.fullmatch(rf"{re.escape(advisory)}(?:-(\d+))?", name)
        key = f"#{number[1] or 1}" if number and not CVE.fullmatch(name) else name
        for product in statement["products"]:
            facts[key].update(open_vex_product(statement["status"], product, products))
    return dict(facts)


def open_vex_product(status, product, products):
    """The facts of a product, named by a package URL, or by its page with the version or `vers:` URI as fragment."""
    if product["@id"].startswith("pkg:"):
        if product["identifiers"]["purl"] != product["@id"]:
            raise Unreadable(f"{product['@id']} has another package URL: {product['identifiers']['purl']}")
        package, version, qualifiers = purl_parts(product["@id"])
        id, vers = products.named(package), qualifiers.get("vers")
    else:
        id, fragment = re.search(r"/product/([^/]+)/#?([^#]*)$", product["@id"]).groups()
        version = unquote(fragment) or None
        vers = version if version and version.startswith("vers:") else None
    if vers:
        runs = spans_of_vers(id, vers)
    else:
        runs = {f"{id} ={version}"} if version else {span(id, BEGINNING)}
    return status_facts(status, id, runs)


# --- our own list


def api(advisory, products):
    """What the list of all advisories says of one."""
    facts = {}
    for index, vulnerability in enumerate(advisory["vulnerabilities"]):
        found = facts.setdefault(vulnerability.get("cve", f"#{index + 1}"), set())
        for affected in vulnerability.get("affected", []):
            found.update(api_affected(affected))
        found |= {f"rated {score['vector']}" for score in vulnerability.get("cvss", [])}
        found |= {f"{other['product']} not affected" for other in vulnerability.get("not_affected", [])}
        found |= {f"{product} investigated" for product in vulnerability.get("under_investigation", [])}
    return facts


def api_affected(affected):
    """The affected versions of a product; they stand there twice, as fields and as `vers:` URIs."""
    told = set(source_affected(affected))
    said = {run for vers in affected["vers"] for run in spans_of_vers(affected["product"], vers)}
    others = (f"{affected['product']} fixed ", f"{affected['product']} commits ")
    if said != {fact for fact in told if not fact.startswith(others)}:
        raise Unreadable(f"the fields say {told}, the `vers:` URIs {said}")
    return told
