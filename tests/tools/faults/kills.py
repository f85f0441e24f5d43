"""A rebuild killed at any moment: the folder is one whole site, and the next build needs no hand."""

import random
import subprocess
import time
from collections import Counter

from calls import calls_of, has_strace, inject
from ground import Site, environment, require


def at_random(program, folder, is_long):
    """Kills at random times, up to a while after the end."""
    site = Site(program, folder / "site", 24)
    site.enter(2)
    begun = time.monotonic()
    site.build_well()
    duration = time.monotonic() - begun
    found, state = Counter(), 1
    for _ in range(1000 if is_long else 20):
        site.enter(state)
        killed = subprocess.Popen([str(part) for part in site.command()], env=environment(),
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(duration * random.uniform(0.1, 1.4))
        killed.kill()
        killed.wait()
        found["new" if site.published() == state else "old"] += 1
        recover(site, state)
        state = 3 - state
    return f"{sum(found.values())} kills in {duration:.2f} s: {found['old']} old, {found['new']} new, no other"


def at_calls(program, folder, is_long):
    """Kills before and in the calls that make a folder public, and remove the old one; with the fallback for file
    systems that cannot exchange two folders at once."""
    if not has_strace():
        return "skipped: there is no strace"
    site = Site(program, folder / "site", 4)
    found, state = Counter(), 2
    for fallback in ((), ("-e", "inject=renameat2:error=EINVAL")):
        for call in ("renameat2", "rename", "fsync", "syncfs", "mkdir", "linkat", "unlink", "unlinkat", "rmdir", "write"):
            site.enter_anew(state)
            # Counting builds it as well.
            count = calls_of(site, [call, "renameat2"], fallback)[call]
            state = 3 - state
            for number in chosen(count, is_long):
                site.enter_anew(state)
                site.build("--jobs", "1", tracer=[*inject(call, "signal=KILL", number, ["renameat2"]), *fallback])
                is_between = fallback and call == "rename" and not site.public.exists()
                found["missing" if is_between else "new" if site.published() == state else "old"] += 1
                recover(site, state)
                state = 3 - state
    require(found["missing"] <= (1000 if is_long else 3), "the fallback leaves nothing more than once")
    return f"{sum(found.values())} kills at calls: {found['old']} old, {found['new']} new, " \
           f"{found['missing']} between two renames, put right by the next build"


def chosen(count, is_long):
    """Numbers of calls: all of them, or the first and the last and one between."""
    numbers = range(1, count + 1)
    return numbers if is_long or count < 4 else [1, random.randint(2, count - 1), count]


def recover(site, state):
    site.build_well()
    require(site.published() == state, "the next build does not publish the new site")
    site.is_tidy()
