package org.starling.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.starling.engine.PeerOrigin;

class DialPolicyTest {
    private static final InetSocketAddress SELF = new InetSocketAddress("80.1.1.1", 6881);
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long NOW = Long.MAX_VALUE - 10 * MINUTE;

    private Optional<InetAddress> own = Optional.empty();
    private final DialPolicy policy = new DialPolicy(
            new OwnAddress() {
                @Override
                public void heard(InetAddress address, InetAddress by) {}

                @Override
                public Optional<InetAddress> current(boolean ipv6) {
                    return ipv6 ? Optional.empty() : own;
                }
            },
            6881,
            InetAddress::isSiteLocalAddress);
    private final PeerPool pool = new PeerPool(SELF, policy);

    private List<InetSocketAddress> dialAll(long now) {
        List<InetSocketAddress> dialled = new ArrayList<>();
        for (Optional<InetSocketAddress> next = pool.next(now, true); next.isPresent(); next = pool.next(now, true)) {
            dialled.add(next.get());
        }
        return dialled;
    }

    private static List<InetSocketAddress> many(String network) {
        List<InetSocketAddress> peers = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            peers.add(new InetSocketAddress(network + i % 256, 1024 + i / 256));
        }
        return peers;
    }

    @Test
    void tenThousandAddressesOfOneNetworkGetAFewAttemptsAMinute() {
        pool.add(many("203.0.113."), PeerOrigin.TRACKER, NOW);
        pool.add(List.of(new InetSocketAddress("198.51.100.1", 6881)), PeerOrigin.TRACKER, NOW);
        assertThat(dialAll(NOW)).hasSize(DialPolicy.PER_MINUTE + 1);
        assertThat(dialAll(NOW + MINUTE / 2)).isEmpty();
        int attempts = 0;
        for (int minute = 1; minute <= 60; minute++) {
            long now = NOW + minute * MINUTE;
            List<InetSocketAddress> dialled = dialAll(now);
            attempts += dialled.size();
            assertThat(dialled).hasSizeLessThanOrEqualTo(DialPolicy.PER_MINUTE + 1);
            dialled.forEach(peer -> pool.failed(peer, now));
            pool.add(many("203.0.113."), PeerOrigin.TRACKER, now);
        }
        assertThat(attempts).isLessThanOrEqualTo(60 * (DialPolicy.PER_MINUTE + 1));
    }

    @Test
    void allTorrentsTogetherCount() {
        PeerPool other = new PeerPool(SELF, policy);
        pool.add(many("203.0.113."), PeerOrigin.TRACKER, NOW);
        other.add(many("203.0.113."), PeerOrigin.TRACKER, NOW);
        dialAll(NOW);
        assertThat(other.next(NOW, true)).isEmpty();
    }

    @Test
    void oneNetworkDoesNotFillTheList() {
        pool.add(many("203.0.113."), PeerOrigin.TRACKER, NOW);
        for (int i = 0; i < 255; i++) {
            pool.add(List.of(new InetSocketAddress("100.1." + i + ".1", 6881)), PeerOrigin.TRACKER, NOW);
        }
        assertThat(dialAll(NOW).stream().filter(peer -> !peer.getHostString().startsWith("203")))
                .hasSize(255);
    }

    @Test
    void whoLeavesMakesRoomForOthersOfHisNetwork() {
        List<InetSocketAddress> all = many("203.0.113.");
        pool.add(all, PeerOrigin.TRACKER, NOW);
        List<InetSocketAddress> dialled = dialAll(NOW);
        dialled.forEach(pool::forget);
        pool.add(all.subList(5_000, 10_000), PeerOrigin.TRACKER, NOW);
        assertThat(dialAll(NOW + MINUTE)).hasSize(DialPolicy.PER_MINUTE);
    }

    @Test
    void inOurOwnNetworkNothingIsCounted() {
        pool.add(many("192.168.1.").subList(0, 1_000), PeerOrigin.TRACKER, NOW);
        assertThat(dialAll(NOW)).hasSize(1_000);
    }

    @Test
    void whomTheUserNamesIsDialledWhateverOthersOfHisNetworkThereAre() {
        pool.add(many("203.0.113."), PeerOrigin.TRACKER, NOW);
        dialAll(NOW);
        List<InetSocketAddress> given = many("203.0.113.").subList(5_000, 5_000 + 2 * PeerPool.MAX_PER_NETWORK);
        pool.add(given, PeerOrigin.GIVEN, NOW);
        assertThat(dialAll(NOW)).containsExactlyInAnyOrderElementsOf(given);
        given.forEach(pool::forget);
        pool.add(List.of(given.get(0)), PeerOrigin.TRACKER, NOW);
        assertThat(dialAll(NOW + MINUTE)).hasSize(DialPolicy.PER_MINUTE);
    }

    @Test
    void whomTheUserNamesAfterATrackerIsDialledAsWell() {
        List<InetSocketAddress> named = many("203.0.113.").subList(0, PeerPool.MAX_PER_NETWORK);
        pool.add(named, PeerOrigin.TRACKER, NOW);
        assertThat(dialAll(NOW)).hasSize(DialPolicy.PER_MINUTE);
        InetSocketAddress last = named.get(named.size() - 1);
        pool.add(List.of(last), PeerOrigin.GIVEN, NOW);
        assertThat(dialAll(NOW)).containsExactly(last);
    }

    @Test
    void theHighestPriorityIsDialledFirst() {
        own = Optional.of(SELF.getAddress());
        List<InetSocketAddress> peers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            peers.add(new InetSocketAddress("100." + i + ".7.9", 6881));
        }
        pool.add(peers, PeerOrigin.TRACKER, NOW);
        List<InetSocketAddress> best = new ArrayList<>(peers);
        best.sort(Comparator.comparingLong((InetSocketAddress peer) -> CanonicalPriority.of(SELF, peer))
                .reversed());
        assertThat(dialAll(NOW)).isEqualTo(best);
    }

    @Test
    void priorityCountsFromWhenOurAddressIsKnown() {
        List<InetSocketAddress> peers =
                List.of(new InetSocketAddress("100.1.7.9", 6881), new InetSocketAddress("100.2.7.9", 6881));
        boolean second = CanonicalPriority.of(SELF, peers.get(1)) > CanonicalPriority.of(SELF, peers.get(0));
        List<InetSocketAddress> order = second ? peers : List.of(peers.get(1), peers.get(0));
        pool.add(order, PeerOrigin.TRACKER, NOW);
        own = Optional.of(SELF.getAddress());
        pool.addressChanged();
        assertThat(dialAll(NOW)).containsExactly(order.get(1), order.get(0));
    }

    @Test
    void anotherNetworkGivesEverybodyANewChance() {
        InetSocketAddress peer = new InetSocketAddress("100.1.7.9", 6881);
        pool.add(List.of(peer), PeerOrigin.TRACKER, NOW);
        dialAll(NOW);
        pool.failed(peer, NOW);
        assertThat(dialAll(NOW + 1)).isEmpty();
        pool.networkChanged(NOW + 1);
        assertThat(dialAll(NOW + 1)).containsExactly(peer);
    }
}
