package org.starling.net;

import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One of this machine's own addresses, and the network that it is in.
 *
 * @param name of the interface
 * @param prefix bits that all addresses of the network share
 */
public record LocalAddress(String name, InetAddress address, int prefix) {

    /** All of the interfaces that are up; empty where the system does not tell. May take milliseconds. */
    public static Set<LocalAddress> all() {
        Set<LocalAddress> found = new LinkedHashSet<>();
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                if (each.isUp()) {
                    for (InterfaceAddress address : each.getInterfaceAddresses()) {
                        found.add(new LocalAddress(
                                each.getName(), address.getAddress(), address.getNetworkPrefixLength()));
                    }
                }
            }
        } catch (SocketException e) {
            // An interface that went away just now; the next look will be whole.
            return Set.of();
        }
        return found;
    }

    /** True for addresses that are reached without a router. */
    public boolean isNeighbour(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (theirs[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
