package org.starling.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class FiguresTest {
    private final Figures english = figures("en");
    private final Figures german = figures("de");

    private static Figures figures(String language) {
        return new Figures(Words.of(Locale.forLanguageTag(language)), ZoneOffset.UTC);
    }

    @Test
    void numbersLookAsTheLanguageHasThem() {
        assertThat(english.size(1_610_612_736L)).isEqualTo("1.50 GiB");
        assertThat(german.size(1_610_612_736L)).isEqualTo("1,50 GiB");
        assertThat(english.count(12_345)).isEqualTo("12,345");
        assertThat(german.count(12_345)).isEqualTo("12.345");
        assertThat(german.moment(Instant.EPOCH)).isEqualTo("01.01.1970 00:00");
    }

    @Test
    void aSizeKeepsItsOrderInArabic() {
        assertThat(figures("ar").size(1_024)).isEqualTo("\u200e1.00 KiB");
    }

    @Test
    void completeMeansComplete() {
        assertThat(english.percent(0.99999)).isEqualTo("99.9%");
        assertThat(english.percent(1)).isEqualTo("100%");
        assertThat(english.copies(0.999)).isEqualTo("0.99");
    }

    @Test
    void restIsQuiet() {
        assertThat(english.rate(0)).isEmpty();
        assertThat(english.limit(0)).isEqualTo("∞");
        assertThat(english.duration(90)).isEqualTo("1m 30s");
        assertThat(english.duration(Long.MAX_VALUE)).isEqualTo("∞");
    }
}
