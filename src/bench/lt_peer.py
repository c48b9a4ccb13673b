#!/usr/bin/python3
"""A plain libtorrent peer: lt_peer.py FOLDER PORT IP TORRENT… Seeds when the data is there, downloads it otherwise."""
import sys
import time

import libtorrent as lt

folder, port, ip = sys.argv[1:4]
session = lt.session({
    "listen_interfaces": f"{ip}:{port}",
    "enable_dht": False,
    "enable_lsd": False,
    "enable_upnp": False,
    "enable_natpmp": False,
    "enable_incoming_utp": False,
    "enable_outgoing_utp": False,
    "allow_multiple_connections_per_ip": True,
    "alert_mask": 0,
})
for torrent in sys.argv[4:]:
    params = lt.add_torrent_params()
    params.ti = lt.torrent_info(torrent)
    params.save_path = folder
    session.add_torrent(params)
while True:
    time.sleep(1)
