package org.starling.engine.peer;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.engine.session.CloseReason;
import org.starling.net.EventLoop;
import org.starling.net.OverlayAcceptor;
import org.starling.net.RawLink;
import org.starling.net.Stream;
import org.starling.net.StreamHandler;
import org.starling.wire.HandshakeBytes;

/**
 * A connection that has not said yet what it wants, under a total deadline. It ends in exactly one of two ways: the
 * stream goes to its next owner, or it is closed with a counted reason.
 */
abstract class PendingHandshake implements StreamHandler {
    private static final Logger LOG = LoggerFactory.getLogger(PendingHandshake.class);

    final HandshakeHead head = new HandshakeHead();
    private final Stream stream;
    private final EventLoop.Timer deadline;
    private boolean over;

    PendingHandshake(Stream stream, EventLoop loop, Duration limit) {
        this.stream = stream;
        this.deadline = loop.schedule(limit.toNanos(), () -> fail(CloseReason.TIMED_OUT));
    }

    /** Goes on with what can be read; called again when there is more. */
    abstract void advance(Stream from) throws IOException, BadMessageException;

    /** Called once, with the reason why it came to nothing. */
    abstract void failed(CloseReason reason);

    @Override
    public final void onReadable(Stream from) {
        if (over) {
            // Handed over, and the new owner has set no handler yet: what comes waits for it.
            from.pauseReading();
            return;
        }
        try {
            advance(from);
        } catch (BadMessageException e) {
            LOG.debug("handshake with {}: {}", from.remote(), e.getMessage());
            fail(e.reason());
        } catch (EOFException e) {
            fail(CloseReason.REMOTE_CLOSED);
        } catch (IOException e) {
            fail(CloseReason.IO_ERROR);
        } catch (RuntimeException e) {
            LOG.warn("the handshake with {} failed", from.remote(), e);
            fail(CloseReason.INTERNAL_ERROR);
        }
    }

    @Override
    public final void onClosed(Stream from, String reason) {
        fail(CloseReason.IO_ERROR);
    }

    final void fail(CloseReason reason) {
        if (finish()) {
            stream.close(reason.name());
            failed(reason);
        }
    }

    /** Ends the handshake for good; false if it had ended already. */
    final boolean finish() {
        if (over) {
            return false;
        }
        over = true;
        deadline.cancel();
        return true;
    }

    final void send(HandshakeBytes ours) {
        stream.write(ByteBuffer.wrap(ours.encode()), () -> {});
    }

    /** Gives the connection to the overlay; what was read of the handshake is read again by it. */
    final void deliverRaw(OverlayAcceptor acceptor) {
        if (!head.isEmpty()) {
            stream.unread(head.read());
        }
        try {
            acceptor.accept(new RawLink(stream));
        } catch (RuntimeException e) {
            LOG.warn("the overlay did not take {}", stream.remote(), e);
            stream.close(CloseReason.INTERNAL_ERROR.name());
        }
    }
}
