package org.starling.engine.discovery.tracker.udp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Something to ask a tracker.
 *
 * @param patience after which {@code done} gets {@link UdpReply.Silence}
 * @param done gets what came of it, once, on the loop
 */
record UdpCall(Writer writer, Duration patience, Consumer<UdpReply> done) {

    /** Makes the datagram. */
    @FunctionalInterface
    interface Writer {
        ByteBuffer write(long connection, int transaction);
    }
}
