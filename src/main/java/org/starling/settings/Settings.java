package org.starling.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The values of all settings at one moment; immutable. What was never changed has its usual value. */
public final class Settings {
    public static final Settings USUAL = new Settings(Map.of());

    private static final List<Setting<?>> ALL = Stream.<Setting<?>[]>of(
                    NumberSetting.values(), FlagSetting.values(), TextSetting.values(), ListSetting.values())
            .<Setting<?>>flatMap(Stream::of)
            .toList();

    private final Map<Setting<?>, Object> changed;

    private Settings(Map<Setting<?>, Object> changed) {
        this.changed = changed;
    }

    /** Every setting there is. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    public static Optional<Setting<?>> find(String key) {
        return ALL.stream().filter(setting -> setting.key().equals(key)).findFirst();
    }

    /** Only values that the setting allows are ever put in, and so they are of its type. */
    @SuppressWarnings("unchecked")
    public <T> T get(Setting<T> setting) {
        return (T) changed.getOrDefault(setting, setting.usual());
    }

    public long get(NumberSetting setting) {
        return this.<Long>get((Setting<Long>) setting);
    }

    /** @throws IllegalArgumentException if the setting does not allow the value */
    public <T> Settings with(Setting<T> setting, T value) {
        if (!setting.allows(value)) {
            throw new IllegalArgumentException(setting.key() + " cannot be " + value);
        }
        Map<Setting<?>, Object> copy = new LinkedHashMap<>(changed);
        copy.put(setting, value instanceof List<?> list ? List.copyOf(list) : value);
        return new Settings(copy);
    }

    public Settings with(NumberSetting setting, long value) {
        return with((Setting<Long>) setting, (Long) value);
    }

    /** With the usual value, which may be another in a later version. */
    public Settings without(Setting<?> setting) {
        Map<Setting<?>, Object> copy = new LinkedHashMap<>(changed);
        copy.remove(setting);
        return new Settings(copy);
    }

    Map<Setting<?>, Object> changed() {
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
