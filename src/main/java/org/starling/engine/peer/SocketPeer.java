package org.starling.engine.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.disk.BlockData;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.ConnectionListener;
import org.starling.engine.session.PeerMessage;
import org.starling.net.Stream;
import org.starling.net.StreamHandler;
import org.starling.wire.HandshakeBytes;

/**
 * A handshaken peer over a stream. Loop thread only. Until it is started nothing is read. Bytes arrive in a buffer
 * that all connections share: one read takes several blocks, and a connection that is idle holds no memory.
 */
final class SocketPeer implements PeerLink, StreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SocketPeer.class);

    /** Reads in one callback: a fast peer must not keep the others waiting. */
    private static final int READS_PER_TURN = 4;

    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    private final Stream stream;
    private final HandshakeBytes handshake;
    private final PeerContext context;
    private final Outbox outbox;
    private @Nullable ConnectionListener listener;
    private @Nullable FrameReader reader;
    private @Nullable CloseReason closed;
    private boolean waitsForRoom;
    private long received = HandshakeBytes.LENGTH;
    private long unsent;

    SocketPeer(Stream stream, HandshakeBytes handshake, PeerContext context) {
        this.stream = stream;
        this.handshake = handshake;
        this.context = context;
        this.outbox = new Outbox(stream, context);
        stream.handler(this);
        stream.pauseReading();
    }

    @Override
    public void start(ConnectionListener owner) {
        if (listener != null) {
            throw new IllegalStateException("started twice");
        }
        listener = owner;
        reader = new FrameReader(context.codec(), owner);
        if (closed == null) {
            stream.resumeReading();
        } else {
            CloseReason reason = closed;
            context.loop().execute(() -> owner.onClosed(reason));
        }
    }

    @Override
    public void onReadable(Stream from) throws IOException {
        ByteBuffer scratch = context.scratch();
        for (int turn = 0; turn < READS_PER_TURN && closed == null && !waitsForRoom; turn++) {
            scratch.clear();
            int count = stream.read(scratch);
            if (count < 0) {
                close(CloseReason.REMOTE_CLOSED);
            } else if (count > 0) {
                received += count;
                take(scratch.flip());
            }
            if (count < scratch.capacity()) {
                return;
            }
        }
    }

    /**
     * The block that had to wait is offered again, not within this call: the session may be in the middle of
     * something.
     */
    @Override
    public void resumeReading() {
        if (waitsForRoom) {
            context.loop().execute(this::offerAgain);
        }
    }

    private void offerAgain() {
        if (waitsForRoom && closed == null) {
            waitsForRoom = false;
            take(NONE.duplicate());
            if (!waitsForRoom && closed == null) {
                stream.resumeReading();
            }
        }
    }

    private void take(ByteBuffer bytes) {
        if (reader == null) {
            return;
        }
        try {
            if (!reader.accept(bytes) && closed == null) {
                waitsForRoom = true;
                stream.pauseReading();
                received -= bytes.remaining();
                if (bytes.hasRemaining()) {
                    stream.unread(bytes);
                }
            }
        } catch (BadMessageException e) {
            LOG.debug("{}: {}", remote(), e.getMessage());
            close(e.reason());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("a message of {} was not survived; it is disconnected", remote(), e);
            close(CloseReason.INTERNAL_ERROR);
        }
    }

    @Override
    public void onWritable(Stream from) {
        if (listener != null && closed == null) {
            guarded(listener::onWritable);
        }
    }

    @Override
    public void onClosed(Stream from, String reason) {
        finish(CloseReason.IO_ERROR);
    }

    @Override
    public void close(CloseReason reason) {
        if (closed == null) {
            unsent = queuedBytes();
            closed = reason;
            stream.close(reason.name());
            end(reason);
        }
    }

    private void finish(CloseReason reason) {
        if (closed == null) {
            unsent = outbox.waiting();
            closed = reason;
            end(reason);
        }
    }

    private void end(CloseReason reason) {
        context.counters().count(reason);
        outbox.close();
        ConnectionListener told = listener;
        if (told != null) {
            guarded(() -> {
                if (reader != null) {
                    reader.stop();
                }
            });
            guarded(() -> told.onClosed(reason));
        }
    }

    private void guarded(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException e) {
            LOG.warn("the owner of {} failed; it is disconnected", remote(), e);
            close(CloseReason.INTERNAL_ERROR);
        }
    }

    @Override
    public void send(PeerMessage message) {
        outbox.send(message);
    }

    @Override
    public void sendBlock(int piece, int offset, BlockData data) {
        outbox.sendBlock(piece, offset, data);
    }

    @Override
    public long queuedBytes() {
        return closed == null ? stream.queuedBytes() + outbox.waiting() : 0;
    }

    @Override
    public long received() {
        return received;
    }

    @Override
    public long sent() {
        long all = HandshakeBytes.LENGTH + outbox.queued() + outbox.waiting();
        return Math.max(0, all - (closed == null ? queuedBytes() : unsent));
    }

    @Override
    public Optional<InetAddress> local() {
        return Optional.ofNullable(stream.local()).map(InetSocketAddress::getAddress);
    }

    @Override
    public InetSocketAddress remote() {
        return stream.remote();
    }

    @Override
    public boolean incoming() {
        return stream.incoming();
    }

    @Override
    public boolean encrypted() {
        return stream.encrypted();
    }

    @Override
    public HandshakeBytes handshake() {
        return handshake;
    }
}
