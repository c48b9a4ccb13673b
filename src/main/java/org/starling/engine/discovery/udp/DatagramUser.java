package org.starling.engine.discovery.udp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** One protocol on the shared socket. Called on the loop. */
@FunctionalInterface
public interface DatagramUser {

    /** True if the datagram is of this protocol, whatever it is worth; the buffer is valid during the call only. */
    boolean take(ByteBuffer datagram, InetSocketAddress from);
}
