#!/usr/bin/python3
"""One libtorrent with nothing but the DHT: lt_dht.py DIR ADDRESSES PORT NODES TORRENT|MAGNET|-

ADDRESSES it listens on and NODES it begins with have commas between them; NODES may be empty. Runs until it is killed;
prints what happens. By itself it would search a second time after a quarter of an hour, however little it found.
"""
import sys
import time

try:
    import libtorrent as lt
except ImportError:
    sys.exit('libtorrent is missing; install it: apt-get install python3-libtorrent')

directory, addresses, port, nodes, torrent = sys.argv[1:]
session = lt.session({
    'listen_interfaces': ','.join(f'[{ip}]:{port}' if ':' in ip else f'{ip}:{port}' for ip in addresses.split(',')),
    'dht_bootstrap_nodes': nodes, 'enable_dht': True, 'enable_lsd': False, 'enable_upnp': False,
    'enable_natpmp': False, 'enable_outgoing_utp': False, 'enable_incoming_utp': False, 'min_reconnect_time': 1,
    'alert_mask': lt.alert.category_t.error_notification | lt.alert.category_t.peer_notification
    | lt.alert.category_t.status_notification | lt.alert.category_t.dht_notification,
})
handle = None
if torrent.startswith('magnet:'):
    params = lt.parse_magnet_uri(torrent)
elif torrent != '-':
    params = lt.add_torrent_params()
    params.ti = lt.torrent_info(torrent)
if torrent != '-':
    params.save_path = directory
    handle = session.add_torrent(params)
searched = time.monotonic()
while True:
    session.wait_for_alert(1000)
    for alert in session.pop_alerts():
        print(type(alert).__name__, alert.message(), flush=True)
    if handle is not None and handle.status().is_seeding:
        print('complete', flush=True)
    if handle is not None and time.monotonic() - searched > 10:
        handle.force_dht_announce()
        searched = time.monotonic()
