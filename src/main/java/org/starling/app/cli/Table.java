package org.starling.app.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows with aligned columns; one column, the names, gives way where the window is narrow. */
final class Table {
    private static final int GAP = 2;
    private static final int MIN_NAME = 12;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * A column's head and manners.
     *
     * @param flexible it is cut first
     * @param spare it is left out where the window is too narrow: the highest number first; 0 for never
     */
    record Column(String head, boolean right, boolean flexible, int spare) {
        static Column left(String head) {
            return new Column(head, false, false, 0);
        }

        static Column right(String head) {
            return new Column(head, true, false, 0);
        }

        static Column name(String head) {
            return new Column(head, false, true, 0);
        }

        Column spare(int rank) {
            return new Column(head, right, flexible, rank);
        }
    }

    Table(List<Column> columns) {
        this.columns = columns;
    }

    void row(List<String> cells) {
        rows.add(cells);
    }

    /** The lines; not wider than {@code columns} cells, if that is not 0. */
    List<String> lines(int cells, Terminal terminal) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = rows.stream()
                    .mapToInt(row -> Cells.width(row.get(column)))
                    .reduce(Cells.width(columns.get(i).head()), Math::max);
        }
        if (cells > 0) {
            leaveOut(widths, cells);
            shrink(widths, cells);
        }
        List<String> lines = new ArrayList<>();
        lines.add(terminal.bold(line(columns.stream().map(Column::head).toList(), widths)));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private void leaveOut(int[] widths, int cells) {
        List<Column> spare = columns.stream()
                .filter(column -> column.spare() > 0)
                .sorted((a, b) -> b.spare() - a.spare())
                .toList();
        for (Column column : spare) {
            int slack = 0;
            for (int i = 0; i < widths.length; i++) {
                slack += columns.get(i).flexible() ? Math.max(0, widths[i] - MIN_NAME) : 0;
            }
            if (total(widths) - slack > cells) {
                widths[columns.indexOf(column)] = 0;
            }
        }
    }

    private void shrink(int[] widths, int cells) {
        for (int i = 0; i < widths.length; i++) {
            int over = total(widths) - cells;
            if (columns.get(i).flexible() && over > 0) {
                widths[i] = Math.max(Math.min(widths[i], MIN_NAME), widths[i] - over);
            }
        }
    }

    private static int total(int[] widths) {
        int total = -GAP;
        for (int width : widths) {
            total += width > 0 ? width + GAP : 0;
        }
        return total;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            if (widths[i] > 0) {
                String cell = Cells.cut(cells.get(i), widths[i]);
                line.append(line.length() == 0 ? "" : " ".repeat(GAP))
                        .append(columns.get(i).right() ? Cells.right(cell, widths[i]) : Cells.fit(cell, widths[i]));
            }
        }
        return line.toString().stripTrailing();
    }
}
