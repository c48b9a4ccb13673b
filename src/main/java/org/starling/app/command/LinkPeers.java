package org.starling.app.command;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.wire.HostPort;
import org.starling.wire.Magnet;

/**
 * The peers that a magnet link names ({@code x.pe}), as far as they may be dialled on the word of a stranger: literal
 * addresses, none in our own network, few of any other. Pure.
 */
public final class LinkPeers {
    private static final int PER_NETWORK = 8;

    private LinkPeers() {}

    public static List<InetSocketAddress> of(Magnet magnet) {
        List<InetSocketAddress> foreign = magnet.peers().stream()
                .map(HostPort::literal)
                .flatMap(Optional::stream)
                .filter(peer -> !PeerAddresses.isHome(peer.getAddress()))
                .toList();
        return PeerAddresses.fewPerNetwork(foreign, PER_NETWORK);
    }
}
