package org.starling.engine.discovery.lsd;

import java.io.IOException;
import java.net.InetAddress;
import org.starling.net.DatagramHandler;
import org.starling.net.DatagramPort;

/** Joins a multicast group; the program's is the socket gate. Callable from any thread. */
@FunctionalInterface
public interface MulticastOpener {

    DatagramPort open(InetAddress group, int port, DatagramHandler handler) throws IOException;
}
