package org.starling.engine.discovery.dht;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.starling.engine.discovery.PeerAddresses;

/**
 * Which addresses go together. Addresses of the own network mean something in it only: they are believed when told
 * from there, and told nobody else; loopback likewise within the machine.
 */
final class Reach {
    private Reach() {}

    /** True if an address that {@code teller} names may be used. */
    static boolean believes(InetSocketAddress named, InetAddress teller) {
        return PeerAddresses.mayDial(named, teller);
    }

    /** True if an address means the same to the listener as to us, so that it may be told. */
    static boolean isFor(InetAddress named, InetAddress listener) {
        return distance(named) >= distance(listener);
    }

    /** True if whoever sent from there can be answered and counts as a node. */
    static boolean isNode(InetSocketAddress sender) {
        return PeerAddresses.mayDial(sender);
    }

    /** Who has that address, as far as that can be told: an IPv6 host chooses among all of its /64. */
    static Object holder(InetAddress address) {
        return address instanceof Inet4Address ? address : ByteBuffer.wrap(address.getAddress(), 0, 8);
    }

    private static int distance(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return 0;
        }
        return PeerAddresses.isHome(address) ? 1 : 2;
    }
}
