package org.starling.engine.discovery.tracker.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.engine.TrackerSnapshot.State;
import org.starling.engine.discovery.PeerAddresses;
import org.starling.engine.discovery.Searches;
import org.starling.engine.discovery.tracker.AnnounceEvent;
import org.starling.engine.discovery.tracker.udp.UdpReply.Announced;
import org.starling.engine.discovery.tracker.udp.UdpReply.Malformed;
import org.starling.engine.discovery.tracker.udp.UdpReply.Scraped;
import org.starling.wire.CompactPeers;
import org.starling.wire.CompactPeers.Family;
import org.starling.wire.FuzzSeeds;

/** Datagrams from whoever wants to harm. */
class UdpHostileTest extends UdpFixture {
    /** An announce is under way that the tracker does not answer itself. */
    @BeforeEach
    void ask() {
        announce(AnnounceEvent.STARTED, false);
        loop.run(Duration.ofMillis(50));
        tracker.silent(true);
        loop.run(Duration.ofMillis(100));
        assertThat(tracker.heard).hasSize(2);
    }

    private int transaction() {
        return tracker.heard.get(1).transaction();
    }

    private static ByteBuffer answer(int action, int transaction) {
        return FakeUdpTracker.head(action, transaction)
                .putInt(60)
                .putInt(0)
                .putInt(0)
                .put(CompactPeers.encode(Family.V4, List.of(PEER)))
                .flip();
    }

    @Test
    void answersFromElsewhereAreNotTaken() {
        for (InetSocketAddress from : List.of(
                Searches.peer("198.51.100.8", 6969),
                Searches.peer("198.51.100.7", 6970),
                Searches.peer("2001:db8::7", 6969))) {
            assertThat(tracker.answer(answer(1, transaction()), from)).isFalse();
        }
        assertThat(outcomes).isEmpty();
        assertThat(tracker.answer(answer(1, transaction()), ADDRESS)).isTrue();
        assertThat(reply(0).peers()).containsExactly(PEER);
    }

    @Test
    void answersToOtherTransactionsAreNotTaken() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            int guess = random.nextInt();
            if (guess != transaction()) {
                assertThat(tracker.answer(answer(1, guess), ADDRESS)).isFalse();
            }
        }
        assertThat(outcomes).isEmpty();
    }

    @Test
    void aSecondOrLateAnswerIsNotTaken() {
        assertThat(tracker.answer(answer(1, transaction()), ADDRESS)).isTrue();
        assertThat(tracker.answer(answer(1, transaction()), ADDRESS)).isFalse();
        announce(AnnounceEvent.STARTED, false);
        int late = tracker.heard.get(2).transaction();
        loop.run(Duration.ofMinutes(1));
        assertThat(tracker.answer(answer(1, late), ADDRESS)).isFalse();
        assertThat(outcomes).hasSize(2);
        assertThat(loop.pending()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 19", "1, 9", "0, 16", "2, 20", "7, 20", "-1, 20"})
    void nonsenseFromTheTrackerIsABadAnswer(int action, int length) {
        assertThat(tracker.answer(answer(action, transaction()).limit(length), ADDRESS))
                .isTrue();
        assertThat(failure(0)).isEqualTo(State.BAD_ANSWER);
        assertThat(loop.pending()).isZero();
    }

    @Test
    void anAnswerThatIsOnlyAHeaderIsARefusal() {
        assertThat(tracker.answer(answer(1, transaction()).limit(8), ADDRESS)).isTrue();
        assertThat(failure(0)).isEqualTo(State.REFUSED);
    }

    @Test
    void whatIsTooShortForAHeaderIsNotTaken() {
        for (int length = 0; length < 8; length++) {
            assertThat(tracker.answer(answer(1, transaction()).limit(length), ADDRESS))
                    .isFalse();
        }
    }

    @Test
    void aConnectThatIsAnsweredWithNonsenseEndsAllThatWait() {
        loop.run(Duration.ofMinutes(2));
        outcomes.clear();
        tracker.heard.clear();
        for (int i = 0; i < 10; i++) {
            announce(AnnounceEvent.STARTED, false);
        }
        assertThat(tracker.heard).hasSize(1);
        int connect = tracker.heard.get(0).transaction();
        assertThat(tracker.answer(answer(0, connect).limit(15), ADDRESS)).isTrue();
        assertThat(outcomes).hasSize(10);
        assertThat(failure(9)).isEqualTo(State.BAD_ANSWER);
        assertThat(loop.pending()).isZero();
    }

    @Test
    void hugeAnswersAreCutToSize() {
        ByteBuffer peers = ByteBuffer.allocate(65_507)
                .putInt(1)
                .putInt(0)
                .putInt(-1)
                .putInt(-1)
                .putInt(-1);
        for (int i = 0; peers.remaining() >= 6; i++) {
            peers.putInt(0xc6336400 + i).putShort((short) 51413);
        }
        UdpReply reply = UdpReplies.parse(peers.flip(), ADDRESS.getAddress());
        assertThat(reply).isInstanceOfSatisfying(Announced.class, announced -> {
            assertThat(announced.reply().peers()).hasSize(1_000);
            assertThat(announced.reply().interval()).isEmpty();
            assertThat(announced.reply().counts().seeds()).hasValue(0xffffffffL);
        });
        ByteBuffer scrape = ByteBuffer.allocate(65_500).putInt(0, 2);
        assertThat(UdpReplies.parse(scrape, ADDRESS.getAddress()))
                .isInstanceOfSatisfying(
                        Scraped.class, scraped -> assertThat(scraped.counts()).hasSize(100));
    }

    @Test
    void peersInOurNetworkAreBelievedOfTrackersInItOnly() {
        InetSocketAddress inside = Searches.peer("192.168.0.9", 6881);
        InetSocketAddress here = Searches.peer("127.0.0.1", 6881);
        byte[] named = CompactPeers.encode(Family.V4, List.of(inside, here, PEER));
        assertThat(peers(named, "198.51.100.7")).containsExactly(PEER);
        assertThat(peers(named, "192.168.0.1")).containsExactly(inside, PEER);
        assertThat(peers(named, "127.0.0.1")).containsExactly(inside, here, PEER);
    }

    private static List<InetSocketAddress> peers(byte[] named, String tracker) {
        ByteBuffer datagram =
                ByteBuffer.allocate(100).putInt(1).position(20).put(named).flip();
        UdpReply reply = UdpReplies.parse(datagram, Searches.peer(tracker, 6969).getAddress());
        return ((Announced) reply).reply().peers();
    }

    @Test
    void mutationsAreReadWithinBounds() {
        List<byte[]> seeds = List.of(
                bytes(answer(0, 1)), bytes(answer(1, 1)), bytes(answer(2, 1)), bytes(answer(3, 1)), new byte[0]);
        for (InetSocketAddress from : List.of(ADDRESS, Searches.peer("2001:db8::7", 6969))) {
            FuzzSeeds.mutate(seeds, 5, 3_000, input -> {
                UdpReply reply = UdpReplies.parse(ByteBuffer.wrap(input), from.getAddress());
                if (reply instanceof Announced announced) {
                    assertThat(announced.reply().peers())
                            .allMatch(peer -> PeerAddresses.mayDial(peer, from.getAddress()));
                }
                assertThat(input.length >= 8 || reply instanceof Malformed).isTrue();
            });
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
