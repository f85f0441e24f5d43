"""What a build never does: start a process, open a connection, read outside of its folders, take all memory."""

import os
import re
import subprocess
from pathlib import Path

from calls import has_strace, tracer
from ground import Site, environment, require

CALLS = ("execve", "execveat", "fork", "vfork", "clone", "clone3", "socket", "connect", "bind", "sendto", "open", "openat",
         "openat2", "creat")

# What the loader, the C library and the standard library read: libraries, how many processors there are, and whether
# memory that is given back is to be unmapped, which glibc asks when a thread's heap shrinks, and not in every run.
SYSTEM = re.compile(
    r"/(lib|lib64|usr/lib)/|/etc/ld\.so|/proc/(self|\d+)/|/proc/sys/vm/overcommit_memory$|/sys/fs/cgroup/"
    r"|/sys/devices/system/cpu/"
)

LARGEST = 300  # MB


def calls(program, folder, is_long):
    """Traces builds, a check and a failed build of the sample site and of one of our own."""
    if not has_strace():
        return "skipped: there is no strace"
    site = Site(program, folder / "site", 8)
    site.enter(2)
    sample = sample_site(folder / "sample")
    opened = 0
    for root in (site.root, sample):
        for command in (["build", "--out", root / "public"], ["build", "--drafts", "--out", root / "drafts"], ["check"]):
            opened += trace([program, *command, "--quiet", "--site", root, "--at", "2026-11-21T12:00:00Z"], root, folder / "log")
    site.write("content/index.md", '+++\n+++\n\n![a](https://example.org/a.png) [b](https://example.org/)\n')
    opened += trace([program, "build", "--quiet", "--site", site.root], site.root, folder / "log")
    return f"7 runs: no process, no connection; {opened} files opened, all below the site's folder"


def sample_site(target):
    """Copies the repository's own site, as far as it is one."""
    target.mkdir()
    for name in ("site.toml", "lucarne.lock", "content", "keys", "locales", "products", "static", "themes"):
        if Path(name).exists():
            subprocess.run(["cp", "-R", name, target], check=True)
    return target


def trace(command, root, log):
    words = [*tracer(CALLS, log), "-y", *command]
    subprocess.run([str(word) for word in words], env=environment(), capture_output=True, check=False)
    opened = started = 0
    # A call that another thread interrupts stands on two lines.
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        call = re.search(r"^\d+ +(?:<\.\.\. )?(\w+)", line)
        if not call or "exited" in line:
            continue
        if call[1].startswith("open") or call[1] == "creat":
            result = re.search(r"= \d+<(.*)>$", line)
            if result and not SYSTEM.match(result[1]):
                require(Path(result[1]).is_relative_to(root) or result[1] == "/dev/null", f"it opens {result[1]}: {line}")
                opened += 1
        elif call[1] in ("clone", "clone3", "fork", "vfork"):
            require("CLONE_THREAD" in line or "resumed" in line, f"it starts a process: {line}")
        elif call[1] in ("execve", "execveat"):
            started += 1
        else:
            require(False, f"it opens a connection: {line}")
    require(started == 1 and opened > 10, f"the trace is none: {started} programs, {opened} files")
    return opened


def memory(program, folder, is_long):
    """Builds documents of 50 MB: each is refused or published, in bounded memory."""
    site = Site(program, folder / "site", 2)
    most = 0
    texts = {"words": "word " * 10, "marks": "*_`[<&" * 8, "lines": "a\n\n" * 16, "code": "```js\nlet a = 1;\n```\n"}
    for name, text in texts.items():
        site.write("content/large.md", '+++\ntitle = "Large"\n+++\n\n' + text * (50_000_000 // len(text)))
        code, said, peak = peak_of(site.command())
        require(code == 1 and "content/large.md" in said, f"50 MB of {name}: exit code {code}: {said[:300]}")
        most = max(most, peak)
    (site.root / "content/large.md").unlink()
    site.write("static/large.txt", "a" * 50_000_000)
    code, said, peak = peak_of(site.command())
    require(code == 0, f"a file of 50 MB: exit code {code}: {said[:300]}")
    most = max(most, peak)
    require(most < LARGEST, f"{most} MB of memory")
    return f"{len(texts)} documents of 50 MB refused and a file of 50 MB published, in at most {most} MB"


def peak_of(command):
    ran = subprocess.Popen([str(part) for part in command], env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = ran.stderr.read().decode("utf-8", "replace")
    ran.stderr.close()
    _, status, usage = os.wait4(ran.pid, 0)
    return os.waitstatus_to_exitcode(status), said, usage.ru_maxrss // 1000
