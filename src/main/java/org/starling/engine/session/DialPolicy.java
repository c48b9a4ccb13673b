package org.starling.engine.session;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.starling.wire.IpNetwork;

/**
 * Whom all sessions of an engine together dial, and how often: the addresses come from strangers, who would like to aim
 * a crowd at somebody. Loop thread.
 */
public final class DialPolicy {
    /** Attempts within a minute at one foreign network. */
    static final int PER_MINUTE = 10;

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final OwnAddress own;
    private final int port;
    private final Predicate<InetAddress> near;
    private final Predicate<InetAddress> unwanted;
    private final Map<IpNetwork, Integer> dialled = new HashMap<>();
    private long since;
    private boolean counting;

    /**
     * @param port where we listen
     * @param near addresses of our own network, where nobody is a stranger
     * @param unwanted addresses that the user has banned; may change at any time
     */
    public DialPolicy(OwnAddress own, int port, Predicate<InetAddress> near, Predicate<InetAddress> unwanted) {
        this.own = own;
        this.port = port;
        this.near = near;
        this.unwanted = unwanted;
    }

    /** Everybody is welcome. */
    public DialPolicy(OwnAddress own, int port, Predicate<InetAddress> near) {
        this(own, port, near, address -> false);
    }

    /** Without knowledge of our own address and network. */
    public static DialPolicy plain() {
        return new DialPolicy(OwnAddress.UNKNOWN, 0, address -> false);
    }

    OwnAddress own() {
        return own;
    }

    /** Empty for addresses in our own network. */
    Optional<IpNetwork> foreignNetwork(InetSocketAddress peer) {
        InetAddress address = peer.getAddress();
        return near.test(address) ? Optional.empty() : Optional.of(IpNetwork.of(address));
    }

    boolean knowsOwnAddress() {
        return own.current(false).isPresent() || own.current(true).isPresent();
    }

    /** The highest is dialled first; 0 while our own address is not known. */
    long priority(InetSocketAddress peer) {
        return own.current(!(peer.getAddress() instanceof Inet4Address))
                .map(self -> CanonicalPriority.of(new InetSocketAddress(self, port), peer))
                .orElse(0L);
    }

    /** Neither dialled nor let in. */
    boolean isUnwanted(InetSocketAddress peer) {
        InetAddress address = peer.getAddress();
        return address != null && unwanted.test(address);
    }

    /** Whether one more attempt at that network is decent. */
    boolean admits(InetSocketAddress peer, long now) {
        if (counting && now - since >= MINUTE) {
            dialled.clear();
            counting = false;
        }
        return foreignNetwork(peer)
                .map(network -> dialled.getOrDefault(network, 0) < PER_MINUTE)
                .orElse(true);
    }

    /** An attempt begins. */
    void dialled(InetSocketAddress peer, long now) {
        foreignNetwork(peer).ifPresent(network -> dialled.merge(network, 1, Integer::sum));
        if (!counting) {
            counting = true;
            since = now;
        }
    }
}
