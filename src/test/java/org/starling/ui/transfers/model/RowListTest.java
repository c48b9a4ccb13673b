package org.starling.ui.transfers.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.starling.library.TorrentView;
import org.starling.ui.SampleLists;

final class RowListTest {
    private final RowList list = new RowList();
    private int replaced;

    private void fill(int count) {
        list.onReplace(replace -> {
            replaced++;
            replace.run();
        });
        list.apply(rows(SampleLists.many(count, 0)), List.of());
    }

    private static List<TorrentRow> rows(List<TorrentView> views) {
        return views.stream().map(TorrentRow::of).toList();
    }

    @Test
    void aTickChangesRowsInPlace() {
        fill(200);
        RowItem first = list.shown().get(0);
        List<RowItem> before = List.copyOf(list.shown());

        list.apply(List.of(TorrentRow.of(SampleLists.one(0, 1))), List.of());

        assertThat(list.shown()).containsExactlyElementsOf(before);
        assertThat(list.shown().get(0)).isSameAs(first);
        assertThat(replaced).isEqualTo(1);
    }

    @Test
    void theOrderIsKeptWhileRatesChange() {
        fill(300);
        list.sort(Column.DOWN.order().reversed());
        for (int tick = 1; tick < 6; tick++) {
            list.apply(rows(SampleLists.many(300, tick)), List.of());
            assertThat(list.shown())
                    .isSortedAccordingTo(
                            Comparator.comparing((RowItem item) -> item.row().downRate())
                                    .reversed());
        }
    }

    @Test
    void equalsStayInTheOrderOfAdding() {
        fill(50);
        list.sort(Comparator.comparing(row -> 0));
        assertThat(list.shown()).containsExactlyElementsOf(list.all());
    }

    @Test
    void theFilterHoldsForWhatComesLater() {
        fill(100);
        list.filter(row -> row.downRate() > 0);
        List<RowItem> moving = new ArrayList<>(list.shown());
        assertThat(moving).isNotEmpty().allMatch(item -> item.row().downRate() > 0);

        for (int tick = 1; tick < 8; tick++) {
            list.apply(rows(SampleLists.many(100, tick)), List.of());
            assertThat(list.shown()).allMatch(item -> item.row().downRate() > 0);
            assertThat(list.shown().size()).isEqualTo((int) list.all().stream()
                    .filter(item -> item.row().downRate() > 0)
                    .count());
        }
    }

    @Test
    void removedTorrentsAreGone() {
        fill(10);
        list.apply(List.of(), List.of(SampleLists.one(3, 0).infoHash()));
        assertThat(list.shown()).hasSize(9);
        assertThat(list.find(SampleLists.one(3, 0).infoHash())).isEmpty();
    }

    @Test
    void aQuietTickReplacesNothing() {
        fill(100);
        list.apply(List.of(), List.of());
        list.filter(row -> true);
        assertThat(replaced).isEqualTo(1);
    }
}
