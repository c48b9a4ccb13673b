package org.starling.sim;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.starling.engine.disk.BlockData;
import org.starling.engine.session.BlockTarget;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.Connection;
import org.starling.engine.session.ConnectionListener;
import org.starling.engine.session.PeerMessage;
import org.starling.wire.HandshakeBytes;

/**
 * One end of a simulated connection. Frames leave one after the other at the link's rate and arrive after its
 * latency.
 */
public final class SimConnection implements Connection {
    private static final long LOW_WATER = 256 << 10;

    private final SimLoop loop;
    private final Link link;
    private final InetSocketAddress remote;
    private final boolean incoming;
    private final HandshakeBytes handshake;
    private final Deque<Frame> inbox = new ArrayDeque<>();
    private @Nullable SimConnection other;
    private @Nullable ConnectionListener listener;
    private @Nullable CloseReason closed;
    private boolean paused;
    private long queued;
    private long sent;
    private long received;
    private long lastDeparture;

    /** A message, or a block with its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Frame(@Nullable PeerMessage message, int piece, int offset, byte[] block, int size) {}

    SimConnection(SimLoop loop, Link link, InetSocketAddress remote, boolean incoming, HandshakeBytes handshake) {
        this.loop = loop;
        this.link = link;
        this.remote = remote;
        this.incoming = incoming;
        this.handshake = handshake;
    }

    void join(SimConnection far) {
        other = far;
    }

    /** As the bridge does: from here on the listener is told. */
    public void start(ConnectionListener target) {
        listener = target;
        if (closed != null) {
            target.onClosed(closed);
        }
        loop.execute(this::drain);
    }

    public boolean isClosed() {
        return closed != null;
    }

    /** Why it closed; null while it is open. */
    public @Nullable CloseReason closeReason() {
        return closed;
    }

    @Override
    public InetSocketAddress remote() {
        return remote;
    }

    @Override
    public boolean incoming() {
        return incoming;
    }

    @Override
    public boolean encrypted() {
        return false;
    }

    @Override
    public HandshakeBytes handshake() {
        return handshake;
    }

    @Override
    public void send(PeerMessage message) {
        transmit(new Frame(message, 0, 0, new byte[0], size(message)));
    }

    @Override
    public void sendBlock(int piece, int offset, BlockData data) {
        BlockData.InMemory memory = (BlockData.InMemory) data;
        byte[] copy = new byte[data.length()];
        memory.bytes().duplicate().get(copy);
        data.release();
        transmit(new Frame(null, piece, offset, copy, copy.length + 13));
    }

    @Override
    public long queuedBytes() {
        return queued;
    }

    @Override
    public void resumeReading() {
        paused = false;
        loop.execute(this::drain);
    }

    @Override
    public long received() {
        return received;
    }

    @Override
    public long sent() {
        return sent;
    }

    @Override
    public void close(CloseReason reason) {
        if (closed == null) {
            closed = reason;
            SimConnection far = Objects.requireNonNull(other);
            loop.schedule(arrival(loop.nanos()) - loop.nanos() + 1, () -> far.remoteClosed());
            tell(reason);
        }
    }

    private void remoteClosed() {
        if (closed == null) {
            closed = CloseReason.REMOTE_CLOSED;
            tell(CloseReason.REMOTE_CLOSED);
        }
    }

    private void tell(CloseReason reason) {
        inbox.clear();
        if (listener != null) {
            listener.onClosed(reason);
        }
    }

    private void transmit(Frame frame) {
        if (closed != null) {
            return;
        }
        lastDeparture = Math.max(loop.nanos(), lastDeparture) + frame.size * 1_000_000_000L / link.bytesPerSecond();
        queued += frame.size;
        loop.schedule(lastDeparture - loop.nanos(), () -> departed(frame.size));
        SimConnection far = Objects.requireNonNull(other);
        loop.schedule(arrival(lastDeparture) - loop.nanos(), () -> far.arrive(frame));
    }

    private long arrival(long departure) {
        return Math.max(departure, lastDeparture) + link.latency().toNanos();
    }

    private void departed(int size) {
        boolean above = queued > LOW_WATER;
        queued -= size;
        sent += size;
        if (above && queued <= LOW_WATER && listener != null && closed == null) {
            listener.onWritable();
        }
    }

    private void arrive(Frame frame) {
        if (closed == null) {
            inbox.add(frame);
            drain();
        }
    }

    private void drain() {
        while (listener != null && !paused && closed == null && !inbox.isEmpty()) {
            Frame next = inbox.getFirst();
            if (deliver(next, listener)) {
                received += next.size;
                inbox.pollFirst();
            }
        }
    }

    /** False if the frame must be offered again. */
    private boolean deliver(Frame frame, ConnectionListener to) {
        if (frame.message != null) {
            to.onMessage(frame.message);
            return true;
        }
        BlockTarget target = to.onBlockStart(frame.piece, frame.offset, frame.block.length);
        if (target instanceof BlockTarget.Later) {
            paused = true;
            return false;
        }
        if (target instanceof BlockTarget.Fill fill) {
            ByteBuffer buffer = fill.buffer();
            if (closed == null) {
                to.onBlock(frame.piece, frame.offset, buffer.put(frame.block).flip());
            } else {
                to.onBlockAborted(frame.piece, frame.offset, buffer);
            }
        }
        return true;
    }

    private static int size(PeerMessage message) {
        if (message instanceof PeerMessage.Bitfield bitfield) {
            return 5 + bitfield.bits().length;
        }
        if (message instanceof PeerMessage.Extended extended) {
            return 6 + extended.payload().remaining();
        }
        boolean long17 = message instanceof PeerMessage.Request || message instanceof PeerMessage.Cancel;
        return long17 ? 17 : message instanceof PeerMessage.Have ? 9 : 5;
    }
}
