"""Times `check` of many connections against a server that answers after 50 ms.

In one run: the ideal (connections / jobs * delay), `authpipe check`, and `curl --parallel` against
the same server, each with the most memory that all its processes had together.
"""

import os
import statistics
import subprocess
import time

DELAY = 0.05
JOBS = 32
ROUNDS = 5


def serve(compile_program, folder):
    """Compiles and starts the server; returns its process and its port."""
    program = compile_program("answering", folder)
    server = subprocess.Popen([program, f"{DELAY * 1000:.0f}"], stdout=subprocess.PIPE, text=True)
    return server, int(server.stdout.readline())


def run(words, environment):
    """Runs a command that must succeed, and returns its wall time in seconds."""
    start = time.monotonic()
    subprocess.run(
        words, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, check=True)
    return time.monotonic() - start


def family(process):
    """A process and all below it."""
    found = [process]
    try:
        for task in os.listdir(f"/proc/{process}/task"):
            with open(f"/proc/{process}/task/{task}/children", encoding="ascii") as file:
                for child in file.read().split():
                    found += family(int(child))
    except OSError:
        pass
    return found


def resident(process):
    """The bytes of a process in memory, with those that it shares with others."""
    try:
        with open(f"/proc/{process}/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


def peak(words, environment):
    """The most memory in MiB that a command and all below it have together."""
    process = subprocess.Popen(
        words, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(resident, family(process.pid))))
        time.sleep(0.01)
    return most / (1 << 20)


def measure(home, compile_program, count):
    """Median seconds and MiB of each rival by its name, and the ideal in seconds."""
    server, port = serve(compile_program, home.folder)
    url = f"http://127.0.0.1:{port}"
    try:
        home.make("checked", count, "--api-url", url)
        environment = home.environment("checked")
        config = os.path.join(home.folder, "curl")
        with open(config, "w", encoding="ascii") as file:
            for number in range(count):
                file.write(f'url = "{url}/stores/s{number}/v2/store"\noutput = "/dev/null"\n')
        rivals = {
            "authpipe check": ["authpipe", "check", "--quiet", "--jobs", str(JOBS)],
            "curl --parallel": [
                "curl", "-s", "--parallel", "--parallel-max", str(JOBS), "-K", config],
        }
        # In turn, so that whatever else the machine does meets both.
        times = {name: [] for name in rivals}
        for _ in range(ROUNDS):
            for name, words in rivals.items():
                times[name].append(run([found(words[0], environment), *words[1:]], environment))
        return count / JOBS * DELAY, {
            name: (statistics.median(times[name]),
                   peak([found(words[0], environment), *words[1:]], environment))
            for name, words in rivals.items()}
    finally:
        server.kill()
        server.wait()


def found(program, environment):
    """Where a program is by that environment's PATH, and not by ours."""
    for folder in environment["PATH"].split(":"):
        path = os.path.join(folder, program)
        if os.access(path, os.X_OK):
            return path
    raise FileNotFoundError(program)
