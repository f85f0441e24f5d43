"""A rebuild killed at any moment: the folder is one whole site, and the next build needs no hand."""

import random
import subprocess
import time
from collections import Counter

from calls import calls_of, has_strace, inject
from ground import Site, environment, require


def at_random(program, folder, is_long):
    """Kills at random times, up to a while after the end."""
    found, durations = Counter(), []
    for little in (False, True):
        site = Site(program, folder / f"site-{little}", 24, little)
        durations.append(kill(site, found, 500 if is_long else 10))
    return f"{sum(found.values())} kills in {durations[0]:.2f} s and {durations[1]:.2f} s: " \
           f"{found['old']} old, {found['new']} new, no other"


def kill(site, found, times):
    site.enter(2)
    begun = time.monotonic()
    site.build_well()
    duration = time.monotonic() - begun
    state = 1
    for _ in range(times):
        site.enter(state)
        killed = subprocess.Popen([str(part) for part in site.command()], env=environment(),
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(duration * random.uniform(0.1, 1.4))
        killed.kill()
        killed.wait()
        found["new" if site.published() == state else "old"] += 1
        recover(site, state)
        state = 3 - state
    return duration


def at_calls(program, folder, is_long):
    """Kills before and in the calls that make a folder public, and remove the old one; with the fallback for file
    systems that cannot exchange two folders at once."""
    if not has_strace():
        return "skipped: there is no strace"
    found = Counter()
    for little in (False, True):
        kill_in_calls(Site(program, folder / f"site-{little}", 4, little), found, is_long)
    require(found["missing"] <= (2000 if is_long else 6), "the fallback leaves nothing more than once")
    return f"{sum(found.values())} kills at calls: {found['old']} old, {found['new']} new, " \
           f"{found['missing']} between two renames, put right by the next build"


def kill_in_calls(site, found, is_long):
    state = 2
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


def chosen(count, is_long):
    """Numbers of calls: all of them, or the first and the last and one between."""
    numbers = range(1, count + 1)
    return numbers if is_long or count < 4 else [1, random.randint(2, count - 1), count]


def recover(site, state):
    site.build_well()
    require(site.published() == state, "the next build does not publish the new site")
    site.is_tidy()
