package org.starling.engine.discovery.lsd;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.starling.engine.PeerOrigin;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.engine.discovery.PeerSearch;
import org.starling.engine.discovery.PeerSource;
import org.starling.engine.discovery.PeerSourceFactory;
import org.starling.net.EventLoop;
import org.starling.wire.InfoHash;

/**
 * Finds peers of the same network (BEP 14) for all torrents together: one socket per group, open while a torrent that
 * may be announced runs; several infohashes in a datagram; each torrent every five minutes, at most one burst a minute.
 * Loop thread.
 */
public final class LsdService implements PeerSourceFactory {
    private static final long TO_GATHER = Duration.ofSeconds(1).toNanos();
    private static final long BETWEEN_BURSTS = Duration.ofMinutes(1).toNanos();
    private static final long PER_TORRENT = Duration.ofMinutes(5).toNanos();
    private static final int DATAGRAMS_PER_BURST = 10;

    private final EventLoop loop;
    private final LsdGroups groups;
    private final SenderLimits limits;
    private final String cookie;
    private final Predicate<InetAddress> neighbour;
    private final Map<InfoHash, LsdSource> running = new HashMap<>();
    private EventLoop.@Nullable Timer timer;
    private long earliestBurst;

    /**
     * @param background where sockets are opened
     * @param random for the cookie by which we know our own datagrams
     * @param neighbour tells addresses of our own network where these are not such as are kept for homes
     */
    public LsdService(
            EventLoop loop,
            Executor background,
            MulticastOpener opener,
            RandomGenerator random,
            Predicate<InetAddress> neighbour) {
        this.loop = loop;
        this.groups = new LsdGroups(loop, background, opener, this::heard);
        this.limits = new SenderLimits(loop.nanos());
        this.neighbour = neighbour;
        this.cookie = String.format(Locale.ROOT, "%08x", random.nextInt());
        this.earliestBurst = loop.nanos();
    }

    /** BEP 27: nobody but its trackers hears of a private torrent. */
    @Override
    public boolean allowedForPrivate() {
        return false;
    }

    @Override
    public PeerOrigin origin() {
        return PeerOrigin.LSD;
    }

    @Override
    public PeerSource create(PeerSearch search) {
        return new LsdSource(this, search);
    }

    void add(LsdSource source) {
        boolean first = running.isEmpty();
        running.put(source.search().torrent(), source);
        if (first) {
            groups.open(this::plan);
        } else {
            plan();
        }
    }

    void remove(LsdSource source) {
        if (running.remove(source.search().torrent(), source) && running.isEmpty()) {
            cancel();
            groups.close();
        }
    }

    /** Other interfaces: the groups are joined anew, once for all torrents. */
    void networkChanged(LsdSource source) {
        if (groups.isOpen() && running.containsValue(source)) {
            cancel();
            groups.close();
            groups.open(this::plan);
        }
    }

    private void plan() {
        cancel();
        if (!groups.isOpen()) {
            return;
        }
        long now = loop.nanos();
        long due = running.values().stream()
                .mapToLong(source -> source.dueIn(now))
                .min()
                .orElse(PER_TORRENT);
        long wait = Math.max(Math.max(TO_GATHER, due), earliestBurst - now);
        timer = loop.schedule(wait, this::burst);
    }

    private void burst() {
        long now = loop.nanos();
        earliestBurst = now + BETWEEN_BURSTS;
        if (groups.isEmpty()) {
            // There may be a network by now.
            groups.close();
            groups.open(this::plan);
            return;
        }
        Map<Integer, List<LsdSource>> byPort = new LinkedHashMap<>();
        running.values().stream()
                .filter(source -> source.dueIn(now) <= 0)
                .sorted(Comparator.comparingLong(source -> source.dueIn(now)))
                .limit((long) DATAGRAMS_PER_BURST * LsdMessage.MAX_TORRENTS)
                .forEach(source -> byPort.computeIfAbsent(source.port(), port -> new ArrayList<>())
                        .add(source));
        byPort.forEach((port, sources) -> announce(port, sources, now));
        plan();
    }

    private void announce(int port, List<LsdSource> sources, long now) {
        for (int from = 0; from < sources.size(); from += LsdMessage.MAX_TORRENTS) {
            Collection<LsdSource> some =
                    sources.subList(from, Math.min(sources.size(), from + LsdMessage.MAX_TORRENTS));
            groups.send(new LsdMessage(
                    port, some.stream().map(source -> source.search().torrent()).toList(), cookie));
            some.forEach(source -> source.announcedUntil(now + PER_TORRENT));
        }
    }

    /** Anyone in the network may have sent it; from outside of it nothing is believed. */
    private void heard(ByteBuffer datagram, InetSocketAddress from) {
        boolean near = from.getAddress() != null
                && (PeerAddresses.isHome(from.getAddress()) || neighbour.test(from.getAddress()));
        if (!near || running.isEmpty() || !limits.admits(from.getAddress(), loop.nanos())) {
            return;
        }
        LsdMessage.parse(datagram)
                .filter(message -> !message.cookie().equals(cookie))
                .ifPresent(message -> found(message, from));
    }

    private void found(LsdMessage message, InetSocketAddress from) {
        InetSocketAddress peer = new InetSocketAddress(from.getAddress(), message.port());
        for (InfoHash torrent : message.torrents()) {
            LsdSource source = running.get(torrent);
            if (source != null) {
                source.search().found().accept(List.of(peer));
            }
        }
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
