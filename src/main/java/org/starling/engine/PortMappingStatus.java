package org.starling.engine;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How it stands with the port on the router. Immutable.
 *
 * @param externalAddress the router's own outside, if it said so
 * @param tcpPort the port on the router's outside that leads to ours; likewise for UDP
 * @param trouble what is not as it should be; may be there beside a mapping
 * @param detail the router's words or numbers, for the log
 */
public record PortMappingStatus(
        State state,
        Optional<Method> method,
        Optional<InetAddress> externalAddress,
        OptionalInt tcpPort,
        OptionalInt udpPort,
        Optional<Trouble> trouble,
        String detail) {
    public static final PortMappingStatus OFF = idle(State.OFF);

    public static final PortMappingStatus SEARCHING = idle(State.SEARCHING);

    /** Where the mapping is in its life. */
    public enum State {
        OFF,
        SEARCHING,
        MAPPED,
        /** It is tried again later. */
        FAILED
    }

    /** The router's language. */
    public enum Method {
        PCP,
        NAT_PMP,
        UPNP
    }

    /** Why there is no mapping, or why it may be of no use. */
    public enum Trouble {
        /** No way out of this network, so nobody to ask. */
        NO_ROUTER,
        /** The router speaks none of the protocols, or has them switched off. */
        NO_ANSWER,
        /** The router does not let this machine open ports. */
        REFUSED,
        /** Every port that was tried belongs to somebody else. */
        PORT_TAKEN,
        NO_ROOM,
        /** The router has no connection itself. */
        ROUTER_OFFLINE,
        /** What the router says makes no sense. */
        BAD_ANSWER,
        /** The router's outside is not the Internet: another router, the provider's perhaps, is in between. */
        BEHIND_ANOTHER_ROUTER
    }

    /** For the time being: it is tried again. */
    public static PortMappingStatus failed(Trouble trouble, String detail) {
        return new PortMappingStatus(
                State.FAILED,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of(trouble),
                detail);
    }

    /** A port on the router leads to ours, and the router stands in the Internet itself. */
    public boolean opensPort() {
        return state == State.MAPPED && trouble.isEmpty();
    }

    /** It was tried, and for now nobody gets in by it. */
    public boolean leavesPortClosed() {
        return state == State.FAILED || (state == State.MAPPED && trouble.isPresent());
    }

    private static PortMappingStatus idle(State state) {
        return new PortMappingStatus(
                state,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                "");
    }
}
