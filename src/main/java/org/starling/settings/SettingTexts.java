package org.starling.settings;

import java.util.Locale;
import java.util.ResourceBundle;

/** What settings are called and what they do, in the user's language. */
public final class SettingTexts {
    private final ResourceBundle bundle;

    public SettingTexts(Locale locale) {
        bundle = ResourceBundle.getBundle("org.starling.settings.settings", locale);
    }

    public String title(Setting<?> setting) {
        return bundle.getString(setting.key());
    }

    /** One or two sentences. */
    public String explanation(Setting<?> setting) {
        return bundle.getString(setting.key() + ".help");
    }
}
