package org.starling.engine;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.starling.wire.InfoHash;

/** What a torrent is started from. */
public sealed interface TorrentSource {

    InfoHash infoHash();

    /** All is known. */
    record Known(Metainfo metainfo) implements TorrentSource {
        @Override
        public InfoHash infoHash() {
            return metainfo.infoHash();
        }
    }

    /** Only the hash: the info dictionary comes from peers first (BEP 9). */
    record ByHash(InfoHash infoHash, Optional<String> name, List<List<String>> trackers, List<InetSocketAddress> peers)
            implements TorrentSource {}
}
