package org.starling.overlay.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.starling.overlay.ClassicVectors;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BInt;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.RecordedValue;

/** What an original client accepts and refuses, we do; the exceptions are listed with their reasons. */
final class MessageValidityTest {
    /** An original takes infohashes of any length; here they would only be carried on as what they are not. */
    private static final Set<String> REFUSED_HERE = Set.of("infohash 19 bytes (STRICT_CHECK False)");

    @TestFactory
    Stream<DynamicTest> queries() {
        return validity("query", "query", Query.ID);
    }

    @TestFactory
    Stream<DynamicTest> socialOverlaps() {
        return validity("social_overlap", "dict", SocialOverlap.ID);
    }

    @TestFactory
    Stream<DynamicTest> friendships() {
        return validity("friendship", "dict", Friendship.ID);
    }

    private static Stream<DynamicTest> validity(String family, String key, int id) {
        JsonNode cases = ClassicVectors.read(family).get("validity");
        assertThat(cases).isNotEmpty();
        return ClassicVectors.items(cases)
                .map(one -> DynamicTest.dynamicTest(
                        one.get(key).toString(),
                        () -> verdict(
                                id,
                                RecordedValue.of(one.get(key)),
                                one.get("valid").asBoolean(),
                                Dialect.classic(9))));
    }

    /** The vectors name the cases; the messages are made here from the recorded one. */
    @TestFactory
    Stream<DynamicTest> buddyCasts() {
        JsonNode cases = ClassicVectors.read("buddycast_validation").get("cases");
        assertThat(cases).hasSize(buddyCastCases().size());
        return ClassicVectors.items(cases)
                .map(one -> DynamicTest.dynamicTest(one.get("case").asText(), () -> {
                    String name = one.get("case").asText();
                    UnaryOperator<BDict> change =
                            Objects.requireNonNull(buddyCastCases().get(name));
                    boolean accepted = one.get("accepted").asBoolean() && !REFUSED_HERE.contains(name);
                    verdict(BuddyCast.ID, change.apply(good()), accepted, Dialect.classic(9));
                }));
    }

    private static Map<String, UnaryOperator<BDict>> buddyCastCases() {
        BValue liked = BList.of(bytes(20), BList.EMPTY, new BInt(-1), new BInt(-1));
        return Map.ofEntries(
                Map.entry("good v9", dict -> dict),
                Map.entry("11 taste buddies", with("taste buddies", times(11, peer()))),
                Map.entry("11 random peers", with("random peers", times(11, peer()))),
                Map.entry(
                        "10 of each",
                        dict -> with("random peers", times(10, peer()))
                                .apply(with("taste buddies", times(10, peer())).apply(dict))),
                Map.entry("port 65536", with("port", new BInt(65_536))),
                Map.entry("port -1", with("port", new BInt(-1))),
                Map.entry("port as digits string", with("port", BString.of("7762"))),
                Map.entry("name int", with("name", new BInt(5))),
                Map.entry("preferences int", with("preferences", BList.of(new BInt(5)))),
                Map.entry("preferences old style in v9", with("preferences", BList.of(bytes(20), bytes(20)))),
                Map.entry("60 preferences", with("preferences", times(60, liked))),
                Map.entry(
                        "infohash 19 bytes (STRICT_CHECK False)",
                        with("preferences", BList.of(BList.of(bytes(19), BList.EMPTY, new BInt(-1), new BInt(-1))))),
                Map.entry("missing name", without("name")),
                Map.entry("missing taste buddies", without("taste buddies")),
                Map.entry("npeers string (not validated)", with("npeers", BString.of("many"))),
                Map.entry("connectable missing", without("connectable")),
                Map.entry(
                        "random peer without permid",
                        with("random peers", BList.of(without("permid").apply(peer())))),
                Map.entry(
                        "random peer with unresolvable host name",
                        with(
                                "random peers",
                                BList.of(with("ip", BString.of("a..b")).apply(peer())))),
                Map.entry("ip int", with("ip", new BInt(5))));
    }

    /** Closed by an original from version 6 on. */
    @Test
    void countsMustBeThere() {
        for (String key : List.of("npeers", "nfiles", "ndls")) {
            refused(BuddyCast.ID, Bencode.encode(without(key).apply(good())), Dialect.classic(7));
        }
    }

    @Test
    void preferencesThatAreNoListAreRefused() {
        refused(BuddyCast.ID, Bencode.encode(with("preferences", new BInt(5)).apply(good())), Dialect.classic(9));
    }

    /**
     * The recorded client refuses every answer with hits on version 9, its own as well, which its makers mended two
     * months later; an answer without sizes stays refused there.
     */
    @Test
    void answersHaveSizesFromVersion9On() throws Exception {
        JsonNode recorded = ClassicVectors.read("query");
        byte[] sized = message(recorded.get("QUERY_REPLY v9"));
        byte[] unsized = message(recorded.get("QUERY_REPLY v6..v8"));
        QueryReply reply = (QueryReply) OverlayMessage.decode(QueryReply.ID, sized, Dialect.classic(9));
        assertThat(reply.hits().get(0).fileSize()).contains(344L);
        refused(QueryReply.ID, unsized, Dialect.classic(9));
    }

    @Test
    void friendshipsOnSecureLinksCarryATokenAndUnknownKeys() throws Exception {
        BString token = BString.of(new byte[16]);
        BDict dict = BDict.builder()
                .put("msg type", "REQ")
                .put("token", token)
                .put("x", 1)
                .build();
        OverlayMessage read = OverlayMessage.decode(Friendship.ID, Bencode.encode(dict), Dialect.SECURE);
        assertThat(read).isEqualTo(new Friendship.Request(Optional.of(token)));
        refused(Friendship.ID, Bencode.encode(dict), Dialect.classic(7));
        assertThat(read.payload(Dialect.classic(7))).asString().doesNotContain("token");
        refused(
                Friendship.ID,
                Bencode.encode(dict.toBuilder().put("token", "short").build()),
                Dialect.SECURE);
    }

    @Test
    void lengthsAreBoundedByKind() {
        refused(BuddyCast.ID, new byte[10_241], Dialect.classic(7));
        refused(KeepAlive.ID, new byte[1], Dialect.classic(7));
        refused(DialbackRequest.ID, new byte[1], Dialect.classic(7));
        refused(DownloadHelp.ID, new byte[19], Dialect.classic(7));
        refused(StopDownloadHelp.ID, new byte[21], Dialect.classic(7));
        refused(ReservePieces.ID, new byte[20], Dialect.classic(7));
        refused(PiecesReserved.ID, new byte[19], Dialect.classic(7));
        refused(CrawlerRequest.ID, new byte[3], Dialect.classic(7));
        refused(CrawlerReply.ID, new byte[3], Dialect.classic(7));
        refused(1, new byte[MessageType.USUAL + 1], Dialect.classic(7));
        refused(Metadata.ID, new byte[(4 << 20) + 1], Dialect.classic(7));
    }

    @Test
    void depthIsBounded() {
        byte[] deep = new byte[MessageType.USUAL];
        Arrays.fill(deep, (byte) 'l');
        for (MessageType type : MessageType.values()) {
            if (MessageType.maxPayload(type.id()) == MessageType.USUAL
                    && !type.name().startsWith("CRAWLER")) {
                refused(type.id(), deep, Dialect.classic(7));
            }
        }
    }

    @Test
    void numbersOfPiecesFitAnInt() {
        byte[] hash = new byte[20];
        refused(
                PiecesReserved.ID,
                Payloads.join(hash, "li2147483648ee".getBytes(StandardCharsets.US_ASCII)),
                Dialect.classic(7));
        refused(
                PiecesReserved.ID,
                Payloads.join(hash, "li-9223372036854775808ee".getBytes(StandardCharsets.US_ASCII)),
                Dialect.classic(7));
        refused(
                PiecesReserved.ID,
                Payloads.join(hash, "l1:ae".getBytes(StandardCharsets.US_ASCII)),
                Dialect.classic(7));
        refused(PiecesReserved.ID, Payloads.join(hash, "i1e".getBytes(StandardCharsets.US_ASCII)), Dialect.classic(7));
        refused(
                PiecesReserved.ID,
                Payloads.join(hash, "li1eex".getBytes(StandardCharsets.US_ASCII)),
                Dialect.classic(7));
    }

    @Test
    void hostNamesStayNames() {
        assertThat(new PeerAddress("tracker.example", 80).literal()).isEmpty();
        assertThat(new PeerAddress("10.1.2.3", 80).literal()).isPresent();
        assertThat(new PeerAddress("10.1.2.3", 0).literal()).isEmpty();
        for (String host : List.of("", "a..b", "10.1.2.256", "::1", "a b", "-a", "a/b", "x".repeat(64))) {
            assertThatThrownBy(() -> new PeerAddress(host, 80)).as(host).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aCrawlerHearsThatWeKnowNothing() throws Exception {
        JsonNode recorded = ClassicVectors.read("misc");
        CrawlerRequest request = (CrawlerRequest) OverlayMessage.decode(
                CrawlerRequest.ID,
                message(recorded.get("CRAWLER_REQUEST (sub-id 4, channel 17, frequency 3600)")),
                Dialect.classic(7));
        assertThat(request.frequency()).isEqualTo(3600);
        assertThat(CrawlerReply.unknown(request).payload(Dialect.classic(7)))
                .isEqualTo(message(recorded.get("CRAWLER_REPLY (unknown sub-message, error 253)")));
    }

    private static void verdict(int id, BValue content, boolean accepted, Dialect dialect) throws MessageException {
        byte[] payload = Bencode.encode(content);
        if (accepted) {
            assertThat(OverlayMessage.decode(id, payload, dialect).id()).isEqualTo(id);
        } else {
            refused(id, payload, dialect);
        }
    }

    private static void refused(int id, byte[] payload, Dialect dialect) {
        assertThatThrownBy(() -> OverlayMessage.decode(id, payload, dialect))
                .as("id " + id)
                .isInstanceOfSatisfying(
                        MessageException.class, e -> assertThat(e.reason()).isNotNull());
    }

    private static byte[] message(JsonNode recorded) {
        byte[] bytes = ClassicVectors.hex(recorded.get("message_hex"));
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    private static BDict good() {
        JsonNode recorded = ClassicVectors.read("buddycast").get("messages").get(7);
        assertThat(recorded.get("selected_version").asInt()).isEqualTo(9);
        return (BDict) RecordedValue.of(recorded.get("decoded"));
    }

    private static BDict peer() {
        BDictBuilder peer = BDict.builder().put("permid", bytes(84)).put("ip", "10.0.0.9");
        return peer.put("port", 7009).put("similarity", 1).build();
    }

    private static BString bytes(int length) {
        return BString.of(new byte[length]);
    }

    private static BList times(int count, BValue value) {
        return new BList(Collections.nCopies(count, value));
    }

    private static UnaryOperator<BDict> with(String key, BValue value) {
        return dict -> dict.toBuilder().put(key, value).build();
    }

    private static UnaryOperator<BDict> without(String key) {
        return dict -> dict.toBuilder().remove(key).build();
    }
}
