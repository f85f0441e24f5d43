"""Several builds into one folder at once."""

import shutil
import subprocess
from collections import Counter

from ground import Site, copy, environment, require


def builds(program, folder, is_long):
    """Lets two and eight builds of the same sources, and of others, meet at one folder."""
    site = Site(program, folder / "site", 8)
    other = copy(site.root, folder / "other")
    # Builds into a folder of another name neither use nor keep a spare tree.
    for root in (site.root, other):
        shutil.rmtree(root / ".lucarne/spare", ignore_errors=True)
    codes = Counter()
    for count in (2, 8):
        for _ in range(100 if is_long else 4):
            for state, root in ((2, site.root), (1, other)):
                site.root = root
                site.enter(state)
            commands = []
            for number in range(count):
                site.root = (folder / "site", other)[number % 2]
                commands.append([str(part) for part in site.command("--out", site.public, "--locked")])
            begun = [subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                     for command in commands]
            for build in begun:
                _, said = build.communicate()
                said = said.decode("utf-8", "replace")
                require(build.returncode == 0 or (build.returncode == 3 and "another build" in said),
                        f"one of {count} builds: exit code {build.returncode}: {said[:300]}")
                codes[build.returncode] += 1
            require(codes[0], "none of them published")
            site.published()
            site.is_tidy()
    return f"{sum(codes.values())} builds, two and eight at once: {codes[0]} published, {codes[3]} told of another"
