package org.starling.engine.peer;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import org.starling.engine.Encryption;
import org.starling.engine.peer.mse.MseRandom;
import org.starling.engine.peer.mse.SkeyTable;
import org.starling.engine.session.Dialer;
import org.starling.net.EventLoop;
import org.starling.net.OverlayAcceptor;
import org.starling.net.Stream;
import org.starling.wire.InfoHash;

/**
 * Every TCP connection of the engine, from accept or dial to a handshaken peer of its torrent, or to the overlay: the
 * all-zero infohash shares the port with the torrents, and nothing above this class knows of it. Methods may be
 * called from any thread; the work is done on the loop.
 */
public final class PeerLayer implements Dialer, AutoCloseable {
    private final EventLoop loop;
    private final SkeyTable skeys;
    private final CloseCounters counters;
    private final HandshakeAcceptor acceptor;
    private final HandshakeDialer dialer;

    /**
     * A layer of the running program.
     *
     * @param network the gate's connect, which applies the bound address and the filters
     * @param overlay gets every connection for the all-zero infohash
     */
    public static PeerLayer create(
            EventLoop loop,
            PeerNetwork network,
            Swarms swarms,
            MessageCodec codec,
            Encryption encryption,
            OverlayAcceptor overlay) {
        PeerContext context = PeerContext.create(loop, codec, new CloseCounters());
        HandshakePorts ports = new HandshakePorts(
                context,
                swarms,
                overlay,
                encryption,
                HandshakeTimes.DEFAULT,
                new SkeyTable(),
                MseRandom.of(new SecureRandom()));
        return new PeerLayer(ports, network);
    }

    PeerLayer(HandshakePorts ports, PeerNetwork network) {
        this.loop = ports.context().loop();
        this.skeys = ports.skeys();
        this.counters = ports.context().counters();
        this.acceptor = new HandshakeAcceptor(ports);
        this.dialer = new HandshakeDialer(ports, network);
    }

    /** Takes a connection that a listener accepted. Loop thread. */
    public void accept(Stream stream) {
        acceptor.accept(stream);
    }

    @Override
    public void dial(InetSocketAddress peer, InfoHash torrent, Runnable failed) {
        onLoop(() -> dialer.dial(peer, torrent, failed));
    }

    /** Dials a member of the overlay; an encrypted link is RC4, and a mode that forbids what is asked for fails. */
    public void dialOverlay(InetSocketAddress peer, boolean encrypted, OverlayCallback callback) {
        onLoop(() -> dialer.dialOverlay(peer, encrypted, callback));
    }

    /** Handshakes under way, both directions. Loop thread. */
    public int pendingHandshakes() {
        return acceptor.pending() + dialer.pending();
    }

    /** From now on encrypted connections for the torrent are understood. */
    public void torrentAdded(InfoHash torrent) {
        onLoop(() -> skeys.add(torrent));
    }

    public void torrentRemoved(InfoHash torrent) {
        onLoop(() -> skeys.remove(torrent));
    }

    public CloseCounters counters() {
        return counters;
    }

    /** Ends all handshakes; connections that were handed over belong to their owners. */
    @Override
    public void close() {
        onLoop(() -> {
            acceptor.close();
            dialer.close();
        });
    }

    private void onLoop(Runnable task) {
        if (loop.inLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }
}
