package org.starling.ui.theme;

import java.util.Locale;

/** How the window is to look. */
public enum Appearance {
    SYSTEM,
    LIGHT,
    DARK;

    public static Appearance of(String name) {
        for (Appearance one : values()) {
            if (one.name().equals(name.toUpperCase(Locale.ROOT))) {
                return one;
            }
        }
        return SYSTEM;
    }
}
