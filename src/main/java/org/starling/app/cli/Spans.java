package org.starling.app.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.starling.app.text.Texts;

/** Reads options that limit how long something is shared. */
final class Spans {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([mhd])");
    private static final Pattern RATIO = Pattern.compile("\\d{1,6}(?:\\.\\d{1,3})?");

    private Spans() {}

    /** Seconds from {@code 90m}, {@code 12h} or {@code 3d}; 0 for {@code none}. */
    static long seconds(String text, Texts texts) {
        String span = text.toLowerCase(Locale.ROOT);
        if (span.equals("none")) {
            return 0;
        }
        Matcher parts = SPAN.matcher(span);
        if (!parts.matches()) {
            throw new UsageException(texts.get("usage.time", text));
        }
        long unit = switch (parts.group(2)) {
            case "m" -> 60;
            case "h" -> 3_600;
            default -> 86_400;
        };
        return Long.parseLong(parts.group(1)) * unit;
    }

    /** A number, or {@code none}. */
    static String ratio(String text, Texts texts) {
        String ratio = text.toLowerCase(Locale.ROOT);
        if (!ratio.equals("none") && !RATIO.matcher(ratio).matches()) {
            throw new UsageException(texts.get("usage.ratio", text));
        }
        return ratio;
    }
}
