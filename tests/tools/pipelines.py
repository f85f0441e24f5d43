"""Runs the pipelines that `lucarne init` writes, and the action of this repository, as far as a folder can show it.

    pipelines.py SITE ACTION SCRATCH

The lines of each job are run in a copy of the site by `bash -e`, with the caller's PATH. What the hosts' own steps do
with files is done here: the Pages artifact is packed by the rule of actions/upload-pages-artifact v5, which leaves
hidden files out unless it is told otherwise; GitLab keeps the paths that a job names.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

PUBLISHED = [
    "index.html",
    ".nojekyll",
    "security.txt",
    ".well-known/security.txt",
]


def run(script, folder, environment):
    """Runs the lines of a step; returns whether they succeed."""
    command = ["bash", "-e", "-o", "pipefail", "-c", script]
    done = subprocess.run(command, cwd=folder, env=os.environ | environment, capture_output=True, text=True)
    sys.stdout.write(done.stdout + done.stderr)
    return done.returncode == 0


def expand(text, values):
    """Fills in `${{ NAME }}` as far as the names are known; a secret that nobody has set is empty."""

    def value(found):
        return values.get(found[1], "" if found[1].startswith("secrets.") else found[0])

    return re.sub(r"\$\{\{\s*([\w.]+)\s*\}\}", value, str(text))


def pages_artifact(folder, options, target):
    """Packs what actions/upload-pages-artifact packs."""
    hidden = options.get("include-hidden-files") in (True, "true")
    ignored = shutil.ignore_patterns(*([".git", ".github"] if hidden else [".*"]))
    shutil.copytree(folder / options["path"], target, ignore=ignored)


def sarif(path):
    log = json.loads(path.read_text())
    assert log["version"] == "2.1.0", path
    return [result["ruleId"] for run in log["runs"] for result in run["results"]]


def steps(all_steps, folder, values, environment, target, is_scheduled=False):
    """Runs the steps of a job; those behind one that failed are run where their `if` says so."""
    failed = False
    for step in all_steps:
        if is_scheduled and "github.event_name != 'schedule'" in step.get("if", ""):
            continue
        if failed and "cancelled()" not in step.get("if", ""):
            continue
        if "run" in step:
            own = {name: expand(value, values) for name, value in step.get("env", {}).items()}
            failed |= not run(expand(step["run"], values), folder, environment | own)
        elif step["uses"].startswith("actions/upload-pages-artifact@v5"):
            pages_artifact(folder, step["with"], target)
        elif step["uses"].startswith("github/codeql-action/upload-sarif@"):
            sarif(folder / step["with"]["sarif_file"])
        else:
            assert step["uses"].split("@")[0] in ("actions/checkout", "actions/cache"), step
    return not failed


def github(folder, target, is_scheduled=False):
    workflow = yaml.safe_load((folder / ".github/workflows/site.yml").read_text())
    job = workflow["jobs"]["build"]
    assert workflow["jobs"]["publish"]["needs"] == "build"
    return steps(job["steps"], folder, {}, workflow["env"], target, is_scheduled)


def gitlab(folder, target, is_scheduled=False):
    pipeline = yaml.safe_load((folder / ".gitlab-ci.yml").read_text())
    environment = pipeline["variables"] | {"CI_PROJECT_DIR": str(folder)}
    for name in ("check", "pages"):
        job = pipeline[name]
        if is_scheduled and {"if": '$CI_PIPELINE_SOURCE == "schedule"', "when": "never"} in job["rules"]:
            continue
        done = run("\n".join(pipeline["default"]["before_script"] + job["script"]), folder, environment)
        kept = [path for path in job["artifacts"]["paths"] if (folder / path).exists()]
        if name == "check":
            assert kept == ["lucarne.sarif"], kept
            sarif(folder / "lucarne.sarif")
        if not done:
            return False
        if name == "pages":
            assert kept == ["public"] and job["pages"] is True
            shutil.copytree(folder / "public", target)
    return True


def action(path):
    definition = yaml.safe_load(path.read_text())

    def runs(folder, target):
        values = {f"inputs.{name}": given["default"] for name, given in definition["inputs"].items()}
        done = steps(definition["runs"]["steps"], folder, values, {}, target)
        sarif(folder / "lucarne.sarif")
        if done:
            shutil.copytree(folder / "public", target)
        return done

    return runs


def main():
    site, action_file, scratch = map(Path, sys.argv[1:])
    for name, pipeline in {"github": github, "gitlab": gitlab, "action": action(action_file)}.items():
        folder, target = scratch / name, scratch / f"{name}-published"
        shutil.copytree(site, folder)
        assert pipeline(folder, target), f"{name}: the new site is not published"
        missing = [path for path in PUBLISHED if not (target / path).is_file()]
        assert not missing, f"{name}: not published: {missing}"

        # A problem in a draft stops it, and is in the log; nothing is published.
        broken = scratch / f"{name}-broken"
        shutil.copytree(site, broken)
        draft = next(broken.glob("content/advisories/*/*-0001.md"))
        draft.write_text(draft.read_text() + "\n[x](nothing.md)\n")
        assert not pipeline(broken, scratch / f"{name}-not-published"), f"{name}: a broken draft passes"
        assert "link-broken" in sarif(broken / "lucarne.sarif"), name
        assert not (broken / "public").exists(), name

        # Publication by the clock does not wait for it.
        if name != "action":
            target = scratch / f"{name}-scheduled"
            assert pipeline(broken, target, is_scheduled=True), f"{name}: a draft holds back what is public"
            assert (target / "index.html").is_file(), name

        # A page that lucarne.lock does not know stops every build.
        unlocked = scratch / f"{name}-unlocked"
        shutil.copytree(site, unlocked)
        (unlocked / "content/about.md").write_text('+++\ntitle = "About"\n+++\n')
        assert not pipeline(unlocked, scratch / f"{name}-unlocked-published"), f"{name}: builds without --locked"
        assert not (unlocked / "public").exists(), name

    # The rule about hidden files can fail.
    bare = scratch / "bare"
    pages_artifact(scratch / "github", {"path": "public"}, bare)
    assert (bare / "index.html").is_file() and not (bare / ".well-known").exists()


main()
