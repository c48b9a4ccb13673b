package org.starling.overlay.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.net.EventLoop;
import org.starling.wire.IpNetwork;

/**
 * Something that is done so many times a second, for all networks together and for each of them. Who comes too early
 * waits; a network that has used up its share does not hold up the others. Loop thread.
 */
final class Turns {
    /** Buckets are full again after seconds, so in a flood no more than this are partly empty. */
    private static final int SWEEP_ABOVE = 512;

    /**
     * How often.
     *
     * @param perSecond for all together
     * @param networkPerSecond for each network
     */
    record Rates(int perSecond, int burst, int networkPerSecond, int networkBurst) {}

    private final EventLoop loop;
    private final Rates rates;
    private final TokenBucket all;
    private final Map<IpNetwork, TokenBucket> networks = new HashMap<>();
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private EventLoop.@Nullable Timer timer;

    private record Turn(IpNetwork network, Runnable task) {}

    Turns(EventLoop loop, Rates rates) {
        this.loop = loop;
        this.rates = rates;
        this.all = new TokenBucket(rates.perSecond(), rates.burst(), loop.nanos());
    }

    /**
     * Runs the task when it is the network's turn, at once if it is.
     *
     * @return gives the place in the queue up
     */
    Runnable request(IpNetwork network, Runnable task) {
        Turn turn = new Turn(network, task);
        waiting.add(turn);
        serve();
        return () -> waiting.removeIf(other -> other == turn);
    }

    /** Who waits. */
    int waiting() {
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
        return networks.computeIfAbsent(
                network, key -> new TokenBucket(rates.networkPerSecond(), rates.networkBurst(), now));
    }
}
