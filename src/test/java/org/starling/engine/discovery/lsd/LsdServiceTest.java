package org.starling.engine.discovery.lsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.discovery.DiscoveryService;
import org.starling.engine.discovery.ManualLoop;
import org.starling.engine.discovery.PeerSource;
import org.starling.engine.discovery.Searches;
import org.starling.wire.InfoHash;

class LsdServiceTest {
    private static final InetSocketAddress NEAR = Searches.peer("192.168.0.7", 6771);

    private static final InetSocketAddress NEIGHBOUR = Searches.peer("198.18.0.9", 6771);

    private final ManualLoop loop = new ManualLoop();
    private final FakeNetwork network = new FakeNetwork();
    private final LsdService service = new LsdService(
            loop, Runnable::run, network, new Random(1), address -> address.equals(NEIGHBOUR.getAddress()));
    private final DiscoveryService discovery = new DiscoveryService(List.of(service));
    private final Searches torrent = new Searches();

    private PeerSource source(InfoHash hash, boolean isPrivate) {
        return discovery.create(isPrivate, origin -> torrent.search(hash, List.of(), isPrivate));
    }

    private static InfoHash hash(int i) {
        return InfoHash.fromHex(String.format("%040x", i + 1));
    }

    private static String announcement(int port, InfoHash... torrents) {
        return new String(
                new LsdMessage(port, List.of(torrents), "other").encode("239.192.152.143:6771"),
                StandardCharsets.US_ASCII);
    }

    @Test
    void aTorrentIsAnnouncedSoonAndEveryFiveMinutesInBothGroups() {
        source(Searches.TORRENT, false).start();
        loop.run(Duration.ofSeconds(2));
        assertThat(network.ports).hasSize(2);
        assertThat(network.ports.get(0).sent).hasSize(1);
        assertThat(network.ports.get(0).sent.get(0))
                .contains("Host: 239.192.152.143:6771\r\nPort: 50001\r\nInfohash: " + Searches.TORRENT.hex() + "\r\n");
        assertThat(network.ports.get(1).sent).hasSize(1);
        assertThat(network.ports.get(1).sent.get(0)).contains("Host: [ff15::efc0:988f]:6771\r\n");
        loop.run(Duration.ofMinutes(4));
        assertThat(network.sent()).hasSize(1);
        loop.run(Duration.ofMinutes(1));
        assertThat(network.sent()).hasSize(2);
        loop.run(Duration.ofMinutes(50));
        assertThat(network.sent()).hasSize(12);
    }

    @Test
    void anotherNetworkIsNothingToATorrentThatDoesNotRun() {
        source(hash(1), false).start();
        source(hash(2), false).start();
        loop.run(Duration.ofMinutes(2));
        discovery
                .create(false, origin -> torrent.search(hash(3), List.of(), false))
                .networkChanged();
        assertThat(network.ports).hasSize(2);
    }

    @Test
    void runningTorrentsAreAnnouncedAgainWhereWeAreNow() {
        PeerSource one = source(hash(1), false);
        PeerSource two = source(hash(2), false);
        one.start();
        two.start();
        loop.run(Duration.ofMinutes(2));
        assertThat(network.sent()).hasSize(1);
        one.networkChanged();
        two.networkChanged();
        loop.run(Duration.ofMinutes(1));
        assertThat(network.ports).hasSize(4);
        assertThat(network.ports.get(0).closed).isTrue();
        assertThat(network.ports.get(2).sent).hasSize(1);
        assertThat(network.ports.get(2).sent.get(0)).contains(hash(1).hex(), hash(2).hex());
    }

    @Test
    void neighboursAreBelievedWhateverTheirAddresses() {
        source(Searches.TORRENT, false).start();
        loop.run(Duration.ofSeconds(2));
        network.deliver(announcement(6881, Searches.TORRENT), NEIGHBOUR);
        network.deliver(announcement(6881, Searches.TORRENT), Searches.peer("198.18.0.10", 6771));
        assertThat(torrent.found).containsExactly(Searches.peer("198.18.0.9", 6881));
    }

    @Test
    void aPrivateTorrentNeverAppearsOnTheWire() {
        PeerSource hidden = source(Searches.TORRENT, true);
        hidden.start();
        loop.run(Duration.ofMinutes(30));
        assertThat(network.ports).as("not even a socket").isEmpty();

        source(hash(1), false).start();
        loop.run(Duration.ofMinutes(30));
        assertThat(network.sent()).isNotEmpty().noneMatch(sent -> sent.contains(Searches.TORRENT.hex()));
        network.deliver(announcement(6881, Searches.TORRENT), NEAR);
        assertThat(torrent.found).isEmpty();
        assertThatThrownBy(() -> service.create(torrent.search(List.of(), true)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMagnetThatTurnsOutPrivateFallsSilentForGood() {
        PeerSource magnet = source(Searches.TORRENT, false);
        magnet.start();
        magnet.becamePrivate();
        loop.run(Duration.ofMinutes(10));
        magnet.stop(() -> {});
        magnet.start();
        loop.run(Duration.ofMinutes(10));
        assertThat(network.sent()).isEmpty();
        assertThat(network.ports).allMatch(port -> port.closed);
    }

    @Test
    void manyTorrentsShareDatagramsAndBurstsAreAMinuteApart() {
        for (int i = 0; i < 50; i++) {
            source(hash(i), false).start();
        }
        loop.run(Duration.ofSeconds(2));
        assertThat(network.sent()).hasSize(3).allMatch(sent -> sent.length() <= 1400);
        source(hash(100), false).start();
        loop.run(Duration.ofSeconds(55));
        assertThat(network.sent()).hasSize(3);
        loop.run(Duration.ofSeconds(10));
        assertThat(network.sent()).hasSize(4);
    }

    @Test
    void thousandsOfTorrentsDoNotFloodTheNetwork() {
        for (int i = 0; i < 5_000; i++) {
            source(hash(i), false).start();
        }
        loop.run(Duration.ofMinutes(20));
        assertThat(network.sent().size()).isLessThanOrEqualTo(10 * 21);
        for (int i = 0; i < 5_000; i += 500) {
            String name = hash(i).hex();
            assertThat(network.sent()).filteredOn(sent -> sent.contains(name)).isNotEmpty();
        }
    }

    @Test
    void pausingAndResumingDoesNotAnnounceAnewAtOnce() {
        PeerSource source = source(Searches.TORRENT, false);
        List<String> log = new ArrayList<>();
        source.start();
        loop.run(Duration.ofSeconds(2));
        source.stop(() -> log.add("stopped"));
        assertThat(log).containsExactly("stopped");
        assertThat(network.ports).allMatch(port -> port.closed);
        assertThat(loop.pending()).isZero();
        source.start();
        loop.run(Duration.ofMinutes(2));
        assertThat(network.ports.get(2).sent).isEmpty();
        loop.run(Duration.ofMinutes(4));
        assertThat(network.ports.get(2).sent).hasSize(1);
    }

    @Test
    void neighboursAreFound() {
        source(Searches.TORRENT, false).start();
        source(hash(1), false).start();
        loop.run();
        network.deliver(announcement(7000, hash(5), Searches.TORRENT), NEAR);
        assertThat(torrent.found).containsExactly(Searches.peer("192.168.0.7", 7000));
    }

    @Test
    void ourOwnDatagramsAreNotHeard() {
        source(Searches.TORRENT, false).start();
        loop.run(Duration.ofSeconds(2));
        network.deliver(network.sent().get(0), NEAR);
        assertThat(torrent.found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.7", "8.8.8.8", "2001:db8::1", "172.32.0.1"})
    void sendersOutsideTheNetworkAreNotBelieved(String sender) {
        source(Searches.TORRENT, false).start();
        loop.run();
        network.deliver(announcement(7000, Searches.TORRENT), Searches.peer(sender, 6771));
        assertThat(torrent.found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.77.0.4", "172.16.0.1", "169.254.3.4", "fe80::7", "fd00::3", "::1"})
    void sendersInTheNetworkAre(String sender) {
        source(Searches.TORRENT, false).start();
        loop.run();
        network.deliver(announcement(7000, Searches.TORRENT), Searches.peer(sender, 6771));
        assertThat(torrent.found).containsExactly(Searches.peer(sender, 7000));
    }

    @Test
    void aFloodFromOneOrManyIsCutOff() {
        source(Searches.TORRENT, false).start();
        loop.run();
        for (int i = 0; i < 1_000; i++) {
            network.deliver(announcement(7000, Searches.TORRENT), NEAR);
        }
        assertThat(torrent.found).hasSize(SenderLimits.PER_SENDER);
        for (int i = 0; i < 10_000; i++) {
            network.deliver(
                    announcement(7000, Searches.TORRENT), Searches.peer("10.0." + i / 250 + "." + i % 250, 6771));
        }
        assertThat(torrent.found).hasSize(SenderLimits.ALTOGETHER);
        loop.run(Duration.ofMinutes(1));
        network.deliver(announcement(7000, Searches.TORRENT), NEAR);
        assertThat(torrent.found).hasSize(SenderLimits.ALTOGETHER + 1);
    }

    @Test
    void withoutANetworkItTriesAgain() {
        network.down = true;
        source(Searches.TORRENT, false).start();
        loop.run(Duration.ofMinutes(3));
        assertThat(network.ports).isEmpty();
        network.down = false;
        loop.run(Duration.ofMinutes(3));
        assertThat(network.sent()).hasSize(1);
    }

    @Test
    void socketsThatOpenTooLateAreClosed() {
        List<Runnable> background = new ArrayList<>();
        LsdService slow = new LsdService(loop, background::add, network, new Random(1), address -> false);
        PeerSource source = slow.create(torrent.search(List.of(), false));
        source.start();
        source.stop(() -> {});
        background.forEach(Runnable::run);
        loop.run(Duration.ofMinutes(10));
        assertThat(network.ports).hasSize(2).allMatch(port -> port.closed);
        assertThat(network.sent()).isEmpty();
    }
}
