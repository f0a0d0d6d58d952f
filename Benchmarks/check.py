#!/usr/bin/python3
"""Times `check` of many connections against a server that answers after 50 ms.

Prints, in one run, the ideal (connections / jobs * delay), `authpipe check`, and `curl --parallel`
against the same server, each as a ratio to the ideal, with the peak memory of the largest process.
usage: check.py FOLDER-WITH-AUTHPIPE [CONNECTIONS]
"""

import asyncio
import json
import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

DELAY = 0.05
JOBS = 32
ROUNDS = 3


async def answer(reader, writer):
    """Answers each request of a connection as BigCommerce does for the store that it names."""
    try:
        while head := await reader.readuntil(b"\r\n\r\n"):
            store = head.split(b" ", 2)[1].split(b"/")[2].decode()
            await asyncio.sleep(DELAY)
            body = json.dumps({"id": store, "name": store, "status": "live"}).encode()
            writer.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                % len(body) + body)
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


def serve(port):
    """Serves until it is killed, having said on which port."""
    async def run():
        server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=512)
        port.put(server.sockets[0].getsockname()[1])
        await server.serve_forever()
    asyncio.run(run())


def timed(words, environment, expected):
    """Runs a command, and returns its wall time in seconds and the peak memory in MiB."""
    start = time.monotonic()
    process = subprocess.Popen(
        words, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE)
    words_of_error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.monotonic() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in expected:
        sys.exit(f"{words[0]} ended with {code}: {words_of_error.decode()[:400]}")
    return elapsed, usage.ru_maxrss / 1024


def main():
    programs = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    port = multiprocessing.Queue()
    server = multiprocessing.Process(target=serve, args=(port,), daemon=True)
    server.start()
    url = f"http://127.0.0.1:{port.get()}"
    home = tempfile.mkdtemp(prefix="authpipe-bench-")
    environment = {"HOME": home, "PATH": f"{programs}:/usr/bin:/bin", "no_proxy": "127.0.0.1"}
    try:
        for number in range(count):
            subprocess.run(
                ["authpipe", "connect", "bigcommerce", f"store{number}", "--offline", "--api-url",
                 url, "--store", f"s{number}", "--from", "-"],
                env=environment, input=b"abcdefghijklmnopqrstuvwxyz%06d" % number, check=True,
                capture_output=True)
        config = os.path.join(home, "curl")
        with open(config, "w", encoding="ascii") as file:
            for number in range(count):
                file.write(f'url = "{url}/stores/s{number}/v2/store"\noutput = "/dev/null"\n')
        rivals = {
            "authpipe check": ["authpipe", "check", "--quiet", "--jobs", str(JOBS)],
            "curl --parallel": [
                "curl", "-s", "--parallel", "--parallel-max", str(JOBS), "-K", config],
        }
        ideal = count / JOBS * DELAY
        print(f"{count} connections, {JOBS} at a time, answers after {DELAY * 1000:.0f} ms; "
              f"ideal {ideal:.2f} s; medians of {ROUNDS}")
        for name, words in rivals.items():
            runs = [timed(words, environment, {0}) for _ in range(ROUNDS)]
            seconds = statistics.median(run[0] for run in runs)
            memory = max(run[1] for run in runs)
            print(f"  {name:<16} {seconds:6.2f} s  {seconds / ideal:5.2f} x ideal  {memory:4.0f} MiB")
    finally:
        server.kill()
        shutil.rmtree(home)


main()
