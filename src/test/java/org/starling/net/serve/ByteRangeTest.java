package org.starling.net.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts that RFC 9110 speaks of. */
final class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-99, 0, 100",
        "bytes=500-, 500, 1000",
        "bytes=-100, 900, 1000",
        "bytes=-5000, 0, 1000",
        "bytes=990-5000, 990, 1000",
        "bytes=0-0, 0, 1",
        "bytes=999-999, 999, 1000"
    })
    void oneRangeIsTaken(String header, long from, long to) throws Exception {
        assertThat(ByteRange.parse(header, 1000)).contains(new ByteRange(from, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=",
                "bytes=-",
                "bytes=5-2",
                "bytes=0-1,5-6",
                "items=0-5",
                "bytes=a-b",
                "bytes=1-2-3",
                "bytes=--5",
                "bytes=99999999999999999999-"
            })
    void anythingElseMeansTheWhole(String header) throws Exception {
        assertThat(ByteRange.parse(header, 1000)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=5000-6000", "bytes=-0"})
    void whatLiesOutsideCannotBeHad(String header) {
        assertThatThrownBy(() -> ByteRange.parse(header, 1000)).isInstanceOf(ByteRange.UnsatisfiableException.class);
    }

    @Test
    void nothingIsInNothing() throws Exception {
        assertThat(ByteRange.parse(null, 0)).isEmpty();
        assertThatThrownBy(() -> ByteRange.parse("bytes=0-", 0)).isInstanceOf(ByteRange.UnsatisfiableException.class);
    }
}
