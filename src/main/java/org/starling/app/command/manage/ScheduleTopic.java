package org.starling.app.command.manage;

import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.starling.library.schedule.RateMode;
import org.starling.library.schedule.RateStatus;
import org.starling.library.schedule.WeekGrid;
import org.starling.settings.FlagSetting;
import org.starling.settings.NumberSetting;
import org.starling.settings.Settings;
import org.starling.settings.TextSetting;

/** Which limits hold at which hour, and at once. */
final class ScheduleTopic {
    private static final Pattern HOURS =
            Pattern.compile("(mon|tue|wed|thu|fri|sat|sun)(?:-(mon|tue|wed|thu|fri|sat|sun))? (\\d{1,2})-(\\d{1,2})");

    private ScheduleTopic() {}

    static List<Map<String, @Nullable Object>> call(Context context) {
        SettingsTopic.change(context, before -> changed(before, context));
        Optional<String> mode = context.request().option("mode");
        if (mode.isPresent()) {
            Optional<RateMode> byHand =
                    mode.filter(text -> !text.equals("auto")).map(ScheduleTopic::mode);
            context.await(context.library().switchRates(byHand));
        }
        return List.of(row(context));
    }

    private static Settings changed(Settings before, Context context) {
        Settings changed = before;
        if (context.request().has("down")) {
            changed = changed.with(NumberSetting.ALTERNATIVE_DOWN, context.number("down", 0));
        }
        if (context.request().has("up")) {
            changed = changed.with(NumberSetting.ALTERNATIVE_UP, context.number("up", 0));
        }
        if (context.request().has("on") || context.request().has("off")) {
            changed = changed.with(FlagSetting.SCHEDULE, context.request().has("on"));
        }
        List<String> words = context.request().words();
        return words.isEmpty() ? changed : changed.with(TextSetting.SCHEDULE_GRID, grid(changed, words));
    }

    /** DAYS HOURS MODE, as in {@code mon-fri 8-18 alternative}. */
    private static String grid(Settings settings, List<String> words) {
        Matcher hours =
                HOURS.matcher(words.size() == 3 ? (words.get(0) + " " + words.get(1)).toLowerCase(Locale.ROOT) : "");
        if (!hours.matches()) {
            throw new IllegalArgumentException(String.join(" ", words));
        }
        int first = day(hours.group(1));
        int last = hours.group(2) == null ? first : day(hours.group(2));
        int from = Integer.parseInt(hours.group(3));
        int to = Integer.parseInt(hours.group(4));
        if (from >= to || to > WeekGrid.HOURS) {
            throw new IllegalArgumentException(words.get(1));
        }
        WeekGrid grid = WeekGrid.parse(settings.get(TextSetting.SCHEDULE_GRID)).orElse(WeekGrid.NORMAL);
        RateMode mode = mode(words.get(2));
        for (int day = first; ; day = (day + 1) % WeekGrid.DAYS) {
            grid = grid.with(DayOfWeek.of(day + 1), from, to, mode);
            if (day == last) {
                return grid.toString();
            }
        }
    }

    private static int day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).startsWith(name)) {
                return day.getValue() - 1;
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static RateMode mode(String text) {
        return Context.constant(text, RateMode.class);
    }

    private static Map<String, @Nullable Object> row(Context context) {
        Settings settings = context.settings().current();
        RateStatus status = context.library().snapshot().rates();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("mode", status.mode().name().toLowerCase(Locale.ROOT));
        row.put("byHand", status.byHand());
        row.put("scheduled", settings.get(FlagSetting.SCHEDULE));
        row.put(
                "nextChange",
                status.nextChange().map(time -> time.getEpochSecond()).orElse(null));
        row.put("down", orNull(settings.get(NumberSetting.ALTERNATIVE_DOWN)));
        row.put("up", orNull(settings.get(NumberSetting.ALTERNATIVE_UP)));
        row.put(
                "hours",
                WeekGrid.parse(settings.get(TextSetting.SCHEDULE_GRID))
                        .orElse(WeekGrid.NORMAL)
                        .toString());
        return row;
    }

    private static @Nullable Object orNull(long limit) {
        return limit == 0 ? null : limit;
    }
}
