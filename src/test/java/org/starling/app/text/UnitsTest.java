package org.starling.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1, 1 B",
        "999, 999 B",
        "1000, 0.98 KiB",
        "1024, 1.00 KiB",
        "10240, 10.0 KiB",
        "1048575, 1.00 MiB",
        "157286400, 150 MiB",
        "2147483648, 2.00 GiB",
        "9223372036854775807, 8.00 EiB"
    })
    void sizesHaveThreeDigits(long bytes, String text) {
        assertThat(Units.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "-5, 0s",
        "0, 0s",
        "59, 59s",
        "60, 1m 00s",
        "3599, 59m 59s",
        "3600, 1h 00m",
        "86399, 23h 59m",
        "86400, 1d 0h",
        "9223372036854775807, ∞"
    })
    void durationsHaveTwoUnits(long seconds, String text) {
        assertThat(Units.duration(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0%",
        "0.0009, 0.0%",
        "0.432, 43.2%",
        "0.99999, 99.9%",
        "1, 100%",
        "2, 100%",
        "-1, 0.0%",
        "NaN, 0.0%"
    })
    void onlyAllIsAHundredPercent(double fraction, String text) {
        assertThat(Units.percent(fraction)).isEqualTo(text);
    }
}
