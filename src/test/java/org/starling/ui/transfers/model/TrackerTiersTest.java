package org.starling.ui.transfers.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrackerTiersTest {
    private static final List<List<String>> TIERS = List.of(List.of("a", "b"), List.of("c"));

    @Test
    void anEmptyLineBeginsATier() {
        assertThat(TrackerTiers.parse("\n a \nb\n\n \nc\n")).isEqualTo(TIERS);
        assertThat(TrackerTiers.parse(" \n")).isEmpty();
    }

    @Test
    void nothingStandsTwiceAndNoTierIsEmpty() {
        assertThat(TrackerTiers.with(TIERS, List.of(List.of("b", "d"), List.of("a"))))
                .isEqualTo(List.of(List.of("a", "b"), List.of("c"), List.of("d")));
        assertThat(TrackerTiers.without(TIERS, List.of("c", "a"))).isEqualTo(List.of(List.of("b")));
        assertThat(TrackerTiers.replace(TIERS, "c", "a")).isEqualTo(List.of(List.of("a", "b")));
        assertThat(TrackerTiers.replace(TIERS, "b", "x")).isEqualTo(List.of(List.of("a", "x"), List.of("c")));
    }

    @Test
    void anAddressMovesFromTierToTier() {
        assertThat(TrackerTiers.move(TIERS, "c", true)).isEqualTo(List.of(List.of("a", "b", "c")));
        assertThat(TrackerTiers.move(TIERS, "a", false)).isEqualTo(List.of(List.of("b"), List.of("c", "a")));
        assertThat(TrackerTiers.move(TIERS, "b", true)).isEqualTo(List.of(List.of("b"), List.of("a"), List.of("c")));
        assertThat(TrackerTiers.move(TIERS, "c", false)).isEqualTo(TIERS);
        assertThat(TrackerTiers.move(TIERS, "none", true)).isEqualTo(TIERS);
    }

    @ParameterizedTest
    @CsvSource({
        "https://t.example/announce, true",
        "HTTP://t.example:80/a?passkey=1, true",
        "udp://t.example:6969/announce, true",
        "ftp://t.example/, false",
        "t.example:80, false",
        "https:///announce, false",
        "not an address, false",
    })
    void onlyWhatCanBeAskedIsATracker(String url, boolean tracker) {
        assertThat(TrackerTiers.isUrl(url)).isEqualTo(tracker);
    }
}
