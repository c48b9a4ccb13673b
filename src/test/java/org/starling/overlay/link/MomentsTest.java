package org.starling.overlay.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MomentsTest {
    private static final long SECOND = 1_000_000_000L;

    /** The clock of a loop may begin anywhere, below zero as well. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 0, 10", "9, 0, 10", "10, 10, 10", "11, 10, 20", "-1, -10, 0", "-10, -10, -10"})
    void areTheSameForAll(long time, long before, long after) {
        assertThat(Moments.before(time * SECOND)).isEqualTo(before * SECOND);
        assertThat(Moments.after(time * SECOND)).isEqualTo(after * SECOND);
    }
}
