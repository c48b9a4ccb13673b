package org.starling.engine.session;

/**
 * The requests that one peer has not answered yet, and how many they should be: as many as the peer delivers within a
 * second and two round trips. Until its rate stops growing, each answer makes the pipeline one deeper, so that it
 * doubles every round trip and a fast peer is busy within a few of them.
 */
final class Pipeline {
    static final int MIN_DEPTH = 8;
    static final int MAX_DEPTH = 1024;
    private static final int FIRST_DEPTH = 16;
    private static final double HORIZON_NANOS = 1e9;
    private static final double GROWTH = 1.1;

    private final RequestRing asked = new RequestRing();
    private int limit = MAX_DEPTH;
    private int depth = FIRST_DEPTH;
    private boolean slowStart = true;
    private boolean snubbed;
    private long shortestRoundTrip = Long.MAX_VALUE;
    private long lastProgress;
    private long lastTick;
    private long answeredSinceTick;
    private double rate;

    Pipeline(long now) {
        lastProgress = now;
        lastTick = now;
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
        answeredSinceTick++;
        if (snubbed) {
            snubbed = false;
            depth = Math.min(limit, MIN_DEPTH);
            slowStart = true;
        } else if (slowStart) {
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

    /** Takes all requests back, oldest first. */
    long[] drain() {
        return asked.drain();
    }

    /** The peer is silent: it gets one request at a time until it answers. */
    void snub() {
        snubbed = true;
        depth = 1;
    }

    boolean stalled(long now, long nanos) {
        return !asked.isEmpty() && now - lastProgress > nanos;
    }

    /** The oldest request if it is older than that although the peer answered others meanwhile, or -1. */
    long overdue(long now, long nanos) {
        return asked.isEmpty() || now - asked.time(0) <= nanos ? -1 : asked.id(0);
    }

    /** Measures the rate and sets the depth by it. */
    void tick(long now) {
        long elapsed = now - lastTick;
        if (elapsed <= 0) {
            return;
        }
        double momentary = answeredSinceTick / (double) elapsed;
        boolean busy = answeredSinceTick > 0 || !asked.isEmpty();
        if (busy && !snubbed) {
            slowStart &= rate == 0 || momentary > rate * GROWTH;
            rate = rate == 0 ? momentary : (rate + momentary) / 2;
            adjust();
        }
        answeredSinceTick = 0;
        lastTick = now;
    }

    private void adjust() {
        if (slowStart || shortestRoundTrip == Long.MAX_VALUE) {
            return;
        }
        double wanted = rate * (HORIZON_NANOS + 2.0 * shortestRoundTrip);
        depth = (int) Math.min(limit, Math.max(MIN_DEPTH, Math.ceil(wanted)));
    }
}
