package org.starling.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final String HEX = "0123456789abcdef0123456789abcdef01234567";

    @Test
    void idsRoundTripThroughEveryForm() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[20];
            random.nextBytes(bytes);
            InfoHash hash = InfoHash.of(bytes);
            assertThat(hash.bytes()).isEqualTo(bytes);
            assertThat(InfoHash.fromHex(hash.hex())).isEqualTo(hash).hasSameHashCodeAs(hash);
            assertThat(InfoHash.fromBase32(Base32.encode(bytes))).isEqualTo(hash);
            ByteBuffer buffer = ByteBuffer.allocate(41).put((byte) 7);
            hash.write(buffer);
            PeerId.of(bytes).write(buffer);
            buffer.flip().position(1);
            assertThat(InfoHash.read(buffer)).isEqualTo(hash);
            assertThat(PeerId.read(buffer)).isEqualTo(PeerId.of(bytes)).isEqualTo(PeerId.fromHex(hash.hex()));
            assertThat(buffer.hasRemaining()).isFalse();
        }
    }

    @Test
    void orderIsThatOfUnsignedBytes() {
        Random random = new Random(4);
        for (int i = 0; i < 500; i++) {
            byte[] left = new byte[20];
            random.nextBytes(left);
            byte[] right = left.clone();
            right[random.nextInt(20)] = (byte) random.nextInt(256);
            int expected = Integer.signum(Arrays.compareUnsigned(left, right));
            assertThat(Integer.signum(InfoHash.of(left).compareTo(InfoHash.of(right))))
                    .isEqualTo(expected);
            assertThat(InfoHash.of(left).equals(InfoHash.of(right))).isEqualTo(expected == 0);
            assertThat(Integer.signum(PeerId.of(left).compareTo(PeerId.of(right))))
                    .isEqualTo(expected);
        }
    }

    @Test
    void zeroIsZeroOnlyWithTwentyZeroBytes() {
        assertThat(InfoHash.ZERO.isZero()).isTrue();
        for (int i = 0; i < 20; i++) {
            byte[] bytes = new byte[20];
            bytes[i] = (byte) 0x80;
            assertThat(InfoHash.of(bytes).isZero()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", HEX + "00", "g123456789abcdef0123456789abcdef01234567"})
    void refusesTextThatIsNoHexId(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> InfoHash.fromHex(text));
        assertThatIllegalArgumentException().isThrownBy(() -> PeerId.fromHex(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AERUKZ4JVPG66AJDIVTYTK6N54ASGRL", "1ERUKZ4JVPG66AJDIVTYTK6N54ASGRLH"})
    void refusesTextThatIsNoBase32Id(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> InfoHash.fromBase32(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 19, 21})
    void refusesOtherLengths(int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> InfoHash.of(new byte[length]));
    }

    /** The vectors of RFC 4648 section 10, without padding. */
    @ParameterizedTest
    @CsvSource({"'',''", "f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void base32(String plain, String encoded) {
        byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
        assertThat(Base32.encode(bytes)).isEqualTo(encoded);
        assertThat(Base32.decode(encoded)).isEqualTo(bytes);
        assertThat(Base32.decode(encoded.toLowerCase(java.util.Locale.ROOT))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"'',true", "00ffAB,true", "0,false", "0g,false", "é0,false"})
    void hexIsRecognised(String text, boolean expected) {
        assertThat(Hex.isHex(text)).isEqualTo(expected);
    }

    @Test
    void sha1OfPartsIsThatOfTheWhole() {
        byte[] whole = "abc".getBytes(StandardCharsets.US_ASCII);
        String expected = "a9993e364706816aba3e25717850c26c9cd0d89d";
        assertThat(Sha1.infoHash(whole)).hasToString(expected);
        assertThat(Sha1.infoHash(new byte[] {'a'}, new byte[] {'b', 'c'})).hasToString(expected);
        assertThat(Hex.encode(Sha1.digest(ByteBuffer.wrap(whole)))).isEqualTo(expected);
    }

    @Test
    void randomPeerIdsKeepTheirPrefix() {
        PeerId id = PeerId.random("-TR4050-", new Random(5));
        assertThat(id.clientName()).isEqualTo("Transmission 4.0.5");
        assertThat(PeerId.random("-TR4050-", new Random(6))).isNotEqualTo(id);
        assertThatIllegalArgumentException().isThrownBy(() -> PeerId.random("-TR4050-abc", new Random(5)));
    }

    @ParameterizedTest
    @CsvSource({
        "-qB5010-, qBittorrent 5.0.1",
        "-TR4050-, Transmission 4.0.5",
        "-TR2940-, Transmission 2.94",
        "-TR410Z-, Transmission 4.1.0",
        "-lt0D60-, rTorrent 0.13.6",
        "-DE211s-, Deluge 2.1.1",
        "-UT355W-, µTorrent 3.5.5",
        "-LT20B0-, libtorrent 2.0.11",
        "-A2-1-37-0-, -A2-1-37",
        "-??1234-, -??1234-",
        "-Zz1234-, Zz 1.2.3.4",
        "M7-10-5--, BitTorrent 7.10.5",
        "M7x10-5--, M7x10-5-",
        "A1\u001b[31m, A1",
        "ABCDEFGHIJKL, ABCDEFGH",
        "'\u0001abc', ''",
    })
    void namesClients(String start, String name) {
        byte[] bytes = Arrays.copyOf(start.getBytes(StandardCharsets.ISO_8859_1), 20);
        assertThat(PeerId.of(bytes).clientName()).isEqualTo(name);
    }
}
