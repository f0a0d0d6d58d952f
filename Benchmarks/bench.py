#!/usr/bin/python3
"""Measures authpipe beside what people would use instead, all of it in one run.

Prints a table and every bar with its ratio, and writes bench.json beside the Makefile; ends with 1
where a bar is missed. Ratios are what counts: bare times are this machine's.
usage: bench.py FOLDER-WITH-AUTHPIPE; BENCH_SCALE=0.1 has a tenth of the connections and runs
"""

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile

import check
import peers
import timing
import vaults

SCALE = float(os.environ.get("BENCH_SCALE", "1"))
HERE = os.path.dirname(os.path.abspath(__file__))


def scaled(count):
    return max(10, int(count * SCALE))


def compile_program(name, folder, output=None, *options):
    """Compiles a program of this folder, and returns where it is."""
    program = os.path.join(folder, output or name)
    subprocess.run(
        [os.environ.get("CC", "cc"), "-O2", "-Wall", os.path.join(HERE, f"{name}.c"), *options,
         "-o", program],
        check=True, stderr=subprocess.DEVNULL if "-static" in options else None)
    return program


class Report:
    """Rows and bars, on the terminal as they come and all of them in bench.json."""

    def __init__(self):
        self.rows, self.bars, self.skipped = [], [], {}

    def title(self, words):
        print(f"\n{words}", flush=True)

    def row(self, name, seconds=None, ratio=None, mebibytes=None, note=""):
        self.rows.append({
            "name": name, "seconds": seconds, "ratio": ratio, "mebibytes": mebibytes})
        time = "" if seconds is None else (
            f"{seconds * 1000:.2f} ms" if seconds < 1 else f"{seconds:.2f} s")
        times = "" if ratio is None else f"{ratio:.2f} x"
        memory = "" if mebibytes is None else f"{mebibytes:.1f} MiB"
        print(f"  {name:<28}{time:>12}{times:>10}{memory:>12}  {note}".rstrip(), flush=True)

    def skip(self, name, reason):
        self.skipped[name] = reason
        print(f"  {name:<28} skipped: {reason}", flush=True)

    def bar(self, what, found, limit, unit="x", least=False, goal=False):
        """A bar: `found` at most `limit`, or at least; a goal may be missed."""
        met = found is not None and (found >= limit if least else found <= limit)
        self.bars.append({
            "bar": what, "found": found, "limit": limit, "unit": unit, "met": met, "goal": goal})

    def print_bars(self):
        self.title("the goal and the bars" if SCALE == 1 else
                   f"the goal and the bars, which mean nothing at a scale of {SCALE:g}")
        for bar in self.bars:
            found = "not measured" if bar["found"] is None else f"{bar['found']:.2f} {bar['unit']}"
            word = "met" if bar["met"] else "not reached" if bar["goal"] else "MISSED"
            print(f"  {bar['bar']:<44}{found:>14}  of {bar['limit']:g} {bar['unit']:<4} {word}")

    def write(self, path, machine):
        with open(path, "w", encoding="utf-8") as file:
            json.dump({
                "schema": "authpipe.bench/1", "machine": machine, "scale": SCALE,
                "rows": self.rows, "bars": self.bars, "skipped": self.skipped}, file, indent=2)
            file.write("\n")


def machine():
    """What these figures are of."""
    model = platform.machine()
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        for line in file:
            if line.startswith("model name"):
                model = line.split(":")[1].strip()
                break
    return {"processor": model, "processors": os.cpu_count(), "kernel": platform.release()}


def time_and_report(report, commands, beside):
    """Times commands side by side and reports each as a ratio to the one called `beside`."""
    timing.time(commands, runs=max(1, int(timing.RUNS * min(SCALE, 1))))
    base = next((each.median for each in commands if each.name == beside), None)
    for each in commands:
        report.row(each.name, each.median, base and each.median / base, each.peak())
    return {each.name: each.median for each in commands}


def ratio(medians, one, other):
    return medians[one] / medians[other] if one in medians and other in medians else None


def handing_out(report, home, rivals):
    count = scaled(1000)
    report.title(f"one credential, vault of {count}, key file; beside age -d")
    home.make("handing", count)
    reference = compile_program("reference", home.folder, None, "-lsqlite3", "-lcrypto")
    environment = home.environment("handing")
    arguments = [home.vault("handing"), home.key, vaults.NAME]
    authpipe = os.path.join(home.programs, "authpipe")
    commands = [
        timing.Command("authpipe get", [authpipe, "get", vaults.NAME], environment),
        timing.Command("C reference", [reference, *arguments], environment)]
    try:
        twin = compile_program(
            "reference", home.folder, "reference-static", "-static", "-lsqlite3", "-lcrypto", "-lm")
        commands.append(timing.Command("C reference, static", [twin, *arguments], environment))
    except subprocess.CalledProcessError:
        report.skip("C reference, static", "its libraries are not here to be linked in")
    if len({each.output() for each in commands}) != 1:
        sys.exit("the reference prints another secret than authpipe")
    for name, words in rivals.commands().items():
        commands.append(timing.Command(name, words, rivals.environment))
    medians = time_and_report(report, commands, "age -d")
    for name, reason in rivals.skipped.items():
        report.skip(name, reason)
    of_age = ratio(medians, "authpipe get", "age -d")
    report.bar("get beside age -d", of_age, 1.0)
    report.bar("get beside the C reference", ratio(medians, "authpipe get", "C reference"), 1.0)
    report.bar("get beside age -d, the goal", of_age, 0.7, goal=True)


def sizes(report, home):
    report.title("get by the size of the vault; beside the smallest")
    authpipe = os.path.join(home.programs, "authpipe")
    counts = [10, scaled(1000), scaled(100000)]
    commands = []
    for index, count in enumerate(counts):
        home.make(f"size{index}", count)
        commands.append(timing.Command(
            f"get of {count}", [authpipe, "get", vaults.NAME], home.environment(f"size{index}")))
    medians = list(time_and_report(report, commands, commands[0].name).values())
    report.bar(f"get of {counts[-1]} beside get of {counts[0]}", medians[-1] / medians[0], 1.2)


def importing(report, home):
    count, rounds = scaled(10000), 3
    report.title(f"import --offline of {count}")
    seconds = statistics.median(home.make(f"listed{round}", count) for round in range(rounds))
    report.row("import --offline", seconds, note=f"{count / seconds:.0f} a second")
    report.bar(f"import --offline of {count}", count / seconds, 2000, "/s", least=True)


def listing(report, home):
    count = scaled(10000)
    report.title(f"all of {count}, and a program with one")
    authpipe, environment = os.path.join(home.programs, "authpipe"), home.environment("listed0")
    commands = [
        timing.Command(name, [authpipe, *words], environment) for name, words in {
            "list": ["list"], "list --json": ["list", "--json"],
            "run -- true": ["run", vaults.NAME, "--", "true"]}.items()]
    medians = time_and_report(report, commands, None)
    for name in ["list", "list --json"]:
        report.bar(f"{name} of {count}", medians[name], 0.6, "s")


def checking(report, home):
    count = scaled(1000)
    report.title(f"check of {count}, {check.JOBS} at a time, answers after "
                 f"{check.DELAY * 1000:.0f} ms; beside the ideal")
    ideal, found = check.measure(home, compile_program, count)
    report.row("ideal", ideal, 1.0)
    for name, (seconds, memory) in found.items():
        report.row(name, seconds, seconds / ideal, memory)
    seconds, memory = found["authpipe check"]
    report.bar(f"check of {count} beside the ideal", seconds / ideal, 1.10)
    report.bar(f"check of {count}, memory", memory, 150, "MiB")


def programs(report, home, folder):
    report.title("programs, on the disk")
    paths = {
        "authpipe": os.path.join(home.programs, "authpipe"),
        "authpipe-online": os.path.join(
            os.path.dirname(home.programs), "libexec/authpipe/authpipe-online"),
        "C reference": os.path.join(folder, "reference"),
        "C reference, static": os.path.join(folder, "reference-static"),
        "age": shutil.which("age"),
    }
    for name, path in paths.items():
        if path and os.path.exists(path):
            report.row(f"{name}, size", mebibytes=os.path.getsize(path) / (1 << 20))


def main():
    home = vaults.Home(tempfile.mkdtemp(prefix="bench-"), os.path.abspath(sys.argv[1]))
    os.mkdir(os.path.join(home.folder, "peers"), 0o700)
    rivals = peers.Peers(os.path.join(home.folder, "peers"))
    report, this = Report(), machine()
    try:
        print(f"{this['processors']} x {this['processor']}, Linux {this['kernel']}; medians, whole "
              "processes, warm")
        handing_out(report, home, rivals)
        sizes(report, home)
        importing(report, home)
        listing(report, home)
        checking(report, home)
        programs(report, home, home.folder)
    finally:
        rivals.stop()
        shutil.rmtree(home.folder)
    report.print_bars()
    report.write(os.path.join(os.path.dirname(HERE), "bench.json"), this)
    return 0 if all(bar["met"] or bar["goal"] for bar in report.bars) else 1


sys.exit(main())
