package org.starling.app.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.starling.engine.FilePriority;
import org.starling.engine.FileSnapshot;

/**
 * A file of a torrent as the command line shows it.
 *
 * @param number in the torrent, from 1
 * @param path fit to be shown, or the user's own name for it
 * @param verified bytes that are verified; empty if the torrent does not run
 * @param availability copies among us and the connected peers; empty likewise
 */
public record FileRow(
        int number,
        String path,
        long length,
        FilePriority priority,
        Optional<Long> verified,
        Optional<Double> availability) {

    /** Of its progress nothing is known. */
    public FileRow(int number, String path, long length, FilePriority priority) {
        this(number, path, length, priority, Optional.empty(), Optional.empty());
    }

    FileRow with(FileSnapshot now) {
        return new FileRow(
                number, path, length, priority, Optional.of(now.verified()), Optional.of(now.availability()));
    }

    /** For JSON. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("number", number);
        fields.put("path", path);
        fields.put("length", length);
        fields.put("priority", priority.name().toLowerCase(Locale.ROOT));
        fields.put("verified", verified.orElse(null));
        fields.put("availability", availability.orElse(null));
        return fields;
    }
}
