package org.starling.settings;

import java.util.List;

/** The settings that are a list of texts. */
public enum ListSetting implements Setting<List<String>> {
    /** Patterns with * and ?. */
    UNWANTED_FILES("files.unwanted"),

    /** A program and its arguments, with placeholders; none: nothing is run. */
    PROGRAM("finish.program"),

    /** Categories whose torrents are never told of on the overlay. */
    KEEP_CATEGORIES("overlay.keep.categories"),

    /** Tags of torrents that are never told of on the overlay. */
    KEEP_TAGS("overlay.keep.tags");

    private static final int MOST = 1_000;
    private static final int LONGEST = 4_096;

    private final String key;

    ListSetting(String key) {
        this.key = key;
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
        return value.size() <= MOST
                && value.stream().allMatch(text -> text.length() <= LONGEST && text.indexOf('\0') < 0);
    }
}
