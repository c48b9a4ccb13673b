package org.starling.engine.discovery.dht.table;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.starling.engine.discovery.PeerAddresses;

/**
 * Which addresses stand in a table or take part in a look-up: one node for each, and few for each network, so that one
 * owner of many ids or addresses does not become our whole world. In the own network it is one for each port.
 */
public final class Occupants<T> {
    /** Nodes of a /24 (IPv4) or a /64 (IPv6). */
    public static final int PER_NETWORK = 3;

    private final Map<Object, T> byPlace = new HashMap<>();
    private final Map<ByteBuffer, Integer> perNetwork = new HashMap<>();

    public Optional<T> at(InetSocketAddress address) {
        return Optional.ofNullable(byPlace.get(place(address)));
    }

    /** True if another node of its network may be let in. */
    public boolean hasRoom(InetSocketAddress address) {
        return PeerAddresses.isHome(address.getAddress())
                || perNetwork.getOrDefault(network(address.getAddress()), 0) < PER_NETWORK;
    }

    public void add(InetSocketAddress address, T occupant) {
        byPlace.put(place(address), occupant);
        perNetwork.merge(network(address.getAddress()), 1, Integer::sum);
    }

    public void remove(InetSocketAddress address) {
        byPlace.remove(place(address));
        perNetwork.computeIfPresent(network(address.getAddress()), (network, count) -> count > 1 ? count - 1 : null);
    }

    private static Object place(InetSocketAddress address) {
        return PeerAddresses.isHome(address.getAddress()) ? address : address.getAddress();
    }

    private static ByteBuffer network(InetAddress address) {
        return ByteBuffer.wrap(address.getAddress(), 0, address instanceof Inet4Address ? 3 : 8);
    }
}
