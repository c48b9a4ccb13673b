package org.starling.engine.bt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.starling.engine.EngineException;
import org.starling.engine.EngineTorrent;
import org.starling.engine.PortTest;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSettings;
import org.starling.engine.TorrentSource;

final class BtEngineTest {

    private static final int SIZE = 3_000_001;

    @TempDir
    Path temp;

    private BtEngine seeder;
    private BtEngine leecher;
    private TestTorrent torrent;

    @BeforeEach
    void start() throws Exception {
        seeder = Engines.start(temp.resolve("seeder"));
        leecher = Engines.start(temp.resolve("leecher"));
        torrent = TestTorrent.create(temp.resolve("content"), "film", SIZE, seeder.metainfo());
    }

    @AfterEach
    void close() {
        leecher.close();
        seeder.close();
    }

    @Test
    void oneDialsTheOtherAndFetchesEverything() throws Exception {
        EngineTorrent seed = Engines.start(seeder, torrent.metainfo(), torrent.folder());
        Engines.awaitSeeding(seed);
        EngineTorrent download = Engines.start(leecher, torrent.metainfo(), temp.resolve("out"));
        download.addPeers(List.of(seeder.listening()));
        Engines.awaitSeeding(download);
        assertThat(torrent.contentIn(temp.resolve("out"))).isEqualTo(torrent.content());
        assertThat(download.snapshot().hashFailures()).isZero();
        assertThat(leecher.verifiedBytes(torrent.metainfo().infoHash())).isEqualTo(SIZE);
    }

    @Test
    void aMagnetFetchesItsMetadataFirst() throws Exception {
        Engines.awaitSeeding(Engines.start(seeder, torrent.metainfo(), torrent.folder()));
        EngineTorrent download = Engines.magnet(leecher, torrent.metainfo(), temp.resolve("out"), seeder.listening());
        Engines.awaitSeeding(download);
        assertThat(torrent.contentIn(temp.resolve("out"))).isEqualTo(torrent.content());
        assertThat(download.snapshot().metainfo())
                .hasValueSatisfying(fetched ->
                        assertThat(fetched.files()).isEqualTo(torrent.metainfo().files()));
    }

    /** bt's own never comes out of its latch: it stays registered and cannot start again. */
    @Test
    void anIncompleteTorrentStopsAndStartsAnyNumberOfTimes() throws Exception {
        int threads = engineThreads().size();
        for (int i = 0; i < 5; i++) {
            EngineTorrent download = Engines.start(leecher, torrent.metainfo(), temp.resolve("out"));
            assertThat(download.snapshot().phase()).isNotInstanceOf(TorrentPhase.Seeding.class);
            Engines.stop(download);
            assertThat(download.snapshot().phase()).isInstanceOf(TorrentPhase.Stopped.class);
        }
        Engines.awaitSeeding(Engines.start(seeder, torrent.metainfo(), torrent.folder()));
        EngineTorrent download = Engines.start(leecher, torrent.metainfo(), temp.resolve("out"));
        download.addPeers(List.of(seeder.listening()));
        Engines.awaitSeeding(download);
        Engines.stop(download);
        EngineTorrent again = Engines.start(leecher, torrent.metainfo(), temp.resolve("out"));
        Engines.awaitSeeding(again);
        assertThat(again.snapshot().downloaded()).isZero();
        assertThat(threads).isPositive();
    }

    /** A thread per torrent would show here. */
    @Test
    void torrentsHaveNoThreads() throws Exception {
        Engines.stop(Engines.start(leecher, torrent.metainfo(), temp.resolve("out")));
        Set<String> before = engineThreads();
        for (int i = 0; i < 20; i++) {
            TestTorrent other = TestTorrent.create(temp.resolve("many"), "file" + i, 20_000, leecher.metainfo());
            Engines.start(leecher, other.metainfo(), temp.resolve("out"));
        }
        assertThat(engineThreads()).hasSizeLessThanOrEqualTo(before.size() + 4);
    }

    private static Set<String> engineThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(thread -> thread.getName() + thread.getId())
                .collect(Collectors.toSet());
    }

    @Test
    void aBannedAddressIsDroppedAndHearsNothingUntilTheBanIsLifted() throws Exception {
        EngineTorrent one = Engines.start(leecher, torrent.metainfo(), temp.resolve("out"));
        EngineTorrent other = Engines.start(seeder, torrent.metainfo(), temp.resolve("out too"));
        one.addPeers(List.of(seeder.listening()));
        Until.holds("they are connected", () -> one.snapshot().peers() == 1);

        leecher.ban(Set.of(InetAddress.getLoopbackAddress()));
        Until.holds(
                "the connection ends",
                () -> one.snapshot().peers() == 0 && other.snapshot().peers() == 0);
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(20_000);
            socket.connect(leecher.listening());
            assertThat(read(socket)).isNegative();
        }

        leecher.ban(Set.of());
        other.addPeers(List.of(leecher.listening()));
        Until.holds("they are connected again", () -> one.snapshot().peers() == 1);
    }

    /** Negative at the end, which may come as a reset. */
    private static int read(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketException reset) {
            return -1;
        }
    }

    /** On loopback there is no outside; the address that a router would name is this machine's own. */
    @Test
    void itsOwnPortIsTested() {
        assertThat(leecher.snapshot().test()).isEqualTo(PortTest.NEVER);
        assertThat(leecher.testPort().join().outcome()).isEqualTo(PortTest.Outcome.NO_ADDRESS);
        PortTest own = leecher.testPort(Optional.of(leecher.listening())).join();
        assertThat(own.outcome()).isIn(PortTest.Outcome.OWN_ADDRESS, PortTest.Outcome.CAME_BACK);
        assertThat(leecher.snapshot().test()).isEqualTo(own);
        assertThat(leecher.snapshot().reached()).isFalse();
    }

    @Test
    void theSameTorrentRunsOnce() {
        Engines.start(leecher, torrent.metainfo(), temp.resolve("out"));
        assertThatThrownBy(() -> Engines.start(leecher, torrent.metainfo(), temp.resolve("out")))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.kind()).isEqualTo(EngineException.Kind.ALREADY_RUNNING));
    }

    @Test
    void commandsToAStoppedTorrentAreRefused() throws Exception {
        EngineTorrent stopped = Engines.start(leecher, torrent.metainfo(), temp.resolve("out"));
        Engines.stop(stopped);
        Engines.stop(stopped);
        assertThat(stopped.recheck()).failsWithin(Duration.ofSeconds(20));
        stopped.addPeers(List.of(seeder.listening()));
    }

    @Test
    void aClosedEngineStartsNothing() {
        leecher.close();
        leecher.close();
        assertThatThrownBy(() -> Engines.start(leecher, torrent.metainfo(), temp.resolve("out")))
                .isInstanceOf(EngineException.class);
    }

    @Test
    void forgettingDeletesWhatBelongsToTheTorrent() throws Exception {
        Engines.awaitSeeding(Engines.start(seeder, torrent.metainfo(), torrent.folder()));
        TorrentSource source = new TorrentSource.Known(torrent.metainfo());
        TorrentSettings settings = TorrentSettings.in(torrent.folder());
        assertThatThrownBy(() -> seeder.forget(source, settings, true)).isInstanceOf(EngineException.class);
        leecher.forget(source, TorrentSettings.in(temp.resolve("none")), true).get();
        assertThat(Files.exists(torrent.folder().resolve("film"))).isTrue();
        seeder.close();
        seeder = Engines.start(temp.resolve("seeder"));
        assertThat(seeder.verifiedBytes(torrent.metainfo().infoHash())).isEqualTo(SIZE);
        seeder.forget(source, settings, true).get();
        assertThat(Files.exists(torrent.folder().resolve("film"))).isFalse();
        assertThat(seeder.verifiedBytes(torrent.metainfo().infoHash())).isZero();
    }

    @Test
    void stoppedDataIsChecked() throws Exception {
        var data = leecher.data(torrent.metainfo(), TorrentSettings.in(torrent.folder()));
        assertThat(data.check(p -> {}).get().isFull()).isTrue();
        data.close().get();
        Engines.awaitSeeding(Engines.start(leecher, torrent.metainfo(), torrent.folder()));
    }
}
