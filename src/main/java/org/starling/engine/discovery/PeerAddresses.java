package org.starling.engine.discovery;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.starling.wire.IpNetwork;

/** Rules for addresses that strangers name, so that nobody can use us to bother third parties. */
public final class PeerAddresses {
    private static final int FIRST_FREE_PORT = 1024;

    private PeerAddresses() {}

    /**
     * True for a unicast address with a port that a peer may have. Ports of well-known services are believed only in
     * the own network: elsewhere they are mostly the aim of someone who wants us to knock there.
     */
    public static boolean mayDial(InetSocketAddress peer) {
        InetAddress address = peer.getAddress();
        if (address == null || peer.getPort() == 0 || address.isMulticastAddress() || isNowhere(address)) {
            return false;
        }
        return peer.getPort() >= FIRST_FREE_PORT || isHome(address);
    }

    /** This machine or its own network: loopback, link-local, site-local, unique local IPv6 (RFC 4193). */
    public static boolean isHome(InetAddress address) {
        if (address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()) {
            return true;
        }
        return !(address instanceof Inet4Address) && (address.getAddress()[0] & 0xfe) == 0xfc;
    }

    /** An address by which all the Internet may reach somebody; one of a provider's network (RFC 6598) is none. */
    public static boolean isGlobal(InetAddress address) {
        return !isHome(address) && !isNowhere(address) && !address.isMulticastAddress() && !isProviders(address);
    }

    /**
     * Whether an address may be dialled because {@code source} named it: of our own network only somebody in it is
     * believed, and of this machine only this machine, or any stranger could aim us at what is near to us.
     */
    public static boolean mayDial(InetSocketAddress peer, InetAddress source) {
        if (!mayDial(peer)) {
            return false;
        }
        InetAddress address = peer.getAddress();
        return address.isLoopbackAddress() ? source.isLoopbackAddress() : !isHome(address) || isHome(source);
    }

    /**
     * Those that may be dialled, in order and once each, but of each foreign network (/24 of IPv4, /48 of IPv6) only
     * the first few: one owner of many addresses must not fill the list.
     */
    public static List<InetSocketAddress> fewPerNetwork(Collection<InetSocketAddress> peers, int perNetwork) {
        Map<IpNetwork, Integer> seen = new HashMap<>();
        List<InetSocketAddress> chosen = new ArrayList<>();
        for (InetSocketAddress peer : peers) {
            boolean fits = mayDial(peer)
                    && (isHome(peer.getAddress())
                            || seen.merge(IpNetwork.of(peer.getAddress()), 1, Integer::sum) <= perNetwork);
            if (fits) {
                chosen.add(peer);
            }
        }
        return chosen.stream().distinct().toList();
    }

    /** 100.64/10. */
    private static boolean isProviders(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    }

    /** Unspecified, "this network" (0/8) and the reserved top of IPv4 with the broadcast address. */
    private static boolean isNowhere(InetAddress address) {
        int first = address.getAddress()[0] & 0xff;
        return address.isAnyLocalAddress() || (address instanceof Inet4Address && (first == 0 || first >= 240));
    }
}
