package org.starling.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.app.instance.StateFolder;
import org.starling.settings.LiveSettings;
import org.starling.settings.LiveSettings.Condition;
import org.starling.settings.Settings;
import org.starling.settings.SettingsJson;
import org.starling.store.SafeFile;

/** The settings of a state folder. */
final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    private SettingsFile() {}

    /** Usual ones where nothing is saved, or nothing that can be read. */
    static LiveSettings open(StateFolder state) {
        SafeFile file = new SafeFile(state.settings());
        SafeFile.Loaded<Settings> loaded = file.load(SettingsJson::read);
        Condition condition = !loaded.damaged()
                ? Condition.INTACT
                : loaded.value().isPresent() ? Condition.OLDER_USED : Condition.LOST;
        if (condition != Condition.INTACT) {
            LOG.warn("the settings in {} are damaged: {}", state.settings(), condition);
        }
        return new LiveSettings(
                loaded.value().orElse(Settings.USUAL), condition, changed -> file.save(SettingsJson.write(changed)));
    }
}
