package org.starling.engine.discovery.portmap;

import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.starling.engine.PortMappingStatus;
import org.starling.engine.PortMappingStatus.State;
import org.starling.engine.PortMappingStatus.Trouble;
import org.starling.engine.discovery.PeerAddresses;

/** What a router has granted, and what follows from that: what to wish for, when to renew, and what is shown of it. */
final class Mappings {
    /** Short, so that a killed client leaves nothing for long and a router that restarted is noticed soon. */
    static final Duration LIFETIME = Duration.ofMinutes(20);

    private static final Duration LEAST = Duration.ofSeconds(60);

    private final Map<Transport, Answer.Granted> granted = new EnumMap<>(Transport.class);

    /** True if there was none for this transport. */
    boolean add(Transport transport, Answer.Granted mapping) {
        return granted.put(transport, mapping) == null;
    }

    void remove(Transport transport) {
        granted.remove(transport);
    }

    void clear() {
        granted.clear();
    }

    boolean isEmpty() {
        return granted.isEmpty();
    }

    /** A copy. */
    List<Transport> transports() {
        return List.copyOf(granted.keySet());
    }

    /**
     * The port that we have outside already, or else the one that the other transport has there: both alike, if the
     * router lets us.
     *
     * @param port where we listen
     */
    Wish wish(Transport transport, int port) {
        Answer.Granted before = granted.get(transport);
        Answer.Granted twin = granted.get(transport == Transport.TCP ? Transport.UDP : Transport.TCP);
        int wanted = before != null ? before.external() : twin != null ? twin.external() : port;
        return new Wish(transport, port, wanted, LIFETIME);
    }

    /** How long to wait until they are renewed: half of their lifetime, within bounds. */
    Duration renewal() {
        Duration shortest = granted.values().stream()
                .map(Answer.Granted::lifetime)
                .min(Duration::compareTo)
                .orElse(LIFETIME);
        Duration half = shortest.compareTo(LIFETIME) > 0 ? LIFETIME.dividedBy(2) : shortest.dividedBy(2);
        return half.compareTo(LEAST) < 0 ? LEAST : half;
    }

    /** The port outside. */
    OptionalInt external(Transport transport) {
        Answer.Granted mapping = granted.get(transport);
        return mapping == null ? OptionalInt.empty() : OptionalInt.of(mapping.external());
    }

    /**
     * What the user is told.
     *
     * @param method in which they were asked for
     * @param last the newest refusal; it counts while a transport has no mapping
     */
    PortMappingStatus status(@Nullable RouterMethod method, Answer.Refused last) {
        Optional<InetAddress> address = granted.values().stream()
                .flatMap(mapping -> mapping.address().stream())
                .findFirst();
        boolean inside = address.filter(it -> !PeerAddresses.isGlobal(it)).isPresent();
        Optional<Trouble> wrong = inside
                ? Optional.of(Trouble.BEHIND_ANOTHER_ROUTER)
                : Optional.of(last.trouble()).filter(it -> granted.size() < Transport.values().length);
        return new PortMappingStatus(
                granted.isEmpty() ? State.SEARCHING : State.MAPPED,
                Optional.ofNullable(method).map(RouterMethod::name),
                address,
                external(Transport.TCP),
                external(Transport.UDP),
                wrong,
                last.detail());
    }
}
