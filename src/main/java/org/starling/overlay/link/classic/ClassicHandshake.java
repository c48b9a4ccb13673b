package org.starling.overlay.link.classic;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.net.EventLoop;
import org.starling.net.Stream;
import org.starling.net.StreamHandler;
import org.starling.overlay.link.Doorkeeper;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.link.OverlayPeerId;
import org.starling.overlay.message.Challenge;
import org.starling.overlay.message.Dialect;
import org.starling.overlay.message.MessageType;
import org.starling.overlay.message.OverlayMessage;
import org.starling.overlay.permid.PermId;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.HandshakeException;
import org.starling.wire.InfoHash;
import org.starling.wire.Reserved;

/**
 * A connection on its way to a classic link: 68 bytes either way, then the challenge/response. It ends in exactly one
 * of two ways: there is a link, or the stream is closed with a counted reason. An original of 2006 that dials sends its
 * peer id only when it has read ours, so we answer after 48 bytes. Loop thread.
 */
final class ClassicHandshake implements StreamHandler, MessageReader.Target {
    private static final Logger LOG = LoggerFactory.getLogger(ClassicHandshake.class);

    /** As original clients send them: the extension protocol, and a bit of their own. */
    private static final Reserved RESERVED = new Reserved(0x0000_0000_0030_0000L);

    private static final Dialect FORM = Dialect.classic(Dialect.OLDEST);

    private final Stream stream;
    private final ClassicPorts ports;
    private final Optional<Doorkeeper.Visit> visit;
    private final Outcome outcome;
    private final OverlayPeerId self;
    private final EventLoop.@Nullable Timer deadline;
    private final ByteBuffer head = ByteBuffer.allocate(HandshakeBytes.LENGTH);
    private final MessageReader reader = new MessageReader();
    private Runnable giveTurnUp = () -> {};
    private @Nullable OverlayPeerId theirs;
    private @Nullable Authentication authentication;
    private int version;
    private int received;
    private boolean routed;
    private boolean waitsForTurn;
    private boolean over;

    /** What becomes of it. */
    interface Outcome {
        /** The link reads nothing before it has a handler. */
        void authenticated(ClassicLink link);

        void failed(LinkEnd reason);
    }

    private ClassicHandshake(Stream stream, ClassicPorts ports, Optional<Doorkeeper.Visit> visit, Outcome outcome) {
        this.stream = stream;
        this.ports = ports;
        this.visit = visit;
        this.outcome = outcome;
        this.self = ports.self().get();
        this.deadline = visit.isPresent()
                ? null
                : ports.loop().schedule(ClassicLimits.DEADLINE.toNanos(), () -> fail(LinkEnd.TOO_SLOW));
    }

    /** Somebody dialled us; the visit is over with the handshake. */
    static ClassicHandshake incoming(Stream stream, ClassicPorts ports, Doorkeeper.Visit visit, Outcome outcome) {
        ClassicHandshake handshake = new ClassicHandshake(stream, ports, Optional.of(visit), outcome);
        visit.owner(handshake::fail);
        stream.handler(handshake);
        return handshake;
    }

    /** We dialled. */
    static ClassicHandshake outgoing(Stream stream, ClassicPorts ports, Outcome outcome) {
        ClassicHandshake handshake = new ClassicHandshake(stream, ports, Optional.empty(), outcome);
        stream.handler(handshake);
        handshake.sendHandshake();
        return handshake;
    }

    private boolean dialled() {
        return visit.isEmpty();
    }

    @Override
    public void onReadable(Stream from) {
        try {
            if (!over && (authentication != null || handshake())) {
                reader.read(from, this);
            }
        } catch (LinkException e) {
            LOG.debug("classic handshake with {}: {}", from.remote(), e.getMessage());
            fail(e.reason());
        } catch (EOFException e) {
            fail(LinkEnd.REMOTE_CLOSED);
        } catch (IOException e) {
            fail(LinkEnd.IO_ERROR);
        } catch (RuntimeException e) {
            LOG.warn("the classic handshake with {} failed", from.remote(), e);
            fail(LinkEnd.INTERNAL_ERROR);
        }
    }

    @Override
    public void onClosed(Stream from, String reason) {
        fail(LinkEnd.IO_ERROR);
    }

    /** Ends it; does nothing when it is over. */
    void fail(LinkEnd reason) {
        if (finish()) {
            ports.counters().count(reason);
            stream.close(reason.name());
            outcome.failed(reason);
        }
    }

    private boolean finish() {
        if (over) {
            return false;
        }
        over = true;
        if (deadline != null) {
            deadline.cancel();
        }
        visit.ifPresent(Doorkeeper.Visit::over);
        giveTurnUp.run();
        return true;
    }

    /** The 68 bytes; true when they are all there. */
    private boolean handshake() throws IOException, LinkException {
        if (!routed) {
            boolean all = fill(HandshakeBytes.INFOHASH_END);
            if (!HandshakeBytes.mayStart(head.duplicate().flip())) {
                throw new LinkException(LinkEnd.BAD_HANDSHAKE, "another protocol");
            }
            if (!all) {
                return false;
            }
            route();
        }
        if (!fill(HandshakeBytes.LENGTH)) {
            return false;
        }
        greet(OverlayPeerId.of(parse().peerId()));
        return true;
    }

    private void route() throws LinkException {
        InfoHash swarm = InfoHash.read(head.duplicate().flip().position(HandshakeBytes.INFOHASH_END - 20));
        if (!swarm.isZero()) {
            throw new LinkException(LinkEnd.BAD_HANDSHAKE, "another swarm");
        }
        if (!dialled()) {
            sendHandshake();
        }
        routed = true;
    }

    private void greet(OverlayPeerId id) throws LinkException {
        if (id.id().equals(self.id())) {
            throw new LinkException(LinkEnd.SELF, "that is us");
        }
        version = self.select(id)
                .orElseThrow(() -> new LinkException(LinkEnd.VERSION, id.lowest() + " to " + id.current()));
        if (dialled() && id.listenPort() != stream.remote().getPort()) {
            throw new LinkException(LinkEnd.OTHER_PORT, "listens on " + id.listenPort());
        }
        visit.ifPresent(Doorkeeper.Visit::advanced);
        theirs = id;
        Authentication begun = new Authentication(ports.identity(), self.id(), id.id(), dialled(), ports.random());
        authentication = begun;
        if (dialled()) {
            send(begun.begin());
        }
    }

    @Override
    public boolean isReading() {
        return !over && !waitsForTurn;
    }

    @Override
    public int maxPayload(int id) throws LinkException {
        if (authentication().awaits().orElse(-1) != id) {
            throw new LinkException(LinkEnd.OUT_OF_ORDER, "id " + id);
        }
        return MessageType.maxPayload(id);
    }

    @Override
    public void onBytes(int count) throws LinkException {
        received += count;
        if (received > ClassicLimits.UNAUTHENTICATED_BYTES) {
            throw new LinkException(LinkEnd.TOO_MUCH_UNAUTHENTICATED, received + " bytes");
        }
    }

    /** A challenge makes us sign for somebody whom we do not know, so it waits for its turn. */
    @Override
    public void onMessage(int id, byte[] payload) throws LinkException {
        visit.ifPresent(Doorkeeper.Visit::advanced);
        if (id != Challenge.ID || visit.isEmpty()) {
            step(id, payload);
            return;
        }
        waitsForTurn = true;
        stream.pauseReading();
        giveTurnUp = ports.signing()
                .request(visit.get().network(), () -> ports.loop().execute(() -> turn(id, payload)));
    }

    private void turn(int id, byte[] payload) {
        if (over) {
            return;
        }
        waitsForTurn = false;
        try {
            step(id, payload);
            stream.resumeReading();
        } catch (LinkException e) {
            fail(e.reason());
        }
    }

    private void step(int id, byte[] payload) throws LinkException {
        Authentication running = authentication();
        running.on(id, payload).ifPresent(this::send);
        Optional<PermId> peer = running.peer();
        if (peer.isPresent()) {
            deliver(peer.get());
        }
    }

    private void deliver(PermId peer) throws LinkException {
        if (ports.blocked().test(peer)) {
            throw new LinkException(LinkEnd.BLOCKED, peer.toString());
        }
        if (theirs != null && finish()) {
            outcome.authenticated(new ClassicLink(stream, ports, peer, theirs.listenPort(), version));
        }
    }

    private Authentication authentication() {
        if (authentication == null) {
            throw new IllegalStateException("no handshake yet");
        }
        return authentication;
    }

    private HandshakeBytes parse() throws LinkException {
        try {
            return HandshakeBytes.parse(head.duplicate().flip());
        } catch (HandshakeException e) {
            throw new LinkException(LinkEnd.BAD_HANDSHAKE, e.reason().name());
        }
    }

    private boolean fill(int upTo) throws IOException {
        head.limit(upTo);
        while (head.hasRemaining()) {
            int count = stream.read(head);
            if (count < 0) {
                throw new EOFException();
            }
            if (count == 0) {
                return false;
            }
        }
        return true;
    }

    private void sendHandshake() {
        byte[] ours = new HandshakeBytes(RESERVED, InfoHash.ZERO, self.id()).encode();
        stream.write(ByteBuffer.wrap(ours), () -> {});
    }

    private void send(OverlayMessage message) {
        stream.write(Frames.of(message, FORM), () -> {});
    }
}
