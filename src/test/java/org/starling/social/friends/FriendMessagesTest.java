package org.starling.social.friends;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.overlay.permid.PermId;
import org.starling.overlay.permid.TestKeys;
import org.starling.wire.HostPort;

/** SEEK and SOUGHT. */
final class FriendMessagesTest {
    private static final PermId BOB = TestKeys.friend(2).permId();

    @Test
    void whoIsSoughtCanBeTestedButNotRead() {
        Seek seek = Seek.of(BOB, new Random(1));
        Seek read = Seek.decode(seek.payload()).orElseThrow();
        assertThat(read.isFor(BOB)).isTrue();
        assertThat(read.isFor(TestKeys.friend(3).permId())).isFalse();
        assertThat(Seek.of(BOB, new Random(2)).hash()).isNotEqualTo(seek.hash());
        assertThat(seek.payload()).hasSize("d1:f32:".length() + 32 + "1:s16:".length() + 16 + 1);
    }

    @Test
    void whereSomebodyIsIsRead() {
        Sought sought = new Sought(BOB, new HostPort("2001:db8::7", 6881));
        assertThat(Sought.decode(sought.payload())).contains(sought);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "d1:f32:e", "d1:f2:xx1:s2:xxe", "le", "i1e", "d2:ip9:host.name4:porti1ee", "dd"})
    void whatIsMalformedIsNotRead(String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Seek.decode(bytes)).isEmpty();
        assertThat(Sought.decode(bytes)).isEmpty();
    }

    @Test
    void changedBytesAreReadOrNotAndNothingElse() {
        mutate(Seek.of(BOB, new Random(1)).payload(), Seek::decode);
        mutate(new Sought(BOB, new HostPort("192.0.2.1", 6881)).payload(), Sought::decode);
    }

    private static void mutate(byte[] good, Function<byte[], Optional<?>> decode) {
        Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = Arrays.copyOf(good, random.nextInt(10) == 0 ? random.nextInt(600) : good.length);
            for (int change = random.nextInt(3); change > 0 && bytes.length > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(decode.apply(bytes)).isNotNull();
        }
    }
}
