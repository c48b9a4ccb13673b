package org.starling.overlay.permid;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.starling.wire.FuzzSeeds;

/** Keys and key files of others: one canonical form, or a typed refusal. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class PermIdFuzzTest {
    private static final int ROUNDS = 2_000;

    @FuzzTest
    void permId(byte[] input) {
        readsPermId(input);
    }

    @FuzzTest
    void keyText(byte[] input) {
        readsKeyText(input);
    }

    @FuzzTest
    void moved(byte[] input) {
        readsMoved(input);
    }

    @Test
    void mutationsOfTheCorpus() {
        FuzzSeeds.mutate(FuzzSeeds.corpus(PermIdFuzzTest.class, "permId"), 1, ROUNDS, PermIdFuzzTest::readsPermId);
        FuzzSeeds.mutate(FuzzSeeds.corpus(PermIdFuzzTest.class, "keyText"), 2, ROUNDS, PermIdFuzzTest::readsKeyText);
        FuzzSeeds.mutate(FuzzSeeds.corpus(PermIdFuzzTest.class, "moved"), 3, ROUNDS, PermIdFuzzTest::readsMoved);
    }

    private static void readsPermId(byte[] input) {
        try {
            assertThat(PermId.of(input).der()).isEqualTo(input);
        } catch (PermIdException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    /** Without a passphrase: stretching one is slow on purpose. */
    private static void readsKeyText(byte[] input) {
        try {
            String text = new String(input, StandardCharsets.ISO_8859_1);
            assertThat(KeyText.decode(text, Optional.empty(), new SecureRandom()))
                    .isNotEmpty();
        } catch (KeyFileException refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    private static void readsMoved(byte[] input) {
        Optional<Moved> moved = Moved.decode(input);
        if (moved.isPresent()) {
            assertThat(Moved.decode(moved.get().encode()).orElseThrow().next())
                    .isEqualTo(moved.get().next());
        }
    }
}
