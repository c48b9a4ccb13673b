package org.starling.overlay.permid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.starling.wire.bencode.BencodeWriter;

final class MovedTest {
    private static final Identity OLD = TestKeys.friend(1);
    private static final Identity NEXT = TestKeys.friend(2);
    private static final PermId OTHER = TestKeys.friend(3).permId();

    @Test
    void isBelievedFromTheOldKeyOnly() {
        Moved moved = Moved.decode(Moved.from(OLD, NEXT).encode()).orElseThrow();
        assertThat(moved.next()).isEqualTo(NEXT.permId());
        assertThat(moved.verifies(OLD.permId())).isTrue();
        assertThat(moved.verifies(NEXT.permId())).isFalse();
        assertThat(moved.verifies(OTHER)).isFalse();
    }

    @Test
    void needsBothKeys() {
        byte[] signed = new BencodeWriter()
                .beginList()
                .string("starling rotate 1")
                .string(OLD.permId().der())
                .string(NEXT.permId().der())
                .end()
                .toBytes();
        assertThat(new String(signed, StandardCharsets.ISO_8859_1)).startsWith("l17:starling rotate 191:0Y");
        assertThat(moved(NEXT, OLD.sign(signed), OLD.sign(signed)).verifies(OLD.permId()))
                .isFalse();
        assertThat(moved(NEXT, NEXT.sign(signed), NEXT.sign(signed)).verifies(OLD.permId()))
                .isFalse();
        assertThat(moved(NEXT, NEXT.sign(signed), OLD.sign(signed)).verifies(OLD.permId()))
                .isFalse();
        assertThat(moved(NEXT, OLD.sign(signed), NEXT.sign(signed)).verifies(OLD.permId()))
                .isTrue();
        assertThat(Moved.from(OLD, OLD).verifies(OLD.permId())).isFalse();
    }

    /** Keys in an order that is not sorted are read as well. */
    private static Moved moved(Identity next, byte[] old, byte[] fresh) {
        byte[] payload = new BencodeWriter()
                .beginDict()
                .string("new")
                .string(next.permId().der())
                .string("sigo")
                .string(old)
                .string("sign")
                .string(fresh)
                .end()
                .toBytes();
        return Moved.decode(payload).orElseThrow();
    }

    @Test
    void mutationsAreRefusedOrProveNothing() {
        byte[] good = Moved.from(OLD, NEXT).encode();
        Random random = new Random(2);
        for (int round = 0; round < 1_000; round++) {
            byte[] bad = Arrays.copyOf(good, good.length - (random.nextInt(5) == 0 ? 1 : 0));
            int at = random.nextInt(bad.length);
            bad[at] = (byte) (bad[at] + 1 + random.nextInt(255));
            Optional<Moved> moved = Moved.decode(bad);
            assertThat(moved.isPresent() && moved.get().verifies(OLD.permId()))
                    .as("byte %d", at)
                    .isFalse();
        }
        assertThat(Moved.decode(new byte[1 << 20])).isEmpty();
        assertThat(Moved.decode(new byte[0])).isEmpty();
    }
}
