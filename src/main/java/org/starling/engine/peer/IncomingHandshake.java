package org.starling.engine.peer;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.Encryption;
import org.starling.engine.peer.mse.MseAcceptor;
import org.starling.engine.session.CloseReason;
import org.starling.net.Stream;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;

/**
 * Someone dialled us. The first bytes tell plaintext from encryption; once that is undone, 48 bytes tell the torrent,
 * and our answer does not wait for the peer id: early overlay clients send theirs only after they have read ours.
 */
final class IncomingHandshake extends PendingHandshake {
    private enum Stage {
        DETECT,
        DECRYPT,
        ROUTE,
        PEER_ID
    }

    private final HandshakePorts ports;
    private final Consumer<IncomingHandshake> gone;
    private Stage stage = Stage.DETECT;
    private @Nullable MseDriver mse;
    private @Nullable HandshakeBytes ours;

    IncomingHandshake(Stream stream, HandshakePorts ports, Consumer<IncomingHandshake> gone) {
        super(stream, ports.context().loop(), ports.times().incoming());
        this.ports = ports;
        this.gone = gone;
    }

    @Override
    void advance(Stream from) throws IOException, BadMessageException {
        boolean moved = true;
        while (moved) {
            moved = switch (stage) {
                case DETECT -> detect(from);
                case DECRYPT -> decrypt();
                case ROUTE -> route(from);
                case PEER_ID -> peerId(from);
            };
        }
    }

    @Override
    void failed(CloseReason reason) {
        ports.context().counters().count(reason);
        gone.accept(this);
    }

    private boolean detect(Stream from) throws IOException, BadMessageException {
        boolean all = head.fill(from, HandshakeBytes.PREFIX_LENGTH);
        boolean plain = head.mayStart();
        if (plain && !all) {
            return false;
        }
        if (ports.encryption() == (plain ? Encryption.REQUIRE : Encryption.OFF)) {
            throw new BadMessageException(CloseReason.ENCRYPTION_MISMATCH, plain ? "plain" : "encrypted or garbage");
        }
        if (plain) {
            stage = Stage.ROUTE;
            return true;
        }
        mse = new MseDriver(new MseAcceptor(ports.skeys(), ports.policy(), ports.random()), from);
        boolean done = mse.feed(head.read());
        head.clear();
        stage = done ? Stage.ROUTE : Stage.DECRYPT;
        return true;
    }

    private boolean decrypt() throws IOException, BadMessageException {
        if (mse == null || !mse.run()) {
            return false;
        }
        stage = Stage.ROUTE;
        return true;
    }

    private boolean route(Stream from) throws IOException, BadMessageException {
        boolean all = head.fill(from, HandshakeBytes.INFOHASH_END);
        if (!head.mayStart()) {
            throw new BadMessageException(CloseReason.PROTOCOL_ERROR, "no BitTorrent handshake inside");
        }
        if (!all) {
            return false;
        }
        InfoHash torrent = head.infoHash();
        if (mse != null && !mse.torrent().equals(torrent)) {
            throw new BadMessageException(CloseReason.PROTOCOL_ERROR, "encrypted for another torrent");
        }
        if (torrent.isZero() || torrent.equals(InfoHash.DIALBACK)) {
            toOverlay();
            return false;
        }
        if (!ports.swarms().accepts(torrent)) {
            throw new BadMessageException(CloseReason.UNKNOWN_TORRENT, torrent.hex());
        }
        ours = ports.swarms().handshake(torrent);
        send(ours);
        stage = Stage.PEER_ID;
        return true;
    }

    private void toOverlay() {
        if (finish()) {
            gone.accept(this);
            deliverRaw(ports.overlay());
        }
    }

    private boolean peerId(Stream from) throws IOException, BadMessageException {
        if (ours == null || !head.fill(from, HandshakeBytes.LENGTH)) {
            return false;
        }
        HandshakeBytes theirs = head.parse();
        if (theirs.peerId().equals(ours.peerId())) {
            throw new BadMessageException(CloseReason.SELF, "that is us");
        }
        if (!ports.swarms().accepts(theirs.infoHash())) {
            throw new BadMessageException(CloseReason.LIMIT, "stopped or full meanwhile");
        }
        if (finish()) {
            gone.accept(this);
            ports.deliver(theirs, from);
        }
        return false;
    }
}
