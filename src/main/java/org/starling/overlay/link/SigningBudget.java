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
        return signatures.waiting();
    }
}
