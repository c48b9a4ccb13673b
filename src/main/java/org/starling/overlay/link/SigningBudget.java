package org.starling.overlay.link;

import org.starling.net.EventLoop;
import org.starling.wire.IpNetwork;

/**
 * What strangers can make us compute, on classic and secure links together: a flood costs a known share of one core,
 * and one network cannot use up what is there for all. Who waits for a turn is one of the few unauthenticated links,
 * whose deadline ends the wait. Loop thread.
 */
public final class SigningBudget {
    public static final int PER_SECOND = 50;
    public static final int BURST = 100;
    public static final int NETWORK_PER_SECOND = 8;
    public static final int NETWORK_BURST = 32;

    /** Keys of channels cost about as much as signatures and come before any proof: there may be twice as many. */
    public static final int KEYS_PER_SIGNATURE = 2;

    private static final Turns.Rates SIGNATURES = new Turns.Rates(PER_SECOND, BURST, NETWORK_PER_SECOND, NETWORK_BURST);
    private static final Turns.Rates KEYS = new Turns.Rates(
            KEYS_PER_SIGNATURE * PER_SECOND,
            KEYS_PER_SIGNATURE * BURST,
            KEYS_PER_SIGNATURE * NETWORK_PER_SECOND,
            KEYS_PER_SIGNATURE * NETWORK_BURST);

    private final Turns signatures;
    private final Turns keys;

    public SigningBudget(EventLoop loop) {
        signatures = new Turns(loop, SIGNATURES);
        keys = new Turns(loop, KEYS);
    }

    /**
     * Runs the task, which signs, when it is the network's turn, at once if it is.
     *
     * @return gives the place in the queue up
     */
    public Runnable request(IpNetwork network, Runnable task) {
        return signatures.request(network, task);
    }

    /** As {@link #request}, for a task that computes the keys of a secure channel. */
    public Runnable requestKeys(IpNetwork network, Runnable task) {
        return keys.request(network, task);
    }

    /** Links that wait for a signature. */
    public int waiting() {
<<<<<<< HEAD
        return waiting.size();
    }

    private void serve() {
        long now = loop.nanos();
        Turn next = next(now);
        while (next != null) {
            all.take();
            bucket(next.network(), now).take();
            next.task().run();
            next = next(now);
        }
        sweep(now);
        plan(now);
    }

    /** The first whose network has a token: a busy network does not hold up the others. */
    private @Nullable Turn next(long now) {
        if (!all.hasOne(now)) {
            return null;
        }
        for (Iterator<Turn> turns = waiting.iterator(); turns.hasNext(); ) {
            Turn turn = turns.next();
            if (bucket(turn.network(), now).hasOne(now)) {
                turns.remove();
                return turn;
            }
        }
        return null;
    }

    private void plan(long now) {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (!waiting.isEmpty()) {
            long soonest = waiting.stream()
                    .mapToLong(turn -> bucket(turn.network(), now).nanosToOne(now))
                    .min()
                    .orElse(0);
            timer = loop.schedule(Math.max(1, Math.max(soonest, all.nanosToOne(now))), this::serve);
        }
    }

    private void sweep(long now) {
        if (networks.size() > SWEEP_ABOVE) {
            networks.values().removeIf(bucket -> bucket.isFull(now));
        }
    }

    private TokenBucket bucket(IpNetwork network, long now) {
        return networks.computeIfAbsent(network, key -> new TokenBucket(NETWORK_PER_SECOND, NETWORK_BURST, now));
=======
        return signatures.waiting();
>>>>>>> h/B
    }
}
