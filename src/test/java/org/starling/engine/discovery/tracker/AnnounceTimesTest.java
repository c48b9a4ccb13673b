package org.starling.engine.discovery.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnounceTimesTest {
    private final AnnounceTimes times = new AnnounceTimes(new Random(5));

    @ParameterizedTest
    @CsvSource({
        // interval, min interval, lonely, expected, all in seconds
        "1800, , false, 1800",
        "1800, , true, 60",
        "1800, 300, true, 300",
        "45, , true, 45",
        "1, , false, 30",
        "1, 1, true, 30",
        "1, 600, false, 600",
        "86400, , false, 7200",
        "1800, 86400, false, 7200"
    })
    void theTrackersWishCountsWithinBounds(long interval, Long min, boolean lonely, long expected) {
        Optional<Duration> least = Optional.ofNullable(min).map(Duration::ofSeconds);
        TrackerReply reply =
                FakeTrackers.answer(Duration.ofSeconds(interval), least).reply();
        for (int i = 0; i < 100; i++) {
            assertThat(Duration.ofNanos(times.afterAnswer(reply, lonely)))
                    .isBetween(Duration.ofSeconds(expected), Duration.ofMillis(expected * 1050));
        }
    }

    @Test
    void aTrackerMaySayWhenToRetry() {
        long day = Duration.ofDays(1).toNanos();
        assertThat(times.afterFailure(1, Optional.of(Duration.ofDays(1)))).isBetween(day, day * 5 / 4);
        assertThat(times.afterFailure(1, Optional.of(Duration.ofMillis(1))))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(15).toNanos());
    }

    @Test
    void backOffNeverOverflows() {
        long hour = Duration.ofHours(1).toNanos();
        assertThat(times.afterFailure(Integer.MAX_VALUE, Optional.empty())).isBetween(hour, hour * 5 / 4);
    }
}
