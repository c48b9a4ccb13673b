package org.starling.overlay.link;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.starling.net.EventLoop;
import org.starling.wire.IpNetwork;

/**
 * Lets incoming connections wait for their authentication, classic and secure ones alike: few at a time, fewer from one
 * network, and not for long. A flood of silent connections costs a bounded amount of memory, and whoever comes from
 * elsewhere meanwhile gets a place. Loop thread.
 */
public final class Doorkeeper {
    /** Unauthenticated links at a time. */
    public static final int PLACES = 64;

    /** How many of these are for addresses at which somebody has authenticated before. */
    public static final int KNOWN_PLACES = 16;

    /** Unauthenticated links of one IPv4 /24 or IPv6 /48. */
    public static final int NETWORK_PLACES = 4;

    /** From the connection to the end of the authentication, whatever is sent meanwhile. */
    public static final Duration DEADLINE = Duration.ofSeconds(10);

    private final EventLoop loop;
    private final Predicate<InetAddress> known;
    private final LinkCounters counters;
    private final List<Visit> strangers = new ArrayList<>();
    private final List<Visit> acquaintances = new ArrayList<>();

    /** @param known whether somebody has authenticated from this address before */
    public Doorkeeper(EventLoop loop, Predicate<InetAddress> known, LinkCounters counters) {
        this.loop = loop;
        this.known = known;
        this.counters = counters;
    }

    /** One link that is not authenticated yet. */
    public final class Visit {
        private final IpNetwork network;
        private final EventLoop.Timer deadline;
        private Consumer<LinkEnd> expel;
        private int steps;
        private boolean over;

        private Visit(IpNetwork network, Consumer<LinkEnd> expel) {
            this.network = network;
            this.expel = expel;
            this.deadline = loop.schedule(DEADLINE.toNanos(), () -> end(LinkEnd.TOO_SLOW));
        }

        /** The connection has a new owner, who ends it when told to. */
        public void owner(Consumer<LinkEnd> newExpel) {
            expel = newExpel;
        }

        /** The network whose budget the link uses. */
        public IpNetwork network() {
            return network;
        }

        /** The other end has done its part of the next step: among equals, those stay who do something. */
        public void advanced() {
            steps++;
        }

        /** The link is authenticated, or has ended. */
        public void over() {
            over = true;
            deadline.cancel();
            strangers.remove(this);
            acquaintances.remove(this);
        }

        private void end(LinkEnd reason) {
            if (!over) {
                over();
                expel.accept(reason);
            }
        }
    }

    /**
     * A place for a new connection.
     *
     * @param expel ends the link: its time is over, or somebody else needs the place; not called after {@link
     *     Visit#over}, nor during this call
     * @return empty if the connection must be closed at once; that is counted here
     */
    public Optional<Visit> admit(InetAddress from, Consumer<LinkEnd> expel) {
        IpNetwork network = IpNetwork.of(from);
        if (count(network) >= NETWORK_PLACES) {
            counters.count(LinkEnd.NETWORK_FULL);
            return Optional.empty();
        }
        List<Visit> places = known.test(from) && acquaintances.size() < KNOWN_PLACES ? acquaintances : strangers;
        if (places == strangers && strangers.size() >= PLACES - KNOWN_PLACES) {
            worst().end(LinkEnd.CROWDED_OUT);
        }
        Visit visit = new Visit(network, expel);
        places.add(visit);
        return Optional.of(visit);
    }

    /** Links that wait for their authentication. */
    public int waiting() {
        return strangers.size() + acquaintances.size();
    }

    private long count(IpNetwork network) {
        return strangers.stream().filter(visit -> visit.network.equals(network)).count()
                + acquaintances.stream()
                        .filter(visit -> visit.network.equals(network))
                        .count();
    }

    /**
     * The oldest of the network with the most links. Where several have as many, as in a flood from everywhere, it is
     * that of the network whose oldest has done the least.
     */
    private Visit worst() {
        Map<IpNetwork, List<Visit>> byNetwork =
                strangers.stream().collect(Collectors.groupingBy(visit -> visit.network));
        Comparator<Visit> order = Comparator.<Visit>comparingInt(
                        visit -> -byNetwork.get(visit.network).size())
                .thenComparingInt(visit -> byNetwork.get(visit.network).get(0).steps);
        return strangers.stream().min(order).orElseThrow();
    }
}
