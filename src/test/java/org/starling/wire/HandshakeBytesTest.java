package org.starling.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.wire.HandshakeException.Reason;
import org.starling.wire.Reserved.Bit;

class HandshakeBytesTest {
    private static final InfoHash HASH = InfoHash.fromHex("0123456789abcdef0123456789abcdef01234567");

    @ParameterizedTest
    @CsvSource({
        "EXTENDED, 0000000000100000",
        "FAST, 0000000000000004",
        "DHT, 0000000000000001",
        "SECURE_OVERLAY, 0001000000000000",
    })
    void reservedBitsStandWhereTheirSpecificationsPutThem(Bit bit, String hex) {
        Reserved reserved = Reserved.of(bit);
        byte[] bytes = new HandshakeBytes(reserved, HASH, PeerId.ZERO).encode();
        assertThat(Hex.encode(bytes).substring(40, 56)).isEqualTo(hex);
        for (Bit other : Bit.values()) {
            assertThat(reserved.has(other)).isEqualTo(other == bit);
        }
        assertThat(reserved.without(bit)).isEqualTo(Reserved.NONE);
    }

    @Test
    void roundTrips() throws HandshakeException {
        PeerId id = PeerId.random("-TR4050-", new Random(1));
        HandshakeBytes handshake = new HandshakeBytes(Reserved.of(Bit.EXTENDED, Bit.DHT), HASH, id);
        ByteBuffer wire = ByteBuffer.allocate(80).put((byte) 1);
        handshake.encode(wire);
        wire.put((byte) 9).flip().position(1);
        assertThat(HandshakeBytes.parse(wire)).isEqualTo(handshake);
        assertThat(wire.remaining()).isEqualTo(1);
        byte[] bytes = handshake.encode();
        assertThat(bytes).hasSize(HandshakeBytes.LENGTH).startsWith(HandshakeBytes.prefix());
        assertThat(ByteBuffer.wrap(bytes, 28, 20).slice()).isEqualTo(ByteBuffer.wrap(HASH.bytes()));
        assertThat(new String(bytes, 1, 19, StandardCharsets.US_ASCII)).isEqualTo("BitTorrent protocol");
        assertThat(bytes[0]).isEqualTo((byte) 19);
    }

    @Test
    void everyPrefixMayStartAHandshakeAndNoneIsOne() {
        byte[] bytes = new HandshakeBytes(Reserved.NONE, HASH, PeerId.ZERO).encode();
        for (int length = 0; length < bytes.length; length++) {
            ByteBuffer cut = ByteBuffer.wrap(bytes, 0, length);
            assertThat(HandshakeBytes.mayStart(cut)).isTrue();
            assertThat(refusal(cut)).isEqualTo(Reason.TRUNCATED);
            assertThat(cut.position()).isZero();
        }
    }

    @Test
    void everyChangeOfThePrefixIsAnotherProtocol() {
        for (int i = 0; i < HandshakeBytes.PREFIX_LENGTH; i++) {
            byte[] bytes = new HandshakeBytes(Reserved.NONE, HASH, PeerId.ZERO).encode();
            bytes[i] ^= 0x20;
            assertThat(HandshakeBytes.mayStart(ByteBuffer.wrap(bytes, 0, i + 1)))
                    .isFalse();
            assertThat(refusal(ByteBuffer.wrap(bytes))).isEqualTo(Reason.PREFIX);
        }
    }

    private static Reason refusal(ByteBuffer bytes) {
        HandshakeException[] caught = new HandshakeException[1];
        assertThatExceptionOfType(HandshakeException.class)
                .isThrownBy(() -> HandshakeBytes.parse(bytes))
                .satisfies(e -> caught[0] = e);
        return caught[0].reason();
    }
}
