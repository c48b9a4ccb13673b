package org.starling.app;

import java.io.IOException;
import java.util.function.Consumer;
import org.starling.app.cli.EngineChoices;
import org.starling.app.command.LimitChange;
import org.starling.app.command.LimitKeeper;
import org.starling.app.instance.StateFolder;
import org.starling.engine.EngineLimits;
import org.starling.settings.NumberSetting;
import org.starling.settings.Settings;
import org.starling.settings.SettingsJson;
import org.starling.store.SafeFile;

/**
 * The engine's limits and the settings that keep them. What the command line chose for this run is in force and not
 * saved; what is changed later is both.
 */
final class LiveLimits implements LimitKeeper {
    private final SafeFile file;
    private final Consumer<EngineLimits> engine;
    private Settings saved;
    private EngineLimits inForce;

    private LiveLimits(SafeFile file, Consumer<EngineLimits> engine, Settings saved, EngineLimits inForce) {
        this.file = file;
        this.engine = engine;
        this.saved = saved;
        this.inForce = inForce;
        engine.accept(inForce);
    }

    /** @param engine is told the limits, now and at each change */
    static LiveLimits load(StateFolder state, Consumer<EngineLimits> engine, EngineChoices choices) {
        SafeFile file = new SafeFile(state.settings());
        Settings saved = file.load(SettingsJson::read).value().orElse(Settings.USUAL);
        return new LiveLimits(file, engine, saved, choices.rates().of(limits(saved)));
    }

    @Override
    public synchronized EngineLimits limits() {
        return inForce;
    }

    @Override
    public synchronized void change(LimitChange change) throws IOException {
        Settings changed = settings(change.of(limits(saved)));
        file.save(SettingsJson.write(changed));
        saved = changed;
        inForce = change.of(inForce);
        engine.accept(inForce);
    }

    private static EngineLimits limits(Settings settings) {
        return new EngineLimits(
                settings.get(NumberSetting.DOWN_LIMIT),
                settings.get(NumberSetting.UP_LIMIT),
                (int) settings.get(NumberSetting.CONNECTIONS),
                (int) settings.get(NumberSetting.CONNECTIONS_PER_TORRENT),
                (int) settings.get(NumberSetting.HALF_OPEN));
    }

    private Settings settings(EngineLimits limits) {
        Settings changed = saved;
        changed = change(changed, NumberSetting.DOWN_LIMIT, limits.down());
        changed = change(changed, NumberSetting.UP_LIMIT, limits.up());
        return change(changed, NumberSetting.CONNECTIONS, limits.connections());
    }

    private static Settings change(Settings settings, NumberSetting setting, long value) {
        return settings.get(setting) == value ? settings : settings.with(setting, value);
    }
}
