package org.starling.overlay.link.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.overlay.link.LinkEnd;
import org.starling.overlay.link.LinkException;
import org.starling.wire.bencode.BString;

final class HelloTest {
    private static final Hello HELLO = new Hello("Starling 1.0", Map.of("swarm", 2, "help", 1), BString.of("12345678"));

    @Test
    void hasSortedKeys() {
        assertThat(HELLO.encode().id()).isEqualTo(200);
        assertThat(new String(HELLO.encode().payload(), StandardCharsets.US_ASCII))
                .isEqualTo("d1:i8:123456781:md4:helpi1e5:swarmi2ee1:v12:Starling 1.0e");
    }

    @Test
    void roundTrips() throws Exception {
        assertThat(Hello.decode(HELLO.encode().payload())).isEqualTo(HELLO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "d1:i8:123456781:md4:helpi1ee1:v4:Test1:x3:newe",
                "d1:v4:Test1:i8:123456781:md4:helpi1eee",
                "d1:i8:123456781:md1:ai0e1:bi-1e1:c3:two1:di99999999999e4:helpi1ee1:v4:Teste"
            })
    void passesOverWhatItDoesNotKnow(String text) throws Exception {
        assertThat(Hello.decode(text.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new Hello("Test", Map.of("help", 1), BString.of("12345678")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "de",
                "le",
                "d1:i8:123456781:mde1:v4:Test",
                "d1:i7:12345671:mde1:v4:Teste",
                "d1:i8:123456781:mle1:v4:Teste",
                "d1:i8:123456781:mde1:vi1ee",
                "d1:mde1:v4:Teste",
                "d1:i8:123456781:v4:Teste"
            })
    void refusesOtherForms(String text) {
        assertMalformed(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void boundsDepthAndNumber() {
        assertMalformed(("d1:i8:123456781:mde1:v4:Test1:x" + "l".repeat(16) + "e".repeat(16) + "e")
                .getBytes(StandardCharsets.US_ASCII));
        StringBuilder many = new StringBuilder("d1:i8:123456781:md");
        for (int i = 0; i < 65; i++) {
            many.append("2:")
                    .append((char) ('A' + i / 8))
                    .append((char) ('A' + i % 8))
                    .append("i1e");
        }
        assertMalformed(many.append("e1:v4:Teste").toString().getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void mutationsGiveAHelloOrATypedRefusal() {
        Random random = new Random(6);
        byte[] good = HELLO.encode().payload();
        for (int round = 0; round < 3_000; round++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
            for (int i = 0; i < 2 && bytes.length > 0; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(Hello.decode(bytes).features().size()).isLessThanOrEqualTo(Hello.MAX_FEATURES);
            } catch (LinkException refused) {
                assertThat(refused.reason()).isEqualTo(LinkEnd.MALFORMED);
            }
        }
    }

    private static void assertMalformed(byte[] bytes) {
        assertThatThrownBy(() -> Hello.decode(bytes))
                .isInstanceOfSatisfying(
                        LinkException.class, e -> assertThat(e.reason()).isEqualTo(LinkEnd.MALFORMED));
    }
}
