package org.starling.engine.discovery.tracker;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Gets a small document over HTTP or HTTPS. Blocks, so it is called on a worker thread. */
@FunctionalInterface
public interface Fetcher {

    /**
     * The body of a successful answer; redirects are followed within HTTP and HTTPS.
     *
     * @param maxBytes of the body, after decompression
     * @param deadline for all of it
     * @throws IOException no connection, no answer in time, an error status, or too long a body
     */
    byte[] get(URI uri, int maxBytes, Duration deadline) throws IOException;
}
