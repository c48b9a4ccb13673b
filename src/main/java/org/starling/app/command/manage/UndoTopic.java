package org.starling.app.command.manage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.library.undo.UndoStep;

/** Steps that can be taken back. */
final class UndoTopic {
    private UndoTopic() {}

    /** The steps that are left, or the one that was taken back. */
    static List<Map<String, @Nullable Object>> call(Context context) {
        if (context.request().has("clear")) {
            context.await(context.library().undo().clear());
        } else if (!context.request().words().isEmpty()) {
            long id = Long.parseLong(context.request().words().get(0));
            return List.of(row(context.await(context.library().undo().undo(id)), context));
        } else if (!context.request().has("list")) {
            return List.of(row(context.await(context.library().undo().undo()), context));
        }
        return context.library().snapshot().undo().stream()
                .map(step -> row(step, context))
                .toList();
    }

    private static Map<String, @Nullable Object> row(UndoStep step, Context context) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("id", step.id());
        row.put("kind", step.kind().name().toLowerCase(Locale.ROOT));
        row.put("step", context.texts().get("undo." + step.kind().name(), step.subject()));
        row.put("at", step.at().getEpochSecond());
        row.put("until", step.until().getEpochSecond());
        return row;
    }
}
