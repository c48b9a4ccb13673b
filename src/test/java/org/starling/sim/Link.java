package org.starling.sim;

import java.time.Duration;

/**
 * What a link between two peers is like.
 *
 * @param latency one way
 * @param bytesPerSecond in each direction
 */
public record Link(Duration latency, long bytesPerSecond) {
    public static final Link LAN = new Link(Duration.ofMillis(1), 100_000_000);
    public static final Link HOME = new Link(Duration.ofMillis(30), 1_000_000);
}
