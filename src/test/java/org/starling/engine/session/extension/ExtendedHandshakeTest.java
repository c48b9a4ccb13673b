package org.starling.engine.session.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.wire.bencode.BencodeException;

final class ExtendedHandshakeTest {
    private static final ExtendedHandshake FULL = new ExtendedHandshake(
            Map.of("ut_metadata", 3, "ut_pex", 1),
            Optional.of(6881),
            Optional.of("Starling"),
            Optional.of(500),
            Optional.of(31235L),
            Optional.of(true),
            Optional.of(InetAddress.getLoopbackAddress()));

    private static ExtendedHandshake parse(String text) throws BencodeException {
        return ExtendedHandshake.parse(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void readsWhatItWrites() throws BencodeException {
        assertThat(ExtendedHandshake.parse(FULL.encode(InetAddress.getLoopbackAddress())))
                .isEqualTo(FULL);
    }

    @ParameterizedTest
    @CsvSource({
        "d1:md11:ut_metadatai3eee, 3",
        "d1:md11:ut_metadatai255eee, 255",
        "d1:md11:ut_metadatai0eee, -1",
        "d1:md11:ut_metadatai256eee, -1",
        "d1:md11:ut_metadatai-1eee, -1",
        "d1:md11:ut_metadata1:3ee, -1",
        "d1:mlee, -1",
        "de, -1",
        "le, -1",
        "i7e, -1"
    })
    void takesOnlySaneIds(String text, int id) throws BencodeException {
        assertThat(parse(text).id("ut_metadata").orElse(-1)).isEqualTo(id);
    }

    @Test
    void aLaterHandshakeAddsAndSwitchesOff() throws BencodeException {
        ExtendedHandshake merged = parse("d1:md6:lt_foni9e6:ut_pexi0eee").over(FULL);
        assertThat(merged.id("ut_metadata")).contains(3);
        assertThat(merged.id("lt_fon")).contains(9);
        assertThat(merged.id("ut_pex")).isEmpty();
        assertThat(merged.metadataSize()).contains(31235L);
        assertThat(merged.uploadOnly()).contains(true);
        assertThat(parse("d11:upload_onlyi0ee").over(FULL).uploadOnly()).contains(false);
    }

    @ParameterizedTest
    @CsvSource({"d6:yourip4:ABCDe, 65.66.67.68", "d6:yourip3:ABCe, ''", "d6:youripi4ee, ''", "de, ''"})
    void readsHowThePeerSeesUs(String text, String address) throws BencodeException {
        assertThat(parse(text).yourIp().map(InetAddress::getHostAddress).orElse(""))
                .isEqualTo(address);
    }

    @Test
    void mutationsAreReadOrRefusedButNeverMore() {
        byte[] good = FULL.encode(InetAddress.getLoopbackAddress()).array();
        Random random = new Random(4);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = good.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                ExtendedHandshake parsed =
                        ExtendedHandshake.parse(ByteBuffer.wrap(bad, 0, random.nextInt(bad.length + 1)));
                assertThat(parsed.ids()).hasSizeLessThanOrEqualTo(64);
                assertThat(parsed.ids().values()).allMatch(id -> id >= 0 && id <= 255);
                read++;
            } catch (BencodeException expected) {
                assertThat(expected.reason()).isNotNull();
            }
        }
        assertThat(read).isPositive();
    }
}
