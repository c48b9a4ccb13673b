package org.starling.engine.discovery.portmap;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.starling.net.DatagramPort;

/** A router behind a UDP socket of our own, which all its languages share. Loop thread. */
final class SocketRouter implements Router {
    private final DatagramPort port;
    private final Questions questions;
    private final Upnp upnp;
    private final List<RouterMethod> methods;

    SocketRouter(DatagramPort port, Questions questions, Upnp upnp, List<RouterMethod> methods) {
        this.port = port;
        this.questions = questions;
        this.upnp = upnp;
        this.methods = List.copyOf(methods);
    }

    @Override
    public List<RouterMethod> methods() {
        return methods;
    }

    void heard(ByteBuffer datagram, InetSocketAddress from) {
        questions.heard(datagram, from);
        upnp.heard(datagram, from);
    }

    @Override
    public void close() {
        questions.close();
        upnp.close();
        port.close();
    }
}
