package org.starling.engine.discovery.dht;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.starling.engine.discovery.PeerSource;
import org.starling.engine.discovery.Searches;
import org.starling.engine.discovery.dht.DhtWorld.Found;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.HostPort;

class DhtServiceTest {
    private static final HostPort ROUTER = new HostPort("router.example", DhtWorld.PORT);

    private final DhtWorld world = new DhtWorld(9);
    private final Searches torrent = new Searches();

    @BeforeEach
    void populate() {
        for (int i = 0; i < 30; i++) {
            world.join(Family.V4);
            world.loop.runFor(Duration.ofSeconds(1));
        }
        world.loop.runFor(Duration.ofMinutes(1));
    }

    private HostPort member(int i) {
        return new HostPort(world.members.get(i).address().getAddress().getHostAddress(), DhtWorld.PORT);
    }

    private ServiceBench bench(DhtSettings settings) {
        return new ServiceBench(world, settings, Optional.empty());
    }

    private ServiceBench joined() {
        return bench(new DhtSettings(List.of(member(3)), List.of(ROUTER)));
    }

    private PeerSource source(ServiceBench bench) {
        return bench.service.create(torrent.search(List.of(), false));
    }

    private boolean isAnnounced(ServiceBench bench) {
        Found found = world.find(world.any(), Searches.TORRENT);
        return found.peers.contains(new InetSocketAddress(bench.address.getAddress(), Searches.PORT));
    }

    @Test
    void aTorrentFindsPeersAndIsFoundAsSoonAsTheNetworkIsReached() {
        InetSocketAddress other = world.members.get(5).address();
        world.announce(world.members.get(5), Searches.TORRENT, 9_999);
        ServiceBench bench = joined();
        source(bench).start();
        world.loop.runFor(Duration.ofSeconds(20));
        assertThat(torrent.found).contains(new InetSocketAddress(other.getAddress(), 9_999));
        assertThat(isAnnounced(bench)).isTrue();
    }

    @Test
    void itIsAnnouncedAgainBeforeOthersForgetIt() {
        ServiceBench bench = joined();
        PeerSource source = source(bench);
        source.start();
        for (int i = 1; i <= 5; i++) {
            world.loop.runFor(Duration.ofMinutes(15));
            assertThat(isAnnounced(bench)).as(15 * i + " minutes").isTrue();
        }
        source.stop(() -> {});
        world.loop.runFor(Duration.ofMinutes(31));
        assertThat(isAnnounced(bench)).as("after the end").isFalse();
    }

    @Test
    void privateTorrentsDoNotComeHereAndMagnetsThatTurnOutSoFallSilent() {
        ServiceBench bench = joined();
        world.loop.runFor(Duration.ofMinutes(1));
        assertThat(bench.service.allowedForPrivate()).isFalse();
        assertThatThrownBy(() -> bench.service.create(torrent.search(List.of(), true)))
                .isInstanceOf(IllegalArgumentException.class);
        PeerSource magnet = source(bench);
        magnet.start();
        magnet.becamePrivate();
        magnet.start();
        world.loop.runFor(Duration.ofMinutes(5));
        assertThat(isAnnounced(bench)).isFalse();
        assertThat(bench.status().torrents()).isZero();
    }

    @Test
    void routersAreAskedOnlyWhenNobodyElseIsKnown() {
        ServiceBench given = joined();
        world.loop.runFor(Duration.ofMinutes(10));
        assertThat(given.resolved).doesNotContain(ROUTER.host());

        ServiceBench alone = bench(new DhtSettings(List.of(), List.of(ROUTER)));
        world.loop.runFor(Duration.ofSeconds(1));
        assertThat(alone.resolved).isEmpty();
        alone.names.put(ROUTER.host(), world.members.get(1).address().getAddress());
        world.loop.runFor(Duration.ofMinutes(2));
        assertThat(alone.resolved).containsExactly(ROUTER.host());
        assertThat(alone.status().families().get(0).good()).isGreaterThan(7);
        assertThat(alone.service.node().state().nodes())
                .as("the router is spared")
                .noneMatch(node -> node.address().equals(world.members.get(1).address()));

        ServiceBench nobody = bench(DhtSettings.ALONE);
        world.loop.runFor(Duration.ofMinutes(30));
        assertThat(nobody.resolved).isEmpty();
        assertThat(nobody.status().families().get(0).nodes()).isZero();
    }

    @Test
    void theNextRunHasTheSameIdAndNeedsNobody() {
        ServiceBench first = joined();
        world.loop.runFor(Duration.ofMinutes(6));
        assertThat(first.saves).isOne();
        first.close();
        assertThat(first.saves).isEqualTo(2);
        ServiceBench second = new ServiceBench(world, DhtSettings.ALONE, first.kept);
        world.loop.runFor(Duration.ofMinutes(1));
        assertThat(second.status().families().get(0).id())
                .isEqualTo(first.status().families().get(0).id());
        assertThat(second.status().families().get(0).good()).isGreaterThan(7);
        assertThat(second.resolved).isEmpty();
    }

    @Test
    void damageMeansToStartAnewAndAnEmptyTableReplacesNothing() {
        byte[] damaged = {'d', 'x'};
        ServiceBench bench = new ServiceBench(world, DhtSettings.ALONE, Optional.of(damaged));
        world.loop.runFor(Duration.ofMinutes(11));
        bench.close();
        assertThat(bench.saves).isZero();
        assertThat(bench.kept).contains(damaged);
    }

    @Test
    void aNodeThatATorrentNamesIsEnough() {
        torrent.nodes(List.of(member(4)));
        ServiceBench bench = bench(DhtSettings.ALONE);
        source(bench).start();
        world.loop.runFor(Duration.ofMinutes(1));
        assertThat(isAnnounced(bench)).isTrue();
    }

    @Test
    void aTorrentThatNamesManyNodesAimsUsAtNobody() {
        List<HostPort> named = new ArrayList<>(List.of(new HostPort("node.example", DhtWorld.PORT)));
        List<InetSocketAddress> asked = new ArrayList<>();
        for (String network : List.of("127.0.0.", "192.168.1.", "fd00::", "203.0.113.")) {
            for (int i = 1; i <= 20; i++) {
                HostPort node = new HostPort(network + i, DhtWorld.PORT);
                named.add(node);
                world.net.open(
                        node.literal().orElseThrow(),
                        (datagram, from) -> asked.add(node.literal().orElseThrow()));
            }
        }
        torrent.nodes(named);
        ServiceBench bench = bench(DhtSettings.ALONE);
        source(bench).start();
        world.loop.runFor(Duration.ofSeconds(20));
        assertThat(bench.resolved).isEmpty();
        assertThat(asked).hasSize(3).allMatch(node -> node.getHostString().startsWith("203.0.113."));
    }

    @Test
    void aTorrentIsAnnouncedByTheRoutersPortAndAgainWhenThatChanges() {
        ServiceBench bench = joined();
        PeerSource source = source(bench);
        torrent.outside(60_001);
        source.start();
        world.loop.runFor(Duration.ofSeconds(20));
        assertThat(announcedBy(bench)).containsExactly(60_001);
        torrent.outside(60_002);
        source.networkChanged();
        world.loop.runFor(Duration.ofSeconds(20));
        assertThat(announcedBy(bench)).contains(60_002);
        source.stop(() -> {});
        world.loop.runFor(Duration.ofMinutes(31));
        source.networkChanged();
        world.loop.runFor(Duration.ofSeconds(20));
        assertThat(announcedBy(bench)).isEmpty();
    }

    private List<Integer> announcedBy(ServiceBench bench) {
        return world.find(world.any(), Searches.TORRENT).peers.stream()
                .filter(peer -> peer.getAddress().equals(bench.address.getAddress()))
                .map(InetSocketAddress::getPort)
                .toList();
    }

    @Test
    void aNodeThatAPeerNamesIsEnough() {
        ServiceBench bench = bench(DhtSettings.ALONE);
        world.loop.runFor(Duration.ofMinutes(1));
        assertThat(bench.service.port()).isEqualTo(DhtWorld.PORT);
        bench.service.heard(world.members.get(4).address());
        source(bench).start();
        world.loop.runFor(Duration.ofMinutes(1));
        assertThat(isAnnounced(bench)).isTrue();
    }
}
