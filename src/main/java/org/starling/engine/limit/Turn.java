package org.starling.engine.limit;

import org.starling.net.EventLoop;

/** One peer's place in one direction of the traffic. Asked for every block, so it is free where nothing is limited. */
public final class Turn {
    private final Share share;
    private final Runnable ready;
    private int wanted;
    private int paid;
    private boolean waiting;
    private boolean closed;

    Turn(Share share, Runnable ready) {
        this.share = share;
        this.ready = ready;
    }

    /**
     * Whether that many bytes may flow now; they count as used from here on. After a refusal the peer is told when its
     * turn has come, and asks again.
     */
    public boolean take(int bytes) {
        if (paid > 0) {
            share.charge(bytes - paid);
            paid = 0;
            share.bandwidth().taken();
            return true;
        }
        if (share.isUnlimited()) {
            return true;
        }
        return takeLimited(bytes);
    }

    /** It was refused and its turn has not come yet. */
    public boolean isWaiting() {
        return waiting;
    }

    /** The peer is gone. */
    public void close() {
        closed = true;
        if (waiting) {
            waiting = false;
            share.bandwidth().leave(this);
        }
        share.charge(-paid);
        paid = 0;
    }

    Share share() {
        return share;
    }

    /** Its turn has come: the bytes count as used from now, so that nobody else gets them before it asks again. */
    void grant(EventLoop loop) {
        waiting = false;
        paid = wanted;
        share.charge(paid);
        loop.execute(() -> {
            if (!closed) {
                ready.run();
            }
        });
    }

    private boolean takeLimited(int bytes) {
        Bandwidth bandwidth = share.bandwidth();
        if (!waiting && bandwidth.isQuiet() && share.isOpen(bandwidth.now())) {
            share.charge(bytes);
            return true;
        }
        wanted = bytes;
        if (!waiting && !closed) {
            waiting = true;
            bandwidth.enqueue(this);
        }
        return false;
    }
}
