package org.starling.settings;

import java.util.List;
import java.util.regex.Pattern;

/** The settings that are a list of texts. */
public enum ListSetting implements Setting<List<String>> {
    /** Patterns with * and ?. */
    UNWANTED_FILES("files.unwanted"),

    /** A program and its arguments, with placeholders; none: nothing is run. */
    PROGRAM("finish.program"),

    /** Categories whose torrents are never told of on the overlay. */
    KEEP_CATEGORIES("overlay.keep.categories"),

    /** Tags of torrents that are never told of on the overlay. */
    KEEP_TAGS("overlay.keep.tags"),

    /** Addresses, as digits, that no torrent has to do with. */
    BANNED_PEERS("peers.banned", Constants.ADDRESS);

    private final String key;
    private final Pattern allowed;

    ListSetting(String key) {
        this(key, Constants.ANYTHING);
    }

    /** @param allowed what each text has to be */
    ListSetting(String key, String allowed) {
        this.key = key;
        this.allowed = Pattern.compile(allowed);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public List<String> usual() {
        return List.of();
    }

    @Override
    public boolean allows(List<String> value) {
        return value.size() <= Constants.MOST
                && value.stream()
                        .allMatch(text -> text.length() <= Constants.LONGEST
                                && allowed.matcher(text).matches());
    }

    private static final class Constants {
        static final int MOST = 1_000;
        static final int LONGEST = 4_096;
        static final String ANYTHING = "[^\\x00]*+";
        /** IPv4, or something with the characters of IPv6 that no name has. */
        static final String ADDRESS = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}"
                + "|(?=[^:]{0,39}:)[0-9a-fA-F:.]{2,45}";
    }
}
