#!/usr/bin/python3
"""Downloads and uploads of several clients side by side, each client in a network namespace of its own.

    compare.py download --size 2G --rounds 5 --clients libtorrent,starling,qbittorrent,aria2
    compare.py seed     --size 2G --rounds 5 --clients libtorrent,starling

The script is also the HTTP tracker. A download ends when the client announces "completed"; it is then killed and its files are
compared with the original. When seeding, a libtorrent leecher fetches everything from the client. Rounds interleave the clients,
so that a ratio holds although the machine's speed drifts. Printed: wall seconds from launch, processor seconds, peak resident
memory, and the ratio of the first client's wall time to each one's (above 1: faster than the first).

Needs root, iproute2, openssl, python3-libtorrent, and the clients that are named. Data lies in memory (/dev/shm) unless --work
names a folder on another disk.
"""
import argparse
import os
import signal
import statistics
import subprocess
import sys
import time

from testbed import CLIENTS, Bridge, Host, Tracker, bytes_of, clear, kill, libtorrent, make_payload, same, usage

NET = "10.78.0."


class Bench:
    def __init__(self, options, paths):
        self.options, self.paths = options, paths
        self.torrents = [path + ".torrent" for path in paths]
        self.bridge = Bridge("stbr0", NET)
        self.tracker = Tracker(NET + "1")
        self.subject, self.other = Host(self.bridge, "subject", 2), Host(self.bridge, "other", 3)

    def close(self):
        self.subject.close()
        self.other.close()
        self.bridge.close()

    def wait(self, condition):
        deadline = time.monotonic() + self.options.timeout
        while time.monotonic() < deadline:
            if condition():
                return True
            time.sleep(0.02)
        return False

    def once(self, name):
        folder = f"{self.options.work}/{name}"
        clear(folder)
        os.makedirs(folder)
        self.tracker.forget(self.subject.ip)
        try:
            with open(f"{self.options.work}/{name}.log", "wb") as log:
                return (self.download if self.options.mode == "download" else self.seed)(name, folder, log)
        finally:
            clear(folder)

    def download(self, name, folder, log):
        started = time.monotonic()
        process = self.subject.start(CLIENTS[name](self.torrents, folder, self.subject.ip, False), log)
        wall, cost = self.follow(process, started, self.subject.ip)
        kill(process)
        return wall, *cost, wall is not None and all(same(path, folder) for path in self.paths)

    def seed(self, name, folder, log):
        for path in self.paths:
            os.link(path, os.path.join(folder, os.path.basename(path)))
        self.tracker.forget(self.other.ip)
        process = self.subject.start(CLIENTS[name](self.torrents, folder, self.subject.ip, True), log)
        self.wait(lambda: self.tracker.seeds(self.subject.ip) >= len(self.torrents) or process.poll() is not None)
        before, _ = usage(process.pid)
        os.makedirs(folder + ".leech")
        started = time.monotonic()
        leech = self.other.start(libtorrent(self.torrents, folder + ".leech", self.other.ip, False), subprocess.DEVNULL)
        wall, (seconds, peak) = self.follow(process, started, self.other.ip)
        kill(process, signal.SIGTERM)
        kill(leech)
        return wall, seconds - before, peak, wall is not None and all(same(path, folder + ".leech") for path in self.paths)

    def follow(self, process, started, ip):
        cost = [0.0, 0.0]

        def over():
            now = usage(process.pid)
            cost[:] = [max(cost[0], now[0]), max(cost[1], now[1])]
            return self.tracker.completed(ip, len(self.torrents)) or process.poll() is not None

        self.wait(over)
        done = self.tracker.completed(ip, len(self.torrents))
        return (done - started if done else None), cost


def table(options, size, results):
    print(f"\n{options.mode} of {options.size}, {options.rounds} rounds, medians; ratio: wall of {next(iter(results))} / wall of the client")
    print(f'{"client":12} {"ok":>5} {"wall s":>8} {"MB/s":>7} {"cpu s/GB":>9} {"peak MiB":>9} {"ratio":>6}')
    reference = next(iter(results.values()))
    for name, rounds in results.items():
        wall, seconds, peak = (statistics.median(entry[i] or options.timeout for entry in rounds) for i in range(3))
        ratio = statistics.median((a[0] or options.timeout) / (b[0] or options.timeout) for a, b in zip(reference, rounds))
        good = f"{sum(entry[3] for entry in rounds)}/{len(rounds)}"
        print(f"{name:12} {good:>5} {wall:8.2f} {size / wall / 1e6:7.1f} {seconds / (size / 1e9):9.2f} {peak:9.0f} {ratio:6.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=["download", "seed"])
    parser.add_argument("--clients", default="libtorrent,starling")
    parser.add_argument("--size", default="1G")
    parser.add_argument("--piece", default="1M")
    parser.add_argument("--torrents", type=int, default=1, help="split the size over so many torrents at once")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--timeout", type=float, default=300)
    parser.add_argument("--work", default="/dev/shm/starling-bench", help="folder for all data")
    options = parser.parse_args()
    names, size = options.clients.split(","), bytes_of(options.size)
    payload = options.work + "/payload"
    paths = [make_payload(payload, size // options.torrents, number, bytes_of(options.piece), NET + "1") for number in range(options.torrents)]
    bench, seeder, results = Bench(options, paths), None, {name: [] for name in names}
    try:
        if options.mode == "download":
            seeder = bench.other.start(libtorrent(bench.torrents, payload, bench.other.ip, True), subprocess.DEVNULL)
            bench.wait(lambda: bench.tracker.seeds(bench.other.ip) >= len(paths))
        for number in range(options.rounds):
            for name in names:
                wall, seconds, peak, good = bench.once(name)
                results[name].append((wall, seconds, peak, good))
                print(f'round {number + 1} {name:12} {"ok" if good else "FAILED":6} {wall or options.timeout:7.2f} s  cpu {seconds:5.2f} s  {peak:5.0f} MiB',
                      flush=True)
        table(options, size, results)
        return 0 if all(entry[3] for rounds in results.values() for entry in rounds) else 1
    finally:
        if seeder:
            kill(seeder)
        bench.close()


if __name__ == "__main__":
    sys.exit(main())
