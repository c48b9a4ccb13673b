package org.starling.ui.settings.model;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.starling.settings.LiveSettings;
import org.starling.settings.NumberSetting;
import org.starling.settings.Setting;
import org.starling.settings.Settings;
import org.starling.ui.bridge.Threads;
import org.starling.ui.program.Program;
import org.starling.ui.program.RateLimits;
import org.starling.ui.text.Failures;
import org.starling.ui.text.Words;
import org.starling.ui.transfers.model.Measure;

/**
 * Reads and changes settings. A change is saved away from the window's thread, in the order of typing, and holds as
 * soon as it is saved. Window's thread.
 */
public final class SettingsModel {
    private final LiveSettings settings;
    private final RateLimits limits;
    private final Threads threads;
    private final Words words;
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /** What is done away from the window's thread. */
    private interface Saving {
        void run() throws IOException;
    }

    public SettingsModel(Program program, Threads threads, Words words) {
        this.settings = program.settings();
        this.limits = program.limits();
        this.threads = threads;
        this.words = words;
    }

    /** What came of the last change, for the user. */
    public ReadOnlyStringProperty told() {
        return told.getReadOnlyProperty();
    }

    public void tell(String sentence) {
        told.set(sentence);
    }

    public <T> T get(Setting<T> setting) {
        return settings.current().get(setting);
    }

    /** As it is in force: a limit may have been chosen for this run only. */
    public long number(NumberSetting setting) {
        return switch (setting) {
            case DOWN_LIMIT -> limits.get().down();
            case UP_LIMIT -> limits.get().up();
            case CONNECTIONS -> limits.get().connections();
            default -> settings.current().get(setting);
        };
    }

    /** Takes what was typed for a number; false, and nothing changes, if it is none or out of bounds. */
    public boolean type(NumberSetting setting, Measure measure, String text) {
        OptionalLong typed = measure.parse(text);
        if (typed.isEmpty() || !setting.allows(typed.getAsLong())) {
            tell(words.get("settings.wrong", text.strip()));
            return false;
        }
        long value = typed.getAsLong();
        if (value != number(setting)) {
            save(() -> put(setting, value));
        }
        return true;
    }

    /** False, and nothing changes, if the setting does not allow the value. */
    public <T> boolean set(Setting<T> setting, T value) {
        if (!setting.allows(value)) {
            tell(words.get("settings.wrong", value));
            return false;
        }
        if (!value.equals(get(setting))) {
            save(() -> settings.change(before -> before.with(setting, value)));
        }
        return true;
    }

    private void put(NumberSetting setting, long value) throws IOException {
        switch (setting) {
            case DOWN_LIMIT ->
                limits.set(limits.get().withRates(value, limits.get().up()));
            case UP_LIMIT -> limits.set(limits.get().withRates(limits.get().down(), value));
            case CONNECTIONS ->
                limits.set(
                        limits.get().withConnections((int) value, limits.get().connectionsPerTorrent()));
            default -> settings.change((Settings before) -> before.with(setting, value));
        }
    }

    private void save(Saving saving) {
        CompletableFuture<Void> saved = new CompletableFuture<>();
        CompletableFuture<Void> before = last;
        last = saved.exceptionally(failed -> null);
        var unused = before.thenRunAsync(
                () -> {
                    try {
                        saving.run();
                        saved.complete(null);
                    } catch (IOException | RuntimeException failed) {
                        saved.completeExceptionally(failed);
                    }
                },
                threads::background);
        threads.show(
                saved,
                nothing -> tell(words.get("settings.saved")),
                failed -> tell(new Failures(words).sentence(failed)));
    }
}
