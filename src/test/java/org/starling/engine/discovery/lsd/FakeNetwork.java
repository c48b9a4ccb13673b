package org.starling.engine.discovery.lsd;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.starling.net.DatagramHandler;
import org.starling.net.DatagramPort;

/** Multicast groups that keep what is sent to them. */
final class FakeNetwork implements MulticastOpener {
    final List<FakePort> ports = new ArrayList<>();
    boolean down;

    static final class FakePort implements DatagramPort {
        final InetSocketAddress group;
        final DatagramHandler handler;
        final List<String> sent = new ArrayList<>();
        boolean closed;

        FakePort(InetSocketAddress group, DatagramHandler handler) {
            this.group = group;
            this.handler = handler;
        }

        @Override
        public InetSocketAddress local() {
            return group;
        }

        @Override
        public void send(ByteBuffer data, InetSocketAddress to) {
            if (closed || !to.equals(group)) {
                throw new AssertionError("sent to " + to + " by a port of " + group);
            }
            sent.add(StandardCharsets.US_ASCII.decode(data).toString());
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Override
    public DatagramPort open(InetAddress group, int port, DatagramHandler handler) throws IOException {
        if (down) {
            throw new IOException("no network");
        }
        FakePort opened = new FakePort(new InetSocketAddress(group, port), handler);
        ports.add(opened);
        return opened;
    }

    /** Everything sent to the first group, each datagram once. */
    List<String> sent() {
        return ports.isEmpty() ? List.of() : ports.get(0).sent;
    }

    void deliver(String datagram, InetSocketAddress from) {
        byte[] bytes = datagram.getBytes(StandardCharsets.ISO_8859_1);
        ports.get(0).handler.onDatagram(ByteBuffer.wrap(bytes), from);
    }
}
