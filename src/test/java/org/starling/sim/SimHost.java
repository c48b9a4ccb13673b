package org.starling.sim;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.starling.net.DatagramHandler;
import org.starling.net.DatagramPort;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

/** A machine with its line, its address and what listens there. It may vanish without a word. */
public final class SimHost {
    /** Who answers connections of a torrent. */
    record Service(PeerId id, Reserved reserved, Consumer<SimConnection> acceptor) {
        /** A client that speaks what ours does. */
        Service(PeerId id, Consumer<SimConnection> acceptor) {
            this(id, SimNet.RESERVED, acceptor);
        }

        /** A client that speaks plain BEP 3. */
        static Service plain(PeerId id, Consumer<SimConnection> acceptor) {
            return new Service(id, Reserved.of(), acceptor);
        }

        HandshakeBytes hello(InfoHash torrent) {
            return new HandshakeBytes(reserved, torrent, id);
        }
    }

    private static final int FIRST_EPHEMERAL = 32_768;
    private static final int EPHEMERAL = 28_000;

    private final SimNet net;
    private final InetSocketAddress address;
    private final Link link;
    private final Pipe up;
    private final Pipe down;
    private final Map<InfoHash, Service> services = new HashMap<>();
    private final Map<Integer, SimDatagrams> datagrams = new HashMap<>();
    private @Nullable Service otherwise;
    private int ephemeral;
    private boolean gone;

    SimHost(SimNet net, InetSocketAddress address, Link link) {
        this.net = net;
        this.address = address;
        this.link = link;
        up = new Pipe(net.loop(), link.up());
        down = new Pipe(net.loop(), link.down());
    }

    /** Where it accepts connections. */
    public InetSocketAddress address() {
        return address;
    }

    public Link link() {
        return link;
    }

    /** Pulls the plug: nobody is told, and nothing leaves or comes any more. */
    public void vanish() {
        gone = true;
    }

    public boolean isGone() {
        return gone;
    }

    /** All bytes that it sent over its line. */
    public long sent() {
        return up.passed();
    }

    /** All bytes that came over its line. */
    public long received() {
        return down.passed();
    }

    /** A port for datagrams, under the virtual clock and with the losses of both lines. */
    public DatagramPort openDatagrams(int port, DatagramHandler handler) {
        SimDatagrams open = new SimDatagrams(net, this, port, handler, () -> datagrams.remove(port));
        if (datagrams.putIfAbsent(port, open) != null) {
            throw new IllegalStateException("port " + port + " is in use");
        }
        return open;
    }

    void serve(InfoHash torrent, Service service) {
        services.put(torrent, service);
    }

    /** Answers for every torrent. */
    void serveAll(Service service) {
        otherwise = service;
    }

    @Nullable
    Service service(InfoHash torrent) {
        Service known = services.get(torrent);
        return known == null ? otherwise : known;
    }

    @Nullable
    SimDatagrams datagrams(int port) {
        return datagrams.get(port);
    }

    /** What others see of a connection that it opens. */
    InetSocketAddress nextSource() {
        ephemeral = (ephemeral + 1) % EPHEMERAL;
        return new InetSocketAddress(ip(), FIRST_EPHEMERAL + ephemeral);
    }

    InetAddress ip() {
        return address.getAddress();
    }

    Pipe up() {
        return up;
    }

    Pipe down() {
        return down;
    }

    /** Nanoseconds. */
    long latencyTo(SimHost other) {
        return (link.latency().toNanos() + other.link.latency().toNanos()) / 2;
    }

    /** Nanoseconds, another each time. */
    long jitterTo(SimHost other) {
        long most = (link.jitter().toNanos() + other.link.jitter().toNanos()) / 2;
        return most == 0 ? 0 : (long) (most * net.random().nextDouble());
    }

    /** The share of packets that one of the two lines loses. */
    double lossTo(SimHost other) {
        return 1 - (1 - link.loss()) * (1 - other.link.loss());
    }
}
