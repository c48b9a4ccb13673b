package org.starling.overlay.link.classic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.starling.engine.peer.FakeStream;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.classic.OriginalPeer.Timing;
import org.starling.overlay.permid.Identity;
import org.starling.overlay.permid.KeyCurve;
import org.starling.wire.bencode.BDict;

/** Proofs that are none: keys of other forms, signatures that do not hold, nonces that are not theirs. */
final class ClassicForgeryTest {
    private static final OriginalKey ALICE = OriginalKey.of("alice");
    private static final Identity BOB = OriginalKey.of("bob").identity();
    private static final int PORT = 7762;

    private final Town town = new Town();
    private final Member we = town.member("10.0.0.1", 7764, BOB);
    private final List<ChangingOriginal> originals = new ArrayList<>();

    /** We dial an original whose RESPONSE1 is changed on the way. */
    private void attackRun(UnaryOperator<BDict> change) {
        town.open(
                Town.address("10.0.0.2", PORT),
                stream -> originals.add(new ChangingOriginal(
                        (FakeStream) stream, new OriginalPeer(ALICE, false, Timing.WHOLE, PORT, 2, 9), change)));
        we.connect(Town.address("10.0.0.2", PORT));
        town.run();
    }

    /** O2. */
    @Test
    void ourOwnNonceIsNoNonceOfTheirs() {
        attackRun(response -> {
            byte[] ourNonce = originals.get(0).nonce();
            byte[] signature = ALICE.sign(
                    OriginalPeer.signed(ourNonce, ourNonce, we.self.id().bytes()));
            return response.toBuilder().put("rA", ourNonce).put("SA", signature).build();
        });
        assertThat(we.counters.get(LinkEnd.BAD_PROOF)).isEqualTo(1);
    }

    /** O4: one key has one encoding, on one curve. */
    @TestFactory
    Stream<DynamicTest> keysOfOtherForms() {
        byte[] good = ALICE.permId();
        byte[] offCurve = good.clone();
        offCurve[83] ^= 1;
        byte[] trailing = Arrays.copyOf(good, 85);
        byte[] compressed = ByteBuffer.allocate(54)
                .put(new byte[] {0x30, 0x34})
                .put(good, 2, 18)
                .put(new byte[] {0x03, 0x20, 0, 0x02})
                .put(good, 24, 30)
                .array();
        byte[] infinity = new byte[84];
        System.arraycopy(good, 0, infinity, 0, 24);
        return Map.of(
                        "off the curve", offCurve,
                        "a byte behind it", trailing,
                        "compressed", compressed,
                        "all zero", infinity,
                        "empty", new byte[0],
                        "cut", Arrays.copyOf(good, 83),
                        "P-256", p256())
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    ClassicForgeryTest fresh = new ClassicForgeryTest();
                    fresh.attackRun(dict ->
                            dict.toBuilder().put("certA", entry.getValue()).build());
                    assertThat(fresh.we.met).isEmpty();
                    assertThat(fresh.we.counters.get(LinkEnd.BAD_PERMID)).isEqualTo(1);
                }));
    }

    private static byte[] p256() {
        return Identity.generate(KeyCurve.P256, new SecureRandom()).permId().der();
    }

    /** O5: signatures that are none. */
    @TestFactory
    Stream<DynamicTest> brokenSignatures() {
        BigInteger order = ECNamedCurveTable.getByName("sect233k1").getN();
        Map<String, UnaryOperator<byte[]>> forgeries = Map.of(
                "empty", signature -> new byte[0],
                "garbage", signature -> new byte[64],
                "r is 0", signature -> der(BigInteger.ZERO, BigInteger.ONE),
                "s is 0", signature -> der(BigInteger.ONE, BigInteger.ZERO),
                "r is the order", signature -> der(order, BigInteger.ONE),
                "negative", signature -> der(BigInteger.ONE.negate(), BigInteger.ONE),
                "a byte behind it", signature -> Arrays.copyOf(signature, signature.length + 1),
                "one byte less", signature -> Arrays.copyOf(signature, signature.length - 1));
        return forgeries.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> forged(entry.getValue())));
    }

    @Test
    void flippedBytesOfASignature() {
        Random random = new Random(5);
        for (int i = 0; i < 64; i++) {
            forged(signature -> {
                byte[] changed = signature.clone();
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
                return changed;
            });
        }
    }

    private static void forged(UnaryOperator<byte[]> forgery) {
        ClassicForgeryTest fresh = new ClassicForgeryTest();
        fresh.attackRun(dict -> dict.toBuilder()
                .put("SA", forgery.apply(dict.string("SA").orElseThrow().bytes()))
                .build());
        assertThat(fresh.we.met).isEmpty();
        assertThat(fresh.we.counters.get(LinkEnd.BAD_PROOF)).isEqualTo(1);
    }

    /** Integers as they are, also those that no signature may have. */
    private static byte[] der(BigInteger r, BigInteger s) {
        byte[] first = r.toByteArray();
        byte[] second = s.toByteArray();
        return ByteBuffer.allocate(6 + first.length + second.length)
                .put(new byte[] {0x30, (byte) (4 + first.length + second.length), 2, (byte) first.length})
                .put(first)
                .put(new byte[] {2, (byte) second.length})
                .put(second)
                .array();
    }

    /** O5: s and n - s both hold, as an original takes either; the PermID is the same, and nothing is kept of it. */
    @Test
    void theOtherSignatureIsTheSamePermId() throws Exception {
        BigInteger order = ECNamedCurveTable.getByName("sect233k1").getN();
        attackRun(dict -> {
            try {
                byte[] signature = dict.string("SA").orElseThrow().bytes();
                BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(order, signature);
                byte[] other = StandardDSAEncoding.INSTANCE.encode(order, rs[0], order.subtract(rs[1]));
                return dict.toBuilder().put("SA", other).build();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(we.link().peer().base64()).isEqualTo(ALICE.base64());
    }
}
