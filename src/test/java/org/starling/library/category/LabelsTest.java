package org.starling.library.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "video/films", "Über uns", "a/b/c", "..", "日本"})
    void namesThatCanBe(String name) {
        assertThat(LabelNames.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "a/", "/a", "a//b", "a,b", " a", "a ", "a /b", "a\nb", "a\u202eb", "a\u200bb", "\u0000"
            })
    void namesThatCannotBe(String name) {
        assertThat(LabelNames.isValid(name)).isFalse();
        assertThat(LabelNames.isValid("x".repeat(101))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"a, a, true", "a/b, a, true", "ab, a, false", "a, a/b, false"})
    void nestingGoesByWholeParts(String name, String above, boolean within) {
        assertThat(LabelNames.isWithin(name, above)).isEqualTo(within);
    }

    @Test
    void aTagIsCarriedWithAllAboveIt() {
        Labels labels = Labels.of(Optional.empty(), Set.of("music/jazz/live"));
        assertThat(labels.isTagged("music")).isTrue();
        assertThat(labels.isTagged("music/jazz")).isTrue();
        assertThat(labels.isTagged("music/rock")).isFalse();
    }

    private static final List<FilingRule> RULES = List.of(
            new FilingRule("*.iso", "", Optional.of("linux"), Set.of("image")),
            new FilingRule("", "*.example.org", Optional.of("private"), Set.of("tracker/example")),
            new FilingRule("debian*", "tracker.example.org", Optional.empty(), Set.of("debian")));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,   film,        http://other/a,                     -,       ''",
                "-,   Debian.ISO,  http://other/a,                     linux,   image",
                "-,   debian.iso,  http://Tracker.Example.org:80/a,    linux,   debian image tracker/example",
                "-,   film,        udp://tracker.example.org:6969,     private, tracker/example",
                "own, debian.iso,  http://other/a,                     own,     image",
                "-,   film,        http://example.org.evil/a,          -,       ''",
                "-,   film,        not a url://tracker.example.org,    -,       ''",
            })
    void rulesFileNewTorrents(String chosen, String name, String tracker, String category, String tags) {
        Labels labels =
                Filer.file(Labels.of(Optional.ofNullable(chosen), Set.of()), name, List.of(List.of(tracker)), RULES);
        assertThat(labels.category()).isEqualTo(Optional.ofNullable(category));
        assertThat(String.join(" ", labels.tags())).isEqualTo(tags);
    }

    @ParameterizedTest
    @CsvSource({
        // a torrent that uses little leaves the rest to the others
        "1000000, 0 0,                500000 500000",
        "1000000, 0 900000,           16384 983616",
        "1000000, 900000 900000,      500000 500000",
        "1000000, 100000 800000,      141384 858616",
        "1000000, 0 0 0 0,            250000 250000 250000 250000",
        "3,       0 0 0 0,            1 1 1 1",
        "1000000, 700000,             1000000",
    })
    void aCategorysRateIsSharedOut(long limit, String used, String shares) {
        assertThat(RateShares.share(limit, numbers(used))).containsExactly(numbers(shares));
    }

    @Test
    void theSharesTogetherAreTheLimitAndAllCanGrow() {
        Random random = new Random(8);
        for (int run = 0; run < 2_000; run++) {
            long limit = 1_000L + random.nextInt(10_000_000);
            long[] used = random.longs(1 + random.nextInt(20), 0, limit).toArray();
            long[] shares = RateShares.share(limit, used);
            assertThat(Arrays.stream(shares).sum()).isBetween(limit - used.length, limit + used.length);
            assertThat(Arrays.stream(shares).min().orElseThrow()).isPositive();
        }
    }

    private static long[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
    }
}
