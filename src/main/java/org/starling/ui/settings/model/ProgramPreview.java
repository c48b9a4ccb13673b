package org.starling.ui.settings.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.starling.library.finish.ProgramLine;

/** Shows what a program line becomes for a torrent, before one is complete. Pure. */
public final class ProgramPreview {
    private static final Map<String, String> SAMPLE = Map.of(
            "name", "Big Buck Bunny",
            "path", "/downloads/Big Buck Bunny",
            "folder", "/downloads",
            "infohash", "dd8255ecdc7ca55fb0bbf81323d87062db1f6d1c",
            "category", "films",
            "tags", "free,short",
            "size", "276445467");

    private ProgramPreview() {}

    /** One argument a line; empty lines at the end are none, others are empty arguments. */
    public static List<String> arguments(String text) {
        return text.isBlank() ? List.of() : text.stripTrailing().lines().toList();
    }

    /** What is typed for these arguments. */
    public static String typed(List<String> arguments) {
        return String.join("\n", arguments);
    }

    public static boolean isSafe(List<String> arguments) {
        return arguments.isEmpty() || ProgramLine.isSafe(arguments);
    }

    /** The call for a sample; arguments with spaces, and empty ones, stand in quotation marks. */
    public static String call(List<String> arguments) {
        return ProgramLine.fill(arguments, SAMPLE).stream()
                .map(one -> one.isEmpty() || one.contains(" ") ? '"' + one + '"' : one)
                .collect(Collectors.joining(" "));
    }
}
