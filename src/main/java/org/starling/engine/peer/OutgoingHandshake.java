package org.starling.engine.peer;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.starling.engine.peer.mse.MseInitiator;
import org.starling.engine.session.CloseReason;
import org.starling.net.Stream;
import org.starling.wire.HandshakeBytes;

/** We dialled a peer of a torrent: our handshake leaves at once (within the encryption handshake, if there is one). */
final class OutgoingHandshake extends PendingHandshake {

    /** How it ended. */
    interface Outcome {
        void succeeded(HandshakeBytes theirs, Stream stream);

        /** @param silent nothing of a BitTorrent handshake came back, so the other way may do better */
        void failed(CloseReason reason, boolean silent);
    }

    private final HandshakeBytes ours;
    private final Outcome outcome;
    private @Nullable MseDriver mse;

    OutgoingHandshake(Stream stream, HandshakePorts ports, HandshakeBytes ours, Duration limit, Outcome outcome) {
        super(stream, ports.context().loop(), limit);
        this.ours = ours;
        this.outcome = outcome;
    }

    void begin(Stream stream, Way way, HandshakePorts ports) {
        if (way == Way.PLAIN) {
            send(ours);
        } else {
            mse = new MseDriver(
                    new MseInitiator(ours.infoHash(), ours.encode(), ports.policy(), ports.random()), stream);
        }
        stream.handler(this);
    }

    @Override
    void advance(Stream from) throws IOException, BadMessageException {
        if (mse != null && !mse.run()) {
            return;
        }
        boolean torrent = head.fill(from, HandshakeBytes.INFOHASH_END);
        if (!head.mayStart()) {
            throw new BadMessageException(CloseReason.PROTOCOL_ERROR, "another protocol");
        }
        if (!torrent) {
            return;
        }
        if (!head.infoHash().equals(ours.infoHash())) {
            throw new BadMessageException(CloseReason.PROTOCOL_ERROR, "answered for another torrent");
        }
        if (head.fill(from, HandshakeBytes.LENGTH)) {
            complete(head.parse(), from);
        }
    }

    private void complete(HandshakeBytes theirs, Stream from) throws BadMessageException {
        if (theirs.peerId().equals(ours.peerId())) {
            throw new BadMessageException(CloseReason.SELF, "that is us");
        }
        if (finish()) {
            outcome.succeeded(theirs, from);
        }
    }

    @Override
    void failed(CloseReason reason) {
        outcome.failed(reason, head.isEmpty());
    }
}
