"""Holds scores and levels of CVSS vectors against those of another library.

Usage: scores.py write SITE: makes a site of an advisory for each of 1,000 random vectors
       scores.py read OUT:   compares what its pages and CSAF documents say
"""

import json
import random
import re
import sys
from pathlib import Path

from cvss import CVSS3
from cvss import CVSS4
from cvss.constants3 import METRICS_MANDATORY as MANDATORY_3
from cvss.constants3 import METRICS_VALUE_NAMES as VALUES_3
from cvss.constants4 import METRICS_MANDATORY as MANDATORY_4
from cvss.constants4 import METRICS_VALUE_NAMES as VALUES_4

SITE = """[site]
base_url = "https://scores.example.org"
locales = ["en"]

[organization]
name = "Scores"

[[contact]]
kind = "email"
value = "security@example.org"

[[product]]
id = "app"
name = "App"
packages = ["pkg:cargo/app"]
version_scheme = "semver"
"""
ADVISORY = """+++
id = "EX-2026-{number:04}"
title = "Vector"
summary = "A vector."
status = "published"
published = {year}-01-01T00:00:00Z
cvss = ["{vector}"]

[[affected]]
product = "app"
ranges = [{{ introduced = "1.0.0", fixed = "1.1.0" }}]
+++
"""


def vectors():
    """500 vectors of CVSS 3.1, then 500 of 4.0; each second one has optional metrics too."""
    chance = random.Random(20)
    for prefix, mandatory, values in (("CVSS:3.1", MANDATORY_3, VALUES_3), ("CVSS:4.0", MANDATORY_4, VALUES_4)):
        for number in range(500):
            chosen = [prefix]
            for metric, names in values.items():
                if metric in mandatory or (number % 2 and chance.random() < 0.3):
                    chosen.append(f"{metric}:{chance.choice(list(names))}")
            yield "/".join(chosen)


def write(site):
    folder = Path(site, "content/advisories")
    folder.mkdir(parents=True)
    Path(site, "site.toml").write_text(SITE)
    Path(site, "content/index.md").write_text('+++\ntitle = "Scores"\n+++\n')
    for number, vector in enumerate(vectors()):
        Path(folder, f"EX-2026-{number:04}.md").write_text(ADVISORY.format(number=number, vector=vector, year=2021 + number % 5))


def scored(vector):
    """Base score and level; 4.0 has one score, of all metrics."""
    if vector.startswith("CVSS:4.0"):
        score = CVSS4(vector)
        return float(score.base_score), score.severity.lower()
    score = CVSS3(vector)
    return float(score.base_score), score.severities()[0].lower()


def read(out):
    """What differs on pages, and in documents of CSAF 2.0, which know CVSS 3 alone."""
    for number, vector in enumerate(vectors()):
        expected = scored(vector)
        text = Path(out, f"advisories/EX-2026-{number:04}/index.html").read_text()
        score = re.search(r'<span class="cvss"><strong>([0-9.]+)</strong>', text)[1]
        level = re.search(r'class="severity severity-([a-z]+)"', text)[1]
        if (float(score), level) != expected:
            yield f"{vector}: the page says {score}, {level}, and not {expected}"
        if vector.startswith("CVSS:3"):
            (path,) = Path(out, ".well-known/csaf/white").glob(f"*/ex-2026-{number:04}.json")
            cvss = json.loads(path.read_text())["vulnerabilities"][0]["scores"][0]["cvss_v3"]
            if (cvss["baseScore"], cvss["baseSeverity"].lower()) != expected:
                yield f"{vector}: CSAF says {cvss['baseScore']}, {cvss['baseSeverity']}, and not {expected}"


if __name__ == "__main__":
    command, folder = sys.argv[1:]
    problems = list(write(folder) or () if command == "write" else read(folder))
    print("\n".join(problems[:50]))
    sys.exit(1 if problems else 0)
