"""Sources that are edited, renamed and removed while they are built."""

import random
import shutil
import threading
import time
from collections import Counter

from ground import ADVISORY, Site, is_whole, require


def during_builds(program, folder, is_long):
    """Builds again and again while somebody works. What is published is always whole, and in the end the last state."""
    site = Site(program, folder / "site", 12)
    backup = shutil.copytree(site.root, folder / "backup")
    codes, done = Counter(), threading.Event()
    worker = threading.Thread(target=work, args=(site, done))
    worker.start()
    end = time.monotonic() + (300 if is_long else 12)
    try:
        while time.monotonic() < end:
            # What was published and is gone would be an error, which is not what is looked for here.
            (site.root / "lucarne.lock").unlink(missing_ok=True)
            ran = site.build()
            codes[ran.code] += 1
            require(ran.code in (0, 1), f"a build beside changes: {ran}")
            is_whole(site.public)
            site.is_tidy()
    finally:
        done.set()
        worker.join()
    for name in ("content", "locales", "static", "site.toml", "lucarne.lock"):
        path = site.root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        source = backup / name
        shutil.copytree(source, path) if source.is_dir() else shutil.copy(source, path)
    site.build_well()
    require(site.published() == 1, "the last state is not what is published")
    return f"{sum(codes.values())} builds beside changes: {codes[0]} published, {codes[1]} found a problem, each folder whole"


def work(site, done):
    year = site.root / "content/advisories/2026"
    while not done.is_set():
        number = random.randint(1, 16)
        path = year / f"EX-2026-{number:04}.md"
        deed = random.choice(("write", "write", "cut", "rename", "remove", "folder", "words"))
        if deed == "write":
            path.is_dir() or path.write_text(ADVISORY.format(number=number, day=1 + random.randint(0, 27)), encoding="utf-8")
        elif deed == "cut" and path.is_file():
            whole = path.read_text(encoding="utf-8")
            path.write_text(whole[: random.randint(0, len(whole))], encoding="utf-8")
            time.sleep(random.uniform(0, 0.1))
            path.write_text(whole, encoding="utf-8")
        elif deed == "rename" and path.exists():
            path.rename(year / "moving.txt")
            (year / "moving.txt").rename(path)
        elif deed == "remove" and path.is_file():
            path.unlink()
        elif deed == "folder":
            shutil.rmtree(site.root / "content/folder", ignore_errors=True)
            site.write("content/folder/index.md", '+++\ntitle = "Folder"\n+++\n')
            site.write(f"content/folder/{number}.txt", "a" * random.randint(1, 100_000))
        elif deed == "words":
            site.enter(random.choice((1, 2)))
        time.sleep(random.uniform(0, 0.05))
