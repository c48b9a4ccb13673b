package org.starling.engine.discovery.dht;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.starling.engine.discovery.dht.krpc.Contact;
import org.starling.wire.CompactPeers.Family;

/**
 * Addresses of nodes that we have not spoken with yet, heard of from others or given. They are greeted a few at a time,
 * so that nobody makes us send a flood of questions. Loop thread.
 */
final class Strangers {
    private static final int WAITING = 200;
    private static final int STARTING_POINTS = 400;
    private static final int AT_A_TIME = 16;

    private final Tables tables;
    private final Set<InetSocketAddress> waiting = new LinkedHashSet<>();

    /** To begin with, and whenever a table has run empty: saved, given by the user or by a torrent. */
    private final Set<InetSocketAddress> startingPoints = new LinkedHashSet<>();

    private final Set<InetSocketAddress> routers = new HashSet<>();

    Strangers(Tables tables) {
        this.tables = tables;
    }

    /**
     * It is greeted if there is room for it.
     *
     * @param atHand it asked us; otherwise another node named it
     */
    void heard(Contact node, boolean atHand) {
        if (waiting.size() < WAITING && tables.of(node).wants(node, atHand)) {
            waiting.add(node.address());
        }
    }

    /** A peer or a torrent says that a node is there (BEP 5). */
    void heard(InetSocketAddress address) {
        if (waiting.size() < WAITING) {
            waiting.add(address);
        }
    }

    void startFrom(Collection<InetSocketAddress> addresses) {
        addresses.stream()
                .filter(address -> startingPoints.size() < STARTING_POINTS)
                .forEach(startingPoints::add);
    }

    /** Well-known nodes: asked for others when nobody else is known, and kept out of the tables to spare them. */
    void routers(Collection<InetSocketAddress> addresses) {
        routers.addAll(addresses);
    }

    boolean isRouter(InetSocketAddress address) {
        return routers.contains(address);
    }

    /** Some addresses to begin with, others the next time; the routers only if they are needed. */
    List<InetSocketAddress> startingPoints(Family family, boolean withRouters) {
        List<InetSocketAddress> some = of(family, startingPoints);
        startingPoints.removeAll(some);
        startingPoints.addAll(some);
        List<InetSocketAddress> all = new ArrayList<>(some);
        if (withRouters) {
            all.addAll(of(family, routers));
        }
        return all;
    }

    private static List<InetSocketAddress> of(Family family, Collection<InetSocketAddress> addresses) {
        return addresses.stream()
                .filter(address -> Family.of(address.getAddress()) == family)
                .limit(AT_A_TIME)
                .toList();
    }

    /** The next one to be greeted. */
    Optional<InetSocketAddress> next() {
        Iterator<InetSocketAddress> first = waiting.iterator();
        if (!first.hasNext()) {
            return Optional.empty();
        }
        InetSocketAddress address = first.next();
        first.remove();
        return Optional.of(address);
    }
}
