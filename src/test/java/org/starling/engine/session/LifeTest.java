package org.starling.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.starling.engine.EngineException;
import org.starling.engine.FilePriority;
import org.starling.engine.TorrentPhase;
import org.starling.engine.TorrentSettings;
import org.starling.sim.Link;
import org.starling.sim.MemoryDisk;
import org.starling.sim.RawPeer;
import org.starling.sim.Sim;
import org.starling.sim.SimPeer;
import org.starling.sim.SimTorrent;
import org.starling.wire.Bitfield;

/** Commands and changes of phase while a torrent runs. */
final class LifeTest {
    private static final int KIB = 1 << 10;
    private static final int PIECE = 64 * KIB;
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final TorrentSettings ALL = TorrentSettings.in(Path.of("simulated"));

    private final Sim sim = new Sim(3);
    /** Three files, none of which ends with a piece. */
    private final SimTorrent torrent = sim.torrent(PIECE, 700_000, 500_000, 300_000);

    private final SimPeer seed = sim.seed(torrent, Link.HOME);

    private static TorrentSettings only(FilePriority... priorities) {
        return ALL.withPriorities(List.of(priorities));
    }

    private void await(CompletableFuture<?> future) {
        assertThat(sim.loop().runUntil(future::isDone, LONG)).isTrue();
    }

    private void awaitSeeding(SimPeer peer) {
        assertThat(sim.loop().runUntil(peer::isSeeding, LONG))
                .as("%s", peer.session().refresh())
                .isTrue();
    }

    @Test
    void skippedFilesDoNotKeepItFromCompleting() {
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        await(leecher.session().apply(only(FilePriority.SKIP, FilePriority.NORMAL, FilePriority.SKIP)));
        leecher.learns(seed.address());

        awaitSeeding(leecher);

        assertThat(leecher.completions()).isEqualTo(1);
        assertThat(leecher.session().snapshot().wantedBytes()).isEqualTo(500_000);
        assertThat(leecher.session().snapshot().wantedVerified()).isEqualTo(500_000);
        assertThat(leecher.session().refresh().downloaded())
                .as("the pieces of the file and no others")
                .isBetween(500_000L, 500_000L + 2 * PIECE);
    }

    @Test
    void aFileThatBecomesWantedReopensTheDownload() {
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        await(leecher.session().apply(only(FilePriority.SKIP, FilePriority.NORMAL, FilePriority.SKIP)));
        leecher.learns(seed.address());
        awaitSeeding(leecher);

        await(leecher.session().apply(ALL));
        assertThat(leecher.session().snapshot().phase()).isInstanceOf(TorrentPhase.Downloading.class);
        awaitSeeding(leecher);

        assertThat(leecher.disk().data()).isEqualTo(torrent.content());
        assertThat(leecher.completions()).as("completed once a run").isEqualTo(1);
    }

    @Test
    void whatIsNotWantedAnyMoreIsDroppedAtOnce() {
        RawPeer silent = new RawPeer(sim, Link.LAN)
                .greets(
                        new PeerMessage.Bitfield(
                                Bitfield.full(torrent.metainfo().pieces()).toBytes()),
                        new PeerMessage.Unchoke());
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.learns(silent.address());
        sim.loop().runUntil(() -> silent.heard(PeerMessage.Request.class).size() >= 8, LONG);

        CompletableFuture<Void> applied =
                leecher.session().apply(only(FilePriority.SKIP, FilePriority.SKIP, FilePriority.SKIP));
        sim.loop().runFor(Duration.ofMillis(100));

        assertThat(applied).isDone();
        assertThat(silent.heard(PeerMessage.Cancel.class)).hasSameSizeAs(silent.heard(PeerMessage.Request.class));
        assertThat(silent.heard(PeerMessage.NotInterested.class)).hasSize(1);
        assertThat(leecher.completions()).as("nothing wanted is no completion").isZero();
    }

    @Test
    void existingDataIsCheckedAndNotFetched() {
        MemoryDisk disk = MemoryDisk.unknown(sim.loop(), torrent);
        disk.data()[PIECE + 5] ^= 1;
        SimPeer leecher = sim.peer(torrent, disk, Link.HOME);
        leecher.learns(seed.address());

        awaitSeeding(leecher);

        assertThat(disk.data()).isEqualTo(torrent.content());
        assertThat(leecher.session().refresh().downloaded()).isEqualTo(PIECE);
        assertThat(leecher.phases()).first().isInstanceOf(TorrentPhase.Checking.class);
    }

    @Test
    void progressOfACheckThatIsOverChangesNothing() {
        SimPeer peer = sim.peer(torrent, MemoryDisk.unknown(sim.loop(), torrent), Link.HOME);
        awaitSeeding(peer);
        peer.disk().reportCheck(0, 0.5);
        sim.loop().runFor(Duration.ofSeconds(2));
        assertThat(peer.isSeeding()).isTrue();

        CompletableFuture<Void> recheck = peer.session().recheck();
        peer.disk().reportCheck(1, 0.25);
        peer.disk().reportCheck(0, 0.75);
        sim.loop().runFor(Duration.ofMillis(1));
        assertThat(peer.session().refresh().phase()).isEqualTo(new TorrentPhase.Checking(0.25));
        await(recheck);
        assertThat(peer.isSeeding()).isTrue();

        await(peer.session().stop());
        peer.disk().reportCheck(1, 0.5);
        sim.loop().runFor(Duration.ofSeconds(2));
        assertThat(peer.session().refresh().phase()).isInstanceOf(TorrentPhase.Stopped.class);
    }

    @Test
    void aRecheckFindsWhatWentWrongAndItIsFetchedAgain() {
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        leecher.learns(seed.address());
        awaitSeeding(leecher);
        leecher.disk().data()[3] ^= 1;
        leecher.disk().data()[5 * PIECE] ^= 1;

        await(leecher.session().recheck());
        assertThat(leecher.session().refresh().have().orElseThrow().cardinality())
                .isEqualTo(torrent.metainfo().pieces() - 2);
        awaitSeeding(leecher);

        assertThat(leecher.disk().data()).isEqualTo(torrent.content());
        assertThat(leecher.disk().lent()).isZero();
    }

    @Test
    void aRecheckInTheMiddleOfADownloadLosesNothing() {
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        leecher.learns(seed.address());
        sim.loop().runUntil(() -> leecher.session().refresh().wantedVerified() > 400_000, LONG);
        int before = leecher.session().refresh().have().orElseThrow().cardinality();

        await(leecher.session().recheck());
        assertThat(leecher.session().refresh().have().orElseThrow().cardinality())
                .isGreaterThanOrEqualTo(before);
        awaitSeeding(leecher);

        assertThat(leecher.disk().data()).isEqualTo(torrent.content());
        assertThat(leecher.disk().lent()).isZero();
    }

    @Test
    void aMovePausesAndGoesOn() {
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        leecher.learns(seed.address());
        sim.loop().runUntil(() -> leecher.session().refresh().wantedVerified() > 200_000, LONG);

        CompletableFuture<Void> moved = leecher.session().move(Path.of("elsewhere"), done -> {});
        assertThat(leecher.session().snapshot().phase()).isInstanceOf(TorrentPhase.Moving.class);
        await(moved);
        awaitSeeding(leecher);

        assertThat(leecher.disk().data()).isEqualTo(torrent.content());
    }

    @Test
    void stopEndsConnectionsAndClosesTheStorage() {
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        leecher.learns(seed.address());
        sim.loop().runUntil(() -> leecher.session().refresh().wantedVerified() > 200_000, LONG);

        await(leecher.session().stop());
        sim.loop().runFor(Duration.ofSeconds(1));

        assertThat(leecher.disk().isClosed()).isTrue();
        assertThat(leecher.disk().lent()).isZero();
        assertThat(leecher.session().refresh().peers()).isZero();
        assertThat(seed.session().refresh().peers()).isZero();
        assertThat(leecher.session().accepts()).isFalse();
        assertThat(leecher.phases()).last().isInstanceOf(TorrentPhase.Stopped.class);
        assertThat(leecher.session().recheck())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(EngineException.class);
    }

    @Test
    void completePeersPartAfterAWhileAndStayApart() {
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        leecher.learns(seed.address());
        awaitSeeding(leecher);
        assertThat(leecher.session().refresh().seeds()).isEqualTo(1);

        assertThat(sim.loop().runUntil(() -> seed.session().refresh().peers() == 0, LONG))
                .isTrue();
        sim.loop().runFor(Duration.ofMinutes(30));
        assertThat(leecher.session().refresh().peers()).isZero();
    }

    @Test
    void aConnectionToItselfEndsAndIsNotTriedAgain() {
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        RawPeer mirror = new RawPeer(sim, Link.LAN, leecher.id());
        leecher.learns(mirror.address(), leecher.address());
        sim.loop().runFor(Duration.ofMinutes(60));

        assertThat(mirror.connections()).isEqualTo(1);
        assertThat(leecher.session().refresh().peers()).isZero();
    }

    @Test
    void twoThatDialEachOtherKeepOneConnection() {
        SimPeer one = sim.leecher(torrent, Link.HOME);
        SimPeer two = sim.leecher(torrent, Link.HOME);
        one.learns(two.address());
        two.learns(one.address());
        sim.loop().runFor(Duration.ofSeconds(5));

        assertThat(one.session().refresh().peers()).isEqualTo(1);
        assertThat(two.session().refresh().peers()).isEqualTo(1);
    }

    @Test
    void idleLinksHearKeepAlivesAndEndWhenUseless() {
        RawPeer idle = new RawPeer(sim, Link.LAN);
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        leecher.learns(idle.address());
        sim.loop().runFor(Duration.ofSeconds(115));
        assertThat(idle.heard(PeerMessage.KeepAlive.class)).hasSize(1);
        assertThat(idle.isConnected()).isTrue();

        sim.loop().runFor(Duration.ofSeconds(75));
        assertThat(idle.wasDropped()).isTrue();
    }
}
