package org.starling.engine.discovery.dht;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** The way out: the engine's UDP socket, or the simulator's network. What cannot be sent is dropped. Loop thread. */
@FunctionalInterface
public interface DatagramSender {

    void send(ByteBuffer datagram, InetSocketAddress to);
}
