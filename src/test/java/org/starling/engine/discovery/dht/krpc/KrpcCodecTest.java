package org.starling.engine.discovery.dht.krpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Failure;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Query;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Response;
import org.starling.engine.discovery.dht.krpc.Request.Unusable;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.InfoHash;
import org.starling.wire.NodeId;
import org.starling.wire.bencode.BString;

class KrpcCodecTest {
    private static final String ANNOUNCE = "d1:ad2:id20:abcdefghij01234567899:info_hash20:mnopqrstuvwxyz123456";
    private static final String END = "e1:q13:announce_peer1:t2:aa1:y1:qe";
    private static final BString AA = BString.of("aa");
    private static final NodeId ASKER = id("abcdefghij0123456789");
    private static final NodeId OTHER = id("mnopqrstuvwxyz123456");
    private static final InfoHash TORRENT = InfoHash.of("mnopqrstuvwxyz123456".getBytes(StandardCharsets.US_ASCII));

    private static NodeId id(String ascii) {
        return NodeId.of(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    private static InetSocketAddress address(String host, int port) {
        return new InetSocketAddress(InetAddresses.forString(host), port);
    }

    private static ByteBuffer latin(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The examples of BEP 5, and what they say. */
    static Stream<Object[]> examples() {
        return Stream.of(
                new Object[] {
                    "d1:ad2:id20:abcdefghij0123456789e1:q4:ping1:t2:aa1:y1:qe",
                    new Query(AA, ASKER, false, new Request.Ping())
                },
                new Object[] {
                    "d1:ad2:id20:abcdefghij01234567896:target20:mnopqrstuvwxyz123456e1:q9:find_node1:t2:aa1:y1:qe",
                    new Query(AA, ASKER, false, new Request.FindNode(OTHER, Set.of()))
                },
                new Object[] {
                    "d1:ad2:id20:abcdefghij01234567899:info_hash20:mnopqrstuvwxyz123456e1:q9:get_peers1:t2:aa1:y1:qe",
                    new Query(AA, ASKER, false, new Request.GetPeers(TORRENT, Set.of()))
                },
                new Object[] {
                    "d1:ad2:id20:abcdefghij012345678912:implied_porti1e9:info_hash20:mnopqrstuvwxyz1234564:porti6881e"
                            + "5:token8:aoeusnthe1:q13:announce_peer1:t2:aa1:y1:qe",
                    new Query(AA, ASKER, false, new Request.AnnouncePeer(TORRENT, 6881, true, BString.of("aoeusnth")))
                },
                new Object[] {
                    "d1:rd2:id20:mnopqrstuvwxyz123456e1:t2:aa1:y1:re",
                    new Response(AA, OTHER, Optional.empty(), List.of(), List.of(), Optional.empty())
                },
                new Object[] {
                    "d1:rd2:id20:abcdefghij01234567895:token8:aoeusnth6:valuesl6:axje.u6:idhtnmee1:t2:aa1:y1:re",
                    new Response(
                            AA,
                            ASKER,
                            Optional.empty(),
                            List.of(),
                            List.of(address("97.120.106.101", 11_893), address("105.100.104.116", 28_269)),
                            Optional.of(BString.of("aoeusnth")))
                },
                new Object[] {
                    "d1:eli201e23:A Generic Error Ocurrede1:t2:aa1:y1:ee",
                    new Failure(AA, 201, "A Generic Error Ocurred")
                });
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesOfTheSpecificationAreReadAndWritten(String datagram, KrpcMessage message) throws KrpcException {
        assertThat(KrpcReader.read(latin(datagram))).isEqualTo(message);
        assertThat(new String(KrpcWriter.write(message), StandardCharsets.ISO_8859_1))
                .isEqualTo(datagram);
    }

    @Test
    void nodesOfBothFamiliesAndOurAddressSurviveTheWay() throws KrpcException {
        Contact v4 = new Contact(ASKER, address("203.0.113.7", 6881));
        Contact v6 = new Contact(OTHER, address("2001:db8::7", 1));
        Response response = new Response(
                BString.of("x"),
                OTHER,
                Optional.of(address("2001:db8::1", 50_000)),
                List.of(v4, v6),
                List.of(address("2001:db8::9", 9)),
                Optional.of(BString.of("t")));
        assertThat(KrpcReader.read(ByteBuffer.wrap(KrpcWriter.write(response)))).isEqualTo(response);

        Query query = new Query(AA, ASKER, true, new Request.FindNode(OTHER, Request.EVERYTHING));
        byte[] bytes = KrpcWriter.write(query);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("4:wantl2:n42:n6e", "2:roi1e");
        assertThat(KrpcReader.read(ByteBuffer.wrap(bytes))).isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource({
        "d1:ad2:id20:abcdefghij0123456789e1:q4:vote1:t2:aa1:y1:qe, 204",
        "d1:ad2:id20:abcdefghij0123456789e1:q9:find_node1:t2:aa1:y1:qe, 203",
        "d1:ad2:id20:abcdefghij01234567896:target3:mnoe1:q9:find_node1:t2:aa1:y1:qe, 203",
        "d1:ad2:id20:abcdefghij01234567899:info_hash0:e1:q9:get_peers1:t2:aa1:y1:qe, 203",
        "d1:ad2:id20:abcdefghij0123456789e1:t2:aa1:y1:qe, 204",
        ANNOUNCE + "4:porti0e5:token1:a" + END + ", 203",
        ANNOUNCE + "4:porti70000e5:token1:a" + END + ", 203",
        ANNOUNCE + "4:porti-1e5:token1:a" + END + ", 203",
        ANNOUNCE + "4:porti80e" + END + ", 203",
        ANNOUNCE + "4:porti80e5:token0:" + END + ", 203"
    })
    void questionsThatMakeNoSenseGetTheirError(String datagram, int code) throws KrpcException {
        KrpcMessage message = KrpcReader.read(latin(datagram));
        assertThat(message)
                .isInstanceOfSatisfying(
                        Query.class,
                        query -> assertThat(query.request())
                                .isInstanceOfSatisfying(
                                        Unusable.class,
                                        unusable -> assertThat(unusable.code()).isEqualTo(code)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', BENCODING",
        "d, BENCODING",
        "le, BENCODING",
        "i1e, BENCODING",
        "de, TRANSACTION",
        "d1:t0:1:y1:qe, TRANSACTION",
        "d1:t33:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1:y1:qe, TRANSACTION",
        "d1:ti1e1:y1:qe, TRANSACTION",
        "d1:t2:aae, KIND",
        "d1:t2:aa1:y1:xe, KIND",
        "d1:ade1:q4:ping1:t2:aa1:y1:qe, SENDER",
        "d1:ad2:id19:abcdefghij012345678e1:q4:ping1:t2:aa1:y1:qe, SENDER",
        "d1:rl2:ide1:t2:aa1:y1:re, SENDER"
    })
    void whatIsNoMessageHasAReason(String datagram, KrpcException.Reason reason) {
        assertThatThrownBy(() -> KrpcReader.read(latin(datagram)))
                .isInstanceOfSatisfying(
                        KrpcException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void tooMuchIsLeftOutOrRefused() throws KrpcException {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            values.append("6:abcdef");
        }
        String many = "d1:rd2:id20:abcdefghij01234567895:nodes" + 26 * 40 + ":" + "n".repeat(26 * 40) + "6:valuesl"
                + values + "ee1:t2:aa1:y1:re";
        Response response = (Response) KrpcReader.read(latin(many));
        assertThat(response.nodes()).hasSize(KrpcReader.MAX_NODES);
        assertThat(response.peers()).hasSize(KrpcReader.MAX_PEERS);

        String cut = "d1:rd2:id20:abcdefghij01234567895:nodes51:" + "n".repeat(51) + "e1:t2:aa1:y1:re";
        assertThat(((Response) KrpcReader.read(latin(cut))).nodes()).hasSize(1);

        String large = "d1:rd2:id20:abcdefghij01234567891:x5000:" + "x".repeat(5_000) + "e1:t2:aa1:y1:re";
        assertThatThrownBy(() -> KrpcReader.read(latin(large))).isInstanceOf(KrpcException.class);
    }

    @Test
    void compactNodesOfTheOtherFamilyAreLeftOut() {
        List<Contact> nodes = List.of(
                new Contact(ASKER, address("203.0.113.7", 6881)), new Contact(OTHER, address("2001:db8::7", 1)));
        assertThat(CompactNodes.encode(Family.V4, nodes)).hasSize(26);
        assertThat(CompactNodes.encode(Family.V6, nodes)).hasSize(38);
    }
}
