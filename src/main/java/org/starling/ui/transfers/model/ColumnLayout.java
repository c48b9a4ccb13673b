package org.starling.ui.transfers.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns are shown, in which order, how wide, and by which the list is sorted. Immutable.
 *
 * @param order all columns; hidden ones keep their places
 * @param widths pixels
 */
public record ColumnLayout(
        List<Column> order, Set<Column> shown, Map<Column, Integer> widths, Column sortedBy, boolean descending) {
    private static final int LEAST = 20;
    private static final int MOST = 4_000;

    public ColumnLayout {
        order = List.copyOf(order);
        shown = Set.copyOf(shown);
        widths = Map.copyOf(widths);
    }

    public static ColumnLayout usual() {
        EnumSet<Column> shown = EnumSet.noneOf(Column.class);
        EnumMap<Column, Integer> widths = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            widths.put(column, column.width());
            if (column.usual()) {
                shown.add(column);
            }
        }
        return new ColumnLayout(List.of(Column.values()), shown, widths, Column.ADDED, true);
    }

    /** One line of text: {@code NAME=320 SIZE=84 -TRACKER=150 … sort=ADDED-}. */
    public String write() {
        StringBuilder text = new StringBuilder();
        for (Column column : order) {
            text.append(shown.contains(column) ? "" : "-")
                    .append(column.name())
                    .append('=')
                    .append(widths.get(column))
                    .append(' ');
        }
        return text.append("sort=")
                .append(sortedBy.name())
                .append(descending ? "-" : "+")
                .toString();
    }

    /** Reads what another version may have written: what is unknown is passed over, what is new is added hidden. */
    public static ColumnLayout read(String text) {
        ColumnLayout usual = usual();
        List<Column> order = new ArrayList<>();
        EnumSet<Column> shown = EnumSet.noneOf(Column.class);
        EnumMap<Column, Integer> widths = new EnumMap<>(usual.widths());
        Column sortedBy = usual.sortedBy();
        boolean descending = usual.descending();
        for (String word : text.split(" ", -1)) {
            boolean hidden = word.startsWith("-");
            String[] pair = word.substring(hidden ? 1 : 0).split("=", 2);
            if (pair.length == 2 && pair[0].equals("sort") && pair[1].length() > 1) {
                descending = pair[1].endsWith("-");
                sortedBy = column(pair[1].substring(0, pair[1].length() - 1)).orElse(sortedBy);
                continue;
            }
            Optional<Column> column = pair.length == 2 ? column(pair[0]) : Optional.empty();
            if (column.isPresent() && !order.contains(column.get())) {
                order.add(column.get());
                widths.put(column.get(), width(pair[1], column.get().width()));
                if (!hidden) {
                    shown.add(column.get());
                }
            }
        }
        Arrays.stream(Column.values()).filter(column -> !order.contains(column)).forEach(order::add);
        return shown.isEmpty() ? usual : new ColumnLayout(order, shown, widths, sortedBy, descending);
    }

    private static Optional<Column> column(String name) {
        return Arrays.stream(Column.values())
                .filter(column -> column.name().equals(name))
                .findFirst();
    }

    private static int width(String text, int usual) {
        return text.matches("\\d{1,4}") ? Math.max(LEAST, Math.min(MOST, Integer.parseInt(text))) : usual;
    }
}
