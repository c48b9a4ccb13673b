package org.starling.app;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.starling.app.cli.EngineChoices;
import org.starling.app.command.LimitChange;
import org.starling.app.command.LimitKeeper;
import org.starling.engine.EngineLimits;
import org.starling.settings.LiveSettings;
import org.starling.settings.NumberSetting;
import org.starling.settings.Settings;

/**
 * The engine's limits and the settings that keep them. What the command line chose for this run is in force and not
 * saved; what is changed later is both. Thread-safe.
 */
final class LiveLimits implements LimitKeeper {
    private final LiveSettings settings;
    private final List<Consumer<EngineLimits>> followers = new CopyOnWriteArrayList<>();
    private EngineLimits saved;
    private EngineLimits inForce;

    LiveLimits(LiveSettings settings, EngineChoices choices) {
        this.settings = settings;
        saved = limits(settings.current());
        inForce = choices.rates().of(saved);
        settings.listen(this::settingsChanged);
    }

    /** @param follower is told the limits, now and at each change */
    void follow(Consumer<EngineLimits> follower) {
        followers.add(follower);
        follower.accept(limits());
    }

    @Override
    public synchronized EngineLimits limits() {
        return inForce;
    }

    @Override
    public void change(LimitChange change) throws IOException {
        settings.change(before -> with(before, change.of(limits(before))));
        // What was chosen for this run only may be other than what is saved now, though that has not changed.
        put(change.of(limits()));
    }

    /** Whatever was changed there is in force; what was not stays as it was chosen for this run. */
    private void settingsChanged(Settings changed) {
        EngineLimits now = limits(changed);
        EngineLimits next;
        synchronized (this) {
            next = new EngineLimits(
                    now.down() == saved.down() ? inForce.down() : now.down(),
                    now.up() == saved.up() ? inForce.up() : now.up(),
                    now.connections(),
                    now.connectionsPerTorrent(),
                    now.halfOpen());
            saved = now;
        }
        put(next);
    }

    private void put(EngineLimits next) {
        synchronized (this) {
            if (next.equals(inForce)) {
                return;
            }
            inForce = next;
        }
        followers.forEach(follower -> follower.accept(next));
    }

    private static EngineLimits limits(Settings settings) {
        return new EngineLimits(
                settings.get(NumberSetting.DOWN_LIMIT),
                settings.get(NumberSetting.UP_LIMIT),
                (int) settings.get(NumberSetting.CONNECTIONS),
                (int) settings.get(NumberSetting.CONNECTIONS_PER_TORRENT),
                (int) settings.get(NumberSetting.HALF_OPEN));
    }

    private static Settings with(Settings before, EngineLimits limits) {
        Settings changed = with(before, NumberSetting.DOWN_LIMIT, limits.down());
        changed = with(changed, NumberSetting.UP_LIMIT, limits.up());
        return with(changed, NumberSetting.CONNECTIONS, limits.connections());
    }

    private static Settings with(Settings settings, NumberSetting setting, long value) {
        return settings.get(setting) == value ? settings : settings.with(setting, value);
    }
}
