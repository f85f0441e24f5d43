"""Holds a published folder against the requirements of CSAF 2.0, section 7.1, as a downloader meets it.

Usage: provider.py ROLE BASE_URL FOLDER SCHEMAS [METADATA_URL]

FOLDER is what stands at BASE_URL; SCHEMAS is a folder with `2.0` and `rolie`. Nothing is known of the site but its
security.txt, or for one without it the address of its metadata: everything else is found by following addresses, each of
which is a file of the folder. Prints what each requirement was tried on, then each problem with the number of its
requirement, and exits with 1 if there is one.

Not met by files alone, and not tried here: that the server encrypts (of 3), that it answers without a password (of 4)
and with the right type (of 7), and the DNS name (10).
"""

import csv
import hashlib
import io
import json
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urldefrag
from urllib.parse import urljoin
from urllib.parse import urlsplit

from keyring import Keyring
from verify import json_errors
from web import Links
from web import Missing
from web import Site

WELL_KNOWN = "/.well-known/csaf/provider-metadata.json"
INFORMATION_TYPE = {"scheme": "urn:ietf:params:rolie:category:information-type", "term": "csaf"}


@dataclass
class Document:
    """A CSAF document, and what stands beside it."""

    url: str
    bytes: bytes
    path: Path

    @cached_property
    def contents(self):
        return json.loads(self.bytes)

    @property
    def document(self):
        return self.contents["document"]

    @property
    def tracking(self):
        return self.document["tracking"]

    def beside(self, ending):
        """The file under the document's name with an ending, if there is one."""
        path = self.path.with_name(self.path.name + ending)
        return path if path.is_file() else None


class Audit:
    """One walk through a site; problems and what was looked at are kept by requirement."""

    def __init__(self, role, site, schemas, keyring):
        self.role = role
        self.site = site
        self.schemas = Path(schemas)
        self.keyring = keyring
        self.problems = []
        self.tried = {}
        self.documents = {}
        self.fingerprints = set()

    def wrong(self, requirement, words):
        self.problems.append(f"requirement {requirement}: {words}")

    def note(self, requirement, words):
        self.tried[requirement] = words

    def schema(self, requirement, schema, url, contents):
        for error in json_errors(self.schemas / schema, contents):
            self.wrong(requirement, f"{url}: {error}")

    def expect(self, requirement, what, found, expected):
        if found != expected:
            self.wrong(requirement, f"{what} is {found!r} and not {expected!r}")

    def same(self, requirement, what, found, expected):
        """Compares two lists without regard to order; something may be in neither twice."""
        found, expected = Counter(found), Counter(expected)
        for item in sorted(expected - found):
            self.wrong(requirement, f"{what} lacks {item}")
        for item in sorted(found - expected):
            self.wrong(requirement, f"{what} has {item} and should not")

    def attempt(self, requirement, step, *arguments):
        """What a step returns; where something is not there, or not of its form, its fault and nothing."""
        try:
            return step(*arguments)
        except (Missing, LookupError, StopIteration, TypeError, ValueError) as error:
            self.wrong(requirement, f"{type(error).__name__}: {error}")
            return None

    # --- where the metadata is

    def security_txt(self):
        """Requirement 8: security.txt names the metadata. Returns its address."""
        url = f"{self.site.base_url}/.well-known/security.txt"
        text = self.site.read(url)
        self.expect(8, "the copy at /security.txt", self.site.read(f"{self.site.base_url}/security.txt"), text)
        named = re.findall(r"^CSAF: (\S+)\r?$", text.decode(), re.MULTILINE)
        if not named:
            self.wrong(8, f"{url} has no field `CSAF`")
            return None
        self.expect(8, "the first `CSAF`", named[0], self.site.base_url + WELL_KNOWN)
        self.note(8, f"security.txt names {named[0]}")
        return named[0]

    def well_known(self, url):
        """Requirement 9: the metadata stands at its well-known address."""
        self.expect(9, "the address of the metadata", urlsplit(url).path, WELL_KNOWN)
        self.note(9, url)

    # --- the metadata

    def metadata(self, url):
        """Requirement 7: the metadata, its schema and its facts."""
        metadata = self.site.json(url)
        self.schema(7, "2.0/json_schema/provider_json_schema.json", url, metadata)
        self.expect(7, "canonical_url", metadata.get("canonical_url"), url)
        self.expect(7, "role", metadata.get("role"), self.role)
        self.note(7, f"{url}, role {metadata.get('role')}")
        return metadata

    def metadata_fits(self, metadata):
        """Requirement 7: the metadata agrees with the documents."""
        names, others = ("name", "namespace", "category"), {}
        publisher = {name: metadata["publisher"].get(name) for name in names}
        for document in self.documents.values():
            own = {name: document.document["publisher"].get(name) for name in names}
            is_translation = "source_lang" in document.document
            if own != {**publisher, **({"category": "translator"} if is_translation else {})}:
                others.setdefault(json.dumps(own, ensure_ascii=False), document.url)
        for own, url in others.items():
            self.wrong(7, f"publisher is {publisher}, and {own} in {url}")
        newest = max((document.tracking["current_release_date"] for document in self.documents.values()), default="")
        if metadata["last_updated"] < newest:
            self.wrong(7, f"last_updated is {metadata['last_updated']}, before a document's {newest}")

    # --- the ROLIE way

    def rolie(self, metadata):
        """Requirements 15 to 17: the feed, the service and the categories."""
        rolies = [way["rolie"] for way in metadata.get("distributions", []) if "rolie" in way]
        feeds = [feed for rolie in rolies for feed in rolie["feeds"]]
        self.expect(15, "the labels of the feeds", [feed["tlp_label"] for feed in feeds], ["WHITE"])
        terms = set()
        categories = [url for rolie in rolies for url in rolie.get("categories", [])]
        for url in categories:
            terms.update(self.attempt(17, self.category, url) or [])
        for feed in feeds:
            self.feed(feed["url"], terms)
        services = [url for rolie in rolies for url in rolie.get("services", [])]
        for url in services:
            self.attempt(16, self.service, url, [feed["url"] for feed in feeds])
        if not services:
            self.wrong(16, "the metadata names no service document")
        if not categories:
            self.wrong(17, "the metadata names no category document")
        self.note(15, f"{len(feeds)} feed, {len(self.documents)} documents")
        self.note(16, " ".join(services))
        self.note(17, f"{' '.join(categories)}: {', '.join(sorted(terms))}")

    def feed(self, url, terms):
        feed = self.site.json(url)
        self.schema(15, "rolie/ROLIE_feed_json_schema.json", url, feed)
        feed = feed["feed"]
        links = [(link["rel"], link["href"]) for link in feed["link"]]
        if ("self", url) not in links:
            self.wrong(15, f"{url} does not say its own address")
        for rel, href in links:
            self.follow(15, href, f"{url}: link `{rel}`")
        if INFORMATION_TYPE not in feed["category"]:
            self.wrong(15, f"{url} is not of the information type csaf")
        for entry in feed["entry"]:
            self.entry(entry, terms)
        ids = [entry["id"] for entry in feed["entry"]]
        self.same(15, url, ids, set(ids))
        newest = max((entry["updated"] for entry in feed["entry"]), default=feed["updated"])
        self.expect(15, "updated of the feed", feed["updated"], newest)

    def entry(self, entry, terms):
        url = entry["content"]["src"]
        document = self.take(15, url)
        if document is None:
            return
        where = f"entry {entry['id']}"
        hrefs = lambda rel: [link["href"] for link in entry["link"] if link["rel"] == rel]
        self.same(15, f"{where}: link `self`", hrefs("self"), [url])
        beside = lambda *endings: [self.site.url(path) for path in map(document.beside, endings) if path]
        self.same(15, f"{where}: link `hash`", hrefs("hash"), beside(".sha256", ".sha512"))
        self.same(15, f"{where}: link `signature`", hrefs("signature"), beside(".asc"))
        self.expect(15, f"{where}: id", entry["id"], document.tracking["id"])
        self.expect(15, f"{where}: title", entry["title"], document.document["title"])
        self.expect(15, f"{where}: published", entry["published"], document.tracking["initial_release_date"])
        self.expect(15, f"{where}: updated", entry["updated"], document.tracking["current_release_date"])
        for category in entry.get("category", []):
            if category != INFORMATION_TYPE and category["term"] not in terms:
                self.wrong(17, f"{where}: `{category['term']}` is in no category document")

    def service(self, url, feeds):
        """RFC 8322, section 5.1: workspaces with titles, whose collections are the feeds."""
        workspaces = self.site.json(url)["service"]["workspace"]
        collections = [collection for workspace in workspaces for collection in workspace["collection"]]
        titles = [part.get("title") for part in workspaces + collections]
        if not all(titles):
            self.wrong(16, f"{url} has a part without a title")
        self.same(16, url, [collection["href"] for collection in collections], feeds)
        for collection in collections:
            if INFORMATION_TYPE not in collection["categories"]["category"]:
                self.wrong(16, f"{url}: {collection['href']} is not of the information type csaf")

    def category(self, url):
        """RFC 8322, section 5.2: the terms that entries may have."""
        categories = self.site.json(url)["categories"]["category"]
        terms = [category["term"] for category in categories]
        if not terms or len(set(terms)) != len(terms):
            self.wrong(17, f"{url} has no term, or one twice")
        return terms

    # --- the directory way

    def directory(self, metadata):
        """Requirements 11 to 14: folders, index.txt, changes.csv and the listings."""
        urls = [way["directory_url"] for way in metadata.get("distributions", []) if "directory_url" in way]
        if len(urls) != 1:
            self.wrong(12, f"the metadata names {len(urls)} directories")
            return
        base = urls[0].rstrip("/") + "/"
        names = self.site.read(base + "index.txt").decode().splitlines()
        folder = self.site.path(base + "index.txt").parent
        self.same(12, "index.txt", names, [path.relative_to(folder).as_posix() for path in folder.glob("*/*.json")])
        documents = {name: document for name in names if (document := self.take(12, base + name))}
        self.note(12, f"{len(names)} documents")
        self.attempt(13, self.changes, base, documents)
        self.attempt(14, self.listings, base)
        self.note(11, f"{len({name.split('/')[0] for name in names})} years")

    def changes(self, base, documents):
        text = self.site.read(base + "changes.csv").decode()
        rows = list(csv.reader(io.StringIO(text, newline="")))
        expected = {name: document.tracking["current_release_date"] for name, document in documents.items()}
        for row in rows:
            if len(row) != 2:
                self.wrong(13, f"changes.csv has the row {row}")
                return
        self.same(13, "changes.csv", map(tuple, rows), expected.items())
        dates = [date for _, date in rows]
        if dates != sorted(dates, reverse=True):
            self.wrong(13, "changes.csv does not begin with the newest")
        for line in text.splitlines():
            if not re.fullmatch(r'"[^"]+","[^"]+"', line):
                self.wrong(13, f"a field of changes.csv has no quotes: {line}")
        self.note(13, f"{len(rows)} rows, the newest of {dates[0] if dates else 'never'}")

    def listings(self, base):
        """Requirement 14: from a folder's page every file of it is reached, by links alone."""
        seen, ahead = set(), [base]
        while ahead:
            url = ahead.pop()
            if url in seen or not url.startswith(base):
                continue
            seen.add(url)
            path = self.follow(14, url, "a listing")
            if path is None or not url.endswith("/"):
                continue
            links = Links(path.read_text())
            if links.is_redirect:
                self.wrong(6, f"{url} leads elsewhere")
            ahead += [urldefrag(urljoin(url, href)).url for href in links.hrefs]
        folder = self.site.path(base).parent
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name != "index.html" and self.site.url(path) not in seen:
                self.wrong(14, f"no listing links {self.site.url(path)}")
        self.note(14, f"{sum(url.endswith('/') for url in seen)} pages, {len(seen)} addresses")

    # --- documents

    def follow(self, requirement, url, what):
        try:
            return self.site.path(url)
        except Missing as error:
            self.wrong(requirement, f"{what}: {error}")
            return None

    def take(self, requirement, url):
        """The document at an address."""
        if url not in self.documents:
            path = self.follow(requirement, url, "a document")
            if path is None:
                return None
            self.documents[url] = Document(url, path.read_bytes(), path)
        return self.documents[url]

    def all_documents(self):
        """Requirements 1 to 5, 11 and 12: each document, and that no other was published."""
        for document in self.documents.values():
            self.document(document)
        texts = ((path, path.read_bytes()) for path in sorted(self.site.folder.rglob("*.json")))
        published = {self.site.url(path) for path, text in texts if b'"csaf_version"' in text and is_csaf(text)}
        for url in sorted(published ^ set(self.documents)):
            self.wrong(12, f"{url} is published and not listed, or listed and not published")
        by_way = len(self.documents)
        for requirement in (1, 2, 4, 5):
            self.note(requirement, f"{by_way} documents")

    def document(self, document):
        tracking = document.tracking
        self.schema(1, "2.0/json_schema/csaf_json_schema.json", document.url, document.contents)
        name = re.sub(r"[^+\-a-z0-9]+", "_", tracking["id"].lower()) + ".json"
        self.expect(2, "the name", document.path.name, name)
        label = document.document.get("distribution", {}).get("tlp", {}).get("label")
        # What is in a public folder is for everybody.
        self.expect(4 if label == "WHITE" else 5, f"the label of {document.url}", label, "WHITE")
        own = [link["url"] for link in document.document["references"] if link.get("category") == "self"]
        if document.url not in own:
            self.wrong(3, f"{document.url} does not name itself, but {own}")
        self.expect(11, f"the folder of {document.url}", document.path.parent.name, tracking["initial_release_date"][:4])

    def both_ways_agree(self, metadata):
        """Each way leads to the same documents."""
        base = next(way["directory_url"] for way in metadata["distributions"] if "directory_url" in way).rstrip("/")
        names = self.site.read(f"{base}/index.txt").decode().splitlines()
        feed = next(way["rolie"]["feeds"][0]["url"] for way in metadata["distributions"] if "rolie" in way)
        entries = self.site.json(feed)["feed"]["entry"]
        self.same(15, "the feed", [entry["content"]["src"] for entry in entries], [f"{base}/{name}" for name in names])

    # --- trust

    def hashes(self):
        """Requirement 18: the hashes beside each document, computed again."""
        for document in self.documents.values():
            for ending in ("sha256", "sha512"):
                path = document.beside(f".{ending}")
                if path is None:
                    self.wrong(18, f"{document.url} has no .{ending}")
                    continue
                digest, _, rest = path.read_text().partition(" ")
                self.expect(18, path.name, digest.strip(), hashlib.new(ending, document.bytes).hexdigest())
                self.expect(18, f"the name in {path.name}", rest.strip() or document.path.name, document.path.name)
            for ending in (".md5", ".sha1"):
                if document.beside(ending):
                    self.wrong(18, f"{document.url} has the weak hash {ending}")
        self.note(18, f"SHA-256 and SHA-512 of {len(self.documents)} documents")

    def keys(self, metadata):
        """Requirement 20: the public keys that the metadata lists."""
        for key in metadata.get("public_openpgp_keys", []):
            path = self.follow(20, key["url"], "a key")
            if path is None:
                continue
            held = self.keyring.take(path)
            self.same(20, key["url"], [name for name, *_ in held], [key["fingerprint"].upper()])
            for name, is_secret, algorithm, bits in held:
                if is_secret or b"PRIVATE KEY" in path.read_bytes():
                    self.wrong(20, f"{key['url']} holds a secret key")
                # RSA under 3,072 bits and DSA are not secure any more (NIST SP 800-57, part 1).
                if (algorithm == 1 and bits < 3072) or algorithm == 17:
                    self.wrong(20, f"{name} is weak: algorithm {algorithm}, {bits} bits")
                self.fingerprints.add(name)
        if not self.fingerprints:
            self.wrong(20, "the metadata lists no key")
        self.note(20, ", ".join(sorted(self.fingerprints)))

    def signatures(self):
        """Requirement 19: each document's signature by a key of the metadata; that of security.txt too."""
        for document in self.documents.values():
            path = document.beside(".asc")
            if path is None:
                self.wrong(19, f"{document.url} has no .asc")
                continue
            if not path.read_bytes().startswith(b"-----BEGIN PGP SIGNATURE-----\n"):
                self.wrong(19, f"{path.name} is not armored")
            self.signature(path.name, path, document.path)
        clear = self.site.path(f"{self.site.base_url}/.well-known/security.txt")
        is_signed = clear.read_bytes().startswith(b"-----BEGIN PGP SIGNED MESSAGE-----\n")
        if is_signed:
            self.signature("security.txt", clear)
        self.note(19, f"{len(self.documents)} documents{' and security.txt' if is_signed else ''}, by gpg")

    def signature(self, name, *paths):
        signer, words = self.keyring.signer(*paths)
        if signer is None:
            self.wrong(19, f"{name}: {words}")
        elif signer not in self.fingerprints:
            self.wrong(19, f"{name} is signed by {signer}, which the metadata does not list")

    def no_redirects(self):
        """Requirement 6: no rule of the folder leads an address elsewhere. Requirement 3: each address is secure."""
        rules = self.site.folder / "_redirects"
        sources = {line.split()[0] for line in rules.read_text().splitlines() if line.split()} if rules.is_file() else set()
        for url in sorted(self.site.asked):
            if urlsplit(url).scheme != "https":
                self.wrong(3, f"{url} is not secure")
            if urlsplit(url).path in sources:
                self.wrong(6, f"{url} is redirected")
        self.note(3, f"{len(self.site.asked)} addresses")
        self.note(6, f"{len(self.site.asked)} addresses, {len(sources)} rules")

    def no_secrets(self):
        for path in self.site.folder.rglob("*"):
            if path.is_file() and b"PRIVATE KEY" in path.read_bytes():
                self.wrong(20, f"{path} holds a secret key")


def is_csaf(text):
    return isinstance(json.loads(text).get("document"), dict)


def audit(role, base_url, folder, schemas, home, metadata_url=None):
    """Tries every requirement, and returns the audit."""
    found = Audit(role, Site(base_url, folder), schemas, Keyring(home))
    url = metadata_url or found.attempt(8, found.security_txt) or base_url + WELL_KNOWN
    if metadata_url is None:
        found.attempt(9, found.well_known, url)
    metadata = found.attempt(7, found.metadata, url) or {}
    found.attempt(15, found.rolie, metadata)
    found.attempt(12, found.directory, metadata)
    found.attempt(15, found.both_ways_agree, metadata)
    found.attempt(1, found.all_documents)
    found.attempt(7, found.metadata_fits, metadata)
    found.attempt(18, found.hashes)
    if role == "csaf_trusted_provider":
        found.attempt(20, found.keys, metadata)
        found.attempt(19, found.signatures)
    found.attempt(6, found.no_redirects)
    found.attempt(20, found.no_secrets)
    return found


def main(role, base_url, folder, schemas, metadata_url=None):
    with tempfile.TemporaryDirectory() as home:
        found = audit(role, base_url, folder, schemas, home, metadata_url)
    if not found.documents:
        found.wrong(1, "there is no document")
    for requirement, words in sorted(found.tried.items()):
        print(f"requirement {requirement}: tried on {words}")
    for problem in found.problems[:50]:
        print(f"FAULT {problem}")
    return 1 if found.problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
