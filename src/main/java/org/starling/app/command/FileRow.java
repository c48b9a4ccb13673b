package org.starling.app.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.engine.FilePriority;

/**
 * A file of a torrent as the command line shows it.
 *
 * @param number in the torrent, from 1
 * @param path fit to be shown, or the user's own name for it
 */
public record FileRow(int number, String path, long length, FilePriority priority) {

    /** For JSON. */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("number", number);
        fields.put("path", path);
        fields.put("length", length);
        fields.put("priority", priority.name().toLowerCase(Locale.ROOT));
        return fields;
    }
}
