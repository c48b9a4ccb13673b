package org.starling.library.inspect;

import java.util.Locale;
import java.util.Set;

/** Tells names that were made to be mistaken. */
final class Disguise {
    /** Disk images are met as themselves everywhere; behind another ending they carry programs. */
    private static final Set<String> PROGRAMS = Set.of(
            "exe",
            "scr",
            "pif",
            "com",
            "bat",
            "cmd",
            "msi",
            "msp",
            "msix",
            "vbs",
            "vbe",
            "js",
            "jse",
            "ws",
            "wsf",
            "wsh",
            "hta",
            "cpl",
            "lnk",
            "url",
            "ps1",
            "reg",
            "jar",
            "app",
            "apk",
            "dmg",
            "pkg",
            "command",
            "desktop",
            "sh",
            "run",
            "appimage",
            "iso",
            "img",
            "vhd");

    /** Endings that nobody fears to open. */
    private static final Set<String> HARMLESS = Set.of(
            "avi", "mkv", "mp4", "m4v", "mov", "wmv", "mpg", "mpeg", "ts", "webm", "flv", "srt", "sub", "mp3", "flac",
            "ogg", "opus", "wav", "m4a", "aac", "jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "pdf",
            "epub", "mobi", "azw3", "djvu", "cbr", "cbz", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods",
            "rtf", "txt", "nfo", "csv", "zip", "rar", "7z");

    private Disguise() {}

    /**
     * A program with a harmless ending before its own ({@code film.mp4.exe}, also with spaces between), or with
     * characters that turn the text so that another ending is seen.
     */
    static boolean isDisguised(String name) {
        String visible = visible(name);
        int dot = visible.lastIndexOf('.');
        if (dot < 0 || !PROGRAMS.contains(visible.substring(dot + 1).strip())) {
            return false;
        }
        if (turnsDirection(name)) {
            return true;
        }
        String before = visible.substring(0, dot).stripTrailing();
        return HARMLESS.contains(before.substring(before.lastIndexOf('.') + 1)) && before.indexOf('.') >= 0;
    }

    static boolean hasHiddenCharacters(String name) {
        return name.codePoints().anyMatch(Disguise::isHidden);
    }

    private static boolean turnsDirection(String name) {
        return name.codePoints().anyMatch(c -> (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069));
    }

    /** Joiners belong to the spelling of several scripts and to emoji, so they alone are no trick. */
    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        boolean spelling = c == 0x200c || c == 0x200d || (c >= 0xe0020 && c <= 0xe007f);
        return (type == Character.FORMAT || type == Character.CONTROL) && !spelling;
    }

    private static String visible(String name) {
        StringBuilder visible = new StringBuilder(name.length());
        name.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT && Character.getType(c) != Character.CONTROL)
                .forEach(visible::appendCodePoint);
        return visible.toString().toLowerCase(Locale.ROOT);
    }
}
