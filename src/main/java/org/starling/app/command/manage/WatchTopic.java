package org.starling.app.command.manage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.library.category.Labels;
import org.starling.library.watch.WatchFolder;
import org.starling.library.watch.WatchFolder.After;

/** Folders that are watched for torrents. */
final class WatchTopic {
    private WatchTopic() {}

    static List<Map<String, @Nullable Object>> call(Context context) {
        if (!context.request().words().isEmpty()) {
            Path folder = Path.of(context.request().words().get(0));
            List<WatchFolder> folders =
                    new ArrayList<>(context.library().snapshot().watchFolders());
            folders.removeIf(known -> known.folder().equals(folder));
            if (!context.request().has("remove")) {
                folders.add(watched(folder, context));
            }
            context.await(context.library().watchFolders(folders));
        }
        return context.library().snapshot().watchFolders().stream()
                .map(WatchTopic::row)
                .toList();
    }

    private static WatchFolder watched(Path folder, Context context) {
        Set<String> tags = context.request()
                .option("tags")
                .map(text -> Set.of(text.split(",")))
                .orElse(Set.of());
        return new WatchFolder(
                folder,
                context.request().has("subfolders"),
                context.request().option("save-to").map(Path::of),
                Labels.of(context.request().option("category"), tags),
                context.request().has("paused"),
                context.request().has("delete") ? After.DELETE : After.RENAME);
    }

    private static Map<String, @Nullable Object> row(WatchFolder folder) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("folder", folder.folder().toString());
        row.put("subfolders", folder.subfolders());
        row.put("saveTo", folder.saveTo().map(Path::toString).orElse(null));
        row.put("category", folder.labels().category().orElse(null));
        row.put("tags", List.copyOf(folder.labels().tags()));
        row.put("paused", folder.paused());
        row.put("after", folder.after().name().toLowerCase(Locale.ROOT));
        return row;
    }
}
