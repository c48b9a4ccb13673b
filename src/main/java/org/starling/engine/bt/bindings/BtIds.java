package org.starling.engine.bt.bindings;

import bt.metainfo.TorrentId;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;

/** bt's ids and ours, both ways. */
final class BtIds {

    private BtIds() {}

    static InfoHash infoHash(TorrentId id) {
        return InfoHash.of(id.getBytes());
    }

    static TorrentId torrentId(InfoHash hash) {
        return TorrentId.fromBytes(hash.bytes());
    }

    static PeerId peerId(bt.net.PeerId id) {
        return PeerId.of(id.getBytes());
    }

    static bt.net.PeerId peerId(PeerId id) {
        return bt.net.PeerId.fromBytes(id.bytes());
    }
}
