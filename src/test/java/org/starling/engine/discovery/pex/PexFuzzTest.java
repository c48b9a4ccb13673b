package org.starling.engine.discovery.pex;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.starling.wire.FuzzSeeds;
import org.starling.wire.bencode.BencodeException;

/** Whatever the bytes are, peer exchange reads a bounded message or refuses it as its type says. */
@Timeout(60)
class PexFuzzTest {

    @FuzzTest
    void message(byte[] input) {
        reads(input);
    }

    @Test
    void mutationsOfTheCorpus() {
        FuzzSeeds.mutate(FuzzSeeds.corpus(PexFuzzTest.class, "message"), 1, 5_000, PexFuzzTest::reads);
    }

    private static void reads(byte[] input) {
        try {
            PexMessage message = PexMessage.decode(ByteBuffer.wrap(input));
            assertThat(message.added().size()).isLessThanOrEqualTo(100);
            assertThat(message.dropped().size()).isLessThanOrEqualTo(100);
            PexMessage again = PexMessage.decode(ByteBuffer.wrap(message.encode()));
            assertThat(again.added()).isEqualTo(message.added());
        } catch (BencodeException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }
}
