package org.starling.app;

import org.starling.app.instance.StateFolder;
import org.starling.settings.LiveSettings;
import org.starling.settings.Settings;
import org.starling.settings.SettingsJson;
import org.starling.store.SafeFile;

/** The settings of a state folder. */
final class SettingsFile {
    private SettingsFile() {}

    /** Usual ones where nothing is saved, or nothing that can be read. */
    static LiveSettings open(StateFolder state) {
        SafeFile file = new SafeFile(state.settings());
        Settings saved = file.load(SettingsJson::read).value().orElse(Settings.USUAL);
        return new LiveSettings(saved, changed -> file.save(SettingsJson.write(changed)));
    }
}
