package org.starling.ui.settings.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.starling.library.category.LabelNames;
import org.starling.library.category.Labels;
import org.starling.library.watch.WatchFolder;
import org.starling.ui.text.TypedFolder;
import org.starling.ui.text.Words;

/**
 * What is typed about a folder that is to be watched.
 *
 * @param saveTo empty for the folder of the category, or the usual one
 * @param tags with commas between them
 */
public record WatchForm(
        String folder,
        boolean subfolders,
        String saveTo,
        Optional<String> category,
        String tags,
        boolean paused,
        WatchFolder.After after) {
    public static final WatchForm EMPTY =
            new WatchForm("", false, "", Optional.empty(), "", false, WatchFolder.After.RENAME);

    public static WatchForm of(WatchFolder watched) {
        return new WatchForm(
                watched.folder().toString(),
                watched.subfolders(),
                watched.saveTo().map(Path::toString).orElse(""),
                watched.labels().category(),
                String.join(", ", watched.labels().tags()),
                watched.paused(),
                watched.after());
    }

    /** Why it cannot be used, for the user; empty if it can. */
    public Optional<String> trouble(Words words) {
        if (TypedFolder.parse(folder).isEmpty()
                || (!saveTo.isBlank() && TypedFolder.parse(saveTo).isEmpty())) {
            return Optional.of(words.get("add.folder.wrong"));
        }
        return tagNames().stream()
                .filter(tag -> !LabelNames.isValid(tag))
                .findFirst()
                .map(tag -> words.get("label.wrong", tag));
    }

    /** Only if there is no {@link #trouble}. */
    public WatchFolder read() {
        return new WatchFolder(
                TypedFolder.parse(folder).orElseThrow(),
                subfolders,
                TypedFolder.parse(saveTo),
                Labels.of(category, tagNames()),
                paused,
                after);
    }

    private Set<String> tagNames() {
        return Arrays.stream(tags.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
    }
}
