package org.starling.net;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Takes the datagrams of a {@link DatagramPort}, on the loop. */
@FunctionalInterface
public interface DatagramHandler {

    /** The buffer, position to limit, is valid only during the call. */
    void onDatagram(ByteBuffer data, InetSocketAddress from);
}
