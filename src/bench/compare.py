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
import hashlib
import http.server
import os
import shutil
import signal
import socket
import socketserver
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
STARLING = os.path.normpath(os.path.join(HERE, "..", "..", "starling"))
NET = "10.78.0."
BRIDGE = "stbr0"
PORT = 6881


def run(*argv, check=True):
    return subprocess.run(argv, check=check, capture_output=True, text=True)


class Host:
    """A network namespace with one address on the common bridge."""

    def __init__(self, name, last):
        self.name, self.ip, self.link = "st-" + name, NET + str(last), f"stv{last}"
        self.close()
        run("ip", "netns", "add", self.name)
        run("ip", "link", "add", self.link, "type", "veth", "peer", "name", "eth0", "netns", self.name)
        run("ip", "link", "set", self.link, "master", BRIDGE, "up")
        for command in (["addr", "add", self.ip + "/24", "dev", "eth0"], ["link", "set", "eth0", "up"], ["link", "set", "lo", "up"]):
            run("ip", "netns", "exec", self.name, "ip", *command)

    def start(self, argv, log):
        return subprocess.Popen(["ip", "netns", "exec", self.name, *argv], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                start_new_session=True)

    def close(self):
        run("ip", "netns", "del", self.name, check=False)
        run("ip", "link", "del", self.link, check=False)


class Tracker:
    """BEP 3 over HTTP with compact replies; remembers when which event was announced."""

    def __init__(self):
        self.lock = threading.Lock()
        self.peers = {}
        self.events = []
        tracker = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *ignored):
                pass

            def do_GET(self):
                query = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query, encoding="latin-1")
                body = tracker.announce(self.client_address[0], {key: values[0] for key, values in query.items()})
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
            daemon_threads = allow_reuse_address = True

            def handle_error(self, *ignored):
                pass  # a client that is killed resets its connection

        server = Server((NET + "1", 6969), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def announce(self, ip, query):
        torrent, event = query.get("info_hash", ""), query.get("event", "")
        with self.lock:
            self.events.append((time.monotonic(), ip, event, torrent))
            if event == "stopped":
                self.peers.pop((ip, torrent), None)
            else:
                self.peers[ip, torrent] = (int(query.get("port", "0")), int(query.get("left", "1") or 0))
            others = [(other, port) for (other, about), (port, _) in self.peers.items() if about == torrent and other != ip]
        compact = b"".join(socket.inet_aton(other) + port.to_bytes(2, "big") for other, port in others)
        return b"d8:intervali5e12:min intervali2e5:peers" + str(len(compact)).encode() + b":" + compact + b"e"

    def forget(self, ip):
        with self.lock:
            self.peers = {key: value for key, value in self.peers.items() if key[0] != ip}
            self.events = [event for event in self.events if event[1] != ip]

    def completed(self, ip, torrents):
        with self.lock:
            first = {}
            for at, who, event, torrent in self.events:
                if who == ip and event == "completed":
                    first.setdefault(torrent, at)
        return max(first.values()) if len(first) >= torrents else None

    def seeds(self, ip):
        with self.lock:
            return sum(1 for (who, _), (_, left) in self.peers.items() if who == ip and left == 0)


def make_payload(folder, size, number, piece):
    """An incompressible file that is the same on every run, and its torrent."""
    import libtorrent as lt
    os.makedirs(folder, exist_ok=True)
    path = f"{folder}/payload-{size}-{number}"
    if not os.path.exists(path) or os.path.getsize(path) != size:
        with open(path, "wb") as out:
            source = subprocess.Popen(["openssl", "enc", "-aes-128-ctr", "-K", f"{number + 1:032x}", "-iv", "0" * 32, "-in", "/dev/zero"],
                                      stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            left = size
            while left:
                block = source.stdout.read(min(left, 1 << 20))
                out.write(block)
                left -= len(block)
            source.kill()
    storage = lt.file_storage()
    lt.add_files(storage, path)
    made = lt.create_torrent(storage, piece_size=piece, flags=lt.create_torrent.v1_only)
    made.add_tracker(f"http://{NET}1:6969/announce")
    lt.set_piece_hashes(made, folder)
    with open(path + ".torrent", "wb") as out:
        out.write(lt.bencode(made.generate()))
    return path


def libtorrent(torrents, folder, ip, seed):
    return ["/usr/bin/python3", HERE + "/lt_peer.py", folder, str(PORT), ip, *torrents]


def starling(torrents, folder, ip, seed):
    return [STARLING, "--state", folder + ".state", "download", *torrents, "--dir", folder, "--seed", "--port", str(PORT), "--bind", ip]


def aria2(torrents, folder, ip, seed):
    return ["aria2c", "-d", folder, f"--listen-port={PORT}", "--enable-dht=false", "--bt-enable-lpd=false", "--enable-peer-exchange=false",
            "--file-allocation=none", "--seed-ratio=0.0", "--disk-cache=64M", "--bt-request-peer-speed-limit=1000M", "--summary-interval=0",
            "-j", str(len(torrents)), *(["--check-integrity=true"] if seed else []), *torrents]


def qbittorrent(torrents, folder, ip, seed):
    config = folder + ".state/qBittorrent/config"
    os.makedirs(config)
    with open(config + "/qBittorrent.conf", "w") as out:
        out.write(f"[LegalNotice]\nAccepted=true\n[BitTorrent]\nSession\\Port={PORT}\nSession\\DHTEnabled=false\nSession\\LSDEnabled=false\n"
                  f"Session\\DefaultSavePath={folder}\nSession\\BTProtocol=TCP\n[Network]\nPortForwardingEnabled=false\n[Preferences]\nWebUI\\Port=18080\n")
    return ["qbittorrent-nox", f"--profile={folder}.state", f"--save-path={folder}", "--skip-dialog=true", "--add-paused=false",
            *(["--skip-hash-check"] if seed else []), *torrents]


CLIENTS = {"libtorrent": libtorrent, "starling": starling, "aria2": aria2, "qbittorrent": qbittorrent}


def family(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children") as children:
            return [pid] + [member for child in children.read().split() for member in family(int(child))]
    except OSError:
        return []


def usage(pid):
    """Processor seconds and peak resident MiB of a process with its live children."""
    seconds, peak = 0.0, 0.0
    for member in family(pid):
        try:
            with open(f"/proc/{member}/stat") as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
            seconds += sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK")
            with open(f"/proc/{member}/status") as status:
                peak = max([peak] + [int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM")])
        except OSError:
            pass
    return seconds, peak


def kill(process, first=signal.SIGKILL):
    for sign in (first, signal.SIGKILL):
        for member in family(process.pid):
            try:
                os.kill(member, sign)
            except OSError:
                pass
        try:
            process.wait(5)
            return
        except subprocess.TimeoutExpired:
            pass


def clear(folder):
    for leftover in (folder, folder + ".state", folder + ".leech"):
        shutil.rmtree(leftover, ignore_errors=True)


def digest(path):
    sha1 = hashlib.sha1()
    with open(path, "rb") as data:
        while block := data.read(1 << 20):
            sha1.update(block)
    return sha1.hexdigest()


def same(path, folder):
    copy = os.path.join(folder, os.path.basename(path))
    return os.path.exists(copy) and digest(copy) == digest(path)


class Bench:
    def __init__(self, options, paths):
        self.options, self.paths = options, paths
        self.torrents = [path + ".torrent" for path in paths]
        run("ip", "link", "del", BRIDGE, check=False)
        run("ip", "link", "add", BRIDGE, "type", "bridge")
        run("ip", "addr", "add", NET + "1/24", "dev", BRIDGE)
        run("ip", "link", "set", BRIDGE, "up")
        self.tracker = Tracker()
        self.subject, self.other = Host("subject", 2), Host("other", 3)

    def close(self):
        self.subject.close()
        self.other.close()
        run("ip", "link", "del", BRIDGE, check=False)

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


def bytes_of(text):
    unit = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}.get(text[-1].upper())
    return int(float(text[:-1]) * unit) if unit else int(text)


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
    paths = [make_payload(payload, size // options.torrents, number, bytes_of(options.piece)) for number in range(options.torrents)]
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
