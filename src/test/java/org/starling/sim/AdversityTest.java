package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.TorrentPhase;
import org.starling.engine.session.PeerMessage;
import org.starling.wire.Bitfield;

/** Downloads that must succeed although something is against them. */
final class AdversityTest {
    private static final int KIB = 1 << 10;

    private final Sim sim = new Sim(7);
    private final SimTorrent torrent = sim.torrent(128 * KIB, 3_000_000);

    private static PeerMessage everything(SimTorrent torrent) {
        return new PeerMessage.Bitfield(
                Bitfield.full(torrent.metainfo().pieces()).toBytes());
    }

    private void assertCompletes(SimPeer leecher, Duration atMost) {
        assertThat(sim.loop().runUntil(leecher::isSeeding, atMost))
                .as("completes; it is %s", leecher.session().refresh())
                .isTrue();
        assertThat(leecher.disk().data()).isEqualTo(torrent.content());
        assertThat(leecher.disk().lent()).isZero();
    }

    @Test
    void aPeerThatNeverAnswersDoesNotHinder() {
        RawPeer silent = new RawPeer(sim, Link.LAN).greets(everything(torrent), new PeerMessage.Unchoke());
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.learns(silent.address());
        sim.loop().runUntil(() -> !silent.heard(PeerMessage.Request.class).isEmpty(), Duration.ofSeconds(5));
        SimPeer seed = sim.seed(torrent, Link.LAN);
        leecher.learns(seed.address());

        assertCompletes(leecher, Duration.ofSeconds(20));
    }

    @Test
    void theEndgameCancelsWhatCameFromAnother() {
        RawPeer silent = new RawPeer(sim, Link.LAN).greets(everything(torrent), new PeerMessage.Unchoke());
        SimPeer seed = sim.seed(torrent, Link.LAN);
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.learns(silent.address(), seed.address());

        assertCompletes(leecher, Duration.ofSeconds(10));

        sim.loop().runFor(Duration.ofSeconds(1));
        assertThat(silent.heard(PeerMessage.Cancel.class))
                .extracting(PeerMessage.Cancel::piece, PeerMessage.Cancel::offset)
                .as("every request of the silent peer was taken back")
                .hasSameSizeAs(silent.heard(PeerMessage.Request.class));
    }

    @Test
    void aCorruptingPeerIsBannedAndTheDataIsRight() {
        SimPeer bad = sim.peer(torrent, MemoryDisk.full(sim.loop(), torrent).corrupting(), Link.LAN);
        SimPeer seed = sim.seed(torrent, Link.HOME);
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.learns(bad.address(), seed.address());

        assertCompletes(leecher, Duration.ofMinutes(2));

        assertThat(leecher.session().snapshot().hashFailures()).isPositive();
        leecher.learns(bad.address());
        sim.loop().runFor(Duration.ofMinutes(5));
        assertThat(bad.session().refresh().peers())
                .as("peers of the banned one")
                .isZero();
    }

    @Test
    void aFullDiskBlocksAndGoesOnByItself() {
        SimPeer seed = sim.seed(torrent, Link.HOME);
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        leecher.learns(seed.address());
        sim.loop().runUntil(() -> leecher.session().refresh().wantedVerified() > 500_000, Duration.ofSeconds(30));
        leecher.disk().failing(true);

        sim.loop().runFor(Duration.ofSeconds(20));
        assertThat(leecher.session().snapshot().phase()).isInstanceOf(TorrentPhase.Blocked.class);
        long got = leecher.session().snapshot().downloaded();
        sim.loop().runFor(Duration.ofSeconds(60));
        assertThat(leecher.session().snapshot().downloaded())
                .as("requests stopped")
                .isEqualTo(got);
        assertThat(leecher.disk().probes()).isBetween(3, 8);

        leecher.disk().failing(false);
        assertCompletes(leecher, Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20})
    void littleMemoryOnlySlowsDown(int blocks) {
        // The simulated disk spills nothing, so there must be memory for a piece; beyond it there is as little as this.
        long budget = 5L * 128 * KIB + blocks * 16L * KIB;
        SimPeer seed = sim.seed(torrent, Link.LAN);
        SimPeer leecher =
                sim.peer(torrent, MemoryDisk.empty(sim.loop(), torrent).budget(budget), Link.LAN);
        leecher.learns(seed.address());

        assertCompletes(leecher, Duration.ofMinutes(2));
    }

    @Test
    void aPeerThatVanishesLeavesItsPiecesToOthers() {
        SimPeer seed = sim.seed(torrent, Link.HOME);
        RawPeer brief = new RawPeer(sim, Link.LAN).greets(everything(torrent), new PeerMessage.Unchoke());
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        leecher.learns(brief.address());
        sim.loop().runUntil(() -> brief.heard(PeerMessage.Request.class).size() > 8, Duration.ofSeconds(5));
        brief.hangUp();
        leecher.learns(seed.address());

        assertCompletes(leecher, Duration.ofSeconds(30));
    }

    @Test
    void aPeerThatChokesInBetweenIsAskedAgain() {
        RawPeer moody = new RawPeer(sim, Link.LAN).greets(everything(torrent), new PeerMessage.Unchoke());
        int[] served = {0};
        moody.answers((self, message) -> {
            if (message instanceof PeerMessage.Request request) {
                if (++served[0] % 50 == 0) {
                    self.say(new PeerMessage.Choke());
                    sim.loop().schedule(Duration.ofSeconds(1).toNanos(), () -> self.say(new PeerMessage.Unchoke()));
                } else {
                    int from = request.piece() * torrent.metainfo().pieceLength() + request.offset();
                    byte[] block = Arrays.copyOfRange(torrent.content(), from, from + request.length());
                    self.sayBlock(request.piece(), request.offset(), block);
                }
            }
        });
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.learns(moody.address());

        assertCompletes(leecher, Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyMixedSwarmCompletes(long seedOfAll) {
        Sim world = new Sim(seedOfAll);
        int pieceLength = (16 * KIB) << world.random().nextInt(4);
        int size = 200_000 + world.random().nextInt(600_000);
        SimTorrent data = world.torrent(pieceLength, size / 3, size / 2, size);
        SimPeer seed = world.seed(data, Link.HOME);
        SimPeer bad = world.peer(data, MemoryDisk.full(world.loop(), data).corrupting(), Link.HOME);
        RawPeer silent = new RawPeer(world, Link.LAN).greets(everything(data), new PeerMessage.Unchoke());
        SimPeer one = world.leecher(data, Link.LAN);
        SimPeer two = world.leecher(data, Link.HOME);
        for (SimPeer leecher : new SimPeer[] {one, two}) {
            leecher.learns(seed.address(), bad.address(), silent.address(), one.address(), two.address());
        }

        boolean done = world.loop().runUntil(() -> one.isSeeding() && two.isSeeding(), Duration.ofMinutes(5));

        assertThat(done)
                .as("%s and %s", one.session().refresh(), two.session().refresh())
                .isTrue();
        assertThat(one.disk().data()).isEqualTo(data.content());
        assertThat(two.disk().data()).isEqualTo(data.content());
        assertThat(one.disk().lent() + two.disk().lent()).isZero();
    }
}
