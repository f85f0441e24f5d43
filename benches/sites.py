"""Writes N synthetic advisories in English, French and Japanese as a site of Lucarne, of Hugo and of Eleventy.

    python3 benches/sites.py N FOLDER [MAKER...]

The same number gives the same bytes. A text has about 250 words, a table, a list and two code blocks; the
translations state what the source states.
"""

import json
import random
import shutil
import sys
from pathlib import Path

import material

HERE = Path(__file__).parent
# `lucarne-plain` states nothing that documents for programs are made from, so that it makes what its peers make: pages,
# lists, feeds. `lucarne-source`, which has to be named, is `lucarne` in English alone.
MAKERS = ["lucarne", "lucarne-plain", "hugo", "eleventy"]
LOCALES = ["en", "fr", "ja"]
SUFFIXES = ["", ".fr", ".ja"]
LEVELS = ["critical", "medium", "low", "high"]


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    for maker in sys.argv[3:] or MAKERS:
        begin(maker, folder / maker)
        for number in range(count):
            write_advisory(maker, folder / maker, Advisory(number))


class Advisory:
    """What one advisory says, whatever the language and the generator."""

    def __init__(self, number):
        chosen = random.Random(number)
        self.number = number
        self.year = 2016 + number % 11
        self.id = f"BE-{self.year}-{number:05d}"
        self.published = f"{self.year}-{1 + number % 10:02d}-{1 + number % 28:02d}T{number % 24:02d}:00:00Z"
        self.level = chosen.randrange(len(LEVELS))
        self.part = chosen.choice(material.COMPONENTS)
        pick = lambda sentences, count: chosen.sample(sentences, count)
        self.title, self.summary = chosen.choice(material.TITLES), chosen.choice(material.SUMMARIES)
        self.impact, self.details = pick(material.IMPACT, 2), pick(material.DETAILS, 2)
        self.steps, self.closing = pick(material.STEPS, 3), chosen.sample(material.CLOSING, 2)
        self.codes = pick(sorted(material.CODE), 2)
        verb, noun = chosen.choice(material.VERBS), chosen.choice(material.NOUNS)
        folder = chosen.choice(material.FOLDERS)
        self.values = {
            "function": f"{verb}_{noun}", "file": f"src/{noun}/{verb}.rs", "folder": f"/var/lib/example/{folder}",
            "log": f"/var/log/example/{folder}.log", "option": f"{folder}.{verb}_{noun}", "key": f"{verb}_{noun}",
            "constant": f"{noun}_limit".upper(), "size": 512 + 8 * number, "port": 2000 + number % 6000,
            "count": 200 + number % 700, "minutes": 5 + number % 50, "fixed": f"1.{1 + number % 50}.{number % 7}",
        }

    def say(self, words, language):
        """Fills in a sentence, given in three languages."""
        return words[language].format(part=self.part[language], **self.values)

    def heading(self, key, language, has_id):
        mark = f" {{#{key}}}" if has_id else ""
        return f"## {material.HEADINGS[key][language]}{mark}"

    def code(self, place):
        language = self.codes[place]
        return f"```{language}\n{material.CODE[language].format(**self.values)}```"

    def table(self, language):
        head, (yes, no) = material.TABLE[language], material.EXPOSED[language]
        rows = [("option", "true", yes), ("option", "false", no)]
        lines = [f"| `{self.values[key]}` | `{value}` | {word} |" for key, value, word in rows]
        return "\n".join([f"| {' | '.join(head)} |", "| --- | --- | --- |", *lines])

    def body(self, language, has_ids):
        say = lambda words: self.say(words, language)
        heading = lambda key: self.heading(key, language, has_ids and language == 0)
        return "\n\n".join([
            heading("impact"), *map(say, self.impact), self.table(language),
            heading("details"), *map(say, self.details), say(material.BEFORE_CODE), self.code(0),
            heading("exploitation"), say(self.closing[1]),
            heading("fix"), "\n".join(f"- {say(step)}" for step in self.steps), self.code(1), say(self.closing[0]),
        ]) + "\n"


def begin(maker, root):
    """Empties a site and writes what does not depend on the advisories."""
    shutil.rmtree(root, ignore_errors=True)
    if not maker.startswith("lucarne"):
        shutil.copytree(HERE / "themes" / maker, root)
        return
    # Nobody looked at the translations; the peers state no versions.
    quiet = '[check]\nallow = ["translation-unmarked", "advisory-incomplete"]\n'
    scheme = "http" if maker == "lucarne-plain" else "https"
    contact = '[[contact]]\nkind = "email"\nvalue = "security@example.org"\n'
    product = '[[product]]\nid = "p{0}"\nname = "Product {0}"\nversion_scheme = "semver"\n'
    site = f'[site]\nbase_url = "{scheme}://bench.example.org"\nlocales = {json.dumps(LOCALES[:len(suffixes(maker))])}\n'
    products = "" if maker == "lucarne-plain" else "".join(map(product.format, range(10)))
    write(root / "site.toml", f'{site}[organization]\nname = "Bench"\n{contact}{quiet}{products}')
    for suffix, title in zip(suffixes(maker), ["Security", "Sécurité", "セキュリティ"]):
        write(root / f"content/index{suffix}.md", f'+++\ntitle = "{title}"\n+++\n')


def suffixes(maker):
    """Returns what the names of a site's texts end with, in the order of the locales."""
    return SUFFIXES[:1] if maker == "lucarne-source" else SUFFIXES


def write_advisory(maker, root, advisory):
    for language, suffix in enumerate(suffixes(maker)):
        title, summary = (advisory.say(words, language) for words in (advisory.title, advisory.summary))
        head = f'title = "{title}"\nsummary = "{summary}"\n'
        name = f"{advisory.id}{suffix}.md"
        if maker.startswith("lucarne"):
            head += facts(maker, advisory) if language == 0 else ""
            path = root / f"content/advisories/{advisory.year}/{name}"
            write(path, f"+++\n{head}+++\n\n{advisory.body(language, has_ids=True)}")
        else:
            head = head.replace(" = ", ": ").replace("`", "'") + plain_facts(advisory, suffix)
            write(root / f"content/advisories/{name}", f"---\n{head}---\n\n{advisory.body(language, has_ids=False)}")


def facts(maker, advisory):
    """The facts of an advisory in Lucarne's front matter."""
    number, values = advisory.number, advisory.values
    own = f'id = "{advisory.id}"\nstatus = "published"\npublished = {advisory.published}\nexploited = "no"\n'
    own += f'cvss = ["{material.VECTORS[advisory.level]}"]\n'
    if maker != "lucarne-plain":
        own += f'cve = "CVE-{advisory.year}-{10000 + number}"\n[[affected]]\nproduct = "p{number % 10}"\n'
        own += f'ranges = [{{ introduced = "1.0.0", fixed = "{values["fixed"]}" }}]\n'
    own += f'[[credit]]\nname = "Finder {number % 300}"\n'
    return own + f'[[reference]]\nkind = "fix"\nurl = "https://example.org/c/{number}"\n'


def plain_facts(advisory, suffix):
    """The facts that the peers' pages show."""
    return (
        f'date: {advisory.published}\nid: {advisory.id}\nlang: {suffix[1:] or "en"}\nseverities: ["{LEVELS[advisory.level]}"]\n'
        f'cve: CVE-{advisory.year}-{10000 + advisory.number}\nproduct: Product {advisory.number % 10}\n'
        f'fixed: "{advisory.values["fixed"]}"\n'
    )


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
