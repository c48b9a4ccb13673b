package org.starling.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.starling.app.cli.Table.Column;
import org.starling.app.text.Texts;
import org.starling.app.text.Units;

/** Rows of named values as a table. Pure. */
final class ManageTable {
    private static final Set<String> RATES = Set.of("down", "up");
    private static final Set<String> TIMES = Set.of("seeding", "idle");
    private static final Set<String> NAMES = Set.of("name", "step", "category", "tag", "folder", "value");

    private final String topic;
    private final List<String> columns;
    private final Texts texts;

    ManageTable(String topic, List<String> columns, Texts texts) {
        this.topic = topic;
        this.columns = columns;
        this.texts = texts;
    }

    /** @param width cells to keep to; 0: as wide as it has to be */
    List<String> lines(List<Map<String, @Nullable Object>> rows, int width, Terminal terminal) {
        if (rows.isEmpty()) {
            return List.of(texts.get(topic + ".empty"));
        }
        List<String> shown =
                columns.stream().filter(name -> rows.get(0).containsKey(name)).toList();
        List<Column> headings = new ArrayList<>();
        boolean named = false;
        for (String name : shown) {
            String title = texts.get("manage." + name);
            headings.add(!named && NAMES.contains(name) ? Column.name(title) : Column.left(title));
            named |= NAMES.contains(name);
        }
        Table table = new Table(headings);
        rows.forEach(row ->
                table.row(shown.stream().map(name -> text(name, row.get(name))).toList()));
        return table.lines(width, terminal);
    }

    private String text(String name, @Nullable Object value) {
        if (value == null) {
            return RATES.contains(name) ? texts.get("limit.none") : "-";
        } else if (value instanceof Boolean flag) {
            return texts.get(flag ? "manage.yes" : "manage.no");
        } else if (value instanceof List<?> list) {
            return list.isEmpty() ? "-" : list.stream().map(String::valueOf).collect(Collectors.joining(" "));
        } else if (value instanceof Number number && RATES.contains(name)) {
            return Units.rate(number.longValue());
        } else if (value instanceof Number number && TIMES.contains(name)) {
            return Units.duration(number.longValue());
        } else if (value instanceof Double ratio) {
            return String.format(Locale.ROOT, "%.2f", ratio);
        }
        return String.valueOf(value).isEmpty() ? "-" : String.valueOf(value);
    }
}
