package org.starling.overlay.link.classic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.starling.engine.peer.FakeStream;
import org.starling.overlay.ClassicVectors;
import org.starling.overlay.link.Link;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.classic.OriginalPeer.Timing;
import org.starling.overlay.message.Metadata;
import org.starling.overlay.metadata.PublicTorrent;
import org.starling.wire.InfoHash;

/** Dialback and metadata over classic links, to the byte. */
final class ClassicAnswersTest {
    private static final int PORT = 7762;
    private static final InetSocketAddress THERE = Town.address("10.0.0.2", PORT);
    private static final JsonNode RECORDED = ClassicVectors.read("metadata");
    private static final InfoHash TORRENT =
            InfoHash.fromHex(RECORDED.get("infohash_hex").asText());

    private final Town town = new Town();
    private final Member we =
            town.member("10.0.0.1", 7764, OriginalKey.of("bob").identity());
    private final Scripted original = town.visit(
            "10.0.0.2",
            we.address,
            new OriginalPeer(OriginalKey.of("alice"), true, Timing.WHOLE, PORT, 2, 9).dialled(7764));

    @BeforeEach
    void link() {
        town.run();
        assertThat(we.met).hasSize(1);
    }

    private List<OriginalPeer.Message> heard(int id) {
        return original.peer.heard().stream()
                .filter(message -> message.id() == id)
                .toList();
    }

    private static byte[] recorded(String name) {
        byte[] message = ClassicVectors.hex(RECORDED.get(name).get("message_hex"));
        return Arrays.copyOfRange(message, 1, message.length);
    }

    private void have() {
        byte[] file = ClassicVectors.hex(RECORDED.get("torrent_hex"));
        Metadata.Health health = new Metadata.Health(4, 11, 60, Metadata.Status.GOOD);
        we.torrents.put(TORRENT, PublicTorrent.of(TORRENT, file, health).orElseThrow());
    }

    @Test
    void weGiveWhatTheOriginalGave() {
        have();
        original.say(248, recorded("GET_METADATA"));
        town.run();
        assertThat(heard(247))
                .singleElement()
                .satisfies(message -> assertThat(message.payload()).isEqualTo(recorded("METADATA v9")));
    }

    @Test
    void whatWeHaveNotIsNotAnswered() {
        original.say(248, recorded("GET_METADATA"));
        town.run();
        assertThat(heard(247)).isEmpty();
        assertThat(we.link().isOpen()).isTrue();
    }

    @Test
    void answersComeSlowlyAndNotWithoutEnd() {
        have();
        for (int i = 0; i < 10; i++) {
            original.say(248, recorded("GET_METADATA"));
        }
        town.run();
        assertThat(heard(247)).hasSize(1);
        town.pass(Duration.ofMinutes(1));
        // One was sent at once, and as many waited as one link may have waiting.
        assertThat(heard(247)).hasSize(5);
        original.say(248, recorded("GET_METADATA"));
        town.pass(Duration.ofSeconds(1));
        assertThat(heard(247)).hasSize(6);
    }

    @Test
    void whoIsGoneGetsNothing() {
        have();
        original.say(248, recorded("GET_METADATA"));
        original.say(248, recorded("GET_METADATA"));
        town.run();
        original.stream.close("gone");
        town.pass(Duration.ofMinutes(1));
        assertThat(we.counters.get(LinkEnd.INTERNAL_ERROR)).isZero();
    }

    /** We dial back whoever asks, with the handshake and the message of the original. */
    @Test
    void whoAsksIsDialledBack() {
        List<FakeStream> calls = new ArrayList<>();
        town.open(THERE, stream -> calls.add((FakeStream) stream));
        original.say(244);
        town.run();
        FakeStream call = calls.get(0);
        JsonNode dialback = ClassicVectors.read("dialback");
        byte[] theirs = ClassicVectors.hex(dialback.get("return_connection_handshake_hex"));
        byte[] ours = call.drain();
        assertThat(Arrays.copyOf(ours, 48)).isEqualTo(Arrays.copyOf(theirs, 48));
        assertThat(Arrays.copyOfRange(ours, 62, 64)).isEqualTo(Arrays.copyOfRange(theirs, 62, 64));
        call.raw(theirs);
        town.run();
        byte[] payload = "8:10.0.0.2".getBytes(ISO_8859_1);
        assertThat(call.drain()).isEqualTo(OriginalPeer.frame(243, payload));
        call.close("thanks");
        town.run();
        assertThat(we.link().isOpen()).isTrue();
    }

    @Test
    void nobodyIsDialledBackOften() {
        for (int i = 0; i < 5; i++) {
            original.say(244);
        }
        town.run();
        assertThat(town.dials()).containsExactly(THERE);
        town.pass(Duration.ofSeconds(61));
        original.say(244);
        town.run();
        assertThat(town.dials()).containsExactly(THERE, THERE);
    }

    @Test
    void aSilentOrRudeCalleeIsLeft() {
        List<FakeStream> calls = new ArrayList<>();
        town.open(THERE, stream -> calls.add((FakeStream) stream));
        original.say(244);
        town.run();
        town.pass(Duration.ofSeconds(31));
        assertThat(we.counters.get(LinkEnd.TOO_SLOW)).isEqualTo(1);
        town.pass(Duration.ofSeconds(31));
        original.say(244);
        town.run();
        calls.get(1).raw(new byte[68]);
        town.run();
        assertThat(we.counters.get(LinkEnd.BAD_HANDSHAKE)).isEqualTo(1);
    }

    /** A new link is asked to dial us back, and the answer counts. */
    @Test
    void weAskAndAreDialledBack() {
        assertThat(heard(244)).hasSize(1);
        FakeStream back = returns("10.0.0.2", PORT, OriginalPeer.frame(243, "7:1.2.3.4".getBytes(ISO_8859_1)));
        assertThat(we.reached).containsExactly(Optional.empty());
        assertThat(back.drain()).hasSize(68);
        assertThat(back.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        assertThat(we.doorkeeper.waiting()).isZero();
    }

    private FakeStream returns(String from, int port, byte... message) {
        FakeStream back = town.connect(from, we.address);
        byte[] handshake = ClassicVectors.hex(ClassicVectors.read("dialback").get("return_connection_handshake_hex"));
        handshake[62] = (byte) port;
        handshake[63] = (byte) (port >> 8);
        back.raw(handshake);
        back.raw(message);
        town.run();
        return back;
    }

    @Test
    void fourWhoAgreeMakeAConsensus() {
        returns("10.0.0.2", PORT, OriginalPeer.frame(243, "7:1.2.3.4".getBytes(ISO_8859_1)));
        for (int i = 1; i < 5; i++) {
            String from = "10.0." + i + ".2";
            Scripted next = town.visit(
                    from, we.address, new OriginalPeer(OriginalKey.of("alice"), true, Timing.WHOLE, PORT + i, 2, 9));
            town.run();
            town.pass(Duration.ofSeconds(3));
            boolean asked = next.peer.heard().stream().anyMatch(message -> message.id() == 244);
            assertThat(asked).as("asked, the " + i + "th time").isEqualTo(i < 4);
            returns(from, PORT + i, OriginalPeer.frame(243, "7:1.2.3.4".getBytes(ISO_8859_1)));
        }
        assertThat(we.reached).hasSize(4);
        assertThat(we.reached.get(3).orElseThrow().getHostAddress()).isEqualTo("1.2.3.4");
    }

    @Test
    void whoWasNotAskedIsNotHeard() {
        byte[] reply = OriginalPeer.frame(243, "7:6.6.6.6".getBytes(ISO_8859_1));
        returns("10.0.0.9", PORT, reply);
        returns("10.0.0.2", PORT + 1, reply);
        assertThat(we.reached).isEmpty();
        town.pass(Duration.ofSeconds(61));
        returns("10.0.0.2", PORT, reply);
        assertThat(we.reached).isEmpty();
    }

    @Test
    void otherMessagesOnAReturnConnectionEndIt() {
        for (byte[] message : List.of(
                OriginalPeer.frame(249, new byte[10]),
                OriginalPeer.frame(243, new byte[100]),
                OriginalPeer.frame(243, "i5e".getBytes(ISO_8859_1)),
                OriginalPeer.frame(243, "5:a.b.c".getBytes(ISO_8859_1)),
                new byte[5])) {
            FakeStream back = returns("10.0.0.2", PORT, message);
            back.drain();
            assertThat(back.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
        assertThat(we.reached).isEmpty();
        assertThat(we.doorkeeper.waiting()).isZero();
        for (Link link : we.met) {
            assertThat(link.isOpen()).isTrue();
        }
    }
}
