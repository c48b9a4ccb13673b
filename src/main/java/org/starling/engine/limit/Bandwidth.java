package org.starling.engine.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.starling.net.EventLoop;

/**
 * One direction of an engine's traffic. Who may not go on at once waits in one row, and whoever has had a block goes to
 * its end: peers get the same, whatever their torrents. Those whose torrent has a limit of its own that is used up are
 * passed over without losing their place. Loop thread only.
 */
public final class Bandwidth {
    /** Waking for every block of a fast line would cost more than it gives. */
    private static final long SHORTEST_WAIT = 5_000_000L;

    private final EventLoop loop;
    private final TokenBucket whole = new TokenBucket();
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private EventLoop.@Nullable Timer wake;
    /** Turns that were granted a block and have not taken it yet. */
    private int granted;

    private boolean servesSoon;

    public Bandwidth(EventLoop loop) {
        this.loop = loop;
    }

    /** The part of one torrent, without a limit of its own at first. */
    public Share share() {
        return new Share(this);
    }

    /** @param bytesPerSecond of all torrents together; 0 for no limit; in force at once */
    public void limit(long bytesPerSecond) {
        whole.limit(bytesPerSecond, now());
        serve();
    }

    /** Bytes a second; 0 for no limit. */
    public long limit() {
        return whole.rate();
    }

    long now() {
        return loop.nanos();
    }

    TokenBucket whole() {
        return whole;
    }

    /** Nobody is before a newcomer that could go on now. */
    boolean isQuiet() {
        return waiting.isEmpty() && granted == 0;
    }

    void taken() {
        granted = Math.max(0, granted - 1);
    }

    void enqueue(Turn turn) {
        waiting.addLast(turn);
        plan();
    }

    void leave(Turn turn) {
        waiting.remove(turn);
    }

    /** Gives a block to everybody in the row as long as there is something to give. */
    void serve() {
        stopWaiting();
        // Who has not taken its block by now has nothing to send, and is not waited for.
        granted = 0;
        long now = now();
        if (!waiting.isEmpty()) {
            whole.catchUp(now);
        }
        for (Iterator<Turn> row = waiting.iterator(); row.hasNext() && whole.isOpen(now); ) {
            Turn next = row.next();
            next.share().own().catchUp(now);
            if (next.share().own().isOpen(now)) {
                row.remove();
                granted++;
                next.grant(loop);
            }
        }
        plan();
    }

    private void plan() {
        long now = now();
        long shortest = Long.MAX_VALUE;
        for (Turn turn : waiting) {
            shortest = Math.min(shortest, turn.share().own().untilOpen(now));
            if (shortest == 0) {
                break;
            }
        }
        if (shortest == Long.MAX_VALUE) {
            stopWaiting();
            return;
        }
        long delay = Math.max(shortest, whole.untilOpen(now));
        stopWaiting();
        if (delay > 0) {
            wake = loop.schedule(Math.max(SHORTEST_WAIT, delay), this::serve);
        } else if (!servesSoon) {
            // Only others are before it: no timer, which may be late.
            servesSoon = true;
            loop.execute(() -> {
                servesSoon = false;
                serve();
            });
        }
    }

    private void stopWaiting() {
        if (wake != null) {
            wake.cancel();
            wake = null;
        }
    }
}
