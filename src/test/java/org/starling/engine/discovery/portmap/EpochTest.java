package org.starling.engine.discovery.portmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochTest {
    private static final long NOW = Long.MAX_VALUE - Duration.ofMinutes(1).toNanos();

    @Test
    void theFirstAnswerTellsNothing() {
        assertThat(new Epoch().restarted(5, NOW)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // seconds later, its epoch went from 1000 to, restarted
        "600, 1600, false",
        "600, 1598, false",
        "600, 1565, false",
        "600, 1635, false",
        "600, 1500, true",
        "600, 1700, true",
        "600, 600, true",
        "600, 0, true",
        "0, 1000, false",
        "0, 999, false",
        "0, 998, true",
        "2, 1000, false",
        "3, 1000, true"
    })
    void aJumpOfTheSecondsIsARestart(int later, long epoch, boolean restarted) {
        Epoch clock = new Epoch();
        assertThat(clock.restarted(1000, NOW)).isFalse();
        assertThat(clock.restarted(epoch, NOW + Duration.ofSeconds(later).toNanos()))
                .isEqualTo(restarted);
        assertThat(clock.restarted(epoch, NOW + Duration.ofSeconds(later).toNanos()))
                .isFalse();
    }
}
