"""A page of the documentation that is followed, from its first command to its last."""

import json
import os
import re
import signal
import subprocess
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml

BEGIN = datetime(2026, 11, 22, 9, tzinfo=UTC)
CLOCK = ("faketime", "-f")
FENCE = re.compile(r"^(`{3,})(\S*)([^`]*)$")
COMMENT = re.compile(r"<!-- (given|at)\s(.*?)-->", re.S)
KEY = re.compile(r"^(?:# )?([\w.]+) = ")


class Wrong(Exception):
    """What a page says is not so."""


class Page:
    """A page that is followed."""

    def __init__(self, path, lucarne, scratch):
        self.path, self.lucarne, self.clock = path, lucarne, BEGIN
        self.root = scratch / re.sub(r"\W", "-", str(path.with_suffix("")))
        self.folder, self.home = self.root / "work", self.root / "home"
        for folder in (self.folder, self.home, self.root / "bin"):
            folder.mkdir(parents=True)
        (self.home / "lucarne").symlink_to(Path.cwd())
        (self.root / "bin/lucarne").symlink_to(lucarne)
        (self.root / "variables").touch()
        (self.root / "place").write_text(str(self.folder))
        self.ran = 0

    def follow(self):
        for line, language, words, text in blocks(self.path.read_text()):
            try:
                self.block(language, words, text)
            except Wrong as wrong:
                raise Wrong(f"{self.path}:{line}: {wrong}") from None

    def block(self, language, words, text):
        options = dict(word.partition("=")[::2] for word in words)
        edits = [name for name in options if name in EDITS]
        if language == "<at>":
            self.clock = datetime.fromisoformat(text)
        elif language == "<given>":
            self.run(f"set -e\n{text}", None, 0)
        elif "not-run" in options:
            self.check_flags(text)
        elif language == "console":
            listed = commands(text)
            for number, (command, shown) in enumerate(listed, 1):
                self.run(command, shown, int(options.get("exit", 0)) if number == len(listed) else 0)
        elif edits:
            path = self.folder / options[edits[0]]
            EDITS[edits[0]](path, text)
        elif language in ("sh", "bash"):
            raise Wrong("commands stand in a `console`, or are `not-run`")
        elif language in PARSERS and "part" not in options:
            parse(language, text)

    def run(self, command, shown, code):
        """Runs a command where the one before it ended, with its variables, and compares what it prints."""
        self.clock += timedelta(minutes=1)
        self.ran += 1
        environment = {
            "PATH": f"{self.root / 'bin'}:{os.environ['PATH']}:/usr/sbin",
            "HOME": str(self.home),
            "GNUPGHOME": str(self.home),
            "TZ": "UTC",
            "LANG": "C.UTF-8",
            # Else whoever waits for some time waits for ever.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        } | {f"GIT_{who}_{what}": "docs@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        script = f"""
            . "{self.root}/variables"; cd "$(cat "{self.root}/place")"
            trap 'pwd >"{self.root}/place"; export -p | grep -v -e FAKETIME -e LD_PRELOAD >"{self.root}/variables"' EXIT
        """
        script += f"\n{command}\n"
        # Not into a pipe, which a server that stays would keep open.
        printed = self.root / "printed"
        with printed.open("wb") as output:
            done = subprocess.run(
                ["timeout", "120", *CLOCK, f"@{self.clock:%Y-%m-%d %H:%M:%S}", "bash", "-o", "pipefail", "-c", script],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        printed = printed.read_text()
        self.folder = Path((self.root / "place").read_text().strip())
        if done.returncode != code:
            raise Wrong(f"`{command}` ends with {done.returncode}, not {code}:\n{printed}")
        if shown and not fits(shown, printed):
            raise Wrong(f"`{command}` does not print what is shown, but:\n{printed}")

    def end(self):
        """Ends the servers that the page has started."""
        subprocess.run(["gpgconf", "--homedir", self.home, "--kill", "all"], check=False)
        for file in self.home.glob("*.pid"):
            os.kill(int(file.read_text()), signal.SIGTERM)

    def check_flags(self, text):
        """Asks the program for the flags of commands that are not run."""
        text = re.sub(r"\\\n", " ", text)
        for call in re.findall(r"(?:^|[|;&] *|\$ |exec )lucarne ([^|;&#\n]*)", text, re.M):
            words = [word for word in call.split() if re.fullmatch(r"[a-z]+", word)]
            help_text = ""
            for depth in range(min(2, len(words)), 0, -1):
                asked = [self.lucarne, *words[:depth], "--help"]
                done = subprocess.run(asked, capture_output=True, text=True)
                if done.returncode == 0:
                    help_text = done.stdout
                    break
            for flag in re.findall(r"(?<!\S)--[a-z-]+", call):
                if flag not in help_text:
                    raise Wrong(f"`lucarne {call}`: there is no {flag}")


def blocks(text):
    """Lists the fences of a page with their line, language, words and text; and comments for this program."""
    lines, found, at = text.splitlines(), [], 0
    while at < len(lines):
        begin = at
        if fence := FENCE.match(lines[at]):
            while lines[(at := at + 1)] != fence[1]:
                pass
            found.append((begin + 1, fence[2], fence[3].split(), "\n".join(lines[begin + 1 : at])))
        elif lines[at].startswith("<!-- "):
            while not lines[at].endswith("-->"):
                at += 1
            if comment := COMMENT.match("\n".join(lines[begin : at + 1])):
                found.append((begin + 1, f"<{comment[1]}>", [], comment[2].strip()))
        at += 1
    return found


def commands(text):
    """Lists the commands of a console, each with what it prints, if that is shown."""
    found = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append([line[2:], []])
        elif found and not found[-1][1] and found[-1][0].endswith("\\"):
            found[-1][0] += "\n" + line
        elif found and not found[-1][1] and line.startswith("> "):
            found[-1][0] += "\n" + line[2:]
        elif found:
            found[-1][1].append(line)
        else:
            raise Wrong("a console begins with `$ `")
    return found


def fits(shown, printed):
    """Tells whether a text was printed; `...` stands for any text, alone on a line for any lines."""
    pattern = ""
    for line in shown:
        words = [re.escape(part) for part in line.split("...")]
        pattern += r"(?:.*\n)*" if line.strip() == "..." else ".*".join(words) + r"\n"
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in printed.splitlines())) is not None


PARSERS = {
    "toml": (tomllib.loads, tomllib.TOMLDecodeError),
    "yaml": (lambda text: list(yaml.safe_load_all(text)), yaml.YAMLError),
    "json": (json.loads, json.JSONDecodeError),
}


def parse(language, text):
    read, error = PARSERS[language]
    if language == "toml":
        # A front matter may be shown with its fences.
        text = re.sub(r"^\+\+\+$", "", text, flags=re.M)
    try:
        read(text)
    except error as problem:
        raise Wrong(f"{language}: {problem}") from None


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n")


def append(path, text):
    path.write_text(path.read_text() + "\n" + text + "\n")


def add_to_front_matter(path, text):
    head, toml, body = path.read_text().split("+++\n", 2)
    path.write_text(f"{head}+++\n{toml}\n{text}\n+++\n{body}")


def set_keys(path, text):
    """Puts each line in the place of the first one for the same key, or table, that stands there or is commented out."""
    lines, at = path.read_text().splitlines(), 0
    for line in filter(None, text.splitlines()):
        begin = key[0].removeprefix("# ") if (key := KEY.match(line)) else line
        places = [at for at in range(at, len(lines)) if lines[at].removeprefix("# ").startswith(begin)]
        if not places:
            raise Wrong(f"{path}: no line for `{line}`")
        at = places[0]
        lines[at] = line
    path.write_text("\n".join(lines) + "\n")


def set_sections(path, text):
    """Puts the texts under the headings that stand there."""
    whole = path.read_text()
    for section in filter(None, re.split(r"^(?=## )", text, flags=re.M)):
        heading = section.splitlines()[0]
        if f"\n{heading}\n" not in whole:
            raise Wrong(f"{path}: no heading `{heading}`")
        before, after = whole.split(f"\n{heading}\n", 1)
        rest = after.find("\n## ")
        whole = f"{before}\n{section.strip()}\n" + (after[rest:] if rest >= 0 else "")
    path.write_text(whole)


def expect(path, text):
    if text not in path.read_text():
        raise Wrong(f"{path} does not say so, but:\n{path.read_text()}")


EDITS = {
    "file": write,
    "append": append,
    "front": add_to_front_matter,
    "set": set_keys,
    "sections": set_sections,
    "in": expect,
}
