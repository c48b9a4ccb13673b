package org.starling.overlay.link.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;

/** The channel's encryption, and messages in frames. */
final class FrameTest {
    private static final byte[] PROLOGUE = new byte[136];

    private final NoiseChannel initiator = new NoiseChannel(true, PROLOGUE.clone(), new Random(1), 5);
    private final NoiseChannel responder = new NoiseChannel(false, PROLOGUE.clone(), new Random(2), 5);
    private final MessageJoiner joiner = new MessageJoiner();

    @Test
    void hasTheBoundsThatAreDocumented() {
        assertThat(SecureLimits.UNAUTHENTICATED_BYTES).isEqualTo(4096);
        assertThat(SecureLimits.MIN_FRAME).isEqualTo(18);
        assertThat(SecureLimits.MAX_FRAME).isEqualTo(65_535);
        assertThat(SecureLimits.FULL_FRAME).isEqualTo(65_519);
        assertThat(SecureLimits.MAX_FRAMES).isEqualTo(4_294_967_296L);
        assertThat(SecureLimits.IDLE).hasSeconds(300);
        assertThat(SecureLimits.KEEP_ALIVE).hasSeconds(120);
        assertThat(SecureLimits.BENCODE.maxDepth()).isEqualTo(16);
        assertThat(SecureLimits.BENCODE.maxIntegerDigits()).isEqualTo(19);
        assertThat(SecureLimits.maxPayload(249)).isEqualTo(10_240);
        assertThat(SecureLimits.maxPayload(247)).isEqualTo(4 << 20);
        assertThat(SecureLimits.maxPayload(200)).isEqualTo(64 << 10);
        assertThat(SecureLimits.maxPayload(1)).isEqualTo(64 << 10);
    }

    @Test
    void bothEndsGetTheSameHash() throws Exception {
        assertThat(initiator.write()).hasSize(32).satisfies(responder::read);
        assertThat(responder.write()).hasSize(48).satisfies(initiator::read);
        assertThat(initiator.isReady() && responder.isReady()).isTrue();
        assertThat(initiator.hash()).hasSize(32).isEqualTo(responder.hash());
    }

    @Test
    void anotherPrologueGivesNoChannel() throws Exception {
        NoiseChannel other = new NoiseChannel(false, new byte[135], new Random(2));
        other.read(initiator.write());
        assertFails(LinkEnd.BAD_CIPHERTEXT, () -> initiator.read(other.write()));
    }

    @Test
    void refusesAKeyOfZeros() {
        assertFails(LinkEnd.BAD_CIPHERTEXT, () -> responder.read(new byte[32]));
    }

    @Test
    void oneKeyEncryptsSoManyFrames() throws Exception {
        connect();
        for (int i = 0; i < 5; i++) {
            byte[] sealed = new byte[20];
            initiator.seal(new byte[4], 0, 4, sealed, 0);
            assertThat(responder.open(sealed)).hasSize(4);
        }
        assertFails(LinkEnd.KEY_WORN_OUT, () -> initiator.seal(new byte[4], 0, 4, new byte[20], 0));
        assertFails(LinkEnd.KEY_WORN_OUT, () -> responder.open(new byte[20]));
    }

    /** Nothing is sent with a key that may be known, nor with the zeros that are left of it. */
    @Test
    void aBadFrameDestroysBothDirections() throws Exception {
        connect();
        assertFails(LinkEnd.BAD_CIPHERTEXT, () -> responder.open(new byte[20]));
        assertFails(LinkEnd.KEY_WORN_OUT, () -> responder.seal(new byte[4], 0, 4, new byte[20], 0));
        assertFails(LinkEnd.KEY_WORN_OUT, () -> responder.open(new byte[20]));
    }

    @Test
    void framesInAnotherOrderAreRefused() throws Exception {
        connect();
        byte[] first = new byte[20];
        byte[] second = new byte[20];
        initiator.seal(new byte[4], 0, 4, first, 0);
        initiator.seal(new byte[4], 0, 4, second, 0);
        assertFails(LinkEnd.BAD_CIPHERTEXT, () -> responder.open(second));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 21",
        "65513, 65534",
        "65514, 65535",
        "65515, 65534 18",
        "65516, 65535 18",
        "131033, 65535 65535",
        "131034, 65535 65534 18",
        "131035, 65535 65535 18",
        "131040, 65535 65535 23"
    })
    void fillsEveryFrameButTheLast(int payload, String lengths) throws Exception {
        connect();
        List<ByteBuffer> frames = MessageSplitter.frames(new Message(247, new byte[payload]), initiator);
        List<Integer> expected = Pattern.compile(" ")
                .splitAsStream(lengths)
                .map(Integer::valueOf)
                .toList();
        assertThat(frames).extracting(frame -> frame.getInt(0)).containsExactlyElementsOf(expected);
        assertThat(frames).extracting(frame -> frame.remaining() - 4).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {65_514, 65_515, 65_516, 131_034, 200_000})
    void joinsWhatWasSplit(int length) throws Exception {
        byte[] payload = new byte[length];
        new Random(1).nextBytes(payload);
        connect();
        Optional<Message> joined = Optional.empty();
        for (ByteBuffer frame : MessageSplitter.frames(new Message(247, payload), initiator)) {
            assertThat(joined).isEmpty();
            byte[] sealed = new byte[frame.remaining() - 4];
            frame.position(4).get(sealed);
            joined = joiner.add(responder.open(sealed));
        }
        assertThat(joined.orElseThrow().payload()).isEqualTo(payload);
        assertThat(joiner.add(frame(3, 200, 2))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void noMessageBeginsInSoLittle(int length) {
        assertFails(LinkEnd.BAD_FRAME, () -> joiner.add(new byte[length]));
    }

    @Test
    void twoMessagesDoNotShareAFrame() {
        assertFails(LinkEnd.BAD_FRAME, () -> joiner.add(frame(3, 200, 3)));
        assertFails(LinkEnd.BAD_FRAME, () -> joiner.add(frame(0, 200, 0)));
    }

    @Test
    void framesInBetweenAreFull() throws Exception {
        assertFails(LinkEnd.BAD_FRAME, () -> joiner.add(frame(1_000, 200, 10)));
        MessageJoiner second = new MessageJoiner();
        assertThat(second.add(frame(140_000, 247, 65_514))).isEmpty();
        assertFails(LinkEnd.BAD_FRAME, () -> second.add(new byte[65_518]));
        MessageJoiner third = new MessageJoiner();
        assertThat(third.add(frame(65_521, 247, 65_514))).isEmpty();
        assertFails(LinkEnd.BAD_FRAME, () -> third.add(new byte[65_519]));
    }

    /** There is one way to cut a message, so nothing can be hidden in the way that was chosen. */
    @Test
    void leavesASingleByteForNoFrame() throws Exception {
        assertFails(LinkEnd.BAD_FRAME, () -> joiner.add(frame(65_516, 247, 65_514)));
        MessageJoiner second = new MessageJoiner();
        assertThat(second.add(frame(65_516, 247, 65_513))).isEmpty();
        assertFails(LinkEnd.BAD_FRAME, () -> second.add(new byte[1]));
        MessageJoiner third = new MessageJoiner();
        assertThat(third.add(frame(65_516, 247, 65_513))).isEmpty();
        assertThat(third.add(new byte[2]).orElseThrow().payload()).hasSize(65_515);
        assertFails(LinkEnd.BAD_FRAME, () -> new MessageJoiner().add(frame(65_517, 247, 65_513)));
    }

    @Test
    void checksIdAndLengthBeforeAnythingElse() {
        assertFails(LinkEnd.OVERSIZED, () -> joiner.add(frame(10_242, 249, 65_514)));
        assertFails(LinkEnd.OVERSIZED, () -> joiner.add(frame((4 << 20) + 2, 247, 65_514)));
        assertFails(LinkEnd.OVERSIZED, () -> joiner.add(frame((64 << 10) + 2, 200, 65_514)));
        assertFails(LinkEnd.OVERSIZED, () -> joiner.add(frame(-1, 200, 65_514)));
        assertFails(LinkEnd.OVERSIZED, () -> joiner.add(frame(Integer.MIN_VALUE, 247, 65_514)));
    }

    /** @param length as announced, of id and payload */
    private static byte[] frame(int length, int id, int payload) {
        return ByteBuffer.allocate(5 + payload).putInt(length).put((byte) id).array();
    }

    private void connect() throws LinkException {
        responder.read(initiator.write());
        initiator.read(responder.write());
    }

    private interface Action {
        void run() throws LinkException;
    }

    private static void assertFails(LinkEnd reason, Action action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        LinkException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
