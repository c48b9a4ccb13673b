package org.starling.app.command.manage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.library.category.LabelCommands;

/** Tags, and which torrents carry them. */
final class TagTopic {
    private TagTopic() {}

    static List<Map<String, @Nullable Object>> call(Context context) {
        List<String> words = context.request().words();
        if (!words.isEmpty()) {
            change(context, words.get(0), context.wordsFrom(1));
        }
        return context.library().snapshot().organisation().tags().stream()
                .map(tag -> row(tag, context))
                .toList();
    }

    private static void change(Context context, String tag, List<String> selectors) {
        LabelCommands labels = context.library().labels();
        if (context.request().has("rename")) {
            context.await(
                    labels.renameTag(tag, context.request().option("rename").orElseThrow()));
        } else if (context.request().has("remove")) {
            context.await(
                    selectors.isEmpty() ? labels.removeTag(tag) : labels.untag(context.select(selectors), Set.of(tag)));
        } else {
            context.await(
                    selectors.isEmpty() ? labels.createTag(tag) : labels.tag(context.select(selectors), Set.of(tag)));
        }
    }

    private static Map<String, @Nullable Object> row(String tag, Context context) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("tag", tag);
        row.put(
                "torrents",
                context.library().list().stream()
                        .filter(view -> view.labels().isTagged(tag))
                        .count());
        return row;
    }
}
