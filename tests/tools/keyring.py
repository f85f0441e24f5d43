"""OpenPGP keys and signatures, by gpg."""

import re
import subprocess


class Keyring:
    """The keys that the metadata lists, and no others."""

    def __init__(self, home):
        self.home = home

    def run(self, *arguments):
        command = ["gpg", "--homedir", self.home, "--batch", "--no-autostart", "--status-fd", "1", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def take(self, path):
        """Adds the keys of a file, and returns the fingerprints of all that it holds, and what each is worth."""
        self.run("--import", path)
        shown = self.run("--with-colons", "--import-options", "show-only", "--import", path)
        records = [line.split(":") for line in shown.stdout.splitlines()]
        return [
            (fingerprint[9], key[0] == "sec", int(key[3]), int(key[2]))
            for key, fingerprint in zip(records, records[1:])
            if key[0] in ("pub", "sec") and fingerprint[0] == "fpr"
        ]

    def signer(self, *paths):
        """The primary key that signed a file; the words of gpg where nobody did."""
        ran = self.run("--verify", *paths)
        valid = [line.split() for line in ran.stdout.splitlines() if line.startswith("[GNUPG:] VALIDSIG ")]
        bad = re.search(r"\[GNUPG:\] (EXPKEYSIG|EXPSIG|REVKEYSIG|BADSIG|ERRSIG)", ran.stdout)
        if ran.returncode == 0 and len(valid) == 1 and not bad:
            return valid[0][-1], None
        return None, ran.stderr.strip().replace("\n", "; ")
