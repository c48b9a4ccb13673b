package org.starling.engine.session;

import org.starling.engine.Metainfo;
import org.starling.engine.disk.TorrentStorage;

/** A torrent whose metainfo is known and whose storage is open. */
record OpenTorrent(Metainfo metainfo, TorrentStorage storage) {}
