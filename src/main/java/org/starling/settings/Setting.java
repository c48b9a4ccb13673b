package org.starling.settings;

/**
 * A setting with a value of one type. Its title and explanation are in {@link SettingTexts}.
 *
 * @param <T> of its value, immutable
 */
public sealed interface Setting<T> permits NumberSetting, FlagSetting, TextSetting, ListSetting {

    /** Its name in the file and on the command line. */
    String key();

    /** Before anybody changes it. */
    T usual();

    boolean allows(T value);
}
