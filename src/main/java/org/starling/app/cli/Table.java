package org.starling.app.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows with aligned columns; one column, the names, gives way where the window is narrow. */
final class Table {
    private static final int GAP = 2;
    private static final int MIN_NAME = 12;

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /** A column's head; {@code flexible} for the one that is cut first. */
    record Column(String head, boolean right, boolean flexible) {
        static Column left(String head) {
            return new Column(head, false, false);
        }

        static Column right(String head) {
            return new Column(head, true, false);
        }

        static Column name(String head) {
            return new Column(head, false, true);
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
            shrink(widths, cells);
        }
        List<String> lines = new ArrayList<>();
        lines.add(terminal.bold(line(columns.stream().map(Column::head).toList(), widths)));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private void shrink(int[] widths, int cells) {
        int total = GAP * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        for (int i = 0; i < widths.length; i++) {
            if (columns.get(i).flexible() && total > cells) {
                widths[i] = Math.max(MIN_NAME, widths[i] - (total - cells));
            }
        }
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = Cells.cut(cells.get(i), widths[i]);
            line.append(i == 0 ? "" : " ".repeat(GAP))
                    .append(columns.get(i).right() ? Cells.right(cell, widths[i]) : Cells.fit(cell, widths[i]));
        }
        return line.toString().stripTrailing();
    }
}
