package org.starling.engine.bt.bindings;

import bt.metainfo.TorrentId;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;

/** bt's ids and ours, both ways. */
public final class BtIds {

    private BtIds() {}

    public static InfoHash infoHash(TorrentId id) {
        return InfoHash.of(id.getBytes());
    }

    public static TorrentId torrentId(InfoHash hash) {
        return TorrentId.fromBytes(hash.bytes());
    }

    public static bt.net.PeerId peerId(PeerId id) {
        return bt.net.PeerId.fromBytes(id.bytes());
    }
}
