package org.starling.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.engine.FilePriority;

final class FilePatternTest {

    @ParameterizedTest
    @CsvSource({
        "3, true",
        "1-5, true",
        "4-5, false",
        "'1,3', true",
        "*.srt, true",
        "*.SRT, true",
        "en.*, true",
        "subs, true",
        "subs/*, true",
        "subs/en.srt, true",
        "*, true",
        "e?.srt, true",
        "en, false",
        "*.mkv, false",
        "'', false",
        "99999999, false",
        "' 3 , 7', true"
    })
    void fitsFileThree(String pattern, boolean fits) {
        assertThat(new FilePattern(pattern).fits(file("Subs/en.srt"))).isEqualTo(fits);
    }

    @Test
    void aHostileNameCostsLittle() {
        FilePattern pattern = new FilePattern("*a*a*a*a*a*a*a*a*a*a*b");
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(pattern.fits(file("a".repeat(4_000)))).isFalse());
    }

    private static FileRow file(String path) {
        return new FileRow(3, path, 1, FilePriority.NORMAL);
    }
}
