package org.starling.wire;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes one element of a path from a torrent usable on Linux, Windows and macOS alike: the same torrent gets the same
 * names everywhere, and a folder can be carried from one system to another. Pure functions.
 */
public final class SafeNames {
    /** Bytes of UTF-8 in an element: 255 is the limit of common file systems, some stays for numbers behind a name. */
    public static final int MAX_BYTES = 240;

    /** Begins the names of the disk layer's own files; no torrent may use it. */
    public static final String OWN_PREFIX = ".starling-";

    private static final String FORBIDDEN = "/\\:*?\"<>|";
    private static final int MAX_EXTENSION = 32;
    private static final Pattern DEVICE = Pattern.compile("(?:COM|LPT)[0-9\u00b9\u00b2\u00b3]");
    private static final Set<String> DEVICES = Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$");

    private SafeNames() {}

    /** A name that is never empty, names nothing special on any system and has at most {@link #MAX_BYTES} bytes. */
    public static String clean(String element) {
        String name =
                Normalizer.normalize(visible(Normalizer.normalize(element, Normalizer.Form.NFC)), Normalizer.Form.NFC);
        name = shorten(trim(name), MAX_BYTES - 1);
        if (name.isEmpty()) {
            return "_";
        }
        if (name.regionMatches(true, 0, OWN_PREFIX, 0, OWN_PREFIX.length())) {
            return "_" + name.substring(1);
        }
        return isDevice(name) ? "_" + name : name;
    }

    /** The same where file names may be other than Unicode (a C locale, say): hexadecimal for what cannot be said. */
    public static String clean(String element, FileSystem fileSystem) {
        String name = clean(element);
        try {
            fileSystem.getPath(name);
            return name;
        } catch (InvalidPathException e) {
            StringBuilder ascii = new StringBuilder();
            name.codePoints().forEach(c -> {
                if (c < 0x80) {
                    ascii.appendCodePoint(c);
                } else {
                    ascii.append('=').append(Integer.toHexString(c));
                }
            });
            return clean(ascii.toString());
        }
    }

    /** Where the file or folder of a torrent of that name is; it never leads out of {@code folder}. */
    public static Path in(Path folder, String torrent) {
        return folder.resolve(clean(torrent, folder.getFileSystem()));
    }

    /** What two names have in common if any of the three systems takes them for the same. */
    public static String key(String name) {
        String upper = Normalizer.normalize(name, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
        return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** Another name for a file whose name is taken: a number before the extension. */
    public static String numbered(String name, int number) {
        String mark = " (" + number + ")";
        int dot = extensionAt(name);
        String stem = cut(name.substring(0, dot), MAX_BYTES - bytes(mark) - bytes(name.substring(dot)));
        return trim(stem) + mark + name.substring(dot);
    }

    /** At most so many bytes of UTF-8; the extension stays, characters stay whole. */
    private static String shorten(String name, int maxBytes) {
        if (bytes(name) <= maxBytes) {
            return name;
        }
        int dot = extensionAt(name);
        String extension = name.substring(dot);
        return trim(cut(name.substring(0, dot), maxBytes - bytes(extension))) + extension;
    }

    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String visible(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> !isInvisible(c))
                .forEach(c -> kept.appendCodePoint(FORBIDDEN.indexOf(c) >= 0 ? '_' : c));
        return kept.toString();
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Windows drops dots and spaces at the end, so two names could become one. */
    private static String trim(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
            end--;
        }
        int start = 0;
        while (start < end && name.charAt(start) == ' ') {
            start++;
        }
        return name.substring(start, end);
    }

    /** Windows takes NUL.txt and "NUL .txt" for the device, too. */
    private static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String stem = trim(dot < 0 ? name : name.substring(0, dot)).toUpperCase(Locale.ROOT);
        return DEVICES.contains(stem) || DEVICE.matcher(stem).matches();
    }

    private static int extensionAt(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0 || bytes(name.substring(dot)) > MAX_EXTENSION ? name.length() : dot;
    }

    private static String cut(String text, int maxBytes) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            used += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (used > maxBytes) {
                break;
            }
            end += Character.charCount(c);
        }
        return text.substring(0, end);
    }
}
