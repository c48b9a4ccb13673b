package org.starling.engine.discovery.pex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.engine.discovery.Searches;
import org.starling.wire.bencode.BDict;
import org.starling.wire.bencode.Bencode;
import org.starling.wire.bencode.BencodeException;
import org.starling.wire.bencode.BencodeLimits;

class PexMessageTest {
    private static final InetSocketAddress V4 = Searches.peer("198.51.100.7", 6881);
    private static final InetSocketAddress OTHER = Searches.peer("198.51.100.8", 6882);
    private static final InetSocketAddress V6 = Searches.peer("2001:db8::7", 51413);

    private static PexMessage decode(String text) throws BencodeException {
        return PexMessage.decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void bothFamiliesAndFlagsGoThereAndBack() throws BencodeException {
        Map<InetSocketAddress, Byte> added = new LinkedHashMap<>();
        added.put(V6, (byte) 0x13);
        added.put(V4, (byte) 0x02);
        PexMessage message = new PexMessage(added, List.of(OTHER));
        assertThat(PexMessage.decode(ByteBuffer.wrap(message.encode()))).isEqualTo(message);
    }

    @Test
    void theWireFormIsThatOfBep11() throws BencodeException {
        byte[] bytes = new PexMessage(Map.of(V4, (byte) 0x12), List.of(V6)).encode();
        BDict dict = Bencode.decodeDict(bytes, BencodeLimits.STRICT);
        assertThat(dict.string("added").orElseThrow().bytes()).containsExactly(198, 51, 100, 7, 0x1a, 0xe1);
        assertThat(dict.string("added.f").orElseThrow().bytes()).containsExactly(0x12);
        assertThat(dict.string("dropped6").orElseThrow().length()).isEqualTo(18);
        assertThat(dict.string("added6").orElseThrow().length()).isZero();
        assertThat(dict.string("added6.f").orElseThrow().length()).isZero();
        assertThat(dict.string("dropped").orElseThrow().length()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        // message, entries added, entries dropped
        "de, 0, 0",
        "d5:added6:abcdeF7:added.f0:e, 1, 0",
        "d5:added8:abcdeFgh7:added.f1:1e, 1, 0",
        "d5:added6:abcdeF7:added.f9:123456789e, 1, 0",
        "d5:addedi5e7:added.f1:1e, 0, 0",
        "d5:addedle7:droppedl1:aee, 0, 0",
        "d7:dropped12:abcdeFghijkLe, 0, 2",
        "d7:dropped6:abcdeF5:added6:abcdeFe, 1, 1",
        "d5:added6:abcdeFetrailing, 1, 0"
    })
    void oddOnesAreReadAsFarAsTheyGo(String text, int added, int dropped) throws BencodeException {
        PexMessage message = decode(text);
        assertThat(message.added()).hasSize(added);
        assertThat(message.dropped()).hasSize(dropped);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "i1e", "le", "d", "d5:added99999:e", "d5:added-1:e", "dllllllllllllllllleeeeeeeeeeeeeeeeee"})
    void malformedOnesAreRefused(String text) {
        assertThatThrownBy(() -> decode(text)).isInstanceOf(BencodeException.class);
    }

    @Test
    void noMoreThanAHundredEntriesAreRead() throws BencodeException {
        byte[] many = new byte[6 * 5_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = (byte) (i * 31 + i / 6);
        }
        byte[] message = Bencode.encode(BDict.builder()
                .put("added", many)
                .put("added6", new byte[18 * 200])
                .put("dropped", many)
                .build());
        PexMessage read = PexMessage.decode(ByteBuffer.wrap(message));
        assertThat(read.added().size()).isLessThanOrEqualTo(100);
        assertThat(read.dropped()).hasSize(100);
    }

    @Test
    void messagesBeyondTheirSizeAreRefused() {
        byte[] huge =
                Bencode.encode(BDict.builder().put("added", new byte[70_000]).build());
        assertThatThrownBy(() -> PexMessage.decode(ByteBuffer.wrap(huge))).isInstanceOf(BencodeException.class);
    }
}
