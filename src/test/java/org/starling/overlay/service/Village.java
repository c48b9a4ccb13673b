package org.starling.overlay.service;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.starling.engine.peer.FakeStream;
import org.starling.net.OverlayAcceptor;
import org.starling.net.RawLink;
import org.starling.overlay.Rendezvous;
import org.starling.overlay.link.LinkDialer;
import org.starling.sim.SimLoop;
import org.starling.wire.InfoHash;

/** Addresses where members of the overlay live, a DHT that forgets, and one clock for all. */
public final class Village {
    private static final Instant MORNING = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration LATENCY = Duration.ofMillis(40);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** What the DHT keeps is forgotten after so long. */
    private static final Duration KEPT = Duration.ofMinutes(45);

    public final SimLoop loop = new SimLoop();
    private final Map<InetSocketAddress, OverlayAcceptor> doors = new HashMap<>();
    private final Map<InfoHash, Map<InetSocketAddress, Long>> dht = new HashMap<>();
    private int sources;
    private int dials;

    public static InetSocketAddress address(String ip) {
        try {
            return new InetSocketAddress(InetAddress.getByName(ip), 6881);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The time of day. */
    public Instant now() {
        return MORNING.plusNanos(loop.nanos());
    }

    public void open(InetSocketAddress address, OverlayAcceptor door) {
        doors.put(address, door);
    }

    public void close(InetSocketAddress address) {
        doors.remove(address);
    }

    /** How often anybody was dialled. */
    public int dials() {
        return dials;
    }

    /** Dials from wherever the caller lives then. */
    public LinkDialer dialer(Supplier<InetSocketAddress> home) {
        return (to, encrypted, callback) -> {
            dials++;
            loop.schedule(LATENCY.toNanos(), () -> {
                OverlayAcceptor door = doors.get(to);
                if (door == null) {
                    loop.schedule(SILENCE.toNanos(), callback::failed);
                    return;
                }
                InetSocketAddress from = new InetSocketAddress(home.get().getAddress(), 20_000 + sources++ % 40_000);
                FakeStream[] ends = FakeStream.pair(loop, from, to, left -> left);
                door.accept(new RawLink(ends[1]));
                callback.connected(new RawLink(ends[0]));
            });
        };
    }

    /** The DHT as somebody sees it. */
    public Rendezvous rendezvous(Supplier<InetSocketAddress> home) {
        return new Rendezvous() {
            @Override
            public void announce(InfoHash key) {
                dht.computeIfAbsent(key, none -> new LinkedHashMap<>()).put(home.get(), loop.nanos());
            }

            @Override
            public void find(InfoHash key, Consumer<List<InetSocketAddress>> found) {
                loop.schedule(LATENCY.toNanos() * 10, () -> found.accept(at(key)));
            }
        };
    }

    private List<InetSocketAddress> at(InfoHash key) {
        Map<InetSocketAddress, Long> kept = dht.getOrDefault(key, Map.of());
        return new ArrayList<>(kept.entrySet().stream()
                .filter(entry -> loop.nanos() - entry.getValue() < KEPT.toNanos())
                .map(Map.Entry::getKey)
                .toList());
    }
}
