#!/usr/bin/python3
"""One libtorrent peer: lt_peer.py DIR IP PORT POLICY LEVEL TORRENT|MAGNET

POLICY is disabled, enabled or forced, LEVEL is rc4, plaintext or both. TCP and trackers only. Runs until it is killed;
prints what happens, the reasons of ended connections among it.
"""
import sys

try:
    import libtorrent as lt
except ImportError:
    sys.exit('libtorrent is missing; install it: apt-get install python3-libtorrent')

directory, ip, port, policy, level, torrent = sys.argv[1:]
encryption = {'forced': 0, 'enabled': 1, 'disabled': 2}[policy]
session = lt.session({
    'listen_interfaces': f'{ip}:{port}', 'enable_dht': False, 'enable_lsd': False, 'enable_upnp': False,
    'enable_natpmp': False, 'enable_outgoing_utp': False, 'enable_incoming_utp': False,
    'allow_multiple_connections_per_ip': True, 'min_reconnect_time': 1, 'min_announce_interval': 1,
    'in_enc_policy': encryption, 'out_enc_policy': encryption,
    'allowed_enc_level': {'plaintext': 1, 'rc4': 2, 'both': 3}[level],
    'alert_mask': lt.alert.category_t.error_notification | lt.alert.category_t.peer_notification
    | lt.alert.category_t.status_notification | lt.alert.category_t.connect_notification,
})
if torrent.startswith('magnet:'):
    params = lt.parse_magnet_uri(torrent)
else:
    params = lt.add_torrent_params()
    params.ti = lt.torrent_info(torrent)
params.save_path = directory
session.add_torrent(params)
while True:
    session.wait_for_alert(1000)
    for alert in session.pop_alerts():
        print(type(alert).__name__, alert.message(), flush=True)
