package org.starling.sim;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.disk.BlockData;
import org.starling.engine.session.BlockTarget;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.Connection;
import org.starling.engine.session.ConnectionListener;
import org.starling.engine.session.PeerMessage;
import org.starling.wire.HandshakeBytes;

/** One end of a simulated connection: what it sends goes into one stream, and what it hears comes from another. */
public final class SimConnection implements Connection {
    /** The listener is told when bytes leave and less is queued, as by sockets. */
    private static final long LOW_WATER = 128 << 10;

    private final SimLoop loop;
    private final InetSocketAddress remote;
    private final boolean incoming;
    private final HandshakeBytes handshake;
    private final Deque<Pipe.Chunk> inbox = new ArrayDeque<>();
    private @Nullable SimStream out;
    private @Nullable SimStream in;
    private @Nullable ConnectionListener listener;
    private @Nullable CloseReason closed;
    private Runnable departure = () -> {};
    private Consumer<CloseReason> cut = reason -> {};
    private boolean paused;
    private boolean draining;
    private boolean owesNotice;
    /** Frames of the first chunk in the inbox that were delivered. */
    private int delivered;

    private long sent;
    private long received;

    SimConnection(SimLoop loop, InetSocketAddress remote, boolean incoming, HandshakeBytes handshake) {
        this.loop = loop;
        this.remote = remote;
        this.incoming = incoming;
        this.handshake = handshake;
    }

    static void join(SimNet net, SimHost here, SimConnection near, SimHost there, SimConnection far) {
        SimStream forth = new SimStream(net, here, there, near.new Ends(far));
        SimStream back = new SimStream(net, there, here, far.new Ends(near));
        near.out = forth;
        near.in = back;
        far.out = back;
        far.in = forth;
        near.cut = reason -> net.cut(here, there, reason);
        far.cut = reason -> net.cut(there, here, reason);
    }

    /** As the bridge does: from here on the listener is told. */
    public void start(ConnectionListener target) {
        listener = target;
        if (closed != null) {
            target.onClosed(closed);
        }
        loop.execute(this::drain);
    }

    /** Runs the task whenever bytes leave. */
    void whenDeparted(Runnable task) {
        departure = task;
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
        transmit(Frame.of(message));
    }

    /** The bytes are not copied: simulated disks never change what they lent. */
    @Override
    public void sendBlock(int piece, int offset, BlockData data) {
        BlockData.InMemory memory = (BlockData.InMemory) data;
        transmit(Frame.of(piece, offset, memory.bytes().slice()));
        data.release();
    }

    @Override
    public long queuedBytes() {
        return closed == null ? out().queued() : 0;
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
            out().end();
            cut.accept(reason);
            end(reason);
        }
    }

    private void transmit(Frame frame) {
        if (closed == null) {
            out().send(frame);
            owesNotice = true;
        }
    }

    private void end(CloseReason reason) {
        closed = reason;
        inbox.clear();
        if (listener != null) {
            listener.onClosed(reason);
        }
    }

    private SimStream out() {
        return Objects.requireNonNull(out);
    }

    private void departed(int size) {
        sent += size;
        departure.run();
        if (owesNotice && out().queued() < LOW_WATER && closed == null) {
            owesNotice = out().queued() > 0;
            if (listener != null) {
                listener.onWritable();
            }
        }
    }

    private void arrived(Pipe.Chunk chunk) {
        if (closed == null) {
            inbox.add(chunk);
            drain();
        }
    }

    private void drain() {
        if (draining) {
            return;
        }
        draining = true;
        while (listener != null && !paused && closed == null && !inbox.isEmpty()) {
            Pipe.Chunk chunk = inbox.getFirst();
            Frame next = chunk.frames().get(delivered);
            if (deliver(next, listener)) {
                received += next.size();
                delivered++;
            }
            if (delivered == chunk.frames().size()) {
                delivered = 0;
                inbox.pollFirst();
                Objects.requireNonNull(in).read(chunk.size());
            }
        }
        draining = false;
    }

    /** False if the frame must be offered again. */
    private boolean deliver(Frame frame, ConnectionListener to) {
        if (frame.message() != null) {
            to.onMessage(frame.message());
            return true;
        }
        if (frame.isEnd()) {
            out().abandon();
            end(CloseReason.REMOTE_CLOSED);
            return false;
        }
        int length = frame.block().remaining();
        BlockTarget target = to.onBlockStart(frame.piece(), frame.offset(), length);
        if (target instanceof BlockTarget.Later) {
            paused = true;
            return false;
        }
        if (target instanceof BlockTarget.Fill fill) {
            ByteBuffer buffer = fill.buffer();
            if (closed == null) {
                buffer.put(frame.block().duplicate()).flip();
                to.onBlock(frame.piece(), frame.offset(), buffer);
            } else {
                to.onBlockAborted(frame.piece(), frame.offset(), buffer);
            }
        }
        return true;
    }

    /** The stream from here to the other end. */
    private final class Ends implements SimStream.Ends {
        private final SimConnection far;

        Ends(SimConnection far) {
            this.far = far;
        }

        @Override
        public void onDeparted(int size) {
            departed(size);
        }

        @Override
        public void onArrived(Pipe.Chunk chunk) {
            far.arrived(chunk);
        }
    }
}
