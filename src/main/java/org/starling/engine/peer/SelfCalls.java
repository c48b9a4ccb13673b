package org.starling.engine.peer;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.starling.engine.session.CloseReason;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

/**
 * Calls to ourselves: connections for an infohash that nobody else can know, since it is drawn for each call. They take
 * the way of every peer, encryption included, and end when they are handshaken. Loop thread.
 */
public final class SelfCalls {
    private final RandomGenerator random;
    private final Map<InfoHash, Call> calls = new HashMap<>();

    private static final class Call {
        final Runnable came;
        /** Our own ends stay open until the call has come in, or its last bytes might be lost on the way. */
        final List<PeerLink> links = new ArrayList<>();

        Call(Runnable came) {
            this.came = came;
        }
    }

    /** @param random must be unguessable */
    public SelfCalls(RandomGenerator random) {
        this.random = random;
    }

    /** The torrents, and calls to ourselves beside them. */
    public Swarms beside(Swarms torrents) {
        return new Swarms() {
            @Override
            public boolean accepts(InfoHash torrent) {
                return calls.containsKey(torrent) || torrents.accepts(torrent);
            }

            /** With an id that is another each time: a connection with our own would be closed. */
            @Override
            public HandshakeBytes handshake(InfoHash torrent) {
                return calls.containsKey(torrent)
                        ? new HandshakeBytes(Reserved.NONE, torrent, PeerId.random("", random))
                        : torrents.handshake(torrent);
            }

            @Override
            public void arrived(InfoHash torrent, PeerLink peer) {
                Call call = calls.get(torrent);
                if (call == null) {
                    torrents.arrived(torrent, peer);
                } else {
                    call.links.add(peer);
                    if (peer.incoming()) {
                        call.came.run();
                    }
                }
            }
        };
    }

    /**
     * Calls the address.
     *
     * @param came runs when the call comes in by our port
     * @param failed runs if there is no connection
     * @return ends the call, whatever came of it
     */
    public Runnable call(PeerLayer layer, InetSocketAddress self, Runnable came, Runnable failed) {
        byte[] nonce = new byte[InfoHash.LENGTH];
        random.nextBytes(nonce);
        InfoHash hash = InfoHash.of(nonce);
        Call call = new Call(came);
        calls.put(hash, call);
        layer.torrentAdded(hash);
        layer.dial(self, hash, failed);
        return () -> {
            calls.remove(hash);
            layer.torrentRemoved(hash);
            call.links.forEach(link -> link.close(CloseReason.SELF));
        };
    }
}
