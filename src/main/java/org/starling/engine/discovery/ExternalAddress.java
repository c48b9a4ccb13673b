package org.starling.engine.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.starling.engine.session.OwnAddress;
import org.starling.net.Signal;
import org.starling.wire.IpNetwork;

/**
 * Our address on the Internet, as trackers (BEP 24), peers ("yourip" of BEP 10), DHT nodes (BEP 42) and the router say.
 * None of them is believed alone: each network has one vote, several must agree, and only the last votes count, so that
 * an address that changed is soon forgotten. Loop thread, but {@link #current} is for any.
 */
public final class ExternalAddress implements OwnAddress, Outside {
    static final int AGREEING = 3;
    private static final int VOTES = 24;

    private final Ballot ipv4 = new Ballot();
    private final Ballot ipv6 = new Ballot();
    private final Signal changes = new Signal();
    private final Signal portChanges = new Signal();
    private OptionalInt mapped = OptionalInt.empty();

    @Override
    public void heard(InetAddress address, InetAddress by) {
        if (PeerAddresses.isGlobal(address) && ballot(address).vote(address, IpNetwork.of(by))) {
            changes.fire();
        }
    }

    @Override
    public Optional<InetAddress> current(boolean ipv6Wanted) {
        return (ipv6Wanted ? ipv6 : ipv4).winner;
    }

    @Override
    public int port(int listening) {
        return mapped.orElse(listening);
    }

    @Override
    public void mapped(OptionalInt tcp) {
        if (!mapped.equals(tcp)) {
            mapped = tcp;
            portChanges.fire();
        }
    }

    /** Fired when others reach us by another port than before. */
    public Signal portChanges() {
        return portChanges;
    }

    /** The network changed: what was heard before tells nothing any more. */
    public void forget() {
        boolean known = ipv4.winner.isPresent() || ipv6.winner.isPresent();
        ipv4.clear();
        ipv6.clear();
        if (known) {
            changes.fire();
        }
    }

    /** Fired when an address became known, another or unknown. */
    public Signal changes() {
        return changes;
    }

    private Ballot ballot(InetAddress address) {
        return address instanceof Inet4Address ? ipv4 : ipv6;
    }

    /** The votes of one family, the latest last. */
    private static final class Ballot {
        private final LinkedHashMap<IpNetwork, InetAddress> votes = new LinkedHashMap<>();
        private volatile Optional<InetAddress> winner = Optional.empty();

        /** True if the winner changed. */
        boolean vote(InetAddress address, IpNetwork voter) {
            votes.remove(voter);
            votes.put(voter, address);
            if (votes.size() > VOTES) {
                votes.remove(votes.keySet().iterator().next());
            }
            Map<InetAddress, Integer> counts = new HashMap<>();
            votes.values().forEach(each -> counts.merge(each, 1, Integer::sum));
            int rival = counts.getOrDefault(address, 0);
            int present = winner.map(known -> counts.getOrDefault(known, 0)).orElse(0);
            boolean wins = rival >= AGREEING
                    && rival > present
                    && winner.filter(address::equals).isEmpty();
            if (wins) {
                winner = Optional.of(address);
            }
            return wins;
        }

        void clear() {
            votes.clear();
            winner = Optional.empty();
        }
    }
}
