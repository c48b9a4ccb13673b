package org.starling.overlay.permid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.overlay.permid.PermIdException.Reason;
import org.starling.wire.Hex;

final class PermIdTest {
    private static final Identity FRIEND = TestKeys.friend(1);
    private static final Identity CLASSIC = TestKeys.classic(1);

    @ParameterizedTest
    @ValueSource(strings = {"alice", "bob", "carol"})
    void readsAndWritesTheOriginalsKeys(String name) throws Exception {
        JsonNode key = Vectors.read("keys.json").get(name);
        byte[] der = Hex.decode(Vectors.text(key, "permid_der_hex"));
        PermId permId = PermId.of(der);
        assertThat(permId.curve()).isEqualTo(KeyCurve.SECT233K1);
        assertThat(permId.der()).isEqualTo(der).hasSize(key.get("permid_len").asInt());
        assertThat(permId.base64()).isEqualTo(Vectors.text(key, "permid_base64"));
        assertThat(permId.shortText()).isEqualTo(Vectors.text(key, "permid_short"));
        assertThat(PermId.ofBase64(permId.base64())).isEqualTo(permId);

        String pem = Vectors.text(key, "private_key_pem");
        assertThat(KeyText.decode(pem, Optional.empty(), new SecureRandom()))
                .extracting(Identity::permId)
                .containsExactly(permId);
    }

    @ParameterizedTest
    @EnumSource
    void hasOneForm(KeyCurve curve) throws Exception {
        PermId permId = of(curve).permId();
        assertThat(permId.der()).hasSize(curve.permIdLength());
        assertThat(PermId.of(permId.der())).isEqualTo(permId).hasSameHashCodeAs(permId);
        assertThat(PermId.of(curve, permId.der())).isEqualTo(permId);
        assertThat(PermId.ofBase64("\n" + permId.base64() + " ")).isEqualTo(permId);
        assertThat(PermId.ofBase64(permId.base64Url())).isEqualTo(permId);
        assertThat(SubjectPublicKeyInfo.getInstance(permId.der()).getEncoded("DER"))
                .isEqualTo(permId.der());
    }

    @Test
    void takesNoKeyForOneOfTheOtherCurve() {
        assertThatThrownBy(() -> PermId.of(KeyCurve.P256, CLASSIC.permId().der()))
                .isInstanceOf(PermIdException.class);
        assertThatThrownBy(() -> PermId.of(KeyCurve.SECT233K1, FRIEND.permId().der()))
                .isInstanceOf(PermIdException.class);
    }

    static Stream<byte[]> malformed() throws IOException {
        byte[] good = FRIEND.permId().der();
        byte[] point = Arrays.copyOfRange(good, 26, 91);
        byte[] compressed = FRIEND.permId().key().getQ().getEncoded(true);
        byte[] hybrid = good.clone();
        hybrid[26] = (byte) (6 + (good[90] & 1));
        byte[] xBeyond = good.clone();
        Arrays.fill(xBeyond, 27, 59, (byte) 0xff);
        byte[] longForm = Arrays.copyOf(good, 92);
        System.arraycopy(good, 2, longForm, 3, 89);
        longForm[1] = (byte) 0x81;
        longForm[2] = 0x59;
        byte[] k1 = Hex.decode("3056301006072a8648ce3d020106052b8104000a034200");
        return Stream.of(
                new byte[0],
                new byte[] {0x30},
                Arrays.copyOf(good, 90),
                Arrays.copyOf(good, 92),
                point,
                join(Hex.decode("3039301306072a8648ce3d020106082a8648ce3d030107032200"), compressed),
                hybrid,
                xBeyond,
                longForm,
                join(k1, point),
                new byte[91],
                new byte[1 << 20]);
    }

    @ParameterizedTest
    @MethodSource
    void malformed(byte[] der) {
        assertThatThrownBy(() -> PermId.of(der))
                .isInstanceOfSatisfying(
                        PermIdException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ENCODING));
    }

    @ParameterizedTest
    @EnumSource
    void refusesPointsOffTheCurve(KeyCurve curve) {
        byte[] good = of(curve).permId().der();
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            byte[] bad = good.clone();
            // The last byte of a coordinate, so that it stays within the field.
            bad[bad.length - 1 - random.nextInt(20)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> PermId.of(bad))
                    .isInstanceOfSatisfying(
                            PermIdException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OFF_CURVE));
        }
        byte[] zero = good.clone();
        Arrays.fill(zero, zero.length - 2 * (curve == KeyCurve.P256 ? 32 : 30), zero.length, (byte) 0);
        assertThatThrownBy(() -> PermId.of(zero)).isInstanceOf(PermIdException.class);
    }

    /** On a curve with a cofactor there are points that the group of the keys does not contain. */
    @Test
    void refusesPointsOfSmallOrder() {
        byte[] der = CLASSIC.permId().der();
        Arrays.fill(der, 24, 84, (byte) 0);
        // x = 0, y = 1 has order two on a binary curve with b = 1.
        der[83] = 1;
        assertThatThrownBy(() -> PermId.of(der))
                .isInstanceOfSatisfying(
                        PermIdException.class, e -> assertThat(e.reason()).isEqualTo(Reason.OFF_CURVE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "MFIw", "=", "MFIwEAYHKoZIzj0CAQYFK4EEABoDPgAEAAiUFXua"})
    void refusesOtherTexts(String text) {
        assertThatThrownBy(() -> PermId.ofBase64(text)).isInstanceOf(PermIdException.class);
        assertThatThrownBy(() -> PermId.ofBase64("A".repeat(1 << 20))).isInstanceOf(PermIdException.class);
    }

    @Test
    void mutationsGiveAPermIdThatRoundTripsOrATypedRefusal() {
        Random random = new Random(11);
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = (round % 2 == 0 ? FRIEND : CLASSIC).permId().der();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            byte[] input = Arrays.copyOf(bytes, bytes.length - (random.nextInt(4) == 0 ? random.nextInt(9) : 0));
            try {
                assertThat(PermId.of(input).der()).isEqualTo(input);
            } catch (PermIdException refused) {
                assertThat(refused.reason()).isNotNull();
            }
        }
    }

    @Test
    void sortsByUnsignedBytes() {
        PermId a = TestKeys.friend(1).permId();
        PermId b = TestKeys.friend(2).permId();
        assertThat(a.compareTo(b))
                .isEqualTo(Arrays.compareUnsigned(a.der(), b.der()))
                .isNotZero();
        assertThat(a.compareTo(a)).isZero();
    }

    private static Identity of(KeyCurve curve) {
        return curve == KeyCurve.P256 ? FRIEND : CLASSIC;
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
