package org.starling.engine.discovery.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.Searches;
import org.starling.engine.discovery.tracker.TrackerOutcome.Answered;
import org.starling.engine.discovery.tracker.TrackerOutcome.Failed;
import org.starling.wire.CompactPeers;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.BList;
import org.starling.wire.bencode.BString;
import org.starling.wire.bencode.BValue;
import org.starling.wire.bencode.Bencode;

class ReplyParserTest {
    private static final InetSocketAddress V4 = Searches.peer("198.51.100.7", 6881);
    private static final InetSocketAddress V6 = Searches.peer("2001:db8::7", 51413);

    private static final InetAddress TRACKER = host("198.51.100.1");

    private static InetAddress host(String address) {
        return Searches.peer(address, 1).getAddress();
    }

    private static TrackerReply read(BDictBuilder reply) {
        return read(reply, TRACKER);
    }

    private static TrackerReply read(BDictBuilder reply, InetAddress tracker) {
        TrackerOutcome outcome = ReplyParser.parse(Bencode.encode(reply.build()), tracker);
        assertThat(outcome).isInstanceOf(Answered.class);
        return ((Answered) outcome).reply();
    }

    private static Failed refused(BDictBuilder reply) {
        return (Failed) ReplyParser.parse(Bencode.encode(reply.build()), TRACKER);
    }

    private static BDict peer(String ip, long port) {
        return BDict.builder()
                .put("ip", ip)
                .put("port", port)
                .put("peer id", new byte[20])
                .build();
    }

    @Test
    void readsAWholeAnswer() {
        TrackerReply reply = read(BDict.builder()
                .put("interval", 1800)
                .put("min interval", 900)
                .put("complete", 5)
                .put("incomplete", 6)
                .put("downloaded", 77)
                .put("tracker id", "id")
                .put("warning message", "be\u202e nice\n")
                .put("external ip", new byte[] {1, 2, 3, 4})
                .put("peers", CompactPeers.encode(Family.V4, List.of(V4)))
                .put("peers6", CompactPeers.encode(Family.V6, List.of(V6))));
        assertThat(reply.peers()).containsExactly(V4, V6);
        assertThat(reply.interval()).contains(Duration.ofMinutes(30));
        assertThat(reply.minInterval()).contains(Duration.ofMinutes(15));
        assertThat(reply.counts())
                .isEqualTo(new SwarmCounts(OptionalLong.of(5), OptionalLong.of(6), OptionalLong.of(77)));
        assertThat(reply.external()).contains(Searches.peer("1.2.3.4", 1).getAddress());
        assertThat(reply.trackerId()).contains(BString.of("id"));
        assertThat(reply.warning()).contains("be nice");
    }

    @Test
    void readsDictionaryPeersWithoutLookingUpNames() {
        BList peers = BList.of(
                peer("198.51.100.7", 6881),
                peer("2001:db8::7", 51413),
                peer("evil.example", 6881),
                peer("198.51.100.8", 0),
                peer("198.51.100.8", 65_536),
                peer("198.51.100.8", -1),
                peer("198.51.100.8", Long.MAX_VALUE),
                peer("224.0.0.1", 6881),
                peer("1".repeat(1000), 6881),
                peer("", 6881),
                peer("[::1]", 6881),
                BDict.EMPTY,
                BString.of("text"));
        assertThat(read(BDict.builder().put("peers", peers)).peers()).containsExactly(V4, V6);
    }

    @Test
    void addressesThatNobodyMayDialAreLeftOut() {
        byte[] peers = CompactPeers.encode(
                Family.V4,
                List.of(
                        Searches.peer("198.51.100.8", 0),
                        Searches.peer("0.0.0.0", 6881),
                        Searches.peer("239.1.1.1", 6881),
                        Searches.peer("255.255.255.255", 6881),
                        Searches.peer("198.51.100.9", 25),
                        V4,
                        V4));
        assertThat(read(BDict.builder().put("peers", peers)).peers()).containsExactly(V4);
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.1, 001", "192.168.0.1, 011", "fd00::1, 011", "127.0.0.1, 111", "::1, 111"})
    void peersInOurNetworkAreBelievedOfTrackersInItOnly(String tracker, String believed) {
        List<InetSocketAddress> near =
                List.of(Searches.peer("127.0.0.1", 6881), Searches.peer("192.168.0.9", 6881), V4);
        List<InetSocketAddress> expected = new ArrayList<>();
        for (int i = 0; i < near.size(); i++) {
            if (believed.charAt(i) == '1') {
                expected.add(near.get(i));
            }
        }
        BDictBuilder packed = BDict.builder().put("peers", CompactPeers.encode(Family.V4, near));
        assertThat(read(packed, host(tracker)).peers()).isEqualTo(expected);
        BDictBuilder listed = BDict.builder()
                .put("peers", BList.of(peer("127.0.0.1", 6881), peer("192.168.0.9", 6881), peer("198.51.100.7", 6881)));
        assertThat(read(listed, host(tracker)).peers()).isEqualTo(expected);
    }

    @Test
    void peersInOurNetworkBySixAreBelievedOfTrackersInItOnly() {
        InetSocketAddress near = Searches.peer("fd00::9", 6881);
        BDictBuilder reply = BDict.builder().put("peers6", CompactPeers.encode(Family.V6, List.of(near, V6)));
        assertThat(read(reply).peers()).containsExactly(V6);
        assertThat(read(reply, host("fd00::1")).peers()).containsExactly(near, V6);
    }

    @Test
    void aCutOffEntryIsLeftOut() {
        byte[] peers = CompactPeers.encode(Family.V4, List.of(V4, V4));
        byte[] cut = Arrays.copyOf(peers, 8);
        assertThat(read(BDict.builder().put("peers", cut)).peers()).containsExactly(V4);
    }

    @Test
    void moreThanAThousandPeersAreNotKept() {
        ByteBuffer packed = ByteBuffer.allocate(20_000 * 6);
        List<BValue> dicts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            packed.putInt(0xc0000200 + i).putShort((short) 6881);
            if (i < 5_000) {
                dicts.add(peer("198.51." + i / 250 + "." + i % 250, 6881));
            }
        }
        assertThat(read(BDict.builder().put("peers", packed.array())).peers()).hasSize(ReplyParser.MAX_PEERS);
        assertThat(read(BDict.builder().put("peers", new BList(dicts))).peers()).hasSize(ReplyParser.MAX_PEERS);
    }

    @Test
    void absurdNumbersAreBoundedOrIgnored() {
        TrackerReply reply = read(BDict.builder()
                .put("interval", Long.MAX_VALUE)
                .put("min interval", -5)
                .put("complete", -1)
                .put("incomplete", "many")
                .put("external ip", new byte[5])
                .put("tracker id", new byte[10_000]));
        assertThat(reply.interval()).contains(Duration.ofDays(1));
        assertThat(reply.minInterval()).isEmpty();
        assertThat(reply.counts()).isEqualTo(SwarmCounts.UNKNOWN);
        assertThat(reply.external()).isEmpty();
        assertThat(reply.trackerId()).isEmpty();
    }

    @Test
    void aRefusalKeepsItsReasonCleanAndShort() {
        assertThat(refused(BDict.builder().put("failure reason", "un\u0007registered\r\ntorrent")))
                .isEqualTo(new Failed(State.REFUSED, "unregistered torrent", Optional.empty()));
        Failed endless = refused(
                BDict.builder().put("failure reason", "a".repeat(100_000)).put("retry in", 7));
        assertThat(endless.text().length()).isLessThan(300);
        assertThat(endless.retry()).contains(Duration.ofMinutes(7));
        assertThat(refused(BDict.builder().put("failure reason", "x").put("retry in", "never"))
                        .retry())
                .contains(Duration.ofDays(1));
        assertThat(refused(BDict.builder().put("failure reason", "x").put("retry in", Long.MAX_VALUE))
                        .retry())
                .contains(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "d",
                "le",
                "i1e",
                "<html>502 Bad Gateway</html>",
                "d8:intervali1800e5:peers6:abc",
                "d5:peers999999999999:e",
                "d5:peers-1:e",
                "d8:intervali99999999999999999999eee"
            })
    void whatIsNoAnswerIsABadOne(String body) {
        assertThat(ReplyParser.parse(body.getBytes(StandardCharsets.ISO_8859_1), TRACKER))
                .isEqualTo(Failed.of(State.BAD_ANSWER));
    }

    @Test
    void deepAndLongOnesAreRefusedQuickly() {
        byte[] deep = ("d1:a" + "l".repeat(1_000_000)).getBytes(StandardCharsets.US_ASCII);
        assertThat(ReplyParser.parse(deep, TRACKER)).isEqualTo(Failed.of(State.BAD_ANSWER));
        ByteArrayOutputStream huge = new ByteArrayOutputStream();
        huge.writeBytes("d5:peers3000000:".getBytes(StandardCharsets.US_ASCII));
        huge.writeBytes(new byte[3_000_000]);
        huge.write('e');
        assertThat(ReplyParser.parse(huge.toByteArray(), TRACKER)).isEqualTo(Failed.of(State.BAD_ANSWER));
    }
}
