"""Times whole processes with hyperfine, and looks at their memory."""

import json
import os
import statistics
import subprocess
import tempfile

# Commands are timed in turn, some runs of each a round, so that whatever else the machine does
# meets all of them.
ROUNDS = 10
RUNS = 10


class Command:
    """A command with its environment, and how long its runs took."""

    def __init__(self, name, words, environment):
        self.name, self.words, self.environment = name, words, environment
        self.seconds = []

    @property
    def median(self):
        return statistics.median(self.seconds)

    def output(self):
        """What it prints; it must succeed."""
        return subprocess.run(
            self.words, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True,
            check=True).stdout.decode()

    def peak(self):
        """The most memory in MiB that it has at a time."""
        with tempfile.NamedTemporaryFile() as report:
            # A program between us and it: the kernel counts what was there before an exec as well.
            subprocess.run(
                ["/usr/bin/time", "-f", "%M", "-o", report.name, *self.words],
                env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, check=True)
            return int(report.read()) / 1024


def quoted(words):
    """Words as hyperfine takes them apart again."""
    return " ".join("'" + word.replace("'", "'\\''") + "'" for word in words)


def time(commands, rounds=ROUNDS, runs=RUNS):
    """Times `commands` side by side; each one's `seconds` has all its runs afterwards."""
    for _ in range(rounds):
        for command in commands:
            with tempfile.NamedTemporaryFile(suffix=".json") as report:
                subprocess.run(
                    ["hyperfine", "--shell=none", "--style=none", "--warmup=2", f"--runs={runs}",
                     f"--export-json={report.name}", quoted(command.words)],
                    env={**os.environ, **command.environment}, stdin=subprocess.DEVNULL,
                    capture_output=True, check=True)
                command.seconds += json.load(report)["results"][0]["times"]
