package org.starling.overlay.link.secure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.peer.FakeStream;
import org.starling.net.RawLink;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.permid.TestKeys;
import org.starling.sim.SimLoop;
import org.starling.wire.bencode.BString;

/** What a single peer can make a node hold or do, before and after it is authenticated. */
final class BoundsTest {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final SimLoop loop = new SimLoop();
    private final Node bob = new Node(loop, 2);
    private final FakeStream[] line = FakeStream.pair(loop);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 33, 48, 1 << 30, -1})
    void theFirstFrameHasOneLength(int length) {
        arrive();
        line[0].raw(Greeting.ours(Talker.peerId(1)));
        line[0].raw(ByteBuffer.allocate(4).putInt(length).array());
        assertEnds(LinkEnd.BAD_FRAME);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17, 65_536, 1 << 30, -1})
    void framesHaveALengthWithinTheBounds(int length) {
        connect();
        line[0].raw(ByteBuffer.allocate(4).putInt(length).array());
        assertEnds(LinkEnd.BAD_FRAME);
    }

    /** Whether in one frame or in many. */
    @Test
    void strangersMaySendFourKibibytes() {
        connect();
        int sent = 68 + 36;
        line[0].raw(ByteBuffer.allocate(4).putInt(4096 - sent - 4).array());
        loop.runFor(SOON);
        assertThat(line[1].isClosed()).isFalse();

        FakeStream[] other = FakeStream.pair(loop);
        bob.door.accept(new RawLink(other[1]));
        new Talker(other[0], true, Talker.peerId(1), 1).start();
        loop.runFor(SOON);
        other[0].raw(ByteBuffer.allocate(4).putInt(4096 - sent - 3).array());
        loop.runFor(SOON);
        assertThat(other[1].isClosed()).isTrue();
        assertThat(bob.counters.get(LinkEnd.TOO_MUCH_UNAUTHENTICATED)).isOne();
    }

    /** O8: the deadline is one for all, whatever comes meanwhile. */
    @Test
    void aByteASecondBuysNoTime() {
        arrive();
        byte[] greeting = Greeting.ours(Talker.peerId(1));
        for (int second = 0; second < 9; second++) {
            line[0].raw(greeting[second]);
            loop.runFor(SOON);
        }
        assertThat(line[1].isClosed()).isFalse();
        loop.runFor(SOON);
        assertEnds(LinkEnd.TOO_SLOW);
    }

    @Test
    void whoIsAuthenticatedMustStillSayHelloInTime() {
        Talker ann = connect();
        authenticate(ann);
        loop.runFor(Duration.ofSeconds(5));
        assertThat(bob.up).isEmpty();
        assertThat(line[1].isClosed()).isFalse();
        loop.runFor(Duration.ofSeconds(5));
        assertEnds(LinkEnd.TOO_SLOW);
    }

    @Test
    void helloIsTheFirstMessageAndComesOnce() {
        Talker ann = connect();
        authenticate(ann);
        ann.say(hello());
        loop.runFor(SOON);
        assertThat(bob.up).hasSize(1);
        ann.say(hello());
        assertEnds(LinkEnd.OUT_OF_ORDER);
    }

    @Test
    void aMessageThatIsCutOffIsDropped() {
        Talker ann = up();
        byte[] payload = new byte[100_000];
        new Random(1).nextBytes(payload);
        line[0].stall();
        ann.say(new Message(MessageIds.METADATA, payload));
        line[0].close("cut off");
        loop.runFor(SOON);
        assertThat(bob.messages).isEmpty();
        assertThat(bob.ended).containsExactly(LinkEnd.REMOTE_CLOSED);
    }

    @Test
    void unknownMessagesAreDeliveredToWhoeverKnowsThem() {
        Talker ann = up();
        for (int id = 0; id < 251; id++) {
            if (id != MessageIds.HELLO) {
                ann.say(new Message(id, new byte[3]));
            }
        }
        loop.runFor(SOON);
        assertThat(bob.messages).hasSize(251 - 2);
        assertThat(bob.link().isOpen()).isTrue();
    }

    @Test
    void randomFramesEndTheLink() {
        Random random = new Random(8);
        for (int round = 0; round < 100; round++) {
            FakeStream[] ends = FakeStream.pair(loop);
            bob.door.accept(new RawLink(ends[1]));
            new Talker(ends[0], true, Talker.peerId(1), round).start();
            loop.runFor(Duration.ofMillis(100));
            byte[] garbage = new byte[18 + random.nextInt(500)];
            random.nextBytes(garbage);
            ends[0].raw(ByteBuffer.allocate(4).putInt(garbage.length).array());
            ends[0].raw(garbage);
            loop.runFor(Duration.ofMillis(100));
            assertThat(ends[1].isClosed()).isTrue();
        }
        assertThat(bob.counters.snapshot()).containsExactly(Map.entry(LinkEnd.BAD_CIPHERTEXT, 100L));
    }

    private void arrive() {
        bob.door.accept(new RawLink(line[1]));
        loop.runFor(Duration.ofMillis(1));
    }

    private Talker connect() {
        bob.door.accept(new RawLink(line[1]));
        Talker talker = new Talker(line[0], true, Talker.peerId(1), 1).start();
        loop.runFor(Duration.ofMillis(100));
        assertThat(talker.hash).hasSize(32);
        return talker;
    }

    private void authenticate(Talker ann) {
        byte[] nonce = ann.nonce();
        ann.say(new Challenge(new byte[16], nonce).encode());
        loop.runFor(Duration.ofMillis(100));
        ann.say(ann.response2(TestKeys.friend(1), nonce, nonceA(ann.last()), bob.permId()));
        loop.runFor(Duration.ofMillis(100));
        assertThat(ann.heard(MessageIds.HELLO)).isTrue();
    }

    private Talker up() {
        Talker ann = connect();
        authenticate(ann);
        ann.say(hello());
        loop.runFor(SOON);
        assertThat(bob.up).hasSize(1);
        return ann;
    }

    private void assertEnds(LinkEnd reason) {
        loop.runFor(Duration.ofMillis(100));
        assertThat(line[1].isClosed()).isTrue();
        assertThat(bob.counters.snapshot()).containsExactly(Map.entry(reason, 1L));
        assertThat(bob.doorkeeper.waiting()).isZero();
    }

    private static Message hello() {
        return new Hello("Test 1", Map.of(), BString.of(new byte[8])).encode();
    }

    private static byte[] nonceA(Message response1) {
        try {
            return Fields.read(response1.payload(), 4).bytes("rA");
        } catch (LinkException e) {
            throw new AssertionError(e);
        }
    }
}
