"""A call to the system that fails: exit code 3, and the old site is whole, or the new one where only the rest failed."""

import random
import re
import shutil
from collections import Counter

from ground import Site, failed, require

# What a build asks of a disk, and how it can fail.
WAYS = {
    "write": ("ENOSPC", "EIO"),
    "mkdir": ("ENOSPC", "EACCES"),
    "linkat": ("ENOSPC", "EIO"),
    "syncfs": ("EIO",),
    "fsync": ("EIO", "ENOSPC"),
    "rename": ("EIO", "ENOSPC"),
    "renameat2": ("EIO", "ENOSPC"),
    "fchmod": ("EIO",),
    "unlink": ("EIO",),
    "unlinkat": ("EIO", "EACCES"),
    "rmdir": ("EIO",),
    "getdents64": ("EIO",),
    "flock": ("ENOLCK",),
    "read": ("EIO",),
    "openat": ("EMFILE", "EIO", "EACCES"),
    "openat2": ("EMFILE", "EIO", "EACCES"),
}

# Before its own code the program is loaded, and learns how many processors there are.
OF_LOADING = {"read": 8, "openat": 24}


def has_strace():
    return shutil.which("strace") is not None


def tracer(calls, log="/dev/null"):
    return ["strace", "-f", "-qq", "-o", log, "-e", f"trace={','.join(sorted(set(calls)))}"]


def inject(call, fault, number, others=()):
    return [*tracer([call, *others]), "-e", f"inject={call}:{fault}:when={number}"]


def calls_of(site, calls, options=()):
    """Builds, and returns how often the thread that calls most often made each call."""
    log = site.root.parent / "calls"
    ran = site.build("--jobs", "1", tracer=[*tracer(calls, log), *options])
    require(ran.code == 0, f"a build that is traced: {ran}")
    lines = re.findall(r"^(\d+) +(\w+)\(", log.read_text(encoding="utf-8", errors="replace"), re.MULTILINE)
    most = Counter()
    for (_, call), count in Counter(lines).items():
        most[call] = max(most[call], count)
    return most


def fail(program, folder, is_long):
    """Lets one call of each kind after another fail."""
    if not has_strace():
        return "skipped: there is no strace"
    found = Counter()
    for little in (False, True):
        fail_in_calls(Site(program, folder / f"site-{little}", 4, little), found, is_long)
    return f"{sum(found.values())} failed calls of {len(WAYS)} kinds: {found['old']} old, {found['new']} new, no other"


def fail_in_calls(site, found, is_long):
    site.enter_anew(2)
    counts = calls_of(site, WAYS)
    state = 1
    for call, errors in WAYS.items():
        for error in errors:
            for number in numbers(call, counts[call], is_long):
                site.enter_anew(state)
                what = f"{error} at call {number} of {call}"
                ran = site.build("--jobs", "1", tracer=inject(call, f"error={error}", number))
                is_new = site.published() == state
                found["new" if is_new else "old"] += 1
                # A failure that changes nothing for anybody need not be told.
                if ran.code != 0 or not is_new:
                    failed(ran, what)
                site.build_well()
                require(site.published() == state, f"after {what} the next build does not publish the new site")
                site.is_tidy()
                state = 3 - state


def numbers(call, count, is_long):
    first = OF_LOADING.get(call, 0) + 1
    every = range(first, count + 1)
    if is_long or len(every) < 4:
        return every
    return [first, random.randint(first + 1, count - 1), count]
