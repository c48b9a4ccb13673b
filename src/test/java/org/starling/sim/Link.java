package org.starling.sim;

import java.time.Duration;

/**
 * The line by which a host reaches all others.
 *
 * @param latency one way to a host with the same line; between different ones it is the mean of both
 * @param jitter what any packet may be late in addition
 * @param up bytes a second, shared by all connections of the host
 * @param down bytes a second, shared by all connections of the host
 * @param loss the share of packets that get lost
 * @param nat nobody can connect to the host
 */
public record Link(Duration latency, Duration jitter, long up, long down, double loss, boolean nat) {
    public static final Link LAN = new Link(Duration.ofMillis(1), 100_000_000);
    public static final Link HOME = new Link(Duration.ofMillis(30), 1_000_000);

    /** As fast up as down, without trouble. */
    public Link(Duration latency, long bytesPerSecond) {
        this(latency, Duration.ZERO, bytesPerSecond, bytesPerSecond, 0, false);
    }

    /** As contracts name it. */
    public static Link megabits(double down, double up, Duration latency) {
        return new Link(latency, Duration.ZERO, Math.round(up * 125_000), Math.round(down * 125_000), 0, false);
    }

    public Link losing(double share) {
        return new Link(latency, jitter, up, down, share, nat);
    }

    public Link jittering(Duration atMost) {
        return new Link(latency, atMost, up, down, loss, nat);
    }

    public Link behindNat() {
        return new Link(latency, jitter, up, down, loss, true);
    }
}
