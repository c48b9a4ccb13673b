package org.starling.engine.discovery.lsd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.wire.InfoHash;

class LsdMessageTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
    private static final LsdMessage ONE = new LsdMessage(6881, List.of(InfoHash.fromHex(HASH)), "");

    private static Optional<LsdMessage> parse(String text) {
        return LsdMessage.parse(ByteBuffer.wrap(text.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void theWireFormIsThatOfBep14() {
        String text = new String(
                new LsdMessage(6881, List.of(InfoHash.fromHex(HASH)), "c00c1e").encode("239.192.152.143:6771"),
                StandardCharsets.US_ASCII);
        assertThat(text.replace("\r\n", "|"))
                .isEqualTo("BT-SEARCH * HTTP/1.1|Host: 239.192.152.143:6771|Port: 6881|Infohash: " + HASH
                        + "|cookie: c00c1e|||");
    }

    @Test
    void aFullDatagramFitsAndGoesThereAndBack() {
        List<InfoHash> many = IntStream.range(0, LsdMessage.MAX_TORRENTS)
                .mapToObj(i -> InfoHash.fromHex(String.format("%040x", i + 1)))
                .toList();
        LsdMessage message = new LsdMessage(65_535, many, "12345678");
        byte[] bytes = message.encode(LsdGroups.V6.toString());
        assertThat(bytes.length).isLessThanOrEqualTo(LsdMessage.MAX_LENGTH);
        assertThat(LsdMessage.parse(ByteBuffer.wrap(bytes))).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BT-SEARCH * HTTP/1.1|Host: x|Port: 6881|Infohash: " + HASH + "|||",
                "BT-SEARCH * HTTP/1.1|PORT:6881|INFOHASH:" + HASH + "|X-Other: y|no colon||",
                "BT-SEARCH * HTTP/1.1|Infohash:   " + HASH + "  |Infohash: " + HASH + "|Infohash: short|port:\t6881",
                "BT-SEARCH * HTTP/1.1\nPort: 6881\nInfohash: 0123456789ABCDEF0123456789ABCDEF01234567\n"
            })
    void othersWriteItInTheirWay(String text) {
        assertThat(parse(text)).contains(ONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|",
                "GET / HTTP/1.1|Port: 6881|Infohash: " + HASH + "|",
                "M-SEARCH * HTTP/1.1|Host: 239.255.255.250:1900|",
                "BT-SEARCH * HTTP/1.1",
                "BT-SEARCH * HTTP/1.1|Infohash: " + HASH + "|",
                "BT-SEARCH * HTTP/1.1|Port: 6881|",
                "BT-SEARCH * HTTP/1.1|Port: 0|Infohash: " + HASH + "|",
                "BT-SEARCH * HTTP/1.1|Port: -1|Infohash: " + HASH + "|",
                "BT-SEARCH * HTTP/1.1|Port: 65536|Infohash: " + HASH + "|",
                "BT-SEARCH * HTTP/1.1|Port: 99999999999999|Infohash: " + HASH + "|",
                "BT-SEARCH * HTTP/1.1|Port: 6881|Infohash: 0000000000000000000000000000000000000000|",
                "BT-SEARCH * HTTP/1.1|Port: 6881|Infohash: zz23456789abcdef0123456789abcdef01234567|",
                "BT-SEARCH * HTTP/1.1|Port: 6881|Infohash: " + HASH + "00|"
            })
    void whatIsNoAnnouncementIsIgnored(String text) {
        assertThat(parse(text)).isEmpty();
    }

    @Test
    void overlongOnesAreIgnored() {
        String text = "BT-SEARCH * HTTP/1.1|Port: 6881|Infohash: " + HASH + "|";
        assertThat(parse(text + "x: " + "y".repeat(1_200))).contains(ONE);
        assertThat(parse(text + "x: " + "y".repeat(1_400))).isEmpty();
        assertThat(parse(text + "cookie: " + "y".repeat(500))).contains(ONE);
    }
}
