"""Builds under faults: whatever fails, the published folder is the whole old site or the whole new one.

Usage: python3 tests/tools/faults PROGRAM [--long] [PART...]

Each part prints a line. With `--long` there are 1,000 kills, every call is made to fail, and the rest is done more
often. Needs Linux and strace; a part that the machine cannot do says so.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import calls
import changes
import folders
import kills
import space
import spare
import surprise
import together
from ground import Trouble

PARTS = [
    ("kills", kills.at_random),
    ("last calls", kills.at_calls),
    ("errors", calls.fail),
    ("disk", space.fills),
    ("descriptors", space.descriptors),
    ("permissions", folders.permissions),
    ("mounts", folders.mounts),
    ("spare", spare.damages),
    ("together", together.builds),
    ("changes", changes.during_builds),
    ("surprise", surprise.calls),
    ("memory", surprise.memory),
]


def main(arguments):
    own_mounts()
    is_long = "--long" in arguments
    program, *wanted = [word for word in arguments if word != "--long"]
    random.seed(20261121)
    troubles = 0
    for name, part in PARTS:
        if wanted and name not in wanted:
            continue
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="lucarne-faults-") as folder:
            os.chmod(folder, 0o755)
            # Where whoever is held back by permissions can run it too.
            own = Path(shutil.copy(program, Path(folder, "lucarne")))
            try:
                words = part(own, Path(folder), is_long)
            except Trouble as trouble:
                troubles += 1
                words = f"FAILED: {trouble}"
        print(f"{name}: {words} ({time.monotonic() - begun:.0f} s)", flush=True)
    return 1 if troubles else 0


def own_mounts():
    """Begins again with mounts that nobody else sees and that end with the program, where the machine has that."""
    if os.environ.get("LUCARNE_OWN_MOUNTS"):
        return
    prefix = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    has_them = shutil.which("unshare") and subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0
    os.environ["LUCARNE_OWN_MOUNTS"] = "yes" if has_them else "no"
    if has_them:
        os.execvp(prefix[0], [*prefix, sys.executable, *sys.argv])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
