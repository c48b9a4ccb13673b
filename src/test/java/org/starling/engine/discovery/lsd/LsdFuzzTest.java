package org.starling.engine.discovery.lsd;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.starling.wire.FuzzSeeds;

/** Whatever a datagram holds, it gives a bounded announcement or nothing. */
@Timeout(60)
class LsdFuzzTest {

    @FuzzTest
    void datagram(byte[] input) {
        reads(input);
    }

    @Test
    void mutationsOfTheCorpus() {
        FuzzSeeds.mutate(FuzzSeeds.corpus(LsdFuzzTest.class, "datagram"), 1, 5_000, LsdFuzzTest::reads);
    }

    private static void reads(byte[] input) {
        LsdMessage.parse(ByteBuffer.wrap(input)).ifPresent(message -> {
            assertThat(message.port()).isBetween(1, 65_535);
            assertThat(message.torrents()).isNotEmpty().doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(40);
            assertThat(message.cookie().length()).isLessThanOrEqualTo(64);
        });
    }
}
