package org.starling.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.starling.engine.EngineLimits;
import org.starling.library.LandingOptions;
import org.starling.library.LibraryOptions;
import org.starling.library.finish.FinishOptions;
import org.starling.library.finish.WhenDone;
import org.starling.library.queue.QueueLimits;
import org.starling.library.queue.SlowRule;
import org.starling.library.schedule.RatePlan;
import org.starling.library.schedule.WeekGrid;
import org.starling.library.share.ShareLimits;
import org.starling.settings.FlagSetting;
import org.starling.settings.ListSetting;
import org.starling.settings.NumberSetting;
import org.starling.settings.Settings;
import org.starling.settings.TextSetting;

/** What the settings say to the library. Pure. */
final class LibrarySettings {
    private LibrarySettings() {}

    /** @param limits in force, which need not be those of the settings */
    static LibraryOptions options(Settings settings, EngineLimits limits) {
        return new LibraryOptions(
                limits,
                rates(settings),
                queue(settings),
                share(settings),
                new LandingOptions(
                        folder(settings, TextSetting.DOWNLOAD_FOLDER),
                        folder(settings, TextSetting.INCOMPLETE_FOLDER),
                        folder(settings, TextSetting.COMPLETE_FOLDER),
                        settings.get(ListSetting.UNWANTED_FILES)),
                new FinishOptions(
                        settings.get(ListSetting.PROGRAM),
                        settings.get(FlagSetting.AWAKE),
                        constant(settings, TextSetting.WHEN_DONE, WhenDone.class)),
                settings.get(NumberSetting.DISK_RESERVE),
                Duration.ofMinutes(settings.get(NumberSetting.UNDO_MINUTES)));
    }

    private static RatePlan rates(Settings settings) {
        return new RatePlan(
                settings.get(FlagSetting.SCHEDULE),
                WeekGrid.parse(settings.get(TextSetting.SCHEDULE_GRID)).orElse(WeekGrid.NORMAL),
                settings.get(NumberSetting.ALTERNATIVE_DOWN),
                settings.get(NumberSetting.ALTERNATIVE_UP));
    }

    private static QueueLimits queue(Settings settings) {
        return new QueueLimits(
                (int) settings.get(NumberSetting.QUEUE_DOWNLOADS),
                (int) settings.get(NumberSetting.QUEUE_UPLOADS),
                (int) settings.get(NumberSetting.QUEUE_TOTAL),
                new SlowRule(
                        settings.get(FlagSetting.QUEUE_IGNORES_SLOW),
                        settings.get(NumberSetting.QUEUE_SLOW_DOWN),
                        settings.get(NumberSetting.QUEUE_SLOW_UP),
                        Duration.ofSeconds(settings.get(NumberSetting.QUEUE_SLOW_SECONDS))));
    }

    private static ShareLimits share(Settings settings) {
        return new ShareLimits(
                positive(settings, NumberSetting.SHARE_RATIO).map(percent -> percent / 100.0),
                positive(settings, NumberSetting.SHARE_SEEDING).map(Duration::ofMinutes),
                positive(settings, NumberSetting.SHARE_IDLE).map(Duration::ofMinutes),
                settings.get(FlagSetting.SHARE_ALL) ? ShareLimits.Match.ALL : ShareLimits.Match.ANY,
                constant(settings, TextSetting.SHARE_THEN, ShareLimits.Then.class));
    }

    private static Optional<Long> positive(Settings settings, NumberSetting setting) {
        return Optional.of(settings.get(setting)).filter(value -> value > 0);
    }

    private static <E extends Enum<E>> E constant(Settings settings, TextSetting setting, Class<E> type) {
        return Enum.valueOf(type, settings.get(setting).toUpperCase(Locale.ROOT));
    }

    /** Empty too if this system knows no such path. */
    private static Optional<Path> folder(Settings settings, TextSetting setting) {
        try {
            return Optional.of(settings.get(setting))
                    .filter(text -> !text.isEmpty())
                    .map(Path::of)
                    .filter(Path::isAbsolute);
        } catch (InvalidPathException ofAnotherSystem) {
            return Optional.empty();
        }
    }
}
