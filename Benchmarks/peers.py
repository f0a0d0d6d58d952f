"""What else hands out a secret on Debian: each with one secret of its own, ready to be asked for."""

import os
import shutil
import subprocess

SECRET = b"abcdefghijklmnopqrstuvwxyz01234"


class Missing(Exception):
    """Why a peer cannot take part."""


class Peers:
    """The peers that are here, in a folder of their own; `skipped` says why others are not."""

    def __init__(self, folder):
        self.folder = folder
        self.started = []
        self.skipped = {}
        # GnuPG's sockets lie in its folder, and their names may not be long.
        self.environment = {
            "HOME": folder, "PATH": "/usr/bin:/bin", "GNUPGHOME": os.path.join(folder, "gpg"),
            "PASSWORD_STORE_DIR": os.path.join(folder, "pass"),
            "XDG_DATA_HOME": os.path.join(folder, "data"),
        }

    def commands(self):
        """The words of each peer's command by its name."""
        found = {}
        for name, prepare in {
                "age -d": self.age, "pass show": self.password_store,
                "secret-tool lookup": self.secret_service,
                "systemd-creds decrypt": self.systemd}.items():
            try:
                words = prepare()
                if self.run(words) != SECRET:
                    raise Missing("it gives another secret")
                found[name] = words
            except Missing as reason:
                self.skipped[name] = str(reason)
            except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as fault:
                what = (fault.stderr or b"").decode(errors="replace").strip().split("\n")[-1]
                self.skipped[name] = f"{fault.cmd[0]} failed: {what}"
        return found

    def stop(self):
        """Ends what was started for the peers, and nothing else."""
        for process in self.started:
            process.terminate()
            process.wait()
        if os.path.isdir(self.environment["GNUPGHOME"]):
            subprocess.run(
                ["gpgconf", "--kill", "gpg-agent"], env=self.environment, capture_output=True,
                check=False)

    def run(self, words, given=b""):
        """What a command prints, without a final newline."""
        return subprocess.run(
            words, env=self.environment, input=given, capture_output=True, check=True,
            timeout=60).stdout.rstrip(b"\n")

    @staticmethod
    def need(*programs):
        for program in programs:
            if not shutil.which(program):
                raise Missing(f"{program} is not installed")

    def age(self):
        self.need("age", "age-keygen")
        key, file = os.path.join(self.folder, "age-key"), os.path.join(self.folder, "secret.age")
        self.run(["age-keygen", "-o", key])
        recipient = self.run(["age-keygen", "-y", key]).decode()
        self.run(["age", "-r", recipient, "-o", file], SECRET)
        return ["age", "-d", "-i", key, file]

    def password_store(self):
        self.need("pass", "gpg")
        os.mkdir(self.environment["GNUPGHOME"], 0o700)
        self.run(["gpg", "--batch", "--passphrase", "", "--quick-generate-key", "bench", "default",
                  "default", "never"])
        self.run(["pass", "init", "bench"])
        self.run(["pass", "insert", "--multiline", "secret"], SECRET)
        return ["pass", "show", "secret"]

    def secret_service(self):
        self.need("secret-tool", "dbus-daemon", "gnome-keyring-daemon")
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--print-address", "--nofork", "--nopidfile"],
            env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL)
        self.started.append(bus)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        keyring = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"],
            env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        self.started.insert(0, keyring)
        keyring.stdin.write(b"bench")
        keyring.stdin.close()
        self.run(["secret-tool", "store", "--label=bench", "bench", "secret"], SECRET)
        return ["secret-tool", "lookup", "bench", "secret"]

    def systemd(self):
        self.need("systemd-creds")
        file = os.path.join(self.folder, "secret.cred")
        # Without the machine's own key, which would be made where there is none.
        for key in ["tpm2-absent", "null"]:
            try:
                self.run(["systemd-creds", "encrypt", f"--with-key={key}", "--name=s", "-", file],
                         SECRET)
                return ["systemd-creds", "decrypt", "--name=s", file, "-"]
            except subprocess.CalledProcessError as fault:
                refused = fault
        raise refused
