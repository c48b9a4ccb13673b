package org.starling.social.friends;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.starling.net.EventLoop;
import org.starling.overlay.Rendezvous;
import org.starling.overlay.disclosure.DisclosureGate;
import org.starling.overlay.permid.Identity;
import org.starling.wire.HostPort;

/**
 * What friends are made of.
 *
 * @param random unpredictable
 * @param clock the time of day
 * @param own our identity on secure links
 * @param gate through which everything leaves
 * @param consent what the user has agreed to
 * @param believes whether an address may be dialled because the other address named it
 * @param addresses where we can be reached, for invitations
 */
public record FriendParts(
        EventLoop loop,
        RandomGenerator random,
        InstantSource clock,
        Identity own,
        FriendStore store,
        DisclosureGate gate,
        Rendezvous rendezvous,
        Consent consent,
        BiPredicate<InetSocketAddress, InetAddress> believes,
        Supplier<List<HostPort>> addresses) {

    /**
     * What the user has agreed to; asked whenever it matters.
     *
     * @param friendsOnly strangers are not answered
     * @param rendezvous friends are looked for in the DHT, and we can be found there
     */
    public record Consent(BooleanSupplier friendsOnly, BooleanSupplier rendezvous) {}

    Instant now() {
        return clock.instant();
    }
}
