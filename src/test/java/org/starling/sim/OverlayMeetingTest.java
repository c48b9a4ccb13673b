package org.starling.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.starling.engine.discovery.overlay.OverlayAnnouncements;
import org.starling.engine.discovery.overlay.OverlayMeetings;
import org.starling.engine.session.PeerMessage;
import org.starling.engine.session.extension.ExtendedHandshake;
import org.starling.overlay.ClassicVectors;
import org.starling.wire.bencode.BencodeException;

/** Members of the overlay say so in the swarms of torrents (BEP 10), and who dialled learns where another is. */
final class OverlayMeetingTest {
    private static final String NAME = "Tr_OVERLAYSWARM";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Sim sim = new Sim(5);
    private final SimTorrent torrent = sim.torrent(1 << 14, 300_000);
    private final List<InetSocketAddress> met = new ArrayList<>();
    private boolean on = true;

    OverlayMeetingTest() {
        sim.extensions(List.of(new OverlayAnnouncements(new OverlayMeetings() {
            @Override
            public boolean isOn() {
                return on;
            }

            @Override
            public void met(InetSocketAddress peer, boolean encrypted) {
                met.add(peer);
            }
        })));
    }

    /** What an original greets with. */
    private static PeerMessage recorded() {
        byte[] raw = ClassicVectors.hex(ClassicVectors.read("ltep_handshake").get("raw_hex"));
        return new PeerMessage.Extended(0, ByteBuffer.wrap(raw).position(6).slice());
    }

    private RawPeer original() {
        return new RawPeer(sim, Link.LAN).greets(recorded(), new PeerMessage.Interested());
    }

    private static List<Map<String, Integer>> greetings(RawPeer peer) {
        return peer.heard(PeerMessage.Extended.class).stream()
                .filter(message -> message.id() == 0)
                .map(message -> ids(message.payload().duplicate()))
                .toList();
    }

    private static Map<String, Integer> ids(ByteBuffer payload) {
        try {
            return ExtendedHandshake.parse(payload).ids();
        } catch (BencodeException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoDialledAnOriginalLearnsOfIt() {
        RawPeer original = original();
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.learns(original.address());
        sim.loop().runUntil(() -> !met.isEmpty(), MINUTE);
        original.say(recorded());
        sim.loop().runFor(Duration.ofSeconds(5));
        assertThat(met).containsExactly(original.address());
        assertThat(greetings(original)).first().satisfies(ids -> assertThat(ids).containsKey(NAME));
    }

    @Test
    void whoWasDialledDoesNot() {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        sim.loop().runUntil(seed::isSeeding, MINUTE);
        RawPeer original = original();
        original.dial(seed.address(), torrent.metainfo().infoHash());
        sim.loop().runFor(Duration.ofSeconds(5));
        assertThat(greetings(original))
                .singleElement()
                .satisfies(ids -> assertThat(ids).containsKey(NAME));
        assertThat(met).isEmpty();
    }

    /** The number has no meaning; a message under it, ours or the original's, is read over. */
    @Test
    void messagesUnderItsNumberDoNoHarm() {
        SimPeer seed = sim.seed(torrent, Link.LAN);
        sim.loop().runUntil(seed::isSeeding, MINUTE);
        RawPeer original = original();
        original.dial(seed.address(), torrent.metainfo().infoHash());
        sim.loop().runFor(Duration.ofSeconds(5));
        int number = Objects.requireNonNull(greetings(original).get(0).get(NAME));
        original.say(new PeerMessage.Extended(number, ByteBuffer.allocate(3)));
        original.say(new PeerMessage.Extended(253, ByteBuffer.allocate(3)));
        sim.loop().runFor(Duration.ofSeconds(5));
        assertThat(original.isConnected()).isTrue();
    }

    @Test
    void whoIsOffSaysNothingAndMeetsNobody() {
        on = false;
        nothingIsSaidIn(torrent);
    }

    @Test
    void privateTorrentsHaveNoPartInIt() {
        nothingIsSaidIn(torrent.asPrivate());
    }

    private void nothingIsSaidIn(SimTorrent quiet) {
        RawPeer original = original();
        SimPeer leecher = sim.leecher(quiet, Link.LAN);
        leecher.learns(original.address());
        sim.loop().runFor(Duration.ofSeconds(10));
        assertThat(greetings(original))
                .isNotEmpty()
                .allSatisfy(ids -> assertThat(ids).doesNotContainKey(NAME));
        assertThat(met).isEmpty();
    }

    @Test
    void othersAreNotMet() {
        RawPeer other = new RawPeer(sim, Link.LAN);
        ExtendedHandshake plain =
                new ExtendedHandshake(Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        other.greets(
                new PeerMessage.Extended(0, plain.encode(other.address().getAddress())), new PeerMessage.Interested());
        SimPeer leecher = sim.leecher(torrent, Link.LAN);
        leecher.learns(other.address());
        sim.loop().runFor(Duration.ofSeconds(10));
        assertThat(greetings(other)).isNotEmpty();
        assertThat(met).isEmpty();
    }
}
