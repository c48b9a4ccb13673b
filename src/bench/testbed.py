"""What the measuring scripts share: hosts in network namespaces, a tracker, clients and their processes."""
import hashlib
import http.server
import os
import shutil
import signal
import socket
import socketserver
import subprocess
import threading
import time
import urllib.parse

HERE = os.path.dirname(os.path.abspath(__file__))
STARLING = os.path.normpath(os.path.join(HERE, "..", "..", "starling"))
PORT = 6881


def run(*argv, check=True):
    return subprocess.run(argv, check=check, capture_output=True, text=True)


def room_for_neighbours(hosts):
    """Lets the kernel know that many hosts: by default it forgets some beyond 512, and refuses to know 1,025."""
    for step, share in ((3, 4), (2, 3), (1, 2)):
        path = f"/proc/sys/net/ipv4/neigh/default/gc_thresh{step}"
        with open(path) as old:
            wanted = max(int(old.read()), share * hosts)
        with open(path, "w") as new:
            new.write(str(wanted))


class Bridge:
    """Joins hosts; this script has the first address on it."""

    def __init__(self, name, net):
        self.name, self.net = name, net
        self.close()
        run("ip", "link", "add", name, "type", "bridge")
        run("ip", "addr", "add", net + "1/24", "dev", name)
        run("ip", "link", "set", name, "up")

    def close(self):
        run("ip", "link", "del", self.name, check=False)


class Host:
    """A network namespace with one address on a bridge."""

    def __init__(self, bridge, name, last):
        self.name, self.ip, self.link = f"{bridge.name}-{name}", bridge.net + str(last), f"{bridge.name}v{last}"
        self.close()
        run("ip", "netns", "add", self.name)
        run("ip", "link", "add", self.link, "type", "veth", "peer", "name", "eth0", "netns", self.name)
        run("ip", "link", "set", self.link, "master", bridge.name, "up")
        for command in (["addr", "add", self.ip + "/24", "dev", "eth0"], ["link", "set", "eth0", "up"], ["link", "set", "lo", "up"]):
            run("ip", "netns", "exec", self.name, "ip", *command)

    def shape(self, up, down):
        """Limits its line, in tc's units: what it sends at its own end, what it receives at the bridge's."""
        limit = ["burst", "64k", "latency", "200ms"]
        run("ip", "netns", "exec", self.name, "tc", "qdisc", "replace", "dev", "eth0", "root", "tbf", "rate", up, *limit)
        run("tc", "qdisc", "replace", "dev", self.link, "root", "tbf", "rate", down, *limit)

    def sent(self):
        """Bytes that left it, headers included."""
        with open(f"/sys/class/net/{self.link}/statistics/rx_bytes") as counter:
            return int(counter.read())

    def received(self):
        """Bytes that reached it, headers included."""
        with open(f"/sys/class/net/{self.link}/statistics/tx_bytes") as counter:
            return int(counter.read())

    def start(self, argv, log):
        return subprocess.Popen(["ip", "netns", "exec", self.name, *argv], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                start_new_session=True)

    def close(self):
        run("ip", "netns", "del", self.name, check=False)
        run("ip", "link", "del", self.link, check=False)


class Tracker:
    """BEP 3 over HTTP with compact replies; remembers when which event was announced."""

    def __init__(self, address, interval=5):
        self.interval = interval
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

        self.server = Server((address, 6969), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

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
        return b"d8:intervali%de12:min intervali2e5:peers" % self.interval + str(len(compact)).encode() + b":" + compact + b"e"

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


def make_payload(folder, size, number, piece, tracker):
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
    made.add_tracker(f"http://{tracker}:6969/announce")
    lt.set_piece_hashes(made, folder)
    with open(path + ".torrent", "wb") as out:
        out.write(lt.bencode(made.generate()))
    return path


def libtorrent(torrents, folder, ip, seed):
    return ["/usr/bin/python3", HERE + "/lt_peer.py", folder, str(PORT), ip, *torrents]


def starling(torrents, folder, ip, seed, launcher=STARLING):
    return [launcher, "--state", folder + ".state", "download", *torrents, "--dir", folder, "--seed", "--port", str(PORT), "--bind", ip,
            "--no-dht", "--no-lsd", "--no-port-mapping"]


def aria2(torrents, folder, ip, seed):
    return ["aria2c", "-d", folder, f"--listen-port={PORT}", "--enable-dht=false", "--bt-enable-lpd=false", "--enable-peer-exchange=false",
            "--file-allocation=none", "--seed-ratio=0.0", "--disk-cache=64M", "--bt-request-peer-speed-limit=1000M", "--summary-interval=0",
            "-j", str(len(torrents)), *(["--check-integrity=true"] if seed else []), *torrents]


def qbittorrent(torrents, folder, ip, seed):
    config = folder + ".state/qBittorrent/config"
    os.makedirs(config)
    with open(config + "/qBittorrent.conf", "w") as out:
        out.write(f"[LegalNotice]\nAccepted=true\n[BitTorrent]\nSession\\Port={PORT}\nSession\\DHTEnabled=false\nSession\\LSDEnabled=false\n"
                  f"Session\\DefaultSavePath={folder}\nSession\\BTProtocol=TCP\n[Network]\nPortForwardingEnabled=false\n[Preferences]\nWebUI\\Port=18080\n"
                  "Connection\\ResolvePeerCountries=false\n")
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


def bytes_of(text):
    unit = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}.get(text[-1].upper())
    return int(float(text[:-1]) * unit) if unit else int(text)
