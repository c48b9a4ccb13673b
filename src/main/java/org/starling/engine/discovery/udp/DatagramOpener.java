package org.starling.engine.discovery.udp;

import java.io.IOException;
import org.starling.net.DatagramHandler;
import org.starling.net.DatagramPort;

/** Opens UDP sockets: the socket gate, or a simulated network. */
@FunctionalInterface
public interface DatagramOpener {

    /** @param port 0 lets the system choose */
    DatagramPort openDatagram(int port, DatagramHandler handler) throws IOException;
}
