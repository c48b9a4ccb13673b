package org.starling.app.command;

import java.util.Locale;
import java.util.regex.Pattern;
import org.starling.library.unwanted.NamePattern;

/**
 * Names files of a torrent: numbers ({@code 3}, {@code 2-5}), or a pattern with {@code *} and {@code ?} that fits the
 * whole path, its last element, or a folder above it. Several are separated by commas. Case does not matter.
 */
public final class FilePattern {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,7})(?:-(\\d{1,7}))?");

    private final String[] parts;

    public FilePattern(String text) {
        this.parts = text.toLowerCase(Locale.ROOT).split(",");
    }

    public boolean fits(FileRow file) {
        for (String part : parts) {
            if (fits(part.strip(), file)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(String part, FileRow file) {
        var numbers = NUMBERS.matcher(part);
        if (numbers.matches()) {
            int first = Integer.parseInt(numbers.group(1));
            int last = numbers.group(2) == null ? first : Integer.parseInt(numbers.group(2));
            return file.number() >= first && file.number() <= last;
        }
        String path = file.path().toLowerCase(Locale.ROOT);
        if (part.isEmpty()) {
            return false;
        }
        if (NamePattern.fits(part, path) || NamePattern.fits(part, path.substring(path.lastIndexOf('/') + 1))) {
            return true;
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (NamePattern.fits(part, path.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }
}
