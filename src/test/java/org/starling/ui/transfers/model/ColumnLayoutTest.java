package org.starling.ui.transfers.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.starling.ui.SampleLists;
import org.starling.ui.text.Figures;
import org.starling.ui.text.Words;

final class ColumnLayoutTest {

    @Test
    void isWrittenAndRead() {
        ColumnLayout usual = ColumnLayout.usual();
        assertThat(ColumnLayout.read(usual.write())).isEqualTo(usual);
        assertThat(Column.values()).hasSizeGreaterThan(30);
    }

    @Test
    void whatIsUnknownIsPassedOverAndWhatIsNewIsHidden() {
        ColumnLayout read = ColumnLayout.read("SIZE=99 -NAME=10 WEATHER=7 SIZE=1 sort=DOWN+");
        assertThat(read.order().subList(0, 2)).containsExactly(Column.SIZE, Column.NAME);
        assertThat(read.order()).containsExactlyInAnyOrder(Column.values());
        assertThat(read.shown()).containsExactly(Column.SIZE);
        assertThat(read.widths()).containsEntry(Column.SIZE, 99).containsEntry(Column.NAME, 20);
        assertThat(read.sortedBy()).isEqualTo(Column.DOWN);
        assertThat(read.descending()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "sort=", "-=5", "NAME", "-NAME=5", "SIZE=x", "sort=NOTHING-", "\u0000"})
    void nonsenseGivesAUsableLayout(String text) {
        assertThat(ColumnLayout.read(text).shown()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Column.class)
    void everyColumnHasTextAndOrderForEveryTorrent(Column column) {
        Figures figures = new Figures(Words.of(Locale.ENGLISH), ZoneOffset.UTC);
        List<TorrentRow> rows =
                SampleLists.many(60, 0).stream().map(TorrentRow::of).toList();
        assertThat(rows).allSatisfy(row -> assertThat(column.text(row, figures)).isNotNull());
        assertThat(rows.stream().sorted(column.order())).hasSize(60);
    }
}
