package org.starling.library.finish;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Fills in what is to be run when a torrent is complete. It is a list of arguments and never goes through a shell, so a
 * name is nothing but a name, whatever is in it. Pure.
 */
public final class ProgramLine {
    /** What may stand in braces. */
    public static final List<String> PLACEHOLDERS =
            List.of("name", "path", "folder", "infohash", "category", "tags", "size");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(" + String.join("|", PLACEHOLDERS) + ")}");

    private ProgramLine() {}

    /**
     * Replaces placeholders in each argument but the first, which is the program. What is put in is not looked at
     * again.
     * A value that would begin an argument with a dash, and so become an option, gets an underscore before it.
     */
    public static List<String> fill(List<String> template, Map<String, String> values) {
        return IntStream.range(0, template.size())
                .mapToObj(i -> i == 0 ? template.get(0) : argument(template.get(i), values))
                .toList();
    }

    private static String argument(String template, Map<String, String> values) {
        Matcher placeholder = PLACEHOLDER.matcher(template);
        String filled = placeholder.replaceAll(found ->
                Matcher.quoteReplacement(values.getOrDefault(found.group(1), "").replace("\0", "")));
        return filled.startsWith("-") && !template.startsWith("-") ? "_" + filled : filled;
    }

    /** Whether it can be run without a shell: batch files of Windows go through one, however they are called. */
    public static boolean isSafe(List<String> template) {
        String program = template.isEmpty() ? "" : template.get(0).strip().toLowerCase(Locale.ROOT);
        return !program.isEmpty() && !program.endsWith(".bat") && !program.endsWith(".cmd");
    }
}
