package org.starling.settings;

import java.util.EnumMap;
import java.util.Map;

/** The values of all settings at one moment; immutable. What was never changed has its usual value. */
public final class Settings {
    public static final Settings USUAL = new Settings(new EnumMap<>(NumberSetting.class));

    private final EnumMap<NumberSetting, Long> changed;

    private Settings(EnumMap<NumberSetting, Long> changed) {
        this.changed = changed;
    }

    public long get(NumberSetting setting) {
        return changed.getOrDefault(setting, setting.usual());
    }

    /** @throws IllegalArgumentException if the setting does not allow the value */
    public Settings with(NumberSetting setting, long value) {
        if (!setting.allows(value)) {
            throw new IllegalArgumentException(setting.key() + " cannot be " + value);
        }
        EnumMap<NumberSetting, Long> copy = changed.clone();
        copy.put(setting, value);
        return new Settings(copy);
    }

    Map<NumberSetting, Long> changed() {
        return changed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings settings && settings.changed.equals(changed);
    }

    @Override
    public int hashCode() {
        return changed.hashCode();
    }

    @Override
    public String toString() {
        return changed.toString();
    }
}
