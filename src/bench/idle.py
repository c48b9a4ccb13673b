#!/usr/bin/python3
"""What Starling costs when nothing happens: a thousand running torrents, fifty of them with ten connected peers each.

    idle.py --torrents 1000 --active 50 --peers 10 --seconds 300

Starts `starling --headless` on loopback with torrents that this script makes (all complete, so all of them seed), lets the
peers of this script connect, be interested and then say nothing but keep-alives, and measures over the given time. Printed:
processor seconds of the whole process as a share of one core, threads, resident memory.

Needs Linux and python3. Data lies in --work.
"""
import argparse
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import threading
import time

from testbed import STARLING, Tracker, kill, usage

IP, PORT, TRACKER = "127.0.0.1", 26881, "127.0.0.2"
KEEP_ALIVE = 100


def bencode(value):
    if isinstance(value, int):
        return b"i%de" % value
    if isinstance(value, bytes):
        return b"%d:%s" % (len(value), value)
    return b"d" + b"".join(bencode(key) + bencode(value[key]) for key in sorted(value)) + b"e"


def make(folder, count):
    """Small torrents with their data; gives the paths and the infohashes."""
    paths, hashes = [], []
    for number in range(count):
        name, piece = f"idle-{number}", 16384
        data = hashlib.sha256(name.encode()).digest() * 1250
        with open(f"{folder}/{name}", "wb") as out:
            out.write(data)
        pieces = b"".join(hashlib.sha1(data[at:at + piece]).digest() for at in range(0, len(data), piece))
        info = {b"name": name.encode(), b"length": len(data), b"piece length": piece, b"pieces": pieces}
        paths.append(f"{folder}/{name}.torrent")
        hashes.append(hashlib.sha1(bencode(info)).digest())
        with open(paths[-1], "wb") as out:
            out.write(bencode({b"announce": f"http://{TRACKER}:6969/announce".encode(), b"info": info}))
    return paths, hashes


def connect(infohash, number):
    """A peer that has nothing, wants something, and does not ask for it."""
    peer = socket.create_connection((IP, PORT), 20)
    peer.sendall(b"\x13BitTorrent protocol" + bytes(8) + infohash + b"-XX0001-%012d" % number)
    got = b""
    while len(got) < 68:
        more = peer.recv(4096)
        if not more:
            raise OSError("closed in the handshake")
        got += more
    peer.sendall(b"\x00\x00\x00\x01\x02")
    return peer


class Peers:
    """Reads what comes and says that it is still there."""

    def __init__(self, sockets):
        self.sockets, self.lost = sockets, 0
        for peer in sockets:
            peer.settimeout(KEEP_ALIVE)
            threading.Thread(target=self.live, args=[peer], daemon=True).start()

    def live(self, peer):
        while True:
            try:
                if not peer.recv(65536):
                    break
            except socket.timeout:
                peer.sendall(bytes(4))
            except OSError:
                break
        self.lost += 1


def threads(pid):
    with open(f"/proc/{pid}/status") as status:
        return next(line.split()[1] for line in status if line.startswith("Threads:"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--torrents", type=int, default=1000)
    parser.add_argument("--active", type=int, default=50)
    parser.add_argument("--peers", type=int, default=10, help="of each active torrent")
    parser.add_argument("--settle", type=float, default=60, help="seconds before the measurement")
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--options", default="", help="further options of starling")
    parser.add_argument("--work", default="/dev/shm/starling-idle")
    options = parser.parse_args()
    shutil.rmtree(options.work, ignore_errors=True)
    data, state = options.work + "/data", options.work + "/state"
    os.makedirs(data)
    paths, hashes = make(data, options.torrents)
    tracker = Tracker(TRACKER, interval=1800)
    with open(options.work + "/log", "wb") as log:
        headless = [STARLING, "--state", state, "--headless", "--port", str(PORT), "--bind", IP, *options.options.split()]
        process = subprocess.Popen(headless, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        try:
            while not os.path.exists(state) or not os.listdir(state):
                time.sleep(0.2)
            time.sleep(2)
            began = time.monotonic()
            subprocess.run([STARLING, "--state", state, "download", *paths, "--dir", data], check=True, stdout=log, stderr=log)
            print(f"{len(paths)} torrents added and checked in {time.monotonic() - began:.1f} s", flush=True)
            sockets = [connect(infohash, number * 1000 + peer)
                       for number, infohash in enumerate(hashes[:options.active]) for peer in range(options.peers)]
            peers = Peers(sockets)
            time.sleep(options.settle)
            before, _ = usage(process.pid)
            time.sleep(options.seconds)
            after, peak = usage(process.pid)
            print(f"{len(sockets)} peers, {peers.lost} of them lost: {100 * (after - before) / options.seconds:.2f} % of one core over "
                  f"{options.seconds:.0f} s, {threads(process.pid)} threads, peak {peak:.0f} MiB resident")
        finally:
            kill(process)
            tracker.close()
    shutil.rmtree(options.work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
