package org.starling.engine.bt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.peer.BadMessageException;
import org.starling.engine.session.CloseReason;
import org.starling.engine.session.PeerMessage;

final class BtMessageCodecTest {

    private final BtMessageCodec codec = Codecs.bt();

    static Stream<Arguments> messages() {
        return Stream.of(
                arguments(new PeerMessage.KeepAlive(), "00000000"),
                arguments(new PeerMessage.Choke(), "0000000100"),
                arguments(new PeerMessage.Unchoke(), "0000000101"),
                arguments(new PeerMessage.Interested(), "0000000102"),
                arguments(new PeerMessage.NotInterested(), "0000000103"),
                arguments(new PeerMessage.Have(0x01020304), "000000050401020304"),
                arguments(new PeerMessage.Request(1, 16384, 16384), "0000000d06000000010000400000004000"),
                arguments(new PeerMessage.Cancel(1, 0, 5), "0000000d08000000010000000000000005"),
                arguments(new PeerMessage.Suggest(7), "000000050d00000007"),
                arguments(new PeerMessage.HaveAll(), "000000010e"),
                arguments(new PeerMessage.HaveNone(), "000000010f"),
                arguments(new PeerMessage.Reject(1, 16384, 16384), "0000000d10000000010000400000004000"),
                arguments(new PeerMessage.AllowedFast(0x01020304), "000000051101020304"),
                arguments(extended(0, "d1:md11:ut_metadatai3eee"), "0000001a1400" + hex("d1:md11:ut_metadatai3eee")),
                arguments(extended(200, "raw"), "0000000514c8" + hex("raw")),
                arguments(extended(3, ""), "000000021403"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void goThereAndBack(PeerMessage message, String wire) throws BadMessageException {
        ByteBuffer encoded = codec.encode(message);
        assertThat(hex(encoded.duplicate())).isEqualTo(wire);
        assertThat(codec.decode(encoded.position(4).slice())).isEqualTo(message);
    }

    @Test
    void aBitfieldGoesThereAndBack() throws BadMessageException {
        byte[] bits = {(byte) 0xff, 1, 2};
        ByteBuffer encoded = codec.encode(new PeerMessage.Bitfield(bits));
        PeerMessage back = codec.decode(encoded.position(4).slice());
        assertThat(back)
                .isInstanceOfSatisfying(
                        PeerMessage.Bitfield.class,
                        field -> assertThat(field.bits()).isEqualTo(bits));
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 18, 19, 21, 22, 23, 84, 127, 128, 250, 255})
    void whatNobodyKnowsIsIgnored(int id) throws BadMessageException {
        ByteBuffer frame = ByteBuffer.allocate(9).put(0, (byte) id);
        assertThat(codec.decode(frame)).isEqualTo(new PeerMessage.Unknown(id, 8));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("00ff", CloseReason.OVERSIZED_MESSAGE),
                arguments("04", CloseReason.PROTOCOL_ERROR),
                arguments("09", CloseReason.PROTOCOL_ERROR),
                arguments("091a", CloseReason.PROTOCOL_ERROR),
                arguments("091ae1ff", CloseReason.OVERSIZED_MESSAGE),
                arguments("04ffffffff", CloseReason.PROTOCOL_ERROR),
                arguments("0400000001ff", CloseReason.OVERSIZED_MESSAGE),
                arguments("060000", CloseReason.PROTOCOL_ERROR),
                arguments("06000000010000000000000000", CloseReason.PROTOCOL_ERROR),
                arguments("0600000001ffffffff00004000", CloseReason.PROTOCOL_ERROR),
                arguments("08ffffffff0000000000004000", CloseReason.PROTOCOL_ERROR),
                arguments("0d", CloseReason.PROTOCOL_ERROR),
                arguments("0dffffffff", CloseReason.PROTOCOL_ERROR),
                arguments("0d0000000100", CloseReason.OVERSIZED_MESSAGE),
                arguments("0e00", CloseReason.OVERSIZED_MESSAGE),
                arguments("0f00", CloseReason.OVERSIZED_MESSAGE),
                arguments("100000000100004000", CloseReason.PROTOCOL_ERROR),
                arguments("1000000001ffffffff00004000", CloseReason.PROTOCOL_ERROR),
                arguments("110000", CloseReason.PROTOCOL_ERROR),
                arguments("11ffffffff", CloseReason.PROTOCOL_ERROR),
                arguments("07", CloseReason.PROTOCOL_ERROR),
                arguments("07000000010000000001", CloseReason.PROTOCOL_ERROR),
                arguments("14", CloseReason.PROTOCOL_ERROR),
                arguments("1400", CloseReason.BAD_BENCODE),
                arguments("1400" + hex("2147483647:"), CloseReason.BAD_BENCODE),
                arguments("1400" + hex("d1:m2147483647:"), CloseReason.BAD_BENCODE),
                arguments("1400" + hex("l".repeat(60_000)), CloseReason.BAD_BENCODE),
                arguments("1401" + hex("d1:a".repeat(30_000)), CloseReason.BAD_BENCODE),
                arguments("1400" + hex("d1:pi" + "9".repeat(100_000) + "ee"), CloseReason.BAD_BENCODE),
                arguments("1400" + hex("l" + "de".repeat(40_000) + "e"), CloseReason.BAD_BENCODE));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatBreaksTheProtocolIsRefused(String frame, CloseReason reason) {
        assertThatThrownBy(() -> codec.decode(ByteBuffer.wrap(HexFormat.of().parseHex(frame))))
                .isInstanceOfSatisfying(
                        BadMessageException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void aLengthThatLooksLikeAHandshakeIsRefused() {
        ByteBuffer frame = ByteBuffer.allocate(1 + MessageIds.maxLength(5)).put(0, (byte) 5);
        assertThatThrownBy(() -> codec.decode(frame)).isInstanceOf(BadMessageException.class);
    }

    @Test
    void dataAfterADictionaryIsKept() throws BadMessageException {
        PeerMessage message = extended(2, "d8:msg_typei1e5:piecei0ee" + "\0".repeat(100));
        assertThat(codec.decode(codec.encode(message).position(4).slice())).isEqualTo(message);
    }

    @Test
    void randomFramesNeverEscape() {
        Random random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            byte[] frame = new byte[random.nextInt(40)];
            random.nextBytes(frame);
            if (frame.length > 0 && random.nextBoolean()) {
                frame[0] = (byte) random.nextInt(24);
            }
            try {
                assertThat(codec.decode(ByteBuffer.wrap(frame))).isNotNull();
            } catch (BadMessageException expected) {
                assertThat(expected.reason()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 14, 15, 16, 17, 20, 21, 255})
    void everyMessageHasABound(int id) {
        assertThat(codec.maxLength(id)).isBetween(1, (1 << 18) + 1);
    }

    private static PeerMessage.Extended extended(int id, String payload) {
        return new PeerMessage.Extended(id, ByteBuffer.wrap(payload.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return HexFormat.of().formatHex(copy);
    }
}
