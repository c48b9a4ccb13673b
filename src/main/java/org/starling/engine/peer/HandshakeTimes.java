package org.starling.engine.peer;

import java.time.Duration;

/**
 * Limits of handshakes. Deadlines are total, from the first packet to the last byte: a peer that sends a byte now and
 * then gains nothing.
 *
 * @param incoming from accept to the complete handshake
 * @param attempt one outgoing attempt, connecting included
 * @param early an encrypted attempt that may fall back to plain gives up this long after it was connected
 * @param maxPending incoming handshakes at once; the oldest makes room for the newest
 */
public record HandshakeTimes(Duration incoming, Duration attempt, Duration early, int maxPending) {
    public static final HandshakeTimes DEFAULT =
            new HandshakeTimes(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(4), 400);
}
