package org.starling.library.inspect;

import java.util.Locale;
import java.util.regex.Pattern;

/** Knows which names are no plain file names on Linux, Windows or macOS. */
final class PathNames {
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³])( *\\..*)?");
    private static final String FORBIDDEN = "<>:\"|?*";

    private PathNames() {}

    /** An element that would leave its folder, or be more than one element. */
    static boolean escapes(String element) {
        return element.isEmpty()
                || element.equals(".")
                || element.equals("..")
                || element.indexOf('/') >= 0
                || element.indexOf('\\') >= 0
                || element.indexOf('\0') >= 0
                || element.matches("[A-Za-z]:.*");
    }

    static boolean isReserved(String element) {
        return DEVICE.matcher(element.toLowerCase(Locale.ROOT)).matches()
                || element.endsWith(".")
                || element.endsWith(" ")
                || element.chars().anyMatch(c -> c < ' ' || FORBIDDEN.indexOf(c) >= 0);
    }
}
