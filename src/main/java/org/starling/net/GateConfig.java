package org.starling.net;

import java.net.InetAddress;
import java.util.Optional;

/**
 * The rules of a {@link SocketGate}.
 *
 * @param bind the address that all sockets leave by; the other family is then unreachable, and listening is on it alone
 * @param maxHalfOpen connections being established at the same time, at first; further ones wait their turn
 * @param filter asked for every address that is dialled, accepted or received from
 */
public record GateConfig(Optional<InetAddress> bind, int maxHalfOpen, AddressFilter filter) {

    public static GateConfig defaults() {
        return new GateConfig(Optional.empty(), 64, AddressFilter.ALL);
    }

    public GateConfig withBind(InetAddress address) {
        return new GateConfig(Optional.of(address), maxHalfOpen, filter);
    }

    public GateConfig withFilter(AddressFilter newFilter) {
        return new GateConfig(bind, maxHalfOpen, newFilter);
    }

    public GateConfig withMaxHalfOpen(int newMax) {
        return new GateConfig(bind, newMax, filter);
    }
}
