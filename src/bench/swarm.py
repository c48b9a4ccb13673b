#!/usr/bin/python3
"""How a client fares in a swarm of ordinary lines, beside what libtorrent does in the same place.

    swarm.py --clients libtorrent,starling --rounds 5
    swarm.py --clients libtorrent,starling,before=../before/starling    # another build of Starling in the same rounds

One libtorrent seed (8 Mbit/s up), twenty libtorrent leechers and the client under test (16 Mbit/s down, 2 Mbit/s up each), every
one in a network namespace of its own behind a token bucket (tc tbf). All start together; the round ends when everybody has
everything. The swarms of one round, one for each client under test, run side by side on bridges of their own, so that the
machine's mood is the same for all.

Printed for the client under test: seconds until it is complete, its own start included, and how fast it sent while it
downloaded, until the first of the clients under test was complete (until each one's own completion the quick one would be
judged by its beginning, when nobody has anything to send). Counted twice: from the start of the round, and from its first
64 KiB, which leaves out how long it took to get something to send. For the whole swarm, it included: the mean and the last
completion. Ratios compare with the first client of the same round.

Needs root, iproute2, openssl, python3-libtorrent, and the clients that are named. Data lies in memory (/dev/shm).
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import threading
import time
from functools import partial

from testbed import CLIENTS, Bridge, Host, Tracker, bytes_of, kill, libtorrent, make_payload, room_for_neighbours, same, starling

BEGUN = 64 << 10


class Swarm:
    """One bridge with a seed, leechers and the client under test."""

    def __init__(self, options, number, name):
        self.options, self.name, net = options, name, f"10.{90 + number}.0."
        self.moved = [(0.0, 0, 0)]
        self.work = f"{options.work}/{name}"
        shutil.rmtree(self.work, ignore_errors=True)
        self.bridge = Bridge(f"stsw{number}", net)
        self.tracker = Tracker(net + "1")
        self.path = make_payload(f"{self.work}/payload", options.size, 0, options.piece, net + "1")
        self.processes = []
        self.subject = self.host("subject", 2, options.up, options.down)
        self.seed = self.host("seed", 3, options.seed_up, options.down)
        self.leechers = [self.host(f"peer{i}", 10 + i, options.up, options.down) for i in range(options.leechers)]

    def host(self, name, last, up, down):
        made = Host(self.bridge, name, last)
        made.shape(up, down)
        return made

    def run(self):
        torrent = [self.path + ".torrent"]
        self.start(self.seed, libtorrent(torrent, os.path.dirname(self.path), self.seed.ip, True))
        while self.tracker.seeds(self.seed.ip) == 0:
            time.sleep(0.1)
        began = time.monotonic()
        for host in self.leechers:
            self.start(host, libtorrent(torrent, self.folder(host), host.ip, False))
        sent, received = self.subject.sent(), self.subject.received()
        self.start(self.subject, CLIENTS[self.name](torrent, self.folder(self.subject), self.subject.ip, False))
        waiting = [self.subject, *self.leechers]
        while waiting and time.monotonic() - began < self.options.timeout:
            waiting = [host for host in waiting if not self.tracker.completed(host.ip, 1)]
            self.moved.append((time.monotonic() - began, self.subject.sent() - sent, self.subject.received() - received))
            time.sleep(0.1)
        times = [(self.tracker.completed(host.ip, 1) or began + self.options.timeout) - began for host in self.leechers]
        own = (self.tracker.completed(self.subject.ip, 1) or began + self.options.timeout) - began
        good = same(self.path, self.folder(self.subject))
        everyone = [own, *times]
        self.own, self.mean, self.last, self.good = own, statistics.mean(everyone), max(everyone), good and not waiting

    def rate(self, until, begun=0):
        """KB/s that the client under test sent from when it had received so much until then."""
        since, before = next(((at, sent) for at, sent, received in self.moved if received >= begun), (0.0, 0))
        return (max(sent for at, sent, _ in self.moved if at <= until) - before) / (until - since) / 1e3

    def folder(self, host):
        folder = f"{self.work}/{host.name}"
        os.makedirs(folder, exist_ok=True)
        return folder

    def start(self, host, argv):
        with open(f"{self.work}/{host.name}.log", "wb") as log:
            self.processes.append(host.start(argv, log))

    def close(self):
        for process in self.processes:
            kill(process)
        for host in [self.subject, self.seed, *self.leechers]:
            host.close()
        self.tracker.close()
        self.bridge.close()


def table(options, results):
    print(f"\n{options.rounds} rounds, medians; {options.leechers} leechers, {options.size >> 20} MiB; ratios to {next(iter(results))}, same round")
    print(f'{"client":12} {"ok":>5} {"complete s":>11} {"ratio":>6} {"sent KB/s":>10} {"ratio":>6} {"from 64 KiB":>12} {"ratio":>6} '
          f'{"swarm s":>8} {"ratio":>6} {"last s":>7}')
    reference = next(iter(results.values()))
    for name, rounds in results.items():
        own, sent, begun, mean, last = (statistics.median(entry[i] for entry in rounds) for i in range(5))
        ratios = [statistics.median(entry[i] / base[i] for entry, base in zip(rounds, reference)) for i in range(4)]
        good = f"{sum(entry[5] for entry in rounds)}/{len(rounds)}"
        print(f"{name:12} {good:>5} {own:11.1f} {ratios[0]:6.2f} {sent:10.1f} {ratios[1]:6.3f} {begun:12.1f} {ratios[2]:6.3f} "
              f"{mean:8.1f} {ratios[3]:6.2f} {last:7.1f}")


def one_round(options, number, names):
    swarms = []
    try:
        for position, name in enumerate(names):
            swarms.append(Swarm(options, position, name))
        threads = [threading.Thread(target=swarm.run) for swarm in swarms]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        for swarm in swarms:
            swarm.close()
    first = min(swarm.own for swarm in swarms)
    for swarm in swarms:
        print(f'round {number} {swarm.name:12} {"ok" if swarm.good else "FAILED":6} {swarm.own:7.1f} s  '
              f"sent {swarm.rate(first):6.1f} KB/s (from 64 KiB {swarm.rate(first, BEGUN):6.1f}, until complete {swarm.rate(swarm.own):6.1f})  "
              f"swarm {swarm.mean:6.1f} s, last {swarm.last:6.1f} s", flush=True)
    if options.series:
        with open(options.series, "a") as out:
            out.writelines(f"{number} {swarm.name} {at:.1f} {sent} {received}\n" for swarm in swarms for at, sent, received in swarm.moved)
    return [(swarm.own, swarm.rate(first), swarm.rate(first, BEGUN), swarm.mean, swarm.last, swarm.good) for swarm in swarms]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", default="libtorrent,starling", help="names, the first to compare with; NAME=LAUNCHER for another build of Starling")
    parser.add_argument("--size", type=bytes_of, default=bytes_of("100M"))
    parser.add_argument("--piece", type=bytes_of, default=bytes_of("256K"))
    parser.add_argument("--leechers", type=int, default=20)
    parser.add_argument("--up", default="2mbit")
    parser.add_argument("--down", default="16mbit")
    parser.add_argument("--seed-up", default="8mbit")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--timeout", type=float, default=1200)
    parser.add_argument("--series", help="file for what the clients under test had moved, ten times a second: round, client, s, sent, received")
    parser.add_argument("--work", default="/dev/shm/starling-swarm", help="folder for all data")
    options = parser.parse_args()
    names = [client.partition("=")[0] for client in options.clients.split(",")]
    CLIENTS.update({name: partial(starling, launcher=path) for name, _, path in (client.partition("=") for client in options.clients.split(",")) if path})
    results = {name: [] for name in names}
    room_for_neighbours(len(names) * (options.leechers + 3) ** 2)
    for number in range(1, options.rounds + 1):
        for name, result in zip(names, one_round(options, number, names)):
            results[name].append(result)
    table(options, results)
    shutil.rmtree(options.work, ignore_errors=True)
    return 0 if all(entry[5] for rounds in results.values() for entry in rounds) else 1


if __name__ == "__main__":
    sys.exit(main())
