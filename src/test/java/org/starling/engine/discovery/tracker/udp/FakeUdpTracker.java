package org.starling.engine.discovery.tracker.udp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.engine.discovery.ManualLoop;
import org.starling.wire.CompactPeers;
import org.starling.wire.CompactPeers.Family;

/** UDP trackers on a network with latency, under a clock that the test moves. What arrives there is noted. */
final class FakeUdpTracker {
    static final Duration LATENCY = Duration.ofMillis(100);
    static final long FIRST_ID = 1_000;

    /** What a datagram said. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    record Heard(InetSocketAddress tracker, long second, long connection, int action, int transaction, byte[] rest) {
        @Override
        public String toString() {
            return switch (action) {
                        case 0 -> "connect";
                        case 1 -> "announce";
                        case 2 -> "scrape";
                        default -> "action " + action;
                    }
                    + " at " + second;
        }
    }

    final List<Heard> heard = new ArrayList<>();
    final List<InetSocketAddress> peers = new ArrayList<>();
    private final ManualLoop loop;
    private final long start;
    private @Nullable UdpTrackerClient client;
    private boolean silent;
    private int drop;
    private long id = FIRST_ID;
    private String error = "";
    private int mostAtOnce;
    private int underWay;

    FakeUdpTracker(ManualLoop loop) {
        this.loop = loop;
        this.start = loop.nanos();
    }

    void serve(UdpTrackerClient newClient) {
        client = newClient;
    }

    void silent(boolean now) {
        silent = now;
    }

    /** Loses the next so many datagrams. */
    void drop(int datagrams) {
        drop = datagrams;
    }

    /** Connection ids given out before are worth nothing from now on. */
    void restart() {
        id += 1_000;
    }

    /** Announces and scrapes are refused with this. */
    void refuse(String text) {
        error = text;
    }

    int mostAtOnce() {
        return mostAtOnce;
    }

    /** The client's way to the network. */
    void receive(ByteBuffer datagram, InetSocketAddress tracker) {
        ByteBuffer copy =
                ByteBuffer.allocate(datagram.remaining()).put(datagram).flip();
        long second = (loop.nanos() - start) / 1_000_000_000;
        long connection = copy.getLong();
        int action = copy.getInt();
        int transaction = copy.getInt();
        byte[] rest = new byte[copy.remaining()];
        copy.get(rest);
        Heard one = new Heard(tracker, second, connection, action, transaction, rest);
        heard.add(one);
        if (drop > 0) {
            drop--;
        } else if (!silent) {
            underWay++;
            mostAtOnce = Math.max(mostAtOnce, underWay);
            loop.schedule(LATENCY.toNanos(), () -> {
                underWay--;
                answer(answer(one), tracker);
            });
        }
    }

    boolean answer(ByteBuffer datagram, InetSocketAddress from) {
        if (client == null) {
            throw new IllegalStateException("nobody is served");
        }
        return client.take(datagram, from);
    }

    private ByteBuffer answer(Heard one) {
        boolean known = one.action() == 0 || one.connection() == id;
        if (!known || (one.action() != 0 && !error.isEmpty())) {
            String text = known ? error : "connection id mismatch";
            ByteBuffer refusal = head(3, one.transaction());
            text.chars().forEach(c -> refusal.put((byte) c));
            return refusal.flip();
        }
        ByteBuffer reply = head(one.action(), one.transaction());
        switch (one.action()) {
            case 0 -> reply.putLong(id);
            case 1 -> {
                Family family = Family.of(one.tracker().getAddress());
                reply.putInt(1_800).putInt(3).putInt(2).put(CompactPeers.encode(family, peers));
            }
            default -> {
                for (int i = 0; i < one.rest().length / 20; i++) {
                    reply.putInt(10 + i).putInt(20 + i).putInt(30 + i);
                }
            }
        }
        return reply.flip();
    }

    static ByteBuffer head(int action, int transaction) {
        return ByteBuffer.allocate(2_000).putInt(action).putInt(transaction);
    }
}
