#!/usr/bin/python3
"""How long it takes from `./starling` until its window shows a long list, and what memory that needs.

    window.py --torrents 10000 --runs 5

Makes that many small torrents, adds them to a Starling on loopback, which checks and then pauses them, ends it, and starts the
window on its state folder again and again, on a screen in memory (Xvfb). Printed: seconds from the call of the launcher until
the list has been drawn, as the program's own log says it for its process, with the launcher's part added; resident memory ten
seconds later. `--drop-caches` empties the kernel's file cache before each start, as after the machine was switched on.

Needs Linux, python3 and Xvfb. Data lies in --work.
"""
import argparse
import glob
import os
import re
import shutil
import statistics
import subprocess
import sys
import time

from idle import make
from testbed import STARLING, kill, usage

SHOWN = re.compile(r"the window shows (\d+) torrents, (\d+) ms after the start of the process")
OPTIONS = ["--port", "26882", "--bind", "127.0.0.1", "--no-dht", "--no-lsd", "--no-port-mapping"]


def prepare(options, state, data):
    """A list as it is after all its torrents were added, checked and paused."""
    os.makedirs(data)
    paths, _ = make(data, options.torrents)
    with open(options.work + "/log", "wb") as log:
        headless = subprocess.Popen([STARLING, "--state", state, "--headless", *OPTIONS], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        while not glob.glob(state + "/*"):
            time.sleep(0.1)
        time.sleep(2)
        for start in range(0, len(paths), 500):
            subprocess.run([STARLING, "--state", state, "download", *paths[start:start + 500], "--dir", data], check=True, stdout=log, stderr=log)
            subprocess.run([STARLING, "--state", state, "pause", "all"], check=True, stdout=log, stderr=log)
        headless.terminate()
        headless.wait(60)


def shown(state):
    """What the log says of the last start: torrents and milliseconds."""
    found = []
    for path in glob.glob(state + "/log/*.log"):
        with open(path, errors="replace") as log:
            found += SHOWN.findall(log.read())
    return found


def one_start(options, state, environment):
    if options.drop_caches:
        subprocess.run(["sync"], check=True)
        with open("/proc/sys/vm/drop_caches", "w") as caches:
            caches.write("3")
    before, began = len(shown(state)), time.time()
    process = subprocess.Popen([STARLING, "--state", state, *OPTIONS], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               start_new_session=True)
    try:
        while len(shown(state)) == before and process.poll() is None and time.time() - began < options.timeout:
            time.sleep(0.05)
        seen = time.time() - began
        time.sleep(10)
        cpu, peak = usage(process.pid)
        torrents, millis = shown(state)[-1]
        print(f"{torrents} torrents drawn {int(millis) / 1000:.2f} s after the start of the process, seen from outside after {seen:.2f} s; "
              f"ten seconds later {cpu:.1f} s of processor time, {peak:.0f} MiB resident at most", flush=True)
        return seen, int(millis) / 1000, peak
    finally:
        kill(process)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--torrents", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--timeout", type=float, default=60)
    parser.add_argument("--drop-caches", action="store_true")
    parser.add_argument("--keep", action="store_true", help="keep the list, and use one that was kept")
    parser.add_argument("--work", default="/var/tmp/starling-window")
    options = parser.parse_args()
    state, data = options.work + "/state", options.work + "/data"
    if not options.keep:
        shutil.rmtree(options.work, ignore_errors=True)
    if not os.path.isdir(state):
        prepare(options, state, data)
    screen = subprocess.Popen(["Xvfb", ":77", "-screen", "0", "1920x1080x24"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        results = [one_start(options, state, {**os.environ, "DISPLAY": ":77"}) for _ in range(options.runs)]
    finally:
        screen.terminate()
    seen, own, peak = (statistics.median(column) for column in zip(*results))
    print(f"medians of {options.runs}: {own:.2f} s after the start of the process, {seen:.2f} s from outside, {peak:.0f} MiB")
    if not options.keep:
        shutil.rmtree(options.work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
