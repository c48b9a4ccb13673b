package org.starling.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.starling.engine.EngineLimits;
import org.starling.library.LibraryOptions;
import org.starling.library.finish.WhenDone;
import org.starling.library.schedule.RateMode;
import org.starling.library.schedule.WeekGrid;
import org.starling.library.share.ShareLimits;
import org.starling.settings.FlagSetting;
import org.starling.settings.ListSetting;
import org.starling.settings.NumberSetting;
import org.starling.settings.Settings;
import org.starling.settings.TextSetting;

final class LibrarySettingsTest {

    @Test
    void usualSettingsAreUsualOptions() {
        assertThat(LibrarySettings.options(Settings.USUAL, EngineLimits.USUAL)).isEqualTo(LibraryOptions.USUAL);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void everySettingArrives() {
        WeekGrid grid = WeekGrid.NORMAL.with(DayOfWeek.MONDAY, 1, 3, RateMode.STOPPED);
        Settings settings = Settings.USUAL
                .with(NumberSetting.QUEUE_DOWNLOADS, 3)
                .with(NumberSetting.SHARE_RATIO, 150)
                .with(NumberSetting.SHARE_IDLE, 90)
                .with(FlagSetting.SHARE_ALL, true)
                .with(TextSetting.SHARE_THEN, "remove_with_data")
                .with(FlagSetting.SCHEDULE, true)
                .with(TextSetting.SCHEDULE_GRID, grid.toString())
                .with(NumberSetting.ALTERNATIVE_UP, 9)
                .with(TextSetting.INCOMPLETE_FOLDER, "/incomplete")
                .with(ListSetting.UNWANTED_FILES, List.of("*.nfo"))
                .with(ListSetting.PROGRAM, List.of("tool", "{name}"))
                .with(TextSetting.WHEN_DONE, "shut_down")
                .with(NumberSetting.DISK_RESERVE, 5)
                .with(NumberSetting.UNDO_MINUTES, 0);
        LibraryOptions options = LibrarySettings.options(settings, EngineLimits.USUAL.withRates(1, 2));
        assertThat(options.limits().down()).isEqualTo(1);
        assertThat(options.queue().downloads()).isEqualTo(3);
        assertThat(options.share())
                .isEqualTo(new ShareLimits(
                        Optional.of(1.5),
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(90)),
                        ShareLimits.Match.ALL,
                        ShareLimits.Then.REMOVE_WITH_DATA));
        assertThat(options.rates().grid()).isEqualTo(grid);
        assertThat(options.rates().up()).isEqualTo(9);
        assertThat(options.landing().incomplete()).contains(Path.of("/incomplete"));
        assertThat(options.landing().unwanted()).containsExactly("*.nfo");
        assertThat(options.finish().program()).containsExactly("tool", "{name}");
        assertThat(options.finish().whenDone()).isEqualTo(WhenDone.SHUT_DOWN);
        assertThat(options.reserve()).isEqualTo(5);
        assertThat(options.undoFor()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "NOTHING,   Linux,      ''",
        "QUIT,      Linux,      ''",
        "SUSPEND,   Linux,      systemctl suspend",
        "SHUT_DOWN, Linux,      shutdown +1",
        "SUSPEND,   Mac OS X,   pmset sleepnow",
        "SHUT_DOWN, Windows 11, shutdown /s /t 60",
    })
    void theMachineIsToldInItsOwnWay(WhenDone wanted, String system, String command) {
        assertThat(String.join(" ", SystemEnd.command(wanted, system))).isEqualTo(command);
    }

    @Test
    void quittingIsLeftToTheProgram() {
        List<String> calls = new ArrayList<>();
        new SystemEnd("Linux", () -> calls.add("quit")).accept(WhenDone.QUIT);
        assertThat(calls).containsExactly("quit");
    }
}
