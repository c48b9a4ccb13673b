package org.starling.engine.bt.bindings;

import bt.net.ConnectionResult;
import bt.net.ConnectionRoutine;
import bt.net.IPeerConnectionFactory;
import bt.net.PeerConnectionAcceptor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.starling.engine.peer.PeerLink;
import org.starling.engine.session.CloseReason;
import org.starling.net.EventLoop;

/**
 * Where incoming connections wait, handshaken, for bt's acceptor thread: the door by which bt takes them in. Any
 * thread.
 */
final class Arrivals implements PeerConnectionAcceptor {

    private final BlockingQueue<PeerLink> queue;
    private final IPeerConnectionFactory factory;
    private final EventLoop loop;

    Arrivals(int capacity, IPeerConnectionFactory factory, EventLoop loop) {
        this.queue = new LinkedBlockingQueue<>(capacity);
        this.factory = factory;
        this.loop = loop;
    }

    /** Loop thread. */
    void offer(PeerLink link) {
        if (!queue.offer(link)) {
            link.close(CloseReason.LIMIT);
        }
    }

    /**
     * Waits for the next one. When bt interrupts its thread at shutdown there is one more routine, which does nothing.
     */
    @Override
    public ConnectionRoutine accept() {
        try {
            return new Routine(queue.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NOBODY;
        }
    }

    private final class Routine implements ConnectionRoutine {

        private final PeerLink link;

        Routine(PeerLink link) {
            this.link = link;
        }

        @Override
        public SocketAddress getRemoteAddress() {
            return link.remote();
        }

        @Override
        public ConnectionResult establish() {
            return factory.createIncomingConnection(new ArrivedPeer(link), null);
        }

        @Override
        public void cancel() {
            loop.execute(() -> link.close(CloseReason.LIMIT));
        }
    }

    private static final ConnectionRoutine NOBODY = new ConnectionRoutine() {
        @Override
        public SocketAddress getRemoteAddress() {
            return InetSocketAddress.createUnresolved("nobody", 0);
        }

        @Override
        public ConnectionResult establish() {
            return ConnectionResult.failure("shutting down");
        }

        @Override
        public void cancel() {}
    };
}
