package org.starling.engine.session;

import org.starling.engine.limit.Share;
import org.starling.engine.limit.Turn;
import org.starling.net.EventLoop;

/**
 * What one peer may use of the limits. Blocks wait for their turn; everything else passes and is counted afterwards, so
 * that all bytes of the connection are within the limit.
 */
final class PeerBandwidth {
    private static final int PIECE_HEADER = 13;

    private final Connection connection;
    private final EventLoop loop;
    private final Share downShare;
    private final Share upShare;
    private final Turn down;
    private final Turn up;
    private long downCounted;
    private long upCounted;
    private boolean offeredIsPaid;
    private boolean everHeldBack;
    private long heldBackAt;

    /** @param maySend runs when more blocks may leave */
    PeerBandwidth(Connection connection, SessionContext context, Runnable maySend) {
        this.connection = connection;
        loop = context.loop();
        downShare = context.down();
        upShare = context.up();
        down = downShare.turn(this::readOn);
        up = upShare.turn(maySend);
    }

    /** Asked when the peer offers a block; again if the block had to wait, for whatever reason. */
    boolean mayReceive(int length) {
        if (offeredIsPaid) {
            return true;
        }
        if (!down.take(length + PIECE_HEADER)) {
            heldBack();
            return false;
        }
        offeredIsPaid = true;
        downCounted += length + PIECE_HEADER;
        return true;
    }

    /** The block that was offered is being received. */
    void receives() {
        offeredIsPaid = false;
    }

    boolean maySend(int length) {
        if (!up.take(length + PIECE_HEADER)) {
            return false;
        }
        upCounted += length + PIECE_HEADER;
        return true;
    }

    /** Whether the limit kept us from reading within that time: then a late block is not the peer's fault. */
    boolean heldBackWithin(long nanos, long now) {
        return down.isWaiting() || (everHeldBack && now - heldBackAt <= nanos);
    }

    /** Counts what went besides blocks; once a second. */
    void settle() {
        long received = connection.received() - downCounted;
        if (received > 0) {
            downShare.charge(received);
            downCounted += received;
        }
        long sent = connection.sent() - upCounted;
        if (sent > 0) {
            upShare.charge(sent);
            upCounted += sent;
        }
    }

    void close() {
        down.close();
        up.close();
    }

    private void readOn() {
        heldBack();
        connection.resumeReading();
    }

    private void heldBack() {
        everHeldBack = true;
        heldBackAt = loop.nanos();
    }
}
