package org.starling.library.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.library.share.ShareLimits.Match;
import org.starling.library.share.ShareLimits.Then;

class ShareRulesTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // limits: ratio, minutes of seeding, minutes idle, of several; facts likewise
                "-,   -,  -,  ANY, 9,    99, 99, false",
                "-,   -,  -,  ALL, 9,    99, 99, false",
                "2,   -,  -,  ANY, 1.99, 99, 99, false",
                "2,   -,  -,  ALL, 2,    0,  0,  true",
                "2,   60, -,  ANY, 1,    60, 0,  true",
                "2,   60, -,  ALL, 1,    60, 0,  false",
                "2,   60, -,  ALL, 2,    60, 0,  true",
                "2,   60, 30, ALL, 2,    60, 29, false",
                "2,   60, 30, ANY, 0,    0,  30, true",
                "0,   -,  -,  ANY, 0,    0,  0,  true",
                "-,   0,  -,  ANY, 0,    0,  0,  true",
            })
    void decidesByTheLimitsThatThereAre(ArgumentsAccessor row) {
        ShareLimits limits = new ShareLimits(
                Optional.ofNullable(row.getDouble(0)),
                minutes(row.getInteger(1)),
                minutes(row.getInteger(2)),
                row.get(3, Match.class),
                Then.PAUSE);
        ShareRules.Facts facts = new ShareRules.Facts(
                row.getDouble(4), Duration.ofMinutes(row.getInteger(5)), Duration.ofMinutes(row.getInteger(6)));
        assertThat(ShareRules.isReached(limits, facts)).isEqualTo(row.getBoolean(7));
    }

    private static Optional<Duration> minutes(@Nullable Integer minutes) {
        return Optional.ofNullable(minutes).map(Duration::ofMinutes);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0", "50, 100, 100, 0.5", "50, 0, 100, 0.5", "300, 150, 100, 2", "7, 0, 0, 0"})
    void dataThatWasThereCountsAsDownloaded(long uploaded, long downloaded, long verified, double ratio) {
        assertThat(ShareRules.ratio(uploaded, downloaded, verified)).isEqualTo(ratio);
    }

    @Test
    void limitsThatCannotBeAreRefused() {
        for (double ratio : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new ShareLimits(
                            Optional.of(ratio), Optional.empty(), Optional.empty(), Match.ANY, Then.PAUSE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
