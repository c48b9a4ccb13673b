package org.starling.overlay.permid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.starling.wire.Hex;

final class SignatureTest {
    private static final byte[] MESSAGE = "hello overlay".getBytes(StandardCharsets.US_ASCII);

    @Test
    void verifiesWhatTheOriginalSigned() throws Exception {
        PermId alice =
                PermId.of(Hex.decode(Vectors.text(Vectors.read("keys.json").get("alice"), "permid_der_hex")));
        JsonNode plain = Vectors.read("signatures.json").get("sign_data");
        byte[] message = Hex.decode(plain.get("plaintext_hex").asText());
        byte[] signature = Hex.decode(plain.get("signature_hex").asText());
        assertThat(alice.verifies(message, signature)).isTrue();
        assertThat(alice.verifies(MESSAGE.clone(), signature)).isTrue();
        assertThat(alice.verifies("hello underlay".getBytes(StandardCharsets.US_ASCII), signature))
                .isFalse();

        JsonNode torrent = Vectors.read("signatures.json").get("torrent_signature");
        assertThat(alice.verifies(
                        Hex.decode(torrent.get("unsigned_bencode_hex").asText()),
                        Hex.decode(torrent.get("signature_hex").asText())))
                .isTrue();
    }

    /** RFC 6979, A.2.5: P-256, SHA-256, "sample". Its s is a high one, so ours is n - s. */
    @Test
    void signsAsRfc6979WithALowS() throws Exception {
        Identity identity = Identity.of(
                KeyCurve.P256,
                new BigInteger("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721", 16),
                new SecureRandom());
        BigInteger r = new BigInteger("EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716", 16);
        BigInteger s = new BigInteger("F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8", 16);
        BigInteger order = KeyCurve.P256.domain().getN();
        byte[] message = "sample".getBytes(StandardCharsets.US_ASCII);
        assertThat(identity.sign(message)).isEqualTo(der(r, order.subtract(s)));
        assertThat(identity.permId().verifies(message, der(r, order.subtract(s))))
                .isTrue();
        assertThat(identity.permId().verifies(message, der(r, s))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void verifiesItsOwnAndNobodyElses(KeyCurve curve) {
        Identity own = key(curve, 1);
        for (int round = 0; round < 50; round++) {
            byte[] message = {(byte) round, 1, 2, 3};
            byte[] signature = own.sign(message);
            assertThat(own.permId().verifies(message, signature)).isTrue();
            assertThat(key(curve, 2).permId().verifies(message, signature)).isFalse();
            assertThat(own.permId().verifies(MESSAGE, signature)).isFalse();
        }
    }

    /** An original may refuse a response that is shorter than one of its own. */
    @Test
    void classicSignaturesHaveTheUsualLength() {
        Identity own = TestKeys.classic(1);
        for (int round = 0; round < 400; round++) {
            assertThat(own.sign(MESSAGE)).hasSize(64);
        }
    }

    @Test
    void takesShortSignaturesOfOthers() throws Exception {
        Identity own = TestKeys.classic(1);
        ECDSASigner signer = new ECDSASigner();
        signer.init(
                true,
                new ParametersWithRandom(
                        new ECPrivateKeyParameters(own.secret(), KeyCurve.SECT233K1.domain()), new SecureRandom()));
        BigInteger order = KeyCurve.SECT233K1.domain().getN();
        byte[] signature = new byte[64];
        // One in 130 is shorter.
        for (int tries = 0; signature.length >= 64 && tries < 20_000; tries++) {
            BigInteger[] rs = signer.generateSignature(EcdsaScheme.SHA1_CLASSIC.hash(MESSAGE));
            signature = StandardDSAEncoding.INSTANCE.encode(order, rs[0], rs[1]);
        }
        assertThat(signature).hasSizeLessThan(64);
        assertThat(own.permId().verifies(MESSAGE, signature)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void takesNothingElse(KeyCurve curve) throws IOException {
        Identity own = key(curve, 3);
        byte[] good = own.sign(MESSAGE);
        BigInteger order = curve.domain().getN();
        BigInteger[] rs = StandardDSAEncoding.INSTANCE.decode(order, good);
        BigInteger zero = BigInteger.ZERO;
        byte[] longForm = new byte[good.length + 1];
        longForm[0] = 0x30;
        longForm[1] = (byte) 0x81;
        longForm[2] = good[1];
        System.arraycopy(good, 2, longForm, 3, good.length - 2);
        byte[] padded = new byte[good.length + 1];
        System.arraycopy(good, 0, padded, 0, 4);
        System.arraycopy(good, 4, padded, 5, good.length - 4);
        padded[1]++;
        padded[3]++;
        byte[][] bad = {
            {},
            {0x30},
            {0x30, 0},
            Arrays.copyOf(good, good.length - 1),
            Arrays.copyOf(good, good.length + 1),
            longForm,
            padded,
            der(zero, rs[1]),
            der(rs[0], zero),
            der(zero, zero),
            der(order, rs[1]),
            der(rs[0], order),
            der(rs[0].add(order), rs[1]),
            der(rs[0], rs[1].add(order)),
            der(rs[0].negate(), rs[1]),
            der(rs[1], rs[0]),
            new byte[1 << 16]
        };
        for (byte[] signature : bad) {
            assertThat(own.permId().verifies(MESSAGE, signature))
                    .as(Hex.encode(Arrays.copyOf(signature, Math.min(80, signature.length))))
                    .isFalse();
        }
        boolean mirrored = own.permId().verifies(MESSAGE, der(rs[0], order.subtract(rs[1])));
        assertThat(mirrored).as("the originals take both").isEqualTo(curve == KeyCurve.SECT233K1);
    }

    @ParameterizedTest
    @EnumSource
    void takesNoChangedByte(KeyCurve curve) {
        Identity own = key(curve, 4);
        byte[] good = own.sign(MESSAGE);
        Random random = new Random(5);
        for (int flips = 0; flips < 256; flips++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(own.permId().verifies(MESSAGE, bad)).isFalse();
        }
    }

    private static Identity key(KeyCurve curve, int number) {
        return curve == KeyCurve.P256 ? TestKeys.friend(number) : TestKeys.classic(number);
    }

    private static byte[] der(BigInteger r, BigInteger s) throws IOException {
        return new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(s)}).getEncoded();
    }
}
