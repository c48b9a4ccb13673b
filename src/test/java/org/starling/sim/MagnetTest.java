package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.starling.engine.TorrentPhase;
import org.starling.engine.session.PeerMessage;
import org.starling.engine.session.extension.ExtendedHandshake;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** Magnets: the info dictionary comes from peers, some of which lie (BEP 9). */
final class MagnetTest {
    private static final int KIB = 1 << 10;
    private static final int LIARS = 9;

    /** What a liar does when asked for a piece of the info dictionary. */
    private enum Lie {
        WRONG_BYTES,
        WRONG_SIZE_CLAIMED,
        HUGE_SIZE_CLAIMED,
        SILENCE,
        REJECT,
        WRONG_LENGTH
    }

    private final Sim sim = new Sim(11);
    /** Enough pieces for an info dictionary of several ut_metadata pieces. */
    private final SimTorrent torrent = sim.torrent(KIB, 3_000_000);

    @Test
    void aMagnetBecomesADownload() {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        SimPeer leecher = sim.magnet(torrent, Link.LAN);
        leecher.learns(seed.address());

        assertThat(sim.loop().runUntil(leecher::isSeeding, Duration.ofMinutes(1)))
                .isTrue();

        assertThat(leecher.metainfo()).contains(torrent.metainfo());
        assertThat(leecher.disk().data()).isEqualTo(torrent.content());
        assertThat(leecher.phases())
                .extracting(phase -> (Object) phase.getClass())
                .startsWith(TorrentPhase.FetchingMetadata.class, TorrentPhase.Checking.class)
                .endsWith(TorrentPhase.Seeding.class);
    }

    @Test
    void aMagnetGivesOnWhatItGot() {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        SimPeer first = sim.magnet(torrent, Link.LAN);
        SimPeer second = sim.magnet(torrent, Link.LAN);
        second.learns(first.address());
        sim.loop().runFor(Duration.ofSeconds(2));
        first.learns(seed.address());

        assertThat(sim.loop().runUntil(second::isSeeding, Duration.ofMinutes(2)))
                .isTrue();
        assertThat(second.disk().data()).isEqualTo(torrent.content());
    }

    @ParameterizedTest
    @EnumSource(Lie.class)
    void oneHonestPeerAmongLiarsIsEnough(Lie lie) {
        List<RawPeer> liars = new ArrayList<>();
        for (int i = 0; i < LIARS; i++) {
            liars.add(liar(lie));
        }
        SimPeer leecher = sim.magnet(torrent, Link.LAN);
        liars.forEach(liar -> leecher.learns(liar.address()));
        sim.loop().runFor(Duration.ofSeconds(1));
        SimPeer seed = sim.seed(torrent, Link.HOME);
        leecher.learns(seed.address());

        boolean obtained = sim.loop().runUntil(() -> leecher.metainfo().isPresent(), Duration.ofMinutes(5));

        assertThat(obtained).as("%s", leecher.session().refresh()).isTrue();
        assertThat(sim.loop().runUntil(leecher::isSeeding, Duration.ofMinutes(5)))
                .isTrue();
    }

    @Test
    void whoGaveAWrongDictionaryIsBanned() {
        RawPeer liar = liar(Lie.WRONG_BYTES);
        SimPeer leecher = sim.magnet(torrent, Link.LAN);
        leecher.learns(liar.address());

        assertThat(sim.loop().runUntil(liar::wasDropped, Duration.ofSeconds(10)))
                .isTrue();

        leecher.learns(liar.address());
        sim.loop().runFor(Duration.ofMinutes(10));
        assertThat(liar.connections()).isEqualTo(1);
    }

    private RawPeer liar(Lie lie) {
        long size = torrent.infoBytes().length;
        long claimed = switch (lie) {
            case WRONG_SIZE_CLAIMED -> size + 1 + sim.random().nextInt(50_000);
            case HUGE_SIZE_CLAIMED -> 32 << 20;
            default -> size;
        };
        ExtendedHandshake handshake = new ExtendedHandshake(
                Map.of("ut_metadata", 3), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(claimed));
        RawPeer peer = new RawPeer(sim, Link.LAN);
        return peer.greets(new PeerMessage.Extended(
                        0, handshake.encode(peer.address().getAddress())))
                .answers((self, message) -> {
                    if (message instanceof PeerMessage.Extended asked && asked.id() == 3) {
                        lie(lie, self, asked.payload(), claimed);
                    }
                });
    }

    private static void lie(Lie lie, RawPeer self, ByteBuffer asked, long claimed) {
        BDict request = decode(asked);
        long piece = request.integer("piece").orElseThrow();
        int length = (int) Math.min(16 * KIB, claimed - piece * 16 * KIB);
        BDict reject = BDict.builder().put("msg_type", 2).put("piece", piece).build();
        BDict data = BDict.builder()
                .put("msg_type", 1)
                .put("piece", piece)
                .put("total_size", claimed)
                .build();
        switch (lie) {
            case SILENCE -> {}
            case REJECT -> send(self, reject, 0);
            case WRONG_LENGTH -> send(self, data, length - 1);
            default -> send(self, data, length);
        }
    }

    private static void send(RawPeer self, BDict dict, int length) {
        byte[] head = Bencode.encode(dict);
        ByteBuffer payload = ByteBuffer.allocate(head.length + length).put(head).position(0);
        self.say(new PeerMessage.Extended(1, payload));
    }

    private static BDict decode(ByteBuffer payload) {
        try {
            return (BDict) Bencode.decodePrefix(payload, BencodeLimits.MESSAGE).value();
        } catch (BencodeException e) {
            throw new AssertionError(e);
        }
    }
}
