package org.starling.library.category;

import java.util.Arrays;
import org.starling.wire.SafeText;

/** Names of categories and tags: a path of parts with {@code /} between them. Case counts. */
public final class LabelNames {
    private static final int LONGEST = 100;

    private LabelNames() {}

    /** Whether it can be one: nothing invisible, no empty part, not too long. */
    public static boolean isValid(String name) {
        return !name.isEmpty()
                && name.codePointCount(0, name.length()) <= LONGEST
                && SafeText.clean(name, LONGEST).equals(name)
                && !name.contains(",")
                && Arrays.stream(name.split("/", -1))
                        .allMatch(part -> !part.isEmpty() && part.strip().equals(part));
    }

    /** Whether the name is that one, or lies below it. */
    public static boolean isWithin(String name, String above) {
        return name.equals(above) || name.startsWith(above + "/");
    }

    /** The name with the part {@code from} of its path replaced; for names within it. */
    public static String moved(String name, String from, String to) {
        return to + name.substring(from.length());
    }
}
