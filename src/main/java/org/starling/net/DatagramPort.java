package org.starling.net;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** A UDP socket on the loop. Loop thread only, except {@link #local} and {@link #close}. */
public interface DatagramPort extends AutoCloseable {

    InetSocketAddress local();

    /**
     * Sends one datagram, to a multicast group by every joined interface. What cannot be sent now is dropped and
     * counted.
     */
    void send(ByteBuffer data, InetSocketAddress to);

    @Override
    void close();
}
