package org.starling.overlay.link.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.starling.overlay.link.Acquaintances;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.TestKeys;
import org.starling.wire.PeerId;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.BDictBuilder;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

/** O4 and O5: each part of a proof, changed, missing, or of another kind, at both ends. */
final class ProofTest {
    private static final Identity ANN = TestKeys.friend(1);
    private static final Identity BOB = TestKeys.friend(2);
    private static final PeerId ID_ANN = Talker.peerId(1).id();
    private static final PeerId ID_BOB = Talker.peerId(2).id();
    private static final byte[] CHANNEL = bytes(32, 9);
    private static final BencodeLimits ANY = new BencodeLimits(1 << 16, 16, 4096, 19, false);

    private final Dialling ann = new Dialling(proofs(ANN, ID_ANN, ID_BOB, 1), Optional.of(BOB.permId()));
    private final Accepting bob = new Accepting(proofs(BOB, ID_BOB, ID_ANN, 2));

    @Test
    void whatIsRightIsAccepted() throws Exception {
        assertThat(atAnn(response1())).isEqualTo(BOB.permId());
        assertThat(atBob(new Accepting(proofs(BOB, ID_BOB, ID_ANN, 2)), payload -> payload))
                .isEqualTo(ANN.permId());
    }

    static Stream<Arguments> badKeys() {
        byte[] good = ANN.permId().der();
        byte[] offCurve = good.clone();
        offCurve[90] ^= 1;
        byte[] infinity = Arrays.copyOf(good, 27);
        infinity[26] = 0;
        byte[] zero = good.clone();
        Arrays.fill(zero, 27, 91, (byte) 0);
        return Stream.of(
                Arguments.of("off the curve", offCurve),
                Arguments.of("a classic key", TestKeys.classic(1).permId().der()),
                Arguments.of("zero", zero),
                Arguments.of("infinity", infinity),
                Arguments.of("empty", new byte[0]),
                Arguments.of("cut", Arrays.copyOf(good, 90)),
                Arguments.of("longer", Arrays.copyOf(good, 92)),
                Arguments.of("garbage", bytes(91, 3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badKeys")
    void refusesBadKeys(String name, byte[] key) throws Exception {
        assertFails(LinkEnd.BAD_PERMID, () -> atAnn(edit(response1(), dict -> dict.put("certA", key))));
        assertFails(LinkEnd.BAD_PERMID, () -> atBob(bob, payload -> edit(payload, dict -> dict.put("certB", key))));
    }

    static Stream<Arguments> badSignatures() {
        byte[] other = ANN.sign(new byte[] {1});
        return Stream.of(
                Arguments.of("empty", new byte[0]),
                Arguments.of("of something else", other),
                Arguments.of("zeros", new byte[72]),
                Arguments.of("r and s zero", new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0}),
                Arguments.of("trailing", Arrays.copyOf(other, other.length + 1)),
                Arguments.of("long", new byte[1000]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badSignatures")
    void refusesBadSignatures(String name, byte[] signature) throws Exception {
        assertFails(LinkEnd.BAD_PROOF, () -> atAnn(edit(response1(), dict -> dict.put("SA", signature))));
        assertFails(LinkEnd.BAD_PROOF, () -> atBob(bob, payload -> edit(payload, dict -> dict.put("SB", signature))));
    }

    @Test
    void refusesTheKeyOfSomebodyElse() {
        byte[] carl = TestKeys.friend(3).permId().der();
        assertFails(LinkEnd.BAD_PROOF, () -> atAnn(edit(response1(), dict -> dict.put("certA", carl))));
        assertFails(LinkEnd.BAD_PROOF, () -> atBob(bob, payload -> edit(payload, dict -> dict.put("certB", carl))));
    }

    @Test
    void refusesAnotherPeerId() {
        assertFails(LinkEnd.BAD_PROOF, () -> atAnn(edit(response1(), dict -> dict.put("B", ID_BOB.bytes()))));
        assertFails(
                LinkEnd.BAD_PROOF, () -> atBob(bob, payload -> edit(payload, dict -> dict.put("A", ID_ANN.bytes()))));
    }

    @Test
    void refusesAnotherFormOfTheDictionary() {
        assertFails(LinkEnd.MALFORMED, () -> atAnn(edit(response1(), dict -> dict.put("x", 1))));
        assertFails(LinkEnd.MALFORMED, () -> atAnn(edit(response1(), dict -> dict.remove("rA"))));
        assertFails(LinkEnd.MALFORMED, () -> atAnn(edit(response1(), dict -> dict.put("rA", new byte[31]))));
        assertFails(LinkEnd.MALFORMED, () -> atAnn(edit(response1(), dict -> dict.put("rA", new byte[33]))));
        assertFails(LinkEnd.MALFORMED, () -> atAnn(edit(response1(), dict -> dict.put("rA", 32))));
        assertFails(LinkEnd.MALFORMED, () -> atAnn(Arrays.copyOf(response1(), response1().length + 1)));
        assertFails(LinkEnd.MALFORMED, () -> atAnn(new byte[0]));
        assertFails(LinkEnd.MALFORMED, () -> atAnn("le".getBytes(StandardCharsets.US_ASCII)));
        assertFails(LinkEnd.MALFORMED, () -> atBob(bob, payload -> edit(payload, dict -> dict.put("x", 1))));
    }

    @Test
    void refusesAChallengeOfAnotherForm() {
        byte[] good = new Challenge(new byte[16], new byte[32]).encode().payload();
        assertThat(new String(good, StandardCharsets.ISO_8859_1))
                .startsWith("d1:F16:")
                .contains("2:rB32:");
        assertFails(LinkEnd.MALFORMED, () -> challenge(edit(good, dict -> dict.put("rB", new byte[31]))));
        assertFails(LinkEnd.MALFORMED, () -> challenge(edit(good, dict -> dict.put("rB", new byte[1024]))));
        assertFails(LinkEnd.MALFORMED, () -> challenge(edit(good, dict -> dict.put("F", new byte[17]))));
        assertFails(LinkEnd.MALFORMED, () -> challenge(edit(good, dict -> dict.put("rC", new byte[32]))));
        assertFails(LinkEnd.MALFORMED, () -> challenge(edit(good, dict -> dict.remove("F"))));
        assertFails(LinkEnd.MALFORMED, () -> challenge("1024:".getBytes(StandardCharsets.US_ASCII)));
        byte[] unsorted =
                ("d2:rB32:" + "r".repeat(32) + "1:F16:" + "f".repeat(16) + "e").getBytes(StandardCharsets.US_ASCII);
        assertFails(LinkEnd.MALFORMED, () -> challenge(unsorted));
    }

    /** Flips a bit of each byte: nothing but the original is accepted. */
    @Test
    void refusesEveryChangedBit() throws Exception {
        byte[] good = response1();
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << at % 8);
            assertThatThrownBy(() -> atAnn(bad)).as("byte %d", at).isInstanceOf(LinkException.class);
        }
    }

    @Test
    void mutatedMessagesGiveATypedRefusal() {
        Random random = new Random(4);
        byte[] good = response1();
        for (int round = 0; round < 3_000; round++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int i = 0; i < 3 && bad.length > 0; i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            int id = 251 + random.nextInt(3);
            assertThatThrownBy(() -> new Dialling(proofs(ANN, ID_ANN, ID_BOB, 1), Optional.empty())
                            .receive(new Message(id, bad)))
                    .isInstanceOf(LinkException.class);
        }
    }

    /** Bob's answer to Ann's challenge, as her nonce is always the same here. */
    private byte[] response1() {
        Message challenge = new Dialling(proofs(ANN, ID_ANN, ID_BOB, 1), Optional.empty()).challenge();
        try {
            Step step = new Accepting(proofs(BOB, ID_BOB, ID_ANN, 2)).receive(challenge);
            return ((Step.Sign) step).answer().get().payload();
        } catch (LinkException e) {
            throw new AssertionError(e);
        }
    }

    private PermId atAnn(byte[] response1) throws LinkException {
        Dialling fresh = new Dialling(proofs(ANN, ID_ANN, ID_BOB, 1), Optional.of(BOB.permId()));
        Step step = fresh.receive(new Message(MessageIds.RESPONSE1, response1));
        return ((Step.Authenticated) step).peer();
    }

    private PermId atBob(Accepting at, UnaryOperator<byte[]> change) throws LinkException {
        Step.Sign sign = (Step.Sign) at.receive(ann.challenge());
        Step.Authenticated answered =
                (Step.Authenticated) ann.receive(sign.answer().get());
        byte[] response2 = answered.last().orElseThrow().payload();
        Step step = at.receive(new Message(MessageIds.RESPONSE2, change.apply(response2)));
        return ((Step.Authenticated) step).peer();
    }

    private void challenge(byte[] payload) throws LinkException {
        new Accepting(proofs(BOB, ID_BOB, ID_ANN, 2)).receive(new Message(MessageIds.CHALLENGE, payload));
    }

    private interface Action {
        void run() throws LinkException;
    }

    private static void assertFails(LinkEnd reason, Action action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        LinkException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static byte[] edit(byte[] payload, UnaryOperator<BDictBuilder> change) {
        try {
            BDict dict = Bencode.decodeDict(payload, ANY);
            return Bencode.encode(change.apply(dict.toBuilder()).build());
        } catch (BencodeException e) {
            throw new AssertionError(e);
        }
    }

    private static Proofs proofs(Identity identity, PeerId own, PeerId theirs, int seed) {
        return new Proofs(identity, Acquaintances.NONE, new Random(seed), CHANNEL, own, theirs);
    }

    private static byte[] bytes(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
