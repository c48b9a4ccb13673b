package org.starling.engine.peer.mse;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.starling.wire.InfoHash;

/**
 * Which torrent an encrypted connection is for: HASH('req2', SKEY) of every running torrent, computed when it starts,
 * so that a look-up costs the same at ten thousand torrents. The overlay's zero hash is always in it. Belongs to the
 * loop thread.
 */
public final class SkeyTable {
    private final Map<ByteBuffer, InfoHash> byDigest = new HashMap<>();

    public SkeyTable() {
        add(InfoHash.ZERO);
    }

    public void add(InfoHash torrent) {
        byDigest.put(key(torrent), torrent);
    }

    /** Forgets the torrent; the zero hash stays. */
    public void remove(InfoHash torrent) {
        if (!torrent.isZero()) {
            byDigest.remove(key(torrent));
        }
    }

    Optional<InfoHash> find(byte[] req2) {
        return Optional.ofNullable(byDigest.get(ByteBuffer.wrap(req2)));
    }

    private static ByteBuffer key(InfoHash torrent) {
        return ByteBuffer.wrap(MseHashes.req2(torrent));
    }
}
