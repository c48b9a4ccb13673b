package org.starling.net;

import java.io.IOException;

/**
 * How an attempt to connect ended: exactly one of the two is called, on the loop, never before connect has returned.
 */
public interface ConnectCallback {

    /** The new owner sets a handler, or closes the stream. */
    void connected(Stream stream);

    /** Refused, timed out, not allowed, or no descriptor left. */
    void failed(IOException error);
}
