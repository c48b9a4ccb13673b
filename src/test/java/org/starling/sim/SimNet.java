package org.starling.sim;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.starling.wire.HandshakeBytes;
import org.starling.wire.InfoHash;
import org.starling.wire.PeerId;
import org.starling.wire.Reserved;

/** The network: hosts that listen, and connections between them with the link of the slower end. */
public final class SimNet {
    /** A host that accepts connections. */
    public record Host(InetSocketAddress address, PeerId id, Link link, Consumer<SimConnection> acceptor) {}

    private static final Reserved RESERVED = Reserved.of(Reserved.Bit.EXTENDED, Reserved.Bit.FAST);

    private final SimLoop loop;
    private final Map<InetSocketAddress, Host> hosts = new HashMap<>();
    private int addresses;
    private int ephemeral = 40_000;

    public SimNet(SimLoop loop) {
        this.loop = loop;
    }

    /** A fresh address outside of every private range, so that bans meet hosts as they do in the wild. */
    public InetSocketAddress newAddress() {
        int n = ++addresses;
        return address(80, 1 + n / 250, n % 250, 1);
    }

    public void listen(Host host) {
        hosts.put(host.address(), host);
    }

    public void leave(InetSocketAddress address) {
        hosts.remove(address);
    }

    /** Connects after a round trip; both ends get their connection as if handshaken. */
    public void dial(Host from, InetSocketAddress to, InfoHash torrent, Runnable failed) {
        Host target = hosts.get(to);
        long roundTrip = 2 * from.link().latency().toNanos();
        if (target == null) {
            loop.schedule(roundTrip, failed);
            return;
        }
        Link link = from.link().bytesPerSecond() < target.link().bytesPerSecond() ? from.link() : target.link();
        InetSocketAddress source = new InetSocketAddress(from.address().getAddress(), ephemeral++);
        SimConnection near =
                new SimConnection(loop, link, to, false, new HandshakeBytes(RESERVED, torrent, target.id()));
        SimConnection far =
                new SimConnection(loop, link, source, true, new HandshakeBytes(RESERVED, torrent, from.id()));
        near.join(far);
        far.join(near);
        loop.schedule(roundTrip, () -> {
            target.acceptor().accept(far);
            from.acceptor().accept(near);
        });
    }

    private static InetSocketAddress address(int a, int b, int c, int d) {
        try {
            byte[] bytes = {(byte) a, (byte) b, (byte) c, (byte) d};
            return new InetSocketAddress(InetAddress.getByAddress(bytes), 6881);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
