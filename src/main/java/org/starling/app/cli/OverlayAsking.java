package org.starling.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.command.Request.Topic;
import org.starling.app.instance.InstanceClient;

/** Asks the running instance about the overlay, and reads what it answers. */
final class OverlayAsking {
    private OverlayAsking() {}

    static List<Map<String, @Nullable Object>> rows(
            Call call, Topic topic, List<String> words, Map<String, String> options)
            throws IOException, InterruptedException {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        try (InstanceClient client = new Instances(call).connect()) {
            rows.addAll(Asking.rows(
                    client, new Request.Manage(topic, words, options), Reply.Managed.class, Reply.Managed::rows));
        }
        return rows;
    }

    static String text(Map<String, @Nullable Object> row, String name) {
        @Nullable Object value = row.get(name);
        return value == null ? "" : String.valueOf(value);
    }

    static boolean flag(Map<String, @Nullable Object> row, String name) {
        return Boolean.TRUE.equals(row.get(name));
    }

    static long number(Map<String, @Nullable Object> row, String name) {
        return row.get(name) instanceof Number number ? number.longValue() : 0;
    }

    static List<String> texts(Map<String, @Nullable Object> row, String name) {
        return row.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    static String words(Map<String, @Nullable Object> row) {
        return String.join(" ", texts(row, "words"));
    }

    static String digits(Map<String, @Nullable Object> row) {
        return String.join(" ", texts(row, "digits"));
    }
}
