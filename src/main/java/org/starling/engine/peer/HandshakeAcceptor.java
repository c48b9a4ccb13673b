package org.starling.engine.peer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.starling.engine.session.CloseReason;
import org.starling.net.Stream;

/**
 * Incoming connections until they are routed. The number of those that wait is bounded and the oldest makes room, so a
 * thousand sockets that say nothing keep nobody else from being served.
 */
final class HandshakeAcceptor {
    private final HandshakePorts ports;
    private final Set<IncomingHandshake> pending = new LinkedHashSet<>();
    private boolean closed;

    HandshakeAcceptor(HandshakePorts ports) {
        this.ports = ports;
    }

    void accept(Stream stream) {
        if (closed) {
            stream.close(CloseReason.STOPPED.name());
            return;
        }
        if (pending.size() >= ports.times().maxPending()) {
            Iterator<IncomingHandshake> oldest = pending.iterator();
            oldest.next().fail(CloseReason.LIMIT);
        }
        IncomingHandshake handshake = new IncomingHandshake(stream, ports, pending::remove);
        pending.add(handshake);
        stream.handler(handshake);
    }

    int pending() {
        return pending.size();
    }

    void close() {
        closed = true;
        new ArrayList<>(pending).forEach(handshake -> handshake.fail(CloseReason.STOPPED));
    }
}
