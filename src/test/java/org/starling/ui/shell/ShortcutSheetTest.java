package org.starling.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShortcutSheetTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "16, 16", "17, 9", "29, 15", "32, 16", "33, 11"})
    void columnsAreOfTheSameLength(int keys, int rows) {
        assertThat(ShortcutSheet.rows(keys)).isEqualTo(rows);
    }
}
