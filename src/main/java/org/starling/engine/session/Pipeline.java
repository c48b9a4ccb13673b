package org.starling.engine.session;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The requests that one peer has not answered yet, and how many they should be: as many as the peer delivers within a
 * few seconds and a round trip. Until its rate stops growing, each answer makes the pipeline one deeper, so that it
 * doubles every round trip and a fast peer is busy within a few of them; a slow one never has more than it can deliver
 * soon, because what waits there cannot be had from others.
 */
final class Pipeline {
    static final int MIN_DEPTH = 2;
    static final int MAX_DEPTH = 1024;
    private static final int FIRST_DEPTH = 8;
    /**
     * Longer than data waits in the queues of a loaded line: with less, other connections would starve ours
     * (docs/performance.md has two seconds beside three).
     */
    private static final double HORIZON_NANOS = 3e9;

    private static final double GROWTH = 1.1;
    /** A rate is measured over so many blocks, or so much time. */
    private static final int SAMPLE_BLOCKS = 4;

    private static final long SAMPLE_NANOS = 10_000_000_000L;
    /** Whoever delivers a whole piece within this is given whole pieces. */
    private static final double WHOLE_PIECE_NANOS = 20e9;

    private static final long FIRST_PATIENCE = 15_000_000_000L;
    private static final long LEAST_PATIENCE = 10_000_000_000L;
    private static final long MOST_PATIENCE = 60_000_000_000L;
    /** How many times longer than usual something may take. */
    private static final double TOLERANCE = 4;

    private final RequestRing asked = new RequestRing();
    private int limit = MAX_DEPTH;
    private int depth = FIRST_DEPTH;
    private boolean slowStart = true;
    private boolean snubbed;
    private long shortestRoundTrip = Long.MAX_VALUE;
    private long lastProgress;
    private long sampleBegan;
    private long answeredInSample;
    /** Blocks a nanosecond; 0 until measured. */
    private double rate;

    Pipeline(long now) {
        lastProgress = now;
        sampleBegan = now;
    }

    int size() {
        return asked.size();
    }

    int depth() {
        return depth;
    }

    boolean isSnubbed() {
        return snubbed;
    }

    /** How many requests to send now: none until a quarter is answered, then all that are missing. */
    int room() {
        return asked.size() * 4 <= depth * 3 ? depth - asked.size() : 0;
    }

    /** The peer said how many requests it queues ("reqq", BEP 10). */
    void limit(int requests) {
        limit = Math.max(1, Math.min(MAX_DEPTH, requests));
        depth = Math.min(depth, limit);
    }

    void sent(long id, long now) {
        if (asked.isEmpty()) {
            lastProgress = now;
        }
        asked.add(id, now);
    }

    boolean contains(long id) {
        return asked.find(id) >= 0;
    }

    /** The peer begins to answer; false if it was not asked for this. */
    boolean answered(long id, long now) {
        int position = asked.find(id);
        if (position < 0) {
            return false;
        }
        shortestRoundTrip = Math.min(shortestRoundTrip, now - asked.time(position));
        asked.remove(position);
        progress(now);
        answeredInSample++;
        if (snubbed) {
            snubbed = false;
            depth = Math.min(limit, MIN_DEPTH);
            slowStart = true;
        } else if (slowStart && (rate == 0 || depth < 2 * wanted())) {
            depth = Math.min(limit, depth + 1);
        }
        return true;
    }

    /** Something came, or could not come because we did not read: the peer is not to blame for the time until now. */
    void progress(long now) {
        lastProgress = now;
    }

    /** Takes one request back; false if it was not there. */
    boolean withdraw(long id) {
        int position = asked.find(id);
        if (position >= 0) {
            asked.remove(position);
        }
        return position >= 0;
    }

    /** Takes the requests for some pieces back. */
    long[] withdrawAll(IntPredicate pieces) {
        long[] found = new long[asked.size()];
        int count = 0;
        for (int position = asked.size() - 1; position >= 0; position--) {
            long id = asked.id(position);
            if (pieces.test(Layout.piece(id))) {
                asked.remove(position);
                found[count++] = id;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** The peer refuses a request (BEP 6); false if it was not asked for this. It was asked for too much. */
    boolean refused(long id) {
        slowStart = false;
        depth = Math.min(limit, Math.max(MIN_DEPTH, depth / 2));
        return withdraw(id);
    }

    /** Takes all requests back, oldest first. */
    long[] drain() {
        return asked.drain();
    }

    /** The peer is silent: it gets one request at a time until it answers. */
    void snub() {
        snubbed = true;
        depth = 1;
    }

    /** Nothing came for longer than this peer's blocks usually take. */
    boolean stalled(long now) {
        return !asked.isEmpty() && now - lastProgress > patience();
    }

    /** How long a block of this peer may take. */
    long patience() {
        return rate == 0 ? FIRST_PATIENCE : within(TOLERANCE / rate);
    }

    /** The oldest request if the peer passed it over although it answered others meanwhile, or -1. */
    long overdue(long now) {
        if (asked.isEmpty()) {
            return -1;
        }
        long allowed = rate == 0 ? MOST_PATIENCE : within(TOLERANCE * (asked.size() / rate + shortestRoundTrip));
        return now - asked.time(0) <= allowed ? -1 : asked.id(0);
    }

    /** Whether it is fast enough for pieces of that many blocks of its own. */
    boolean carries(int blocks) {
        return !snubbed && (rate * WHOLE_PIECE_NANOS >= blocks || (slowStart && depth >= blocks));
    }

    /** When a further request would be answered, or, without one, the last that was sent; nanoseconds, a guess. */
    double wait(int further) {
        return rate == 0 || snubbed ? MOST_PATIENCE : (asked.size() + further) / rate;
    }

    /** Called about once a second: measures the rate and sets the depth by it. */
    void tick(long now) {
        long elapsed = now - sampleBegan;
        boolean idle = answeredInSample == 0 && asked.isEmpty();
        boolean open = !asked.isEmpty() && answeredInSample < SAMPLE_BLOCKS && elapsed < SAMPLE_NANOS;
        if (!idle && (elapsed <= 0 || open)) {
            return;
        }
        if (!idle && !snubbed) {
            double momentary = answeredInSample / (double) elapsed;
            slowStart &= rate == 0 || momentary > rate * GROWTH;
            rate = rate == 0 ? momentary : (rate + momentary) / 2;
            adjust();
        }
        answeredInSample = 0;
        sampleBegan = now;
    }

    private void adjust() {
        if (slowStart || shortestRoundTrip == Long.MAX_VALUE) {
            return;
        }
        depth = (int) Math.min(limit, Math.max(MIN_DEPTH, Math.ceil(wanted())));
    }

    private double wanted() {
        return rate * (HORIZON_NANOS + shortestRoundTrip);
    }

    private static long within(double nanos) {
        return (long) Math.max(LEAST_PATIENCE, Math.min(MOST_PATIENCE, nanos));
    }
}
