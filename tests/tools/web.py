"""A published folder as a web server shows it."""

import json
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote


class Missing(Exception):
    """An address that leads to no file."""


class Site:
    """A folder as the web server that publishes it."""

    def __init__(self, base_url, folder):
        self.base_url = base_url.rstrip("/")
        self.folder = Path(folder)
        self.asked = set()

    def path(self, url):
        """The file that answers for an address."""
        self.asked.add(url)
        if not url.startswith(self.base_url + "/"):
            raise Missing(f"{url} is not below {self.base_url}")
        parts = unquote(url.removeprefix(self.base_url + "/")).split("/")
        if ".." in parts or "?" in url or "#" in url:
            raise Missing(f"{url} is no plain address")
        path = self.folder.joinpath(*parts)
        if url.endswith("/"):
            path /= "index.html"
        if not path.is_file():
            raise Missing(f"{url} leads nowhere")
        return path

    def read(self, url):
        return self.path(url).read_bytes()

    def json(self, url):
        return json.loads(self.read(url))

    def url(self, path):
        """The address of a file."""
        return f"{self.base_url}/{path.relative_to(self.folder).as_posix()}"


class Links(HTMLParser):
    """The addresses that a page links, and whether it leads elsewhere by itself."""

    def __init__(self, text):
        super().__init__()
        self.hrefs = []
        self.is_redirect = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "a" and attrs.get("href"):
            self.hrefs.append(attrs["href"])
        if tag == "meta" and (attrs.get("http-equiv") or "").lower() == "refresh":
            self.is_redirect = True
