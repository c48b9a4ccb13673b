package org.starling.app.command.manage;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.library.category.Category;
import org.starling.library.category.LabelCommands;
import org.starling.library.category.Organisation;

/** Categories, and which torrents are in them. */
final class CategoryTopic {
    /** In the place of a name: no category. */
    private static final String NONE = "-";

    private static final Set<String> PROPERTIES = Set.of("folder", "down", "up");

    private CategoryTopic() {}

    static List<Map<String, @Nullable Object>> call(Context context) {
        List<String> words = context.request().words();
        if (!words.isEmpty()) {
            change(context, words.get(0));
        }
        Organisation organisation = context.library().snapshot().organisation();
        return organisation.categories().stream()
                .map(category -> row(category, context))
                .toList();
    }

    private static void change(Context context, String name) {
        LabelCommands labels = context.library().labels();
        Optional<Category> known = context.library().snapshot().organisation().category(name);
        boolean properties = context.request().options().keySet().stream().anyMatch(PROPERTIES::contains);
        if (context.request().has("remove")) {
            context.await(labels.removeCategory(name));
        } else if (context.request().has("rename")) {
            context.await(labels.renameCategory(
                    name, context.request().option("rename").orElseThrow()));
        } else if (!name.equals(NONE) && (known.isEmpty() || properties)) {
            context.await(labels.put(changed(context, known.orElseGet(() -> Category.named(name)))));
        }
        if (context.request().words().size() > 1) {
            Optional<String> category = Optional.of(name).filter(given -> !given.equals(NONE));
            context.await(labels.categorise(
                    context.select(context.wordsFrom(1)),
                    category,
                    context.request().has("move")));
        }
    }

    private static Category changed(Context context, Category before) {
        Optional<Path> folder = context.request().option("folder").map(Path::of).or(before::folder);
        return new Category(
                before.name(),
                folder,
                context.number("down", before.down()),
                context.number("up", before.up()),
                before.share());
    }

    private static Map<String, @Nullable Object> row(Category category, Context context) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("category", category.name());
        row.put("torrents", count(category.name(), context));
        row.put("folder", category.folder().map(Path::toString).orElse(null));
        row.put("down", category.down() == 0 ? null : category.down());
        row.put("up", category.up() == 0 ? null : category.up());
        return row;
    }

    private static long count(String category, Context context) {
        return context.library().list().stream()
                .filter(view ->
                        view.labels().category().filter(category::equals).isPresent())
                .count();
    }
}
