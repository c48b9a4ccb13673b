package org.starling.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * One direction of a host's line. It passes one chunk after the other at its rate and takes turns among the flows, so
 * that busy ones share the line fairly and one that says little need not wait for them.
 */
final class Pipe {
    /** A chunk is one frame, or several that together are no larger than this: a block with its header. */
    static final int CHUNK = (16 << 10) + 13;

    private static final int SPARSE = 1500;
    private static final int LEAST_BUFFER = 64 << 10;

    /** Frames that travel together. */
    record Chunk(List<Frame> frames, int size) {}

    /** What one connection has for the line. */
    abstract static class Flow {
        private boolean waits;

        /** Bytes of the next chunk; 0 if nothing may pass now. */
        abstract int next();

        abstract Chunk take();

        abstract void passed(Chunk chunk);
    }

    private final SimLoop loop;
    private final long bytesPerSecond;
    private final Deque<Flow> turns = new ArrayDeque<>();
    private boolean busy;
    private long waiting;
    private long passed;

    Pipe(SimLoop loop, long bytesPerSecond) {
        this.loop = loop;
        this.bytesPerSecond = bytesPerSecond;
    }

    /** The flow has something to pass. */
    void wake(Flow flow) {
        int next = flow.waits ? 0 : flow.next();
        if (next > 0) {
            flow.waits = true;
            if (next <= SPARSE) {
                turns.addFirst(flow);
            } else {
                turns.addLast(flow);
            }
        }
        proceed();
    }

    /** Bytes came to the queue before the line. */
    void queued(int bytes) {
        waiting += bytes;
    }

    /** Whether a router's buffer before the line would be full, a tenth of a second long: senders must slow down. */
    boolean isCongested() {
        return waiting > Math.max(LEAST_BUFFER, bytesPerSecond / 10);
    }

    /** All bytes that ever passed. */
    long passed() {
        return passed;
    }

    private void proceed() {
        while (!busy && !turns.isEmpty()) {
            Flow flow = turns.removeFirst();
            flow.waits = flow.next() > 0;
            if (flow.waits) {
                Chunk chunk = flow.take();
                busy = true;
                loop.schedule(chunk.size * 1_000_000_000L / bytesPerSecond, () -> done(flow, chunk));
                flow.waits = flow.next() > 0;
                if (flow.waits) {
                    turns.addLast(flow);
                }
            }
        }
    }

    private void done(Flow flow, Chunk chunk) {
        busy = false;
        passed += chunk.size;
        waiting -= Math.min(waiting, chunk.size);
        flow.passed(chunk);
        proceed();
    }
}
