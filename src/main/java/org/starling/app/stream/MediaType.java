package org.starling.app.stream;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a player needs to be told of a file, by its name. Everything else is bytes, which no browser runs. */
final class MediaType {
    static final String BYTES = "application/octet-stream";

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("mkv", "video/x-matroska"),
            Map.entry("mk3d", "video/x-matroska"),
            Map.entry("webm", "video/webm"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("m4v", "video/mp4"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("avi", "video/x-msvideo"),
            Map.entry("wmv", "video/x-ms-wmv"),
            Map.entry("flv", "video/x-flv"),
            Map.entry("mpg", "video/mpeg"),
            Map.entry("mpeg", "video/mpeg"),
            Map.entry("ts", "video/mp2t"),
            Map.entry("m2ts", "video/mp2t"),
            Map.entry("ogv", "video/ogg"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("m4b", "audio/mp4"),
            Map.entry("aac", "audio/aac"),
            Map.entry("flac", "audio/flac"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("opus", "audio/ogg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("wma", "audio/x-ms-wma"));

    private MediaType() {}

    static String of(String name) {
        return known(name).orElse(BYTES);
    }

    static boolean isPlayed(String name) {
        return known(name).isPresent();
    }

    private static Optional<String> known(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(KNOWN.get(ending));
    }
}
