package org.starling.overlay.link.secure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.peer.FakeStream;
import org.starling.net.RawLink;
import org.starling.net.StreamCipher;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.permid.TestKeys;
import org.starling.sim.SimLoop;

/** Mallory stands between Ann, who dials, and Bob, or lets herself be dialled by both. */
final class AttackTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int ANY = 209;

    private final SimLoop loop = new SimLoop();
    private final Node ann = new Node(loop, 1);
    private final Node bob = new Node(loop, 2);

    /** Ann's connection ends at Mallory, who has another one to Bob. */
    private final FakeStream[] annsLine = FakeStream.pair(loop);

    private final FakeStream[] bobsLine = FakeStream.pair(loop);
    private final FakeStream fromAnn = annsLine[1];
    private final FakeStream toBob = bobsLine[0];

    private Node.Attempt dialThroughMallory(boolean encrypted) {
        if (encrypted) {
            cipher(annsLine, 1);
            cipher(bobsLine, 2);
        }
        bob.door.accept(new RawLink(bobsLine[1]));
        return ann.dial(annsLine[0], Optional.of(bob.permId()));
    }

    /** Passing bytes on is what every router does: nothing can be read, added or changed. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRelayOfBytesLearnsAndChangesNothing(boolean encrypted) {
        dialThroughMallory(encrypted);
        Pump there = new Pump(toBob);
        Pump back = new Pump(fromAnn);
        fromAnn.handler(there);
        toBob.handler(back);
        loop.runFor(SOON);
        assertThat(bob.link().peer()).isEqualTo(ann.permId());
        ann.link().send(ANY, "a secret between friends".getBytes(StandardCharsets.UTF_8));
        loop.runFor(SOON);
        assertThat(bob.messages).hasSize(1);
        assertThat(there.seen()).doesNotContain("secret");
        assertThat(there.seen()).doesNotContain(Pump.latin(ann.permId().der()));
        assertThat(back.seen()).doesNotContain(Pump.latin(bob.permId().der()));

        there.change = bytes -> {
            bytes[bytes.length - 1] ^= 1;
            return bytes;
        };
        ann.link().send(ANY, new byte[10]);
        loop.runFor(SOON);
        assertThat(bob.messages).hasSize(1);
        assertThat(bob.ended).containsExactly(LinkEnd.BAD_CIPHERTEXT);
    }

    /** Each byte of everything that Ann sends before the link is up. */
    @Test
    void noChangedByteIsAccepted() {
        int length = authenticateWithChange(-1, true);
        assertThat(length).as("greeting, channel, challenge, response, HELLO").isGreaterThan(400);
        for (int at = 0; at < length; at++) {
            authenticateWithChange(at, false);
        }
    }

    /** @return how many bytes were sent to the side that accepts */
    private int authenticateWithChange(int at, boolean succeeds) {
        Node dialler = new Node(loop, 1);
        Node acceptor = new Node(loop, 2);
        FakeStream[] first = FakeStream.pair(loop);
        FakeStream[] second = FakeStream.pair(loop);
        acceptor.door.accept(new RawLink(second[1]));
        dialler.dial(first[0], Optional.of(acceptor.permId()));
        Pump there = new Pump(second[0]);
        there.change = bytes -> {
            int position = at - (there.passed - bytes.length);
            if (position >= 0 && position < bytes.length) {
                bytes[position] ^= 0x10;
            }
            return bytes;
        };
        first[1].handler(there);
        second[0].handler(new Pump(first[1]));
        loop.runFor(Duration.ofSeconds(11));
        assertThat(acceptor.up.isEmpty()).as("byte %d", at).isEqualTo(!succeeds);
        return there.passed;
    }

    /** O1: Mallory ends both channels and passes the messages inside on. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRelayThatEndsTheChannelsIsNobody(boolean encrypted) {
        Node.Attempt attempt = dialThroughMallory(encrypted);
        // She shows each of them the other's peer id.
        Talker asBob = new Talker(fromAnn, false, bob.context.self().peerId(), 1);
        Talker asAnn = new Talker(toBob, true, ann.context.self().peerId(), 2);
        asBob.reaction = asAnn::say;
        asAnn.reaction = asBob::say;
        asAnn.start();
        loop.runFor(SOON);
        asBob.start();
        loop.runFor(SOON);
        assertThat(asBob.heard(MessageIds.CHALLENGE)).isTrue();
        assertThat(asAnn.heard(MessageIds.RESPONSE1)).isTrue();
        assertThat(attempt.failed).containsExactly(LinkEnd.BAD_PROOF);
        assertThat(asBob.heard(MessageIds.RESPONSE2))
                .as("Ann has not shown herself")
                .isFalse();
        loop.runFor(Duration.ofSeconds(11));
        assertThat(bob.up).isEmpty();
    }

    /** The same, with Ann's part already done: what she signed for Mallory is worth nothing to Bob. */
    @Test
    void aProofMadeForMalloryIsNoneForBob() {
        FakeStream[] first = FakeStream.pair(loop);
        FakeStream[] second = FakeStream.pair(loop);
        bob.door.accept(new RawLink(second[1]));
        ann.dial(first[0], Optional.empty());
        Talker mallory = new Talker(first[1], false, bob.context.self().peerId(), 1).start();
        Talker asAnn = new Talker(second[0], true, ann.context.self().peerId(), 2).start();
        loop.runFor(SOON);
        // Bob is challenged with Ann's nonce; Mallory answers Ann with Bob's nonce, as herself.
        asAnn.say(mallory.last());
        loop.runFor(SOON);
        byte[] nonceA = nonceA(asAnn.last());
        mallory.say(mallory.response1(TestKeys.friend(66), challenge(mallory.last()), nonceA));
        loop.runFor(SOON);
        Message response2 = mallory.heard.get(1);
        assertThat(response2.id()).isEqualTo(MessageIds.RESPONSE2);
        asAnn.say(response2);
        loop.runFor(SOON);
        assertThat(bob.up).isEmpty();
        assertThat(bob.counters.get(LinkEnd.BAD_PROOF)).isOne();
    }

    /** O2: Ann and Bob both dial Mallory, who makes Ann's RESPONSE2 a RESPONSE1 for Bob. */
    @Test
    void interleavedProofsDoNotFit() {
        FakeStream[] first = FakeStream.pair(loop);
        FakeStream[] second = FakeStream.pair(loop);
        ann.dial(first[0], Optional.empty());
        Node.Attempt attempt = bob.dial(second[0], Optional.of(ann.permId()));
        Talker toAnn = new Talker(first[1], false, bob.context.self().peerId(), 1).start();
        Talker toBob2 = new Talker(second[1], false, ann.context.self().peerId(), 2).start();
        loop.runFor(SOON);
        Challenge ofAnn = challenge(toAnn.last());
        Challenge ofBob = challenge(toBob2.last());
        toAnn.say(toAnn.response1(TestKeys.friend(66), ofAnn, ofBob.nonceB()));
        loop.runFor(SOON);
        Message response2 = toAnn.heard.get(1);
        byte[] signature = signatureB(response2);
        toBob2.say(new Response1(ann.permId(), ofAnn.nonceB(), signature).encode(toBob2.peer()));
        loop.runFor(SOON);
        assertThat(attempt.failed).containsExactly(LinkEnd.BAD_PROOF);
    }

    /** O2: Ann's own challenge comes back to her on a second connection, and her answer on the first. */
    @Test
    void reflectionProvesNothing() {
        FakeStream[] first = FakeStream.pair(loop);
        FakeStream[] second = FakeStream.pair(loop);
        Node.Attempt attempt = ann.dial(first[0], Optional.empty());
        Talker dialled = new Talker(first[1], false, Talker.peerId(5), 1).start();
        ann.door.accept(new RawLink(second[1]));
        Talker dialling = new Talker(second[0], true, Talker.peerId(5), 2).start();
        loop.runFor(SOON);
        dialling.say(dialled.last());
        loop.runFor(SOON);
        dialled.say(dialling.last());
        loop.runFor(SOON);
        assertThat(attempt.failed).containsExactly(LinkEnd.BAD_PROOF);
        assertThat(ann.impostors).as("nobody has proved to have her key").isEmpty();
    }

    @Test
    void aChallengeSentBackIsNoAnswer() {
        FakeStream[] ends = FakeStream.pair(loop);
        Node.Attempt attempt = ann.dial(ends[0], Optional.empty());
        Talker mallory = new Talker(ends[1], false, Talker.peerId(5), 1).start();
        mallory.reaction = mallory::say;
        loop.runFor(SOON);
        assertThat(attempt.failed).containsExactly(LinkEnd.OUT_OF_ORDER);
    }

    @Test
    void theSameNonceTwiceIsRefused() {
        FakeStream[] ends = FakeStream.pair(loop);
        Node.Attempt attempt = ann.dial(ends[0], Optional.empty());
        Talker mallory = new Talker(ends[1], false, Talker.peerId(5), 1).start();
        loop.runFor(SOON);
        Challenge challenge = challenge(mallory.last());
        mallory.say(mallory.response1(TestKeys.friend(66), challenge, challenge.nonceB()));
        loop.runFor(SOON);
        assertThat(attempt.failed).containsExactly(LinkEnd.BAD_PROOF);
    }

    /** O3: everything that Ann sent, once more, a second and a day later. */
    @ParameterizedTest
    @ValueSource(longs = {1, 86_400})
    void aReplayedConnectionFails(long seconds) {
        dialThroughMallory(false);
        Pump there = new Pump(toBob);
        fromAnn.handler(there);
        toBob.handler(new Pump(fromAnn));
        loop.runFor(SOON);
        assertThat(bob.up).hasSize(1);
        ann.link().close(LinkEnd.STOPPED);
        loop.runFor(Duration.ofSeconds(seconds));

        FakeStream[] ends = FakeStream.pair(loop);
        bob.door.accept(new RawLink(ends[1]));
        ends[0].raw(there.bytes());
        loop.runFor(SOON);
        assertThat(bob.up).hasSize(1);
        assertThat(bob.counters.get(LinkEnd.BAD_CIPHERTEXT)).isOne();
    }

    /** O3: what somebody said in one channel, said in the next. */
    @Test
    void aReplayedProofFails() {
        FakeStream[] ends = FakeStream.pair(loop);
        bob.door.accept(new RawLink(ends[1]));
        Talker first = new Talker(ends[0], true, Talker.peerId(5), 1).start();
        loop.runFor(SOON);
        byte[] nonce = first.nonce();
        first.say(new Challenge(new byte[16], nonce).encode());
        loop.runFor(SOON);
        Message proof = first.response2(TestKeys.friend(66), nonce, nonceA(first.last()), bob.permId());
        first.say(proof);
        loop.runFor(SOON);
        assertThat(first.heard(MessageIds.HELLO)).isTrue();

        FakeStream[] next = FakeStream.pair(loop);
        bob.door.accept(new RawLink(next[1]));
        Talker second = new Talker(next[0], true, Talker.peerId(5), 1).start();
        loop.runFor(SOON);
        second.say(new Challenge(new byte[16], nonce).encode());
        loop.runFor(SOON);
        second.say(proof);
        loop.runFor(SOON);
        assertThat(second.heard(MessageIds.HELLO)).isFalse();
        assertThat(bob.counters.get(LinkEnd.BAD_PROOF)).isOne();
    }

    @Test
    void noNonceIsUsedTwice() {
        List<byte[]> nonces = new ArrayList<>();
        for (int round = 0; round < 50; round++) {
            FakeStream[] ends = FakeStream.pair(loop);
            ann.dial(ends[0], Optional.empty());
            Talker mallory = new Talker(ends[1], false, Talker.peerId(round), 1).start();
            loop.runFor(SOON);
            nonces.add(challenge(mallory.last()).nonceB());
        }
        assertThat(nonces.stream().map(Arrays::hashCode)).doesNotHaveDuplicates();
    }

    /** O6: whoever takes the bit away gets no classic link instead. */
    @Test
    void strippingTheBitEndsTheDial() {
        Node.Attempt attempt = dialThroughMallory(false);
        Pump there = new Pump(toBob);
        there.change = AttackTest::strip;
        Pump back = new Pump(fromAnn);
        back.change = AttackTest::strip;
        fromAnn.handler(there);
        toBob.handler(back);
        loop.runFor(SOON);
        assertThat(bob.classic).as("Bob takes it for a classic one").hasSize(1);
        bob.classic
                .get(0)
                .write(ByteBuffer.wrap(strip(Greeting.ours(bob.context.self().peerId()))), () -> {});
        loop.runFor(SOON);
        assertThat(attempt.failed).containsExactly(LinkEnd.NOT_SECURE);
        assertThat(there.passed).as("nothing but the greeting").isEqualTo(68);
    }

    /** O6: versions are part of what the channel's hash covers. */
    @Test
    void anotherVersionInTheGreetingBreaksTheProof() {
        Node.Attempt attempt = dialThroughMallory(false);
        Pump there = new Pump(toBob);
        there.change = bytes -> {
            if (bytes.length == 68) {
                bytes[66] = 6;
            }
            return bytes;
        };
        fromAnn.handler(there);
        toBob.handler(new Pump(fromAnn));
        loop.runFor(SOON);
        assertThat(attempt.failed).containsExactly(LinkEnd.BAD_CIPHERTEXT);
        assertThat(bob.up).isEmpty();
    }

    private static byte[] strip(byte[] bytes) {
        if (bytes.length == 68) {
            bytes[21] &= (byte) ~1;
        }
        return bytes;
    }

    private static Challenge challenge(Message message) {
        return unchecked(() -> Challenge.decode(message.payload()));
    }

    private byte[] nonceA(Message message) {
        return unchecked(() -> Fields.read(message.payload(), 4).bytes("rA"));
    }

    private static byte[] signatureB(Message message) {
        return unchecked(() -> Fields.read(message.payload(), 3).bytes("SB"));
    }

    private static <T> T unchecked(Callable<T> task) {
        try {
            return task.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Both ends of a hop encrypt as MSE does, with a key stream of their own in each direction. */
    private static void cipher(FakeStream[] ends, int key) {
        ends[0].ciphers(stream(key), stream(key + 100));
        ends[1].ciphers(stream(key + 100), stream(key));
    }

    private static StreamCipher stream(int key) {
        Random random = new Random(key);
        return bytes -> {
            for (int at = bytes.position(); at < bytes.limit(); at++) {
                bytes.put(at, (byte) (bytes.get(at) ^ random.nextInt()));
            }
        };
    }
}
