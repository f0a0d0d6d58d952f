"""Vaults to measure with, made by `import --offline`."""

import json
import os
import subprocess
import time

# The connection that is asked for, in the middle of each vault.
NAME = "acme"


class Home:
    """A folder with one key file, and vaults that it opens."""

    def __init__(self, folder, programs):
        self.folder, self.programs = folder, programs

    def environment(self, vault):
        """The environment in which `authpipe` works with the vault of that name."""
        return {
            "HOME": self.folder, "PATH": f"{self.programs}:/usr/bin:/bin", "CI": "true",
            "XDG_CONFIG_HOME": os.path.join(self.folder, "config"),
            "XDG_DATA_HOME": os.path.join(self.folder, vault), "no_proxy": "127.0.0.1",
        }

    def vault(self, name):
        return os.path.join(self.folder, name, "authpipe", "vault.sqlite")

    @property
    def key(self):
        return os.path.join(self.folder, "config", "authpipe", "key")

    def make(self, name, count, *options):
        """Makes a vault of `count` connections, and returns how many seconds that took."""
        file = os.path.join(self.folder, f"{name}.json")
        with open(file, "w", encoding="ascii") as out:
            for number in range(count):
                json.dump({
                    "name": NAME if number == count // 2 else f"store{number}",
                    "store_hash": f"s{number}", "access_token": f"{number:031d}",
                    "client_id": f"c{number:030d}", "client_secret": f"{number:064d}"}, out)
                out.write("\n")
        start = time.monotonic()
        subprocess.run(
            [os.path.join(self.programs, "authpipe"), "import", file, "--offline", "--yes",
             *options],
            env=self.environment(name), stdin=subprocess.DEVNULL, capture_output=True, check=True)
        elapsed = time.monotonic() - start
        os.remove(file)
        return elapsed
