package org.starling.app.command.manage;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.CommandException;
import org.starling.settings.FlagSetting;
import org.starling.settings.ListSetting;
import org.starling.settings.NumberSetting;
import org.starling.settings.Setting;
import org.starling.settings.SettingTexts;
import org.starling.settings.Settings;
import org.starling.settings.TextSetting;

/** All settings, as their file has them. */
final class SettingsTopic {
    private SettingsTopic() {}

    static List<Map<String, @Nullable Object>> call(Context context) {
        List<String> words = context.request().words();
        Optional<Setting<?>> chosen = words.stream().findFirst().map(key -> find(key, context));
        if (chosen.isPresent() && context.request().has("reset")) {
            change(context, before -> before.without(chosen.get()));
        } else if (chosen.isPresent() && words.size() > 1) {
            change(context, before -> with(before, chosen.get(), words.subList(1, words.size())));
        }
        SettingTexts texts = new SettingTexts(Locale.getDefault());
        Settings now = context.settings().current();
        return Settings.all().stream()
                .filter(setting -> chosen.isEmpty() || chosen.get().equals(setting))
                .map(setting -> row(setting, now, texts))
                .toList();
    }

    private static Setting<?> find(String key, Context context) {
        return Settings.find(key)
                .orElseThrow(() -> new CommandException(context.texts().get("settings.none", key)));
    }

    /** Saves a change and puts it in force. */
    static void change(Context context, UnaryOperator<Settings> change) {
        try {
            context.settings().change(change);
        } catch (IOException unsaved) {
            throw new CommandException(
                    context.texts().get("library.STATE_NOT_SAVED", String.valueOf(unsaved.getMessage())), unsaved);
        }
    }

    private static Settings with(Settings before, Setting<?> setting, List<String> values) {
        if (setting instanceof ListSetting list) {
            return before.with(list, values.equals(List.of("")) ? List.of() : values);
        }
        if (values.size() != 1) {
            throw new IllegalArgumentException(String.join(" ", values));
        }
        String value = values.get(0);
        if (setting instanceof NumberSetting number) {
            return before.with(number, Long.parseLong(value));
        } else if (setting instanceof FlagSetting flag) {
            return before.with(flag, flag(value));
        }
        return before.with((TextSetting) setting, value);
    }

    private static boolean flag(String value) {
        return switch (value) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw new IllegalArgumentException(value);
        };
    }

    private static Map<String, @Nullable Object> row(Setting<?> setting, Settings now, SettingTexts texts) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("key", setting.key());
        row.put("value", now.get(setting));
        row.put("usual", setting.usual());
        row.put("title", texts.title(setting));
        row.put("explanation", texts.explanation(setting));
        return row;
    }
}
