package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.starling.engine.session.PeerMessage;
import org.starling.wire.Bitfield;

/** What blocks are asked of whom, in swarms of slow and of fast lines. */
final class SlowLinesTest {
    private static final int KIB = 1 << 10;
    private static final int BLOCK = 16 * KIB;
    private static final int PIECE = 1024 * KIB;
    private static final Link SLOW = new Link(Duration.ofMillis(40), 30_000);

    private final Sim sim = new Sim(5);
    private final SimTorrent torrent = sim.torrent(PIECE, 24 * PIECE);

    @Test
    void manySlowPeersSoonMakeAWholePiece() {
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        for (int i = 0; i < 20; i++) {
            leecher.learns(sim.seed(torrent, SLOW).address());
        }

        // All together bring a piece in 1.8 seconds; each alone would take 35.
        boolean soon =
                sim.loop().runUntil(() -> leecher.session().refresh().wantedVerified() > 0, Duration.ofSeconds(6));

        assertThat(soon).isTrue();
        sim.loop().runFor(Duration.ofSeconds(10));
        assertThat(leecher.session().refresh().wantedVerified()).isGreaterThanOrEqualTo(5 * PIECE);
    }

    @Test
    void slowPeersDoNotWasteAtTheEnd() {
        SimTorrent small = sim.torrent(PIECE / 4, 4 * PIECE);
        SimPeer leecher = sim.leecher(small, Link.LAN);
        for (int i = 0; i < 20; i++) {
            leecher.learns(sim.seed(small, SLOW).address());
        }

        assertThat(sim.loop().runUntil(leecher::isSeeding, Duration.ofSeconds(15)))
                .as("4 MiB at 600 kB/s; %s", leecher.session().refresh())
                .isTrue();
        assertThat(leecher.session().refresh().wasted())
                .as("bytes that came twice")
                .isLessThan(4 * PIECE / 10);
    }

    @Test
    void fastPeersBringWholePieces() {
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        List<RawPeer> seeds = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            RawPeer seed = server(new Link(Duration.ofMillis(5), 500_000));
            seeds.add(seed);
            leecher.learns(seed.address());
        }
        assertThat(sim.loop().runUntil(leecher::isSeeding, Duration.ofMinutes(1)))
                .isTrue();

        Map<Integer, Set<RawPeer>> askedOf = new HashMap<>();
        for (RawPeer seed : seeds) {
            for (PeerMessage.Request request : seed.heard(PeerMessage.Request.class)) {
                askedOf.computeIfAbsent(request.piece(), p -> new HashSet<>()).add(seed);
            }
        }
        long whole = askedOf.values().stream().filter(of -> of.size() == 1).count();
        assertThat(whole).as("but for the first and the last").isGreaterThanOrEqualTo(24 - 8);
    }

    @Test
    void aRarePieceIsNotKeptByAPeerThatDribbles() {
        SimTorrent small = sim.torrent(4 * BLOCK, 40 * BLOCK);
        SimPeer leecher = sim.leecher(small, Link.LAN);
        leecher.learns(sim.seed(small, new Link(Duration.ofMillis(10), 100)).address());
        sim.loop().runFor(Duration.ofSeconds(30));
        leecher.learns(sim.seed(small, SLOW).address());

        assertThat(sim.loop().runUntil(leecher::isSeeding, Duration.ofSeconds(45)))
                .as("640 KiB at 30 kB/s take 22 seconds; %s", leecher.session().refresh())
                .isTrue();
    }

    /** A seed that keeps what it hears. */
    private RawPeer server(Link link) {
        int pieces = torrent.metainfo().pieces();
        return new RawPeer(sim, link)
                .greets(new PeerMessage.Bitfield(Bitfield.full(pieces).toBytes()), new PeerMessage.Unchoke())
                .answers((self, message) -> {
                    if (message instanceof PeerMessage.Request request) {
                        byte[] piece = torrent.piece(request.piece());
                        byte[] block = Arrays.copyOfRange(piece, request.offset(), request.offset() + request.length());
                        self.sayBlock(request.piece(), request.offset(), block);
                    }
                });
    }
}
