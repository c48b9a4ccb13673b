package org.starling.overlay.dialback;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import org.starling.net.Stream;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.overlay.message.DialbackReply;
import org.starling.overlay.message.Dialect;
import org.starling.overlay.message.MessageException;
import org.starling.overlay.message.MessageType;
import org.starling.overlay.message.OverlayMessage;

/** Somebody dials us back: handshakes, one DIALBACK_REPLY, the end. The doorkeeper times it. */
final class ReturnVisit extends ReturnConnection {
    private static final int HEAD = 5;

    private final DialbackPorts ports;
    private final Doorkeeper.Visit visit;
    private final BiConsumer<OverlayPeerId, InetAddress> reply;
    private final DialbackHandshake handshake = new DialbackHandshake();
    private ByteBuffer message = ByteBuffer.allocate(HEAD);
    private boolean greeted;

    private ReturnVisit(
            Stream stream, DialbackPorts ports, Doorkeeper.Visit visit, BiConsumer<OverlayPeerId, InetAddress> reply) {
        super(stream, ports.counters());
        this.ports = ports;
        this.visit = visit;
        this.reply = reply;
    }

    /** @param reply gets who it says it is, and where it sees us */
    static ReturnVisit start(
            Stream stream, DialbackPorts ports, Doorkeeper.Visit visit, BiConsumer<OverlayPeerId, InetAddress> reply) {
        ReturnVisit opened = new ReturnVisit(stream, ports, visit, reply);
        visit.owner(opened::end);
        stream.handler(opened);
        return opened;
    }

    @Override
    void advance() throws IOException, LinkException {
        if (!greeted) {
            if (!handshake.read(stream)) {
                return;
            }
            handshake.theirs();
            greeted = true;
            visit.advanced();
            stream.write(DialbackHandshake.ours(ports.self().get(), ports.random()), () -> {});
        }
        if (fill() && message.capacity() == HEAD) {
            message = ByteBuffer.allocate(HEAD + length()).put(message.flip());
        }
        if (fill()) {
            reply.accept(handshake.theirs(), address());
            end(LinkEnd.STOPPED);
        }
    }

    /** Bytes behind the head. */
    private int length() throws LinkException {
        int length = message.getInt(0) - 1;
        boolean fits = length > 0 && length <= MessageType.maxPayload(DialbackReply.ID);
        if (message.get(HEAD - 1) != (byte) DialbackReply.ID || !fits) {
            throw new LinkException(LinkEnd.OUT_OF_ORDER, "no DIALBACK_REPLY");
        }
        return length;
    }

    private InetAddress address() throws LinkException {
        byte[] payload = new byte[message.capacity() - HEAD];
        message.get(HEAD, payload);
        try {
            OverlayMessage read = OverlayMessage.decode(DialbackReply.ID, payload, Dialect.classic(Dialect.OLDEST));
            return ((DialbackReply) read).address();
        } catch (MessageException e) {
            throw new LinkException(LinkEnd.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private boolean fill() throws IOException {
        while (message.hasRemaining()) {
            int count = stream.read(message);
            if (count < 0) {
                throw new EOFException();
            }
            if (count == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    void ended() {
        visit.over();
    }
}
