package org.starling.overlay.service;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.starling.net.EventLoop;
import org.starling.overlay.disclosure.DisclosureGate;
import org.starling.overlay.link.Acquaintances;
import org.starling.overlay.link.LinkDialer;
import org.starling.overlay.metadata.TorrentFiles;
import org.starling.overlay.permid.Identity;

/**
 * What the overlay is put together from.
 *
 * @param random unpredictable
 * @param friend our identity on secure links
 * @param classic our identity on classic links, which nothing ties to the other; empty where these are off
 * @param self what we say of ourselves
 * @param ways how others are dialled, in order: true for encrypted
 * @param files of torrents that strangers may have
 * @param gate through which they leave
 * @param identityElsewhere told where somebody proved to be us
 */
public record OverlayParts(
        EventLoop loop,
        RandomGenerator random,
        Identity friend,
        Optional<Identity> classic,
        Self self,
        Acquaintances acquaintances,
        LinkDialer dialer,
        List<Boolean> ways,
        TorrentFiles files,
        DisclosureGate gate,
        Consumer<InetSocketAddress> identityElsewhere) {

    public OverlayParts {
        ways = List.copyOf(ways);
    }

    /**
     * What we say of ourselves.
     *
     * @param code six characters that name program and version, for the peer id
     * @param client name and version
     * @param port where we can be dialled now: a router may open another one than it was asked for, and later
     */
    public record Self(String code, String client, IntSupplier port) {}
}
