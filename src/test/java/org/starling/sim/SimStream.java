package org.starling.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One direction of a connection as TCP carries it: in order, no more under way than a window that grows until packets
 * get lost or a line is congested, and no more than the receiver reads. A lost packet is not lost to the receiver; it
 * and all behind it come a round trip later, and the window shrinks.
 */
final class SimStream {
    private static final int SEGMENT = 1460;
    private static final int FIRST_WINDOW = 10 * SEGMENT;
    private static final int LEAST_WINDOW = 2 * SEGMENT;
    private static final int MOST_WINDOW = 4 << 20;
    private static final double CUT = 0.7;
    private static final long SOCKET_BUFFER = 64 << 10;
    private static final long LEAST_TIMEOUT = 200_000_000;

    /** The two ends. */
    interface Ends {
        /** Bytes left the sender. */
        void onDeparted(int size);

        void onArrived(Pipe.Chunk chunk);
    }

    private final SimNet net;
    private final SimHost from;
    private final SimHost to;
    private final Ends ends;
    private final long latency;
    private final Deque<Frame> unsent = new ArrayDeque<>();
    private final Deque<Pipe.Chunk> before = new ArrayDeque<>();
    private final Pipe.Flow up = new UpFlow();
    private final Pipe.Flow down = new DownFlow();
    private long unsentBytes;
    private long underWay;
    private double window = FIRST_WINDOW;
    private double threshold = MOST_WINDOW;
    private long lastArrival;
    private long lastCut;
    private boolean congested;
    private boolean ended;

    SimStream(SimNet net, SimHost from, SimHost to, Ends ends) {
        this.net = net;
        this.from = from;
        this.to = to;
        this.ends = ends;
        latency = from.latencyTo(to);
    }

    void send(Frame frame) {
        if (!ended) {
            unsent.add(frame);
            unsentBytes += frame.size();
            from.up().wake(up);
        }
    }

    /** Bytes that the sender's kernel has not taken. */
    long queued() {
        return Math.max(0, unsentBytes + underWay - Math.max(SOCKET_BUFFER, Math.round(2 * window)));
    }

    /** No more is sent but what the sender's kernel has, and the end. */
    void end() {
        while (unsentBytes > SOCKET_BUFFER) {
            unsentBytes -= unsent.removeLast().size();
        }
        send(Frame.END);
        ended = true;
    }

    /** The receiver is gone: nothing more has to be carried. */
    void abandon() {
        ended = true;
        unsent.clear();
        unsentBytes = 0;
    }

    /** The receiver has read so many bytes. */
    void read(int size) {
        if (size >= SEGMENT) {
            net.loop().schedule(latency, () -> acknowledged(size));
        }
    }

    private void acknowledged(int size) {
        boolean limited = underWay + SEGMENT >= window;
        underWay = Math.max(0, underWay - size);
        if (congested) {
            congested = false;
            cut();
        } else if (limited) {
            double more = window < threshold ? size : size * SEGMENT / window;
            window = Math.min(MOST_WINDOW, window + more);
        }
        from.up().wake(up);
    }

    private void cut() {
        long now = net.loop().nanos();
        if (now - lastCut > 2 * latency) {
            lastCut = now;
            threshold = Math.max(LEAST_WINDOW, window * CUT);
            window = threshold;
        }
    }

    private void travel(Pipe.Chunk chunk) {
        long now = net.loop().nanos();
        lastArrival = Math.max(lastArrival, now + latency + from.jitterTo(to) + delayByLoss(chunk.size()));
        net.loop().schedule(lastArrival - now, () -> arrive(chunk));
    }

    /** Of the packets of a chunk any may be lost; the repetition may be lost as well, and then only time helps. */
    private long delayByLoss(int size) {
        double loss = from.lossTo(to);
        if (loss == 0 || net.random().nextDouble() < Math.pow(1 - loss, 1 + (size - 1) / SEGMENT)) {
            return 0;
        }
        cut();
        long timeout = Math.max(LEAST_TIMEOUT, 4 * latency);
        long delay = window < 4 * SEGMENT ? timeout : 2 * latency;
        while (net.random().nextDouble() < loss) {
            delay += timeout;
            timeout *= 2;
        }
        return delay;
    }

    private void arrive(Pipe.Chunk chunk) {
        if (to.isGone()) {
            return;
        }
        to.down().queued(chunk.size());
        congested |= to.down().isCongested();
        before.add(chunk);
        to.down().wake(down);
    }

    /** From the sender into the network. */
    private final class UpFlow extends Pipe.Flow {
        @Override
        int next() {
            return unsent.isEmpty() || underWay >= window
                    ? 0
                    : unsent.getFirst().size();
        }

        @Override
        Pipe.Chunk take() {
            Frame first = unsent.removeFirst();
            int size = first.size();
            List<Frame> frames = List.of(first);
            if (!unsent.isEmpty() && size + unsent.getFirst().size() <= Pipe.CHUNK) {
                frames = new ArrayList<>(frames);
                while (!unsent.isEmpty() && size + unsent.getFirst().size() <= Pipe.CHUNK) {
                    size += unsent.getFirst().size();
                    frames.add(unsent.removeFirst());
                }
            }
            unsentBytes -= size;
            underWay += size >= SEGMENT ? size : 0;
            return new Pipe.Chunk(frames, size);
        }

        @Override
        void passed(Pipe.Chunk chunk) {
            if (!from.isGone()) {
                ends.onDeparted(chunk.size());
                travel(chunk);
            }
        }
    }

    /** From the network to the receiver. */
    private final class DownFlow extends Pipe.Flow {
        @Override
        int next() {
            return before.isEmpty() ? 0 : before.getFirst().size();
        }

        @Override
        Pipe.Chunk take() {
            return before.removeFirst();
        }

        @Override
        void passed(Pipe.Chunk chunk) {
            if (!to.isGone()) {
                net.note(chunk);
                ends.onArrived(chunk);
            }
        }
    }
}
