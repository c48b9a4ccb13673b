package org.starling.ui.transfers.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MeasureTest {

    @ParameterizedTest
    @CsvSource({
        "COUNT,   '',     0",
        "COUNT,   12,     12",
        "RATE,    500K,   512000",
        "RATE,    500k/s, 512000",
        "RATE,    2 MiB,  2097152",
        "SIZE,    1.5G,   1610612736",
        "SIZE,    77,     77",
        "SECONDS, 90,     90",
        "SECONDS, 2m,     120",
        "MINUTES, 90,     90",
        "MINUTES, 12h,    720",
        "MINUTES, 7d,     10080",
        "MINUTES, 30s,    1",
        "RATIO,   1.5,    150",
        "RATIO,   '2,25', 225",
    })
    void whatPeopleTypeIsUnderstood(Measure measure, String typed, long value) {
        assertThat(measure.parse(typed)).isEqualTo(OptionalLong.of(value));
    }

    @ParameterizedTest
    @CsvSource({
        "COUNT,   1.5",
        "COUNT,   many",
        "COUNT,   -1",
        "RATE,    2h",
        "RATE,    30%",
        "SIZE,    5 days",
        "MINUTES, 1.5h",
        "MINUTES, 5G",
        "RATIO,   2M",
        "RATIO,   -1",
        "SIZE,    9999999999999999999",
    })
    void whatIsNoneIsRefused(Measure measure, String typed) {
        assertThat(measure.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "COUNT,   0,          ''",
        "COUNT,   5,          5",
        "RATE,    512000,     500K",
        "RATE,    1000,       1000",
        "SIZE,    5368709120, 5G",
        "SIZE,    1126999418470400, 1025T",
        "MINUTES, 90,         90m",
        "MINUTES, 120,        2h",
        "MINUTES, 2880,       2d",
        "SECONDS, 60,         60",
        "RATIO,   200,        2",
        "RATIO,   150,        1.5",
        "RATIO,   105,        1.05",
    })
    void whatIsShownIsReadAgain(Measure measure, long value, String shown) {
        assertThat(measure.shown(value)).isEqualTo(shown);
        assertThat(measure.parse(shown)).isEqualTo(OptionalLong.of(value));
    }
}
