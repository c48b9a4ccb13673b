package org.starling.engine.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.engine.Encryption;
import org.starling.engine.session.CloseReason;
import org.starling.net.ConnectCallback;
import org.starling.net.RawLink;
import org.starling.net.Stream;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;

/**
 * Outgoing connections until they are handshaken. Where the mode allows both ways, a peer that closes the first or
 * keeps silent is dialled again the other way; one that cannot be reached at all is not.
 */
final class HandshakeDialer {
    private final HandshakePorts ports;
    private final PeerNetwork network;
    private final WayMemory memory = new WayMemory();
    private final Set<PendingHandshake> pending = new LinkedHashSet<>();
    private boolean closed;

    HandshakeDialer(HandshakePorts ports, PeerNetwork network) {
        this.ports = ports;
        this.network = network;
    }

    void dial(InetSocketAddress peer, InfoHash torrent, Runnable failed) {
        new Dial(peer, torrent, failed).next();
    }

    void dialOverlay(InetSocketAddress peer, boolean encrypted, OverlayCallback callback) {
        if (closed || ports.encryption() == (encrypted ? Encryption.OFF : Encryption.REQUIRE)) {
            CloseReason reason = closed ? CloseReason.STOPPED : CloseReason.ENCRYPTION_MISMATCH;
            ports.context().loop().execute(() -> callback.failed(reason));
            return;
        }
        connect(peer, new Connected() {
            @Override
            public void connected(Stream stream, Duration left) {
                if (encrypted) {
                    OutgoingOverlay handshake = new OutgoingOverlay(stream, ports, left, callback, pending::remove);
                    pending.add(handshake);
                    stream.handler(handshake);
                } else {
                    callback.connected(new RawLink(stream));
                }
            }

            @Override
            public void failed(CloseReason reason) {
                callback.failed(reason);
            }
        });
    }

    int pending() {
        return pending.size();
    }

    void close() {
        closed = true;
        new ArrayList<>(pending).forEach(handshake -> handshake.fail(CloseReason.STOPPED));
    }

    private interface Connected {
        void connected(Stream stream, Duration left);

        void failed(CloseReason reason);
    }

    private void connect(InetSocketAddress peer, Connected target) {
        long begin = ports.context().loop().nanos();
        Duration limit = ports.times().attempt();
        network.connect(peer, limit, new ConnectCallback() {
            @Override
            public void connected(Stream stream) {
                if (closed) {
                    stream.close(CloseReason.STOPPED.name());
                    target.failed(CloseReason.STOPPED);
                    return;
                }
                long used = ports.context().loop().nanos() - begin;
                target.connected(stream, limit.minusNanos(Math.min(used, limit.toNanos())));
            }

            @Override
            public void failed(IOException cause) {
                target.failed(CloseReason.IO_ERROR);
            }
        });
    }

    /** One peer, dialled in up to two ways. */
    private final class Dial implements Connected, OutgoingHandshake.Outcome {
        private final InetSocketAddress peer;
        private final InfoHash torrent;
        private final Runnable givenUp;
        private final Deque<Way> ways;
        private Way way = Way.PLAIN;
        private @Nullable OutgoingHandshake handshake;

        Dial(InetSocketAddress peer, InfoHash torrent, Runnable givenUp) {
            this.peer = peer;
            this.torrent = torrent;
            this.givenUp = givenUp;
            this.ways = memory.order(peer, ports.encryption());
        }

        void next() {
            way = ways.remove();
            if (closed) {
                ports.context().loop().execute(() -> failed(CloseReason.STOPPED));
            } else {
                connect(peer, this);
            }
        }

        @Override
        public void connected(Stream stream, Duration left) {
            if (!ports.swarms().accepts(torrent)) {
                stream.close(CloseReason.STOPPED.name());
                failed(CloseReason.STOPPED);
                return;
            }
            Duration early = ports.times().early();
            Duration limit = ways.isEmpty() || left.compareTo(early) < 0 ? left : early;
            handshake = new OutgoingHandshake(stream, ports, ports.swarms().handshake(torrent), limit, this);
            pending.add(handshake);
            handshake.begin(stream, way, ports);
        }

        /** Not even connected: no use in trying the other way. */
        @Override
        public void failed(CloseReason reason) {
            ports.context().counters().count(reason);
            givenUp.run();
        }

        @Override
        public void failed(CloseReason reason, boolean silent) {
            pending.remove(handshake);
            if (silent && reason != CloseReason.STOPPED && !ways.isEmpty()) {
                ports.context().counters().count(reason);
                next();
            } else {
                failed(reason);
            }
        }

        @Override
        public void succeeded(HandshakeBytes theirs, Stream stream) {
            pending.remove(handshake);
            memory.worked(peer, way);
            if (ports.swarms().accepts(torrent)) {
                ports.deliver(theirs, stream);
            } else {
                stream.close(CloseReason.LIMIT.name());
                failed(CloseReason.LIMIT);
            }
        }
    }
}
