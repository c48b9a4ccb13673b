package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.starling.engine.FileSnapshot;
import org.starling.engine.PeerFlag;
import org.starling.engine.PeerOrigin;
import org.starling.engine.PeerSnapshot;
import org.starling.engine.session.PeerMessage;
import org.starling.engine.session.extension.ExtendedHandshake;
import org.starling.wire.Bitfield;

/** What a session shows of itself to those who look. */
final class PicturesTest {
    private static final int PIECE = 64 << 10;

    private final Sim sim = new Sim(5);
    private final SimTorrent torrent = sim.torrent(PIECE, 10 * PIECE, 5 * PIECE, 0, 5 * PIECE);
    private final int pieces = torrent.metainfo().pieces();

    private static PeerMessage bits(Bitfield pieces) {
        return new PeerMessage.Bitfield(pieces.toBytes());
    }

    private Bitfield first(int count) {
        Bitfield set = new Bitfield(pieces);
        for (int piece = 0; piece < count; piece++) {
            set.set(piece);
        }
        return set;
    }

    @Test
    void aPeerIsShownAsItIs() {
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        RawPeer stingy = new RawPeer(sim, Link.HOME).greets(bits(first(5)), new PeerMessage.Interested());
        sim.loop().execute(() -> leecher.session().addCandidates(PeerOrigin.DHT, List.of(stingy.address())));
        sim.loop().runFor(Duration.ofSeconds(10));

        PeerSnapshot peer = leecher.session().view().peers().get(0);
        assertThat(peer.address()).isEqualTo(stingy.address());
        assertThat(peer.origin()).isEqualTo(PeerOrigin.DHT);
        assertThat(peer.incoming()).isFalse();
        assertThat(peer.flags())
                .contains(PeerFlag.WE_WANT, PeerFlag.CHOKES_US, PeerFlag.WANTS)
                .doesNotContain(PeerFlag.SEED, PeerFlag.SNUBBED, PeerFlag.UPLOAD_ONLY);
        assertThat(peer.progress()).isEqualTo(5.0 / pieces);
        assertThat(peer.connectedSeconds()).isEqualTo(9);
        assertThat(peer.client()).isEqualTo("XX 0.0.0.1");
    }

    /** BEP 21: a peer that wants nothing more says so, whether it has everything or not. */
    @Test
    void whoWantsNothingMoreAndWhoWasDrawnIsShown() {
        SimPeer watched = sim.peer(torrent, MemoryDisk.full(sim.loop(), torrent).knowing(first(10)), Link.HOME);
        watched.traffic().up().limit(20_000);
        RawPeer content = new RawPeer(sim, Link.HOME)
                .greets(
                        bits(first(15)),
                        new PeerMessage.Extended(0, StandardCharsets.US_ASCII.encode("d11:upload_onlyi1ee")));
        sim.loop().runFor(Duration.ofSeconds(1));
        content.dial(watched.address(), torrent.metainfo().infoHash());
        for (int i = 0; i < 25; i++) {
            sim.leecher(torrent, Link.HOME).learns(watched.address());
        }
        sim.loop().runFor(Duration.ofSeconds(35));

        List<PeerSnapshot> peers = watched.session().view().peers();
        assertThat(peers.stream().filter(peer -> peer.flags().contains(PeerFlag.UPLOAD_ONLY)))
                .extracting(PeerSnapshot::progress)
                .containsExactly(15.0 / pieces);
        assertThat(peers.stream().filter(peer -> peer.flags().contains(PeerFlag.OPTIMISTIC)))
                .hasSizeBetween(1, 5)
                .noneMatch(peer -> peer.flags().contains(PeerFlag.UPLOAD_ONLY));
    }

    @Test
    void whoConnectsToUsIsIncomingAndTheFirstSourceOfOthersCounts() {
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        SimPeer seed = sim.seed(torrent, Link.HOME);
        RawPeer caller = new RawPeer(sim, Link.HOME).greets(bits(first(1)));
        sim.loop().execute(() -> {
            leecher.session().addCandidates(PeerOrigin.TRACKER, List.of(seed.address()));
            leecher.session().addCandidates(PeerOrigin.PEX, List.of(seed.address()));
        });
        caller.dial(leecher.address(), torrent.metainfo().infoHash());
        sim.loop().runFor(Duration.ofMillis(500));

        assertThat(leecher.session().view().peers())
                .extracting(PeerSnapshot::origin)
                .containsExactlyInAnyOrder(PeerOrigin.TRACKER, PeerOrigin.INCOMING);
    }

    @Test
    void namesOfClientsAreMadeFitToBeShown() {
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        ExtendedHandshake hello = new ExtendedHandshake(
                Map.of(),
                Optional.empty(),
                Optional.of("evil\u001b[31m \u202eclient 1.0" + "x".repeat(100)),
                Optional.empty(),
                Optional.empty());
        RawPeer peer = new RawPeer(sim, Link.HOME)
                .greets(
                        bits(first(1)),
                        new PeerMessage.Extended(
                                0, hello.encode(leecher.address().getAddress())));
        leecher.learns(peer.address());
        sim.loop().runFor(Duration.ofSeconds(2));
        assertThat(leecher.session().view().peers().get(0).client())
                .startsWith("evil[31m client 1.0x")
                .endsWith("…")
                .hasSizeLessThan(50);
    }

    @Test
    void availabilityCountsCopiesAmongUsAndOthers() {
        SimPeer leecher = sim.peer(torrent, MemoryDisk.full(sim.loop(), torrent).knowing(first(10)), Link.HOME);
        sim.loop().runFor(Duration.ofSeconds(2));
        assertThat(leecher.session().snapshot().pieces().availability()).isEqualTo(0.5);
        assertThat(leecher.session().snapshot().pieces().unavailable()).isEqualTo(10);

        RawPeer half = new RawPeer(sim, Link.HOME).greets(bits(first(15)));
        leecher.learns(half.address());
        sim.loop().runFor(Duration.ofSeconds(3));
        assertThat(leecher.session().snapshot().pieces().availability()).isEqualTo(0.75);
        assertThat(leecher.session().snapshot().pieces().unavailable()).isEqualTo(5);
        assertThat(leecher.session().view().files())
                .extracting(FileSnapshot::verified, FileSnapshot::availability)
                .containsExactly(tuple(10L * PIECE, 2.0), tuple(0L, 1.0), tuple(0L, 1.0), tuple(0L, 0.0));

        half.say(new PeerMessage.Have(15));
        sim.loop().runFor(Duration.ofSeconds(2));
        assertThat(leecher.session().snapshot().pieces().unavailable()).isEqualTo(4);
        half.hangUp();
        sim.loop().runFor(Duration.ofSeconds(2));
        assertThat(leecher.session().snapshot().pieces().availability()).isEqualTo(0.5);
    }

    @Test
    void theTimesOfARunAreCounted() {
        SimPeer seed = sim.seed(torrent, Link.HOME);
        SimPeer leecher = sim.leecher(torrent, Link.HOME);
        sim.loop().runFor(Duration.ofSeconds(100));
        leecher.learns(seed.address());
        sim.loop().runUntil(leecher::isSeeding, Duration.ofMinutes(1));
        sim.loop().runFor(Duration.ofSeconds(50));
        long active = leecher.session().refresh().run().active();
        assertThat(leecher.session().refresh().run().seeding()).isCloseTo(50L, within(1L));
        assertThat(active).isBetween(150L, 160L);
        assertThat(seed.session().refresh().run().seeding()).isCloseTo(active, within(1L));
    }

    /** An idle torrent costs a timer every few seconds; whatever begins is looked after every second from then on. */
    @Test
    void anIdleTorrentTicksSeldomUntilSomebodyComes() {
        SimPeer alone = sim.leecher(torrent, Link.HOME);
        sim.loop().runFor(Duration.ofSeconds(10));
        long before = sim.loop().ran();
        sim.loop().runFor(Duration.ofSeconds(100));
        assertThat(sim.loop().ran() - before).isLessThanOrEqualTo(21);

        RawPeer peer = new RawPeer(sim, Link.HOME).greets(bits(first(5)));
        peer.dial(alone.address(), torrent.metainfo().infoHash());
        sim.loop().runFor(Duration.ofMillis(1_200));
        assertThat(alone.session().snapshot().peers()).isEqualTo(1);

        peer.hangUp();
        sim.loop().runFor(Duration.ofSeconds(2));
        alone.learns(sim.seed(torrent, Link.HOME).address());
        assertThat(sim.loop().runUntil(alone::isSeeding, Duration.ofSeconds(10)))
                .isTrue();
        sim.loop().runFor(Duration.ofSeconds(1));
        assertThat(alone.session().snapshot().downRate()).isPositive();
    }
}
