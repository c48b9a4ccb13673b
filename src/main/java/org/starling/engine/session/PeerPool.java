package org.starling.engine.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.engine.PeerOrigin;
import org.starling.wire.IpNetwork;
import org.starling.wire.PeerId;

/**
 * Addresses of possible peers: which to dial next, and which never again. Bounded: a tracker or a neighbour may name
 * thousands. Times are the loop's nanoseconds.
 */
final class PeerPool {
    static final int MAX_CANDIDATES = 2000;
    /** Of one foreign network: its owner must not fill the list. */
    static final int MAX_PER_NETWORK = 32;

    private static final int MAX_BANNED = 4000;
    private static final long FIRST_BACK_OFF = 15_000_000_000L;
    private static final int MAX_DOUBLINGS = 7;
    private static final int MAX_FAILURES = 12;

    private final InetSocketAddress self;
    private final DialPolicy policy;
    private final Map<InetSocketAddress, Candidate> candidates = new LinkedHashMap<>();
    private final Map<IpNetwork, Integer> perNetwork = new HashMap<>();
    private final Set<Object> banned = new HashSet<>();
    private int dialling;

    PeerPool(InetSocketAddress self, DialPolicy policy) {
        this.self = self;
        this.policy = policy;
    }

    void add(Collection<InetSocketAddress> addresses, PeerOrigin origin, long now) {
        for (InetSocketAddress address : addresses) {
            Candidate known = candidates.get(address);
            if (known != null) {
                known.given |= origin == PeerOrigin.GIVEN;
            } else if (isDialable(address)) {
                addNew(address, origin, now);
            }
        }
    }

    /** Whom the user names is dialled, whatever strangers say of his network. */
    private void addNew(InetSocketAddress address, PeerOrigin origin, long now) {
        Optional<IpNetwork> network = origin == PeerOrigin.GIVEN ? Optional.empty() : policy.foreignNetwork(address);
        boolean crowded = network.filter(it -> perNetwork.getOrDefault(it, 0) >= MAX_PER_NETWORK)
                .isPresent();
        if (!crowded && (candidates.size() < MAX_CANDIDATES || evict())) {
            candidates.put(address, new Candidate(origin, now, network, policy.priority(address)));
            network.ifPresent(it -> perNetwork.merge(it, 1, Integer::sum));
        }
    }

    /** Who named the address first; given by hand if that is not known any more. */
    PeerOrigin origin(InetSocketAddress address) {
        Candidate candidate = candidates.get(address);
        return candidate == null ? PeerOrigin.GIVEN : candidate.origin;
    }

    /** Addresses known. */
    int size() {
        return candidates.size();
    }

    /** Addresses that did not answer the last time, or only to close at once. */
    int unreachable() {
        return (int) candidates.values().stream()
                .filter(candidate -> candidate.state == State.IDLE && candidate.failures > 0)
                .count();
    }

    /** Dials under way. */
    int dialling() {
        return dialling;
    }

    /**
     * The address to dial now, which counts as being dialled from here on.
     *
     * @param seedsToo false when seeds have nothing for us
     */
    Optional<InetSocketAddress> next(long now, boolean seedsToo) {
        Map.Entry<InetSocketAddress, Candidate> best = best(now, seedsToo);
        if (best == null) {
            return Optional.empty();
        }
        best.getValue().state = State.DIALLING;
        dialling++;
        policy.dialled(best.getKey(), now);
        return Optional.of(best.getKey());
    }

    /** Whether there is one to dial now. */
    boolean hasNext(long now, boolean seedsToo) {
        return best(now, seedsToo) != null;
    }

    private Map.@Nullable Entry<InetSocketAddress, Candidate> best(long now, boolean seedsToo) {
        Map.@Nullable Entry<InetSocketAddress, Candidate> best = null;
        for (Map.Entry<InetSocketAddress, Candidate> entry : candidates.entrySet()) {
            Candidate candidate = entry.getValue();
            boolean due = candidate.state == State.IDLE && candidate.notBefore - now <= 0;
            if (due
                    && (seedsToo || !candidate.seed)
                    && (best == null || candidate.isBetterThan(best.getValue()))
                    && !isUnwanted(entry.getKey())
                    && (candidate.given || policy.admits(entry.getKey(), now))) {
                best = entry;
            }
        }
        return best;
    }

    void failed(InetSocketAddress address, long now) {
        Candidate candidate = candidates.get(address);
        if (candidate != null && candidate.state == State.DIALLING) {
            dialling--;
            backOff(address, candidate, now);
        }
    }

    /** A connection that we dialled is there. */
    void connected(InetSocketAddress address) {
        Candidate candidate = candidates.get(address);
        if (candidate != null) {
            dialling -= candidate.state == State.DIALLING ? 1 : 0;
            candidate.state = State.CONNECTED;
        }
    }

    /** A connection that we dialled ended. */
    void closed(InetSocketAddress address, boolean wasUseful, boolean wasSeed, long now) {
        Candidate candidate = candidates.get(address);
        if (candidate != null && candidate.state == State.CONNECTED) {
            candidate.seed = wasSeed;
            candidate.failures = wasUseful ? 0 : candidate.failures;
            backOff(address, candidate, now);
        }
    }

    /** Another way to the same peer is there, or it is ourselves: this one is not needed. */
    void forget(InetSocketAddress address) {
        Candidate candidate = remove(address);
        dialling -= candidate != null && candidate.state == State.DIALLING ? 1 : 0;
    }

    /** The network is another one: what failed there may work here, and at once. */
    void networkChanged(long now) {
        candidates.forEach((address, candidate) -> {
            candidate.notBefore = now;
            candidate.failures = 0;
        });
        addressChanged();
    }

    /** Our own address is known now, or another: others are the right ones to prefer. */
    void addressChanged() {
        candidates.forEach((address, candidate) -> candidate.priority = policy.priority(address));
    }

    /** The address is our own. */
    void exclude(InetSocketAddress address) {
        forget(address);
        if (banned.size() < MAX_BANNED) {
            banned.add(address);
        }
    }

    /** By the id only where hosts are shared: ids can be copied, to have an honest peer refused. */
    void ban(InetSocketAddress address, PeerId id) {
        forget(address);
        if (banned.size() < MAX_BANNED) {
            banned.add(hostOf(address));
            if (isShared(address)) {
                banned.add(id);
            }
        }
    }

    boolean isBanned(InetSocketAddress address, PeerId id) {
        return banned.contains(hostOf(address)) || (isShared(address) && banned.contains(id));
    }

    /** By the user's word, which may be taken back: such an address stays a candidate. */
    boolean isUnwanted(InetSocketAddress address) {
        return policy.isUnwanted(address);
    }

    private boolean isDialable(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        return host != null
                && address.getPort() > 0
                && !host.isAnyLocalAddress()
                && !host.isMulticastAddress()
                && !address.equals(self)
                && !banned.contains(address)
                && !banned.contains(hostOf(address));
    }

    private void backOff(InetSocketAddress address, Candidate candidate, long now) {
        candidate.state = State.IDLE;
        candidate.notBefore = now + (FIRST_BACK_OFF << Math.min(MAX_DOUBLINGS, candidate.failures));
        if (++candidate.failures > MAX_FAILURES) {
            remove(address);
        }
    }

    private @Nullable Candidate remove(InetSocketAddress address) {
        Candidate candidate = candidates.remove(address);
        if (candidate != null) {
            candidate.network.ifPresent(
                    network -> perNetwork.computeIfPresent(network, (key, n) -> n > 1 ? n - 1 : null));
        }
        return candidate;
    }

    /** Makes room by giving up one that failed before; false if there is none. */
    private boolean evict() {
        for (Map.Entry<InetSocketAddress, Candidate> entry : candidates.entrySet()) {
            if (entry.getValue().state == State.IDLE && entry.getValue().failures > 0) {
                remove(entry.getKey());
                return true;
            }
        }
        return false;
    }

    /** Many peers may share a loopback or translated address in tests and homes; elsewhere the host is meant. */
    private static Object hostOf(InetSocketAddress address) {
        return isShared(address) ? address : address.getAddress();
    }

    private static boolean isShared(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        return host.isLoopbackAddress() || host.isSiteLocalAddress();
    }

    private enum State {
        IDLE,
        DIALLING,
        CONNECTED
    }

    private static final class Candidate {
        private final PeerOrigin origin;
        private final Optional<IpNetwork> network;
        private State state = State.IDLE;
        private long notBefore;
        private int failures;
        private boolean seed;
        private boolean given;
        private long priority;

        Candidate(PeerOrigin origin, long now, Optional<IpNetwork> network, long priority) {
            this.origin = origin;
            given = origin == PeerOrigin.GIVEN;
            notBefore = now;
            this.network = network;
            this.priority = priority;
        }

        /** Fewer failures first, then by BEP 40. */
        boolean isBetterThan(Candidate other) {
            return failures != other.failures ? failures < other.failures : priority > other.priority;
        }
    }
}
