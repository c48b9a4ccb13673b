package org.starling.overlay.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.starling.overlay.ClassicVectors;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeLimits;
import org.starling.wire.bencode.RecordedValue;

/** Every recorded message is read, and written again to the byte. */
final class MessageVectorsTest {
    private static final List<String> FAMILIES = List.of(
            "buddycast", "coopdownload", "dialback", "friendship", "metadata", "misc", "query", "social_overlap");

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Recorded(String name, byte[] message, int from) {}

    @TestFactory
    Stream<DynamicTest> roundTrips() {
        return FAMILIES.stream()
                .flatMap(MessageVectorsTest::messages)
                .flatMap(recorded -> IntStream.rangeClosed(recorded.from(), Dialect.NEWEST)
                        .filter(version -> exists(recorded, version))
                        .mapToObj(version -> DynamicTest.dynamicTest(
                                recorded.name() + " on " + version,
                                () -> roundTrip(recorded, Dialect.classic(version)))));
    }

    /** Whole messages of one version only, or from one on. */
    private static boolean exists(Recorded recorded, int version) {
        boolean buddyCast = recorded.message()[0] == (byte) BuddyCast.ID;
        boolean sized = recorded.name().endsWith("QUERY_REPLY v9");
        boolean unsized = recorded.name().endsWith("QUERY_REPLY v6..v8");
        return buddyCast ? version == recorded.from() : sized ? version == 9 : !unsized || version < 9;
    }

    private static void roundTrip(Recorded recorded, Dialect dialect) throws MessageException {
        byte[] payload = Arrays.copyOfRange(recorded.message(), 1, recorded.message().length);
        int id = Byte.toUnsignedInt(recorded.message()[0]);
        OverlayMessage message = OverlayMessage.decode(id, payload, dialect);
        assertThat(message).isNotInstanceOf(OtherMessage.class);
        assertThat(message.id()).isEqualTo(id);
        assertThat(message.payload(dialect)).isEqualTo(payload);
    }

    @Test
    void everyKindOfMessageWasRecorded() {
        List<Integer> ids = FAMILIES.stream()
                .flatMap(MessageVectorsTest::messages)
                .map(recorded -> Byte.toUnsignedInt(recorded.message()[0]))
                .distinct()
                .toList();
        for (MessageType type : MessageType.values()) {
            assertThat(type.authenticates() || ids.contains(type.id()))
                    .as(type.name())
                    .isTrue();
        }
    }

    @TestFactory
    Stream<DynamicTest> theRecordedAuthentication() {
        return ClassicVectors.items(ClassicVectors.read("challenge_response").get("steps"))
                .filter(step -> step.has("message_id"))
                .map(step -> DynamicTest.dynamicTest(step.get("name").asText(), () -> {
                    byte[] payload = ClassicVectors.hex(step.get("payload_hex"));
                    int id = step.get("message_id").asInt();
                    OverlayMessage message = OverlayMessage.decode(id, payload, Dialect.classic(9));
                    assertThat(message.payload(Dialect.classic(9))).isEqualTo(payload);
                }));
    }

    /** What the vectors say stands in a message is what the codec finds there. */
    @Test
    void fieldsMeanWhatTheVectorsSay() throws Exception {
        JsonNode recorded = ClassicVectors.read("buddycast").get("messages").get(5);
        BuddyCast message = (BuddyCast)
                OverlayMessage.decode(BuddyCast.ID, payload(recorded.get("message_hex")), Dialect.classic(7));
        assertThat(recorded.get("selected_version").asInt()).isEqualTo(7);
        assertThat(message.name().utf8()).isEqualTo("Alice é");
        assertThat(message.address()).isEqualTo(new PeerAddress("127.0.0.1", 7762));
        assertThat(message.connectable()).contains(true);
        assertThat(message.counts()).isEqualTo(BuddyCast.Counts.of(321, 4027, 2));
        assertThat(message.preferences())
                .hasSize(2)
                .allSatisfy(liked -> assertThat(liked.click()).isEmpty());
        assertThat(message.collected()).hasSize(3);
        assertThat(message.tasteBuddies().get(0).similarity()).contains(120_001L);
        assertThat(message.tasteBuddies().get(0).searchable()).contains(new ListedPeer.Searchable(9, 250));
        assertThat(message.tasteBuddies().get(1).searchable()).isEmpty();
        assertThat(message.randomPeers()).hasSize(2);
        assertThat(Bencode.decode(message.payload(Dialect.classic(7)), BencodeLimits.STRICT))
                .isEqualTo(RecordedValue.of(recorded.get("decoded")));
    }

    @Test
    void aTorrentFileIsGenuineOrNot() throws Exception {
        Metadata message = (Metadata) OverlayMessage.decode(
                Metadata.ID,
                payload(ClassicVectors.read("metadata").get("METADATA v9").get("message_hex")),
                Dialect.classic(7));
        assertThat(message.isGenuine()).isTrue();
        assertThat(message.health()).contains(new Metadata.Health(4, 11, 60, Metadata.Status.GOOD));
        byte[] other = message.file().bytes();
        other[other.length - 3] ^= 1;
        assertThat(new Metadata(message.torrent(), BString.of(other), message.health()).isGenuine())
                .isFalse();
    }

    @Test
    void versionsBeforeTheOldestAreNotSpoken() {
        assertThatThrownBy(() -> Dialect.classic(5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Friendship.Response(true).payload(Dialect.classic(6)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OverlayMessage.decode(
                        Friendship.ID, new Friendship.Response(true).payload(Dialect.classic(7)), Dialect.classic(6)))
                .isInstanceOf(MessageException.class);
    }

    private static byte[] payload(JsonNode message) {
        byte[] bytes = ClassicVectors.hex(message);
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    /** All messages of a family, whatever the place in the file. */
    private static Stream<Recorded> messages(String family) {
        List<Recorded> found = new ArrayList<>();
        collect(family, ClassicVectors.read(family), found);
        return found.stream();
    }

    private static void collect(String name, JsonNode node, List<Recorded> found) {
        JsonNode hex = node.has("message_hex") ? node.get("message_hex") : node.get("reply_hex");
        int version = node.path("selected_version").asInt(Dialect.OLDEST);
        if (hex != null && version >= Dialect.OLDEST) {
            byte[] message = ClassicVectors.hex(hex);
            int first = message[0] == (byte) Friendship.ID ? 7 : version;
            found.add(new Recorded(name, message, first));
        }
        if (node.isObject()) {
            node.properties().forEach(entry -> collect(name + " " + entry.getKey(), entry.getValue(), found));
        } else if (node.isArray()) {
            node.forEach(item -> collect(name, item, found));
        }
    }
}
