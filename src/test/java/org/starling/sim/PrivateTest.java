package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.discovery.pex.PexFactory;
import org.starling.engine.session.PeerMessage;
import org.starling.engine.session.extension.ExtendedHandshake;
import org.starling.wire.bencode.BencodeException;

/** Peer exchange over minutes of virtual time, and none of it for private torrents (BEP 27). */
final class PrivateTest {
    private static final int PEX = 9;
    private static final Duration SOME_ROUNDS = Duration.ofMinutes(5);

    private final Sim sim = new Sim(21);
    private final SimTorrent open = sim.torrent(1 << 14, 300_000);
    private final SimTorrent hidden = open.asPrivate();

    PrivateTest() {
        sim.extensions(List.of(new PexFactory(sim.loop(), address -> false)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aKnownTorrent(boolean isPrivate) {
        SimTorrent torrent = isPrivate ? hidden : open;
        SimPeer seed = sim.seed(torrent, Link.LAN);
        assertThat(sim.loop().runUntil(seed::isSeeding, SOME_ROUNDS)).isTrue();
        RawPeer first = neighbour(seed, torrent);
        RawPeer second = neighbour(seed, torrent);

        sim.loop().runFor(SOME_ROUNDS);

        for (RawPeer peer : List.of(first, second)) {
            assertThat(greetings(peer))
                    .singleElement()
                    .satisfies(greeting ->
                            assertThat(greeting.ids().containsKey("ut_pex")).isEqualTo(!isPrivate));
            assertThat(exchanges(peer) == 0).isEqualTo(isPrivate);
        }
    }

    @Test
    void aMagnetThatTurnsOutPrivate() {
        SimPeer magnet = sim.magnet(hidden, Link.LAN);
        RawPeer early = neighbour(magnet, hidden);
        neighbour(magnet, hidden);
        boolean exchanged = sim.loop().runUntil(() -> exchanges(early) > 0, SOME_ROUNDS);
        assertThat(exchanged).as("nobody knows yet").isTrue();
        magnet.learns(sim.seed(hidden, Link.LAN).address());
        assertThat(sim.loop().runUntil(() -> magnet.metainfo().isPresent(), SOME_ROUNDS))
                .isTrue();
        sim.loop().runFor(Duration.ofSeconds(1));
        int until = exchanges(early);

        RawPeer late = neighbour(magnet, hidden);
        neighbour(magnet, hidden);
        sim.loop().runFor(SOME_ROUNDS);

        assertThat(exchanges(early)).isEqualTo(until);
        assertThat(exchanges(late)).isZero();
        assertThat(greetings(early).subList(1, greetings(early).size()))
                .isNotEmpty()
                .allSatisfy(greeting ->
                        assertThat(greeting.ids()).as("switched off (BEP 10)").containsEntry("ut_pex", 0));
        assertThat(greetings(late))
                .singleElement()
                .satisfies(greeting -> assertThat(greeting.ids()).doesNotContainKey("ut_pex"));
    }

    /** A peer that is interested, so that it is kept, and knows peer exchange. */
    private RawPeer neighbour(SimPeer of, SimTorrent torrent) {
        RawPeer peer = new RawPeer(sim, Link.LAN);
        ExtendedHandshake handshake = new ExtendedHandshake(
                Map.of("ut_pex", PEX),
                Optional.of(peer.address().getPort()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        peer.greets(
                new PeerMessage.Extended(0, handshake.encode(peer.address().getAddress())),
                new PeerMessage.Interested());
        peer.answers((self, message) -> {
            if (message instanceof PeerMessage.KeepAlive) {
                self.say(new PeerMessage.KeepAlive());
            }
        });
        peer.dial(of.address(), torrent.metainfo().infoHash());
        sim.loop().runFor(Duration.ofSeconds(1));
        return peer;
    }

    private static int exchanges(RawPeer peer) {
        return (int) peer.heard(PeerMessage.Extended.class).stream()
                .filter(message -> message.id() == PEX)
                .count();
    }

    private static List<ExtendedHandshake> greetings(RawPeer peer) {
        return peer.heard(PeerMessage.Extended.class).stream()
                .filter(message -> message.id() == 0)
                .map(PrivateTest::parse)
                .toList();
    }

    private static ExtendedHandshake parse(PeerMessage.Extended message) {
        try {
            return ExtendedHandshake.parse(message.payload().duplicate());
        } catch (BencodeException e) {
            throw new AssertionError(e);
        }
    }
}
