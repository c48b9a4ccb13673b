package org.starling.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.starling.wire.PeerId;

/** The connected peers of one torrent. */
final class Peers {
    private final List<Peer> all = new ArrayList<>();

    void add(Peer peer) {
        all.add(peer);
    }

    void remove(Peer peer) {
        all.remove(peer);
    }

    int count() {
        return all.size();
    }

    int seeds() {
        int seeds = 0;
        for (Peer peer : all) {
            seeds += peer.pieces.isSeed() ? 1 : 0;
        }
        return seeds;
    }

    /** A copy: what is done to one peer may close it or others. */
    List<Peer> all() {
        return List.copyOf(all);
    }

    Optional<Peer> withId(PeerId id) {
        return all.stream()
                .filter(peer -> peer.connection.handshake().peerId().equals(id))
                .findFirst();
    }
}
