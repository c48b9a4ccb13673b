package org.starling.sim;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.starling.net.DatagramHandler;

/** Datagrams between simulated hosts: late by 10 to 200 ms, some lost, none changed. */
public final class SimUdp {
    private static final long SHORTEST = Duration.ofMillis(10).toNanos();
    private static final long LONGEST = Duration.ofMillis(200).toNanos();

    private final SimLoop loop;
    private final RandomGenerator random;
    private final double loss;
    private final Map<InetSocketAddress, DatagramHandler> hosts = new HashMap<>();
    private long datagrams;

    /** @param loss share of datagrams that never arrive */
    public SimUdp(SimLoop loop, RandomGenerator random, double loss) {
        this.loop = loop;
        this.random = random;
        this.loss = loss;
    }

    public void open(InetSocketAddress address, DatagramHandler handler) {
        hosts.put(address, handler);
    }

    public void close(InetSocketAddress address) {
        hosts.remove(address);
    }

    public void send(InetSocketAddress from, ByteBuffer datagram, InetSocketAddress to) {
        datagrams++;
        if (random.nextDouble() < loss) {
            return;
        }
        byte[] copy = new byte[datagram.remaining()];
        datagram.duplicate().get(copy);
        loop.schedule(random.nextLong(SHORTEST, LONGEST), () -> {
            DatagramHandler host = hosts.get(to);
            if (host != null) {
                host.onDatagram(ByteBuffer.wrap(copy), from);
            }
        });
    }

    /** All that were sent so far. */
    public long datagrams() {
        return datagrams;
    }
}
