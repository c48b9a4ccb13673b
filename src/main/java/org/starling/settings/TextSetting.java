package org.starling.settings;

import java.util.regex.Pattern;

/** The settings that are a text. */
public enum TextSetting implements Setting<String> {
    /** A letter for each hour from Monday 0:00: n normal, a alternative, s stopped; days separated by spaces. */
    SCHEDULE_GRID("limits.schedule", "", "|([nas]{24} ?){7}"),

    /** Absolute; empty for the user's folder for downloads. */
    DOWNLOAD_FOLDER("folders.downloads", "", Constants.PATH),

    /** Absolute; empty: data lies in its folder from the beginning. */
    INCOMPLETE_FOLDER("folders.incomplete", "", Constants.PATH),

    /** Absolute; empty: data stays where it is. */
    COMPLETE_FOLDER("folders.complete", "", Constants.PATH),

    SHARE_THEN("share.then", "pause", "pause|remove|remove_with_data"),

    WHEN_DONE("finish.whenDone", "nothing", "nothing|quit|suspend|shut_down"),

    /** A file that tells countries of addresses, absolute; empty: they are not told. */
    COUNTRY_DATABASE("peers.countryDatabase", "", Constants.PATH);

    private final String key;
    private final String usual;
    private final Pattern allowed;

    TextSetting(String key, String usual, String allowed) {
        this.key = key;
        this.usual = usual;
        this.allowed = Pattern.compile(allowed);
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String usual() {
        return usual;
    }

    @Override
    public boolean allows(String value) {
        return value.length() <= Constants.LONGEST && allowed.matcher(value).matches();
    }

    private static final class Constants {
        static final int LONGEST = 4_096;
        /** Nothing, or something that is absolute on one system or another. */
        static final String PATH = "|(/|\\\\\\\\|[A-Za-z]:\\\\)[^\\x00-\\x1f]*";
    }
}
