"""Reads whole documents and their translations from packages, as Markdown that Lucarne reads.

`documents(set, folder, fetch)` yields for each translated document its name, language, source and translation. The
packages write MkDocs and HTML, which is turned into the Markdown of both languages by one and the same rules: marks that
the program does not know are taken off, addresses within the package's own documentation are made whole, and code is
left as it is.
"""

import html.parser
import io
import itertools
import json
import posixpath
import re
import subprocess
import tarfile
import urllib.parse

SELF = "https://docs.example.org/"


def files(path, pattern):
    """Yields the files of an archive that a pattern finds: its match and the text."""
    if path.suffix == ".deb":
        names = subprocess.run(["dpkg-deb", "--fsys-tarfile", path], check=True, capture_output=True).stdout
        with tarfile.open(fileobj=io.BytesIO(names)) as archive:
            yield from matching(archive, pattern)
        return
    with tarfile.open(path) as archive:
        yield from matching(archive, pattern)


def matching(archive, pattern):
    """Yields the files of an open archive that a pattern finds."""
    for member in sorted(archive.getmembers(), key=lambda member: member.name):
        match = re.search(pattern, member.name)
        if match and member.isfile():
            yield match, archive.extractfile(member).read().decode()


def paired(path, pattern, convert):
    """Pairs the files of an archive by language and name, those of `en` or `en-US` with each of the others."""
    texts = {(match["language"] or "en", match["name"]): text for match, text in files(path, pattern)}
    for (language, name), text in texts.items():
        source = texts.get(("en", name), texts.get(("en-US", name)))
        if language in ("fr", "ja") and source and "{%" not in source + text:
            yield name, language, convert(source, name), convert(text, name)


def outside_fences(text, change):
    """Changes the lines outside of fenced code."""
    lines, fence = [], None
    for line in text.splitlines():
        mark = re.match(r"\s*(```+|~~~+)", line)
        if mark and fence is None:
            fence = mark[1][:3]
            lines.append(line)
        elif fence is not None:
            fence = None if mark and mark[1].startswith(fence) else fence
            lines.append(line)
        else:
            lines.extend(change(line))
    return "\n".join(lines)


def dedented(text):
    """Takes the frame off admonitions: `!!! note "Title"` and tabs, and the four spaces of what they hold."""
    lines, inside = [], False
    for line in text.splitlines():
        frame = re.match(r'(!!!|\?\?\?\+?|===)\s*(?:\w+\s*)?(?:"(.*)")?', line)
        if frame:
            inside = True
            lines += ["", frame[2] or "", ""]
        elif inside and (line.startswith("    ") or not line.strip()):
            lines.append(line[4:])
        else:
            inside = False
            lines.append(line)
    return "\n".join(lines)


def from_mkdocs(text, name):
    """Turns the Markdown of MkDocs into that of Lucarne."""
    base = posixpath.dirname(name)

    def whole(match):
        target = match[2]
        if not re.match(r"\w+:", target):
            path, _, anchor = target.partition("#")
            path = posixpath.normpath(posixpath.join(base, path.removesuffix(".md"))) if path else name
            target = f"{SELF}{path}#{anchor}".rstrip("#")
        return f"]({target})"

    def change(line):
        line = re.sub(r'<a\s[^>]*href="([^"]*)"[^>]*>(.*?)</a>', r"[\2](\1)", line)
        line = re.sub(r"!\[[^\]]*\]\([^)]*\)(\{[^}]*\})?", "", line)
        line = re.sub(r"(\]\([^)]*\))\{[^}]*\}", r"\1", line)
        line = re.sub(r"</?(?:strong|b)>", "**", re.sub(r"</?(?:em|i)>", "*", line))
        line = re.sub(r"</?\w+[^>`]*>|<!--.*?-->", "", line)
        line = re.sub(r"(\])\(([^)\s]*)\)", whole, line)
        return [re.sub(r"^(#+ .*?)\s*\{.*\}$", r"\1", line)]

    # Tabs hold admonitions.
    return outside_fences(dedented(dedented(text)), change)


def from_playbook(text, name):
    """Turns a file with front matter of its own into Markdown with whole addresses."""
    return from_mkdocs(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL), name)


def from_lesson(text, _name):
    """Turns a lesson into Markdown without rules, pictures and marks of HTML."""

    def change(line):
        if re.match(r"\s*(-{4,}|={4,})\s*$", line):
            return [""]
        return [re.sub(r"</?\w+[^>`]*>|<!--.*?-->", "", re.sub(r"!\[[^\]]*\]\([^)]*\)", "", line))]

    return outside_fences(text, change)


class Help(html.parser.HTMLParser):
    """Writes simple HTML as Markdown: headings, paragraphs, lists, terms, code and links."""

    # A row of a table is an item, since these tables may have no header.
    BLOCKS = {"p": "", "li": "- ", "dt": "", "dd": "", "pre": "```", "tr": "- "}
    BLOCKS |= {f"h{level}": "#" * max(level, 2) + " " for level in range(1, 7)}
    FRAMES = ("ul", "ol", "dl", "table", "blockquote")

    def __init__(self):
        super().__init__()
        self.blocks, self.text, self.mark, self.links = [], "", "", []

    def flush(self):
        """Ends a block."""
        text = self.text if self.mark == "```" else re.sub(r"\s+", " ", self.text)
        if text.strip():
            code = f"```\n{text.strip()}\n```"
            self.blocks.append(code if self.mark == "```" else self.mark + text.strip())
        self.text, self.mark = "", ""

    def handle_starttag(self, tag, attrs):
        classes = set((dict(attrs).get("class") or "").split())
        if tag in self.BLOCKS or tag in self.FRAMES:
            # The first paragraph of an item is the item.
            mark = self.mark if tag == "p" and not self.text.strip() else ""
            self.flush()
            self.mark = mark or self.BLOCKS.get(tag, "")
        elif tag in ("td", "th"):
            self.text += " "
        elif tag == "code" and self.mark != "```":
            self.text += "`"
        elif tag == "a":
            target = dict(attrs).get("href")
            self.links.append(None if self.mark.startswith("#") or not target else urllib.parse.urljoin(SELF, target))
            self.text += "[" if self.links[-1] else ""
        elif tag == "span" and "property-type" in classes:
            self.text += " ("
        elif tag == "br":
            self.text += " "

    def handle_endtag(self, tag):
        if tag in self.BLOCKS or tag in self.FRAMES:
            self.flush()
        elif tag == "code" and self.mark != "```":
            self.text += "`"
        elif tag == "span" and self.text.count("(") > self.text.count(")"):
            self.text += ")"
        elif tag == "a" and self.links:
            target = self.links.pop()
            self.text += f"]({target})" if target else ""

    def handle_data(self, data):
        inside = self.text.count("`") % 2 == 1 or self.mark == "```"
        self.text += data if inside else re.sub(r"([*_<>\[\]{}])", r"\\\1", data)


class Book(Help):
    """Reads a page that Publican makes of a book, without its frame."""

    def __init__(self):
        super().__init__()
        self.frames, self.paragraphs = 0, []

    def handle_starttag(self, tag, attrs):
        classes = set((dict(attrs).get("class") or "").split())
        if self.frames or tag in ("ul", "p", "head", "sup") and (tag in ("head", "sup") or classes & {"docnav", "docnavtop"}):
            self.frames += tag not in ("meta", "link", "img", "br", "hr", "input")
        elif tag == "p" and dict(attrs).get("id") == "title":
            self.frames = 1
        elif tag == "div":
            self.paragraphs.append("para" in classes)
            super().handle_starttag("p" if "para" in classes else "div", attrs)
        elif tag == "a" and not (dict(attrs).get("href") or "").startswith("http"):
            self.links.append(None)
        else:
            super().handle_starttag(tag, attrs)

    def handle_startendtag(self, tag, attrs):
        if not self.frames and tag == "br":
            self.text += " "

    def handle_endtag(self, tag):
        if self.frames:
            self.frames -= 1
        elif tag == "div":
            super().handle_endtag("p" if self.paragraphs and self.paragraphs.pop() else "div")
        else:
            super().handle_endtag(tag)

    def handle_data(self, data):
        if not self.frames:
            super().handle_data(data)


def from_book(text, _name):
    """Turns a page of a book into Markdown, without its title and the numbers of its headings."""
    reader = Book()
    reader.feed(text)
    reader.flush()
    blocks = [re.sub(r"^(#+ )(?:第 \d+ 章 |(?:\S+\s)?[\dA-Z]+(?:\.\d+)*\.\s+)", r"\1", block) for block in reader.blocks]
    return "\n\n".join(block for block in blocks[1:] if not re.fullmatch(r"\\?\[\d+\\?\]", block))


class Chapter(Help):
    """Reads a page that Sphinx makes, without what it adds to headings; links within the book become their text."""

    frames = 0

    def handle_starttag(self, tag, attrs):
        classes = (dict(attrs).get("class") or "").split()
        if self.frames or "headerlink" in classes or "section-number" in classes:
            self.frames += tag not in ("img", "br", "hr")
        elif tag == "a" and not (dict(attrs).get("href") or "").startswith("http"):
            self.links.append(None)
        else:
            super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if self.frames:
            self.frames -= 1
        elif tag != "span":
            super().handle_endtag(tag)

    def handle_data(self, data):
        if not self.frames:
            super().handle_data(data)


class Manual(Help):
    """Reads a page that the stylesheets of DocBook make; links within the book become their text, and code in code is one."""

    def __init__(self):
        super().__init__()
        self.codes = 0

    def handle_starttag(self, tag, attrs):
        self.codes += tag == "code"
        if tag == "a" and not (dict(attrs).get("href") or "").startswith("http"):
            self.links.append(None)
        elif tag != "code" or self.codes == 1:
            super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag != "code" or self.codes == 1:
            super().handle_endtag(tag)
        self.codes -= tag == "code"

    def handle_data(self, data):
        # An old way to write quotation marks, which Markdown would take for code.
        super().handle_data(data if self.codes or self.mark == "```" else data.replace("`", "'"))


class Live(Help):
    """Reads a page that SiSU makes: a paragraph in bold is a heading, `tt` is code, and links within the book become their text."""

    frames = 0

    def handle_starttag(self, tag, attrs):
        classes = set((dict(attrs).get("class") or "").split())
        if self.frames or tag == "label":
            self.frames += tag not in ("img", "br", "hr")
        elif tag == "p" and classes & {"bold", "code"}:
            self.flush()
            self.mark = "```" if "code" in classes else "## "
        elif tag == "br":
            self.text += "\n" if self.mark == "```" else " "
        elif tag == "tt":
            self.text += "" if self.mark == "```" else "`"
        elif tag == "a" and not (dict(attrs).get("href") or "").startswith("http"):
            self.links.append(None)
        else:
            super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if self.frames:
            self.frames -= 1
        elif tag == "tt":
            self.text += "" if self.mark == "```" else "`"
        else:
            super().handle_endtag(tag)

    def handle_data(self, data):
        if not self.frames:
            super().handle_data(data.strip("\n").replace("\xa0", " ") if self.mark == "```" else data)


def live(text):
    """Turns a chapter that SiSU made into Markdown, cut before each heading of the second level."""
    reader = Live()
    reader.feed('<div class="substance"' + text.split('class="substance"', 1)[1].split('<div class="main_column">')[0])
    reader.flush()
    return cut([re.sub(r"^(#+ )[\dA-Z]+(?:\.\d+)*\.?\s+", r"\1", block) for block in reader.blocks])


def sections(text):
    """Turns a chapter that Sphinx made into Markdown, cut before each heading of the second level."""
    reader = Chapter()
    main = re.split(r'role="main">|<!--<section id="main-section">-->', text, maxsplit=1)[1]
    reader.feed(re.split(r'<div class="clearer">|<div id="sidebar"', main, maxsplit=1)[0])
    reader.flush()
    return cut(reader.blocks)


def chapter(text):
    """Turns a chapter that the stylesheets of DocBook made into Markdown, cut before each heading of the second level."""
    return cut(from_docbook(text))


def long_page(text):
    """Turns a manual that the stylesheets of DocBook made one page of into Markdown, cut before each heading."""
    text = re.split(r'<div class="titlepage">', text, maxsplit=1)[1]
    parts = [[]]
    for block in from_docbook(text):
        if re.match(r"##+ ", block):
            parts.append([])
        else:
            parts[-1].append(block)
    return ["\n\n".join(part) for part in parts[1:]]


def asciidoc(text):
    """Turns a manual that Asciidoctor made into Markdown, cut before each heading of the second and third level."""
    reader = Manual()
    reader.feed(text.split('<div id="content">', 1)[1].split('<div id="footer">', 1)[0])
    reader.flush()
    parts = [[]]
    for block in reader.blocks:
        block = re.sub(r"^(#+ )(?:\d+\.)+ ", r"\1", block)
        if re.match(r"###? ", block):
            parts.append([])
        else:
            # The headings that are left stand below those of a page.
            parts[-1].append(re.sub(r"^##(#+ )", r"\1", block))
    return ["\n\n".join(part) for part in parts[1:]]


def from_docbook(text):
    """Turns a page that the stylesheets of DocBook made into blocks of Markdown, the first of which is its title."""
    reader = Manual()
    text = re.split(r'<div class="navfooter">', re.split(r'<div class="titlepage">', text, maxsplit=1)[1])[0]
    reader.feed(re.sub(r'<div class="toc">.*?</dl>\s*</div>|<sup.*?</sup>', "", text, flags=re.DOTALL))
    reader.flush()
    return [re.sub(r"^(#+ )(?:第\s*\d+\s*章\s*|(?:\S+\s)?[\dA-Z]+(?:\.\d+)*\.\s+)", r"\1", block) for block in reader.blocks]


def cut(blocks):
    """Puts the blocks of a chapter into parts, cut before each heading of the second level."""
    parts = [[]]
    # The first block is the title of the chapter, and each further one of its level that of a part.
    for block in blocks[1:]:
        if block.startswith("## "):
            parts.append([])
        else:
            parts[-1].append(re.sub(r"^#(##+ )", r"\1", block))
    return ["\n\n".join(part) for part in parts if part]


def from_help(text, _name):
    """Turns the help of a node into Markdown, each of its topics below a heading."""
    topics = re.findall(r'<script[^>]*data-help-name="([^"]*)"[^>]*>(.*?)</script>', text, re.DOTALL)
    parts = []
    for topic, words in topics:
        reader = Help()
        reader.feed(words)
        reader.flush()
        parts += [f"## `{topic}`", *(re.sub(r"^(#+)", r"#\1", block) for block in reader.blocks)]
    return "\n\n".join(parts)


def from_html(text):
    """Turns a page of HTML into Markdown, without the title that stands above it."""
    reader = Help()
    reader.feed(text)
    reader.flush()
    return "\n\n".join(reader.blocks[1:])


def playbook(path):
    """Yields the files below `docs/ja-JP` whose source stands at the same place above."""
    texts = {match["name"]: text for match, text in files(path, r"^package/(?P<name>.*\.md)$")}
    for name, text in sorted(texts.items()):
        source = texts.get(name.removeprefix("docs/ja-JP/"))
        if name.startswith("docs/ja-JP/") and source:
            yield name, "ja", from_playbook(source, name), from_playbook(text, name)


def manual(path):
    """Yields the documents of Electron that are translated: those of whose blocks at most a tenth is left in English."""
    for _, text in files(path, r"/dist/docs\.json$"):
        everything = json.loads(text)
        for locale, language in (("fr-FR", "fr"), ("ja-JP", "ja")):
            for name, document in sorted(everything[locale].items()):
                source = everything["en-US"].get(name)
                pair = (from_html(source["html"]), from_html(document["html"])) if source else ("", "")
                if is_translated(*pair):
                    yield name, language, *pair


def is_translated(source, translation, most=0.1, least=5):
    """Whether at most a tenth of the prose of a document, or another share, stands in its source."""
    prose = [block for block in translation.split("\n\n") if len(block) > 40 and not block.startswith("```")]
    left = set(source.split("\n\n"))
    return len(prose) >= least and sum(1 for block in prose if block in left) <= most * len(prose)


LESSONS = (r"/exercises/(?P<name>[\w-]+/[a-z]+)(?:\.(?P<language>fr|ja))?\.md$", from_lesson)
KINDS = {
    "fastapi": (r"/docs/(?P<language>en|fr|ja)/docs/(?P<name>.*)\.md$", from_mkdocs),
    "javascripting": (r"/problems/(?P<name>[\w-]+/[a-z]+)(?:_(?P<language>fr|ja))?\.md$", from_lesson),
    "how-to-npm": (r"/problems/(?P<name>[\w-]+/[a-z]+)\.(?P<language>en|fr|ja)\.(?:md|txt)$", from_lesson),
    "learnyounode": LESSONS,
    "promise-it-wont-hurt": LESSONS,
    "makemehapi": LESSONS,
    "bytewiser": LESSONS,
    "tower-of-babel": LESSONS,
    "expressworks": LESSONS,
    "functional-javascript-workshop": LESSONS,
    "count-to-6": LESSONS,
    "lololodash": LESSONS,
    "clinosim": (r"^clinosim-[\d.]+/(?P<name>(?:.*/)?README)(?:\.(?P<language>ja))?\.md$", from_mkdocs),
    "@node-red/nodes": (r"/locales/(?P<language>en-US|fr|ja)/(?P<name>.*)\.html$", from_help),
}


def book(path, most=0.1):
    """Yields the pages of a book in a package of Debian that are translated, but for such a share of their prose."""
    pattern = r"/html/(?P<language>en-US|fr-FR|ja-JP)/(?P<name>[\w.-]+)\.html$"
    texts = {(match["language"][:2], match["name"]): text for match, text in files(path, pattern)}
    for (language, name), text in texts.items():
        if language != "en" and name not in ("index", "credits", "copyrights"):
            source, translation = from_book(texts["en", name], name), from_book(text, name)
            if is_translated(source, translation, most):
                yield name, language, source, translation


BOOKS = {
    "developers-reference": (r"/developers-reference/(?:(?P<language>fr|ja)/)?(?P<name>[\w-]+)\.html$", sections),
    "debian-policy": (r"/debian-policy/(?:(?P<language>ja)/)?policy\.html/(?P<name>(?!genindex)[\w-]+)\.html$", sections),
    "debian-faq": (r"/FAQ/(?:\w\w/)?(?P<name>[\w-]+)\.(?P<language>en|fr|ja)\.html$", chapter),
    "aptitude-doc": (r"/html/(?P<language>en|fr|ja)/(?P<name>(?!ld-)[\w-]+)\.html$", lambda text: ["\n\n".join(from_docbook(text)[1:])]),
    "debian-edu-doc": (r"/debian-edu-doc-(?P<language>en|fr|ja)/(?P<name>debian-edu-bookworm-manual)\.html$", long_page),
    "debian-reference": (r"/debian-reference/(?P<name>ch\d+|pr\d+)\.(?P<language>en|fr|ja)\.html$", chapter),
    "ubuntu-packaging-guide-html": (r"/doc/ubuntu-packaging-guide-html(?:-(?P<language>fr))?/(?P<name>[\w-]+)\.html$", sections),
    "kicad-doc": (r"/help/(?P<language>en|fr|ja)/(?P<name>\w+)\.html$", asciidoc),
    "live-manual-html": (r"/live-manual/(?P<name>(?!toc|metadata|index)[\w-]+)\.(?P<language>en|fr|ja)\.html$", live),
    "apt-doc": (r"/apt-doc/(?P<book>guide|offline)(?:\.(?P<language>fr|ja))?\.html/(?P<name>ch\d+)\.html$", chapter),
    "maint-guide": (r"/html/(?P<name>[\w-]+)\.(?P<language>en|fr|ja)\.html$", chapter),
}


# Of these, the translations of many parts have not been begun.
UNFINISHED = ("debian-policy", "debian-faq", "debian-edu-doc", "debian-reference", "ubuntu-packaging-guide-html", "kicad-doc")
UNFINISHED += ("live-manual-html", "apt-doc")


def parts_of(package, paths):
    """Yields the parts of chapters that packages of Debian hold, one in English and the others translated."""
    pattern, convert = BOOKS[package]
    found = [found for path in paths for found in files(path, pattern)]
    named = [("-".join(filter(None, [match.groupdict().get("book"), match["name"]])), match, text) for match, text in found]
    texts = {(match["language"] or "en", name): text for name, match, text in named}
    for (language, name), text in sorted(texts.items()):
        if language != "en" and name not in ("index", "search", package):
            own, other = convert(texts["en", name]), convert(text)
            if len(own) != len(other):
                raise ValueError(f"{name} has {len(own)} parts, and {len(other)} in {language}")
            for number, pair in enumerate(zip(own, other), 1):
                if package in UNFINISHED and not is_translated(*pair, least=1):
                    continue
                yield f"{name}-{number}", language, *pair


READERS = {"harden-doc": book, "debian-handbook": lambda path: book(path, 0.25), "electron-i18n": manual, "ecc-universal": playbook}


def documents(packages, fetched):
    """Yields each translated document of packages: name, language, source, translation.

    `package@version#3/7` is every seventh document of a package, from the fourth on.
    """
    for requirement in packages:
        requirement, _, share = requirement.partition("#")
        start, step = map(int, share.split("/")) if share else (0, 1)
        package = re.split(r"==|(?<=.)@", requirement)[0]
        if package in BOOKS:
            english = "-en" if package in ("aptitude-doc", "debian-edu-doc", "debian-reference", "kicad-doc") else ""
            only = {"debian-policy": ["-ja"], "ubuntu-packaging-guide-html": ["-fr"], "live-manual-html": [], "apt-doc": []}
            languages = [english, *only.get(package, ["-fr", "-ja"])]
            paths = [fetched(f"{package}{language}=={requirement.split('==')[1]}") for language in languages]
            found = parts_of(package, paths)
        else:
            path = fetched(requirement)
            found = READERS[package](path) if package in READERS else paired(path, *KINDS[package])
        for name, language, source, translation in itertools.islice(found, start, None, step):
            plain = re.sub(r"[^a-z0-9]+", "-", f"{package}-{name}-{language}".lower()).strip("-")
            yield plain, language, source, translation
