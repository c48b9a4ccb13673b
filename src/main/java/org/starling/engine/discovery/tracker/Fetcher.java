package org.starling.engine.discovery.tracker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import org.starling.wire.CompactPeers.Family;

/** Gets a small document over HTTP or HTTPS. Blocks, so it is called on a worker thread. */
@FunctionalInterface
public interface Fetcher {

    /**
     * The body of a successful answer; redirects are followed within HTTP and HTTPS.
     *
     * @param family of the addresses that may be asked
     * @param maxBytes of the body, after decompression
     * @param deadline for all of it
     * @throws java.net.UnknownHostException if the host has no address of that family
     * @throws IOException no connection, no answer in time, an error status, or too long a body
     */
    Fetched get(URI uri, Family family, int maxBytes, Duration deadline) throws IOException;

    /** @param from the address that answered */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody, and parsers want an array.
    record Fetched(byte[] body, InetAddress from) {}
}
