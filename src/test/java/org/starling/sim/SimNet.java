package org.starling.sim;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.starling.engine.session.CloseReason;
import org.starling.wire.InfoHash;
import org.starling.wire.Reserved;

/** The network: hosts with their lines, and the connections between them. */
public final class SimNet {
    static final Reserved RESERVED = Reserved.of(Reserved.Bit.EXTENDED, Reserved.Bit.FAST, Reserved.Bit.DHT);
    private static final int PORT = 6881;
    /** A dialler gives up on a host that does not answer, as the real one. */
    private static final long SILENCE = 10_000_000_000L;

    private static final long REPETITION = 1_000_000_000L;

    private final SimLoop loop;
    private final RandomGenerator random;
    private final Map<InetAddress, SimHost> hosts = new HashMap<>();
    private final List<Cut> cuts = new ArrayList<>();
    private int addresses;
    private int epoch;
    private long digest;
    private long frames;

    /** Somebody ended a connection because of what the other did. */
    public record Cut(SimHost by, SimHost of, CloseReason reason) {}

    SimNet(SimLoop loop, RandomGenerator random) {
        this.loop = loop;
        this.random = random;
    }

    /** A host with a fresh address outside of every private range, so that bans meet hosts as they do in the wild. */
    public SimHost newHost(Link link) {
        int n = ++addresses;
        InetSocketAddress address = address(80 + n / 62_500, 1 + n / 250 % 250, n % 250, 1);
        SimHost host = new SimHost(this, address, link);
        hosts.put(host.ip(), host);
        return host;
    }

    /** The host is gone for good. */
    public void remove(SimHost host) {
        host.vanish();
        hosts.remove(host.ip());
    }

    /** Of everything that arrived, and when: the same for two runs that went the same way. */
    public long digest() {
        return digest;
    }

    /** All connections go dead without a word, as when a machine wakes up in another network. */
    public void cutConnections() {
        epoch++;
    }

    /** Streams of an earlier one are dead. */
    int epoch() {
        return epoch;
    }

    /** Messages and blocks that arrived. */
    public long frames() {
        return frames;
    }

    /** In order. */
    public List<Cut> cuts() {
        return cuts;
    }

    void cut(SimHost by, SimHost of, CloseReason reason) {
        if (reason.isFault()) {
            cuts.add(new Cut(by, of, reason));
        }
    }

    /**
     * Connects after a round trip for TCP and one for the handshakes; each end gets its connection when it has the
     * other's handshake.
     */
    void dial(SimHost from, SimHost.Service dialler, InetSocketAddress to, InfoHash torrent, Runnable failed) {
        SimHost target = hosts.get(to.getAddress());
        if (target == null || target.isGone() || from.isGone() || target.link().nat()) {
            loop.schedule(SILENCE, failed);
            return;
        }
        long latency = from.latencyTo(target) + lateByLoss(from, target);
        SimHost.Service service = target.service(torrent);
        if (service == null || to.getPort() != target.address().getPort()) {
            loop.schedule(2 * latency, failed);
            return;
        }
        SimConnection near = new SimConnection(loop, to, false, service.hello(torrent));
        SimConnection far = new SimConnection(loop, from.nextSource(), true, dialler.hello(torrent));
        SimConnection.join(this, from, near, target, far);
        loop.schedule(3 * latency, () -> {
            if (!target.isGone()) {
                service.acceptor().accept(far);
            }
        });
        loop.schedule(4 * latency, () -> {
            if (target.isGone()) {
                loop.schedule(SILENCE, failed);
            } else if (!from.isGone()) {
                dialler.acceptor().accept(near);
            }
        });
    }

    SimLoop loop() {
        return loop;
    }

    RandomGenerator random() {
        return random;
    }

    @Nullable
    SimHost host(InetAddress ip) {
        return hosts.get(ip);
    }

    void note(Pipe.Chunk chunk) {
        for (Frame frame : chunk.frames()) {
            digest = (digest ^ loop.nanos() ^ (long) frame.fingerprint() << 24) * 0x9E3779B97F4A7C15L;
            digest ^= digest >>> 29;
            frames++;
        }
    }

    private long lateByLoss(SimHost from, SimHost to) {
        double loss = from.lossTo(to);
        return loss > 0 && random.nextDouble() < loss ? REPETITION : 0;
    }

    private static InetSocketAddress address(int a, int b, int c, int d) {
        try {
            byte[] bytes = {(byte) a, (byte) b, (byte) c, (byte) d};
            return new InetSocketAddress(InetAddress.getByAddress(bytes), PORT);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
