package org.starling.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.starling.library.category.FilingRule;
import org.starling.library.schedule.RateMode;
import org.starling.library.schedule.WeekGrid;
import org.starling.settings.FlagSetting;
import org.starling.settings.ListSetting;
import org.starling.settings.NumberSetting;
import org.starling.settings.Setting;
import org.starling.settings.Settings;
import org.starling.settings.TextSetting;
import org.starling.ui.FakeProgram;
import org.starling.ui.ShownWindow;
import org.starling.ui.program.CountryState;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Settings as people find and change them, page by page. */
final class SettingsTest {
    @RegisterExtension
    final ShownWindow shown = ShownWindow.empty().then(rig -> rig.window.settings());

    private final FakeProgram program = shown.program;

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void page(FxRobot robot, String key) {
        ListView<Page> pages = robot.lookup("#settings-pages").queryListView();
        robot.interact(() -> pages.getItems().stream()
                .filter(page -> page.key().equals(key))
                .forEach(pages.getSelectionModel()::select));
    }

    private static void type(FxRobot robot, String id, String text) {
        robot.interact(() -> {
            TextInputControl field = robot.lookup(id).queryAs(TextInputControl.class);
            field.requestFocus();
            field.setText(text);
        });
        robot.type(KeyCode.TAB);
    }

    private long number(NumberSetting setting) {
        return program.settings().current().get(setting);
    }

    @Test
    void everySettingOfTransfersHasItsPlace(FxRobot robot) {
        List<String> homeless = Settings.all().stream()
                .map(Setting::key)
                .filter(key -> !key.startsWith("overlay."))
                .filter(key -> robot.lookup("#setting-" + key.replace('.', '-'))
                        .tryQuery()
                        .isEmpty())
                .toList();
        assertThat(homeless).isEmpty();
    }

    @Test
    void whatIsTypedAboveLeavesOnlyWhatSpeaksOfIt(FxRobot robot) {
        robot.clickOn("#settings-search").write("router");
        assertThat(robot.lookup("#setting-limits-connections").query().isVisible())
                .isTrue();
        assertThat(shown(robot, "#setting-limits-connections")).isTrue();
        assertThat(shown(robot, "#setting-limits-connectionsPerTorrent")).isFalse();
        assertThat(shown(robot, "#setting-queue-downloads")).isFalse();
        page(robot, "settings.queue");
        assertThat(robot.lookup("#settings-search").queryTextInputControl().getText())
                .isEmpty();
        assertThat(shown(robot, "#setting-queue-downloads")).isTrue();
        assertThat(shown(robot, "#setting-limits-connections")).isFalse();
    }

    private static boolean shown(FxRobot robot, String id) {
        for (Node node = robot.lookup(id).query(); node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void theQueueIsLimited(FxRobot robot) throws Exception {
        page(robot, "settings.queue");
        type(robot, "#setting-queue-downloads", "3");
        type(robot, "#setting-queue-slow-down", "10 KiB/s");
        await(() -> number(NumberSetting.QUEUE_SLOW_DOWN) == 10 << 10);
        assertThat(number(NumberSetting.QUEUE_DOWNLOADS)).isEqualTo(3);
        assertThat(robot.lookup("#setting-queue-slow-down")
                        .queryTextInputControl()
                        .getText())
                .isEqualTo("10K");
        robot.clickOn("#setting-queue-ignoreSlow");
        await(() -> !program.settings().current().get(FlagSetting.QUEUE_IGNORES_SLOW));
        type(robot, "#setting-queue-uploads", "a few");
        assertThat(robot.lookup("#settings-told").queryAs(Label.class).getText())
                .contains("a few");
        assertThat(number(NumberSetting.QUEUE_UPLOADS)).isZero();
    }

    @Test
    @SuppressWarnings("unchecked")
    void sharingEndsAsTheUserWants(FxRobot robot) throws Exception {
        page(robot, "settings.sharing");
        type(robot, "#setting-share-ratioPercent", "1.5");
        type(robot, "#setting-share-seedingMinutes", "2d");
        robot.interact(
                () -> robot.lookup("#setting-share-all").queryAs(CheckBox.class).fire());
        robot.interact(() ->
                robot.lookup("#setting-share-then").queryAs(ComboBox.class).setValue("remove"));
        await(() -> program.settings().current().get(TextSetting.SHARE_THEN).equals("remove"));
        assertThat(number(NumberSetting.SHARE_RATIO)).isEqualTo(150);
        assertThat(number(NumberSetting.SHARE_SEEDING)).isEqualTo(2_880);
        assertThat(program.settings().current().get(FlagSetting.SHARE_ALL)).isTrue();
    }

    @Test
    void theWeekIsPaintedByDraggingAndByKeyboard(FxRobot robot) throws Exception {
        page(robot, "settings.speed");
        ScheduleGrid grid = robot.lookup("#setting-limits-schedule").queryAs(ScheduleGrid.class);
        robot.interact(() -> grid.requestFocus());
        robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT, 2).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        robot.type(KeyCode.DIGIT3);
        await(() -> !program.settings().current().get(TextSetting.SCHEDULE_GRID).isEmpty());
        WeekGrid painted = grid();
        assertThat(painted.at(DayOfWeek.TUESDAY, 2)).isEqualTo(RateMode.STOPPED);
        assertThat(painted.at(DayOfWeek.TUESDAY, 3)).isEqualTo(RateMode.NORMAL);
        assertThat(grid.getAccessibleText()).isEqualTo("Tuesday, 2 o’clock: Nothing runs");
        robot.interact(() -> robot.lookup("#settings-sheet .scroll-pane")
                .queryAs(ScrollPane.class)
                .setVvalue(1));
        robot.drag(cell(grid, 5, 20)).dropTo(cell(grid, 7, 23));
        await(() -> grid().at(DayOfWeek.SUNDAY, 23) == RateMode.ALTERNATIVE);
        assertThat(grid().at(DayOfWeek.FRIDAY, 20)).isEqualTo(RateMode.ALTERNATIVE);
        assertThat(grid().at(DayOfWeek.FRIDAY, 19)).isEqualTo(RateMode.NORMAL);
    }

    private WeekGrid grid() {
        return WeekGrid.parse(program.settings().current().get(TextSetting.SCHEDULE_GRID))
                .orElse(WeekGrid.NORMAL);
    }

    private static Node cell(ScheduleGrid grid, int day, int hour) {
        return grid.getChildren().stream()
                .filter(node -> ScheduleGrid.getRowIndex(node) == day && ScheduleGrid.getColumnIndex(node) == hour + 1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void foldersAreTypedOrChosen(FxRobot robot) throws Exception {
        page(robot, "settings.folders");
        type(robot, "#setting-folders-complete", "films");
        assertThat(robot.lookup("#settings-told").queryAs(Label.class).getText())
                .contains("not possible");
        shown.rig().answers.folder.set(Optional.of(Path.of("/data/complete")));
        robot.interact(() -> robot.lookup("#setting-folders-complete")
                .query()
                .getParent()
                .lookup("#add-browse")
                .fireEvent(new javafx.event.ActionEvent()));
        await(() ->
                program.settings().current().get(TextSetting.COMPLETE_FOLDER).equals("/data/complete"));
        type(robot, "#setting-files-unwanted", "*.url\n\n sample \n");
        type(robot, "#setting-disk-reserve", "5G");
        await(() -> number(NumberSetting.DISK_RESERVE) == 5L << 30);
        assertThat(program.settings().current().get(ListSetting.UNWANTED_FILES)).containsExactly("*.url", "sample");
    }

    @Test
    void theProgramIsShownAsItWillBeCalled(FxRobot robot) throws Exception {
        page(robot, "settings.finish");
        robot.interact(() -> robot.lookup("#setting-finish-program")
                .queryAs(TextArea.class)
                .setText("/usr/bin/notify-send\nComplete\n{name}"));
        assertThat(robot.lookup("#program-preview").queryAs(Label.class).getText())
                .contains("/usr/bin/notify-send Complete \"Big Buck Bunny\"");
        robot.interact(() -> {
            robot.lookup("#setting-finish-program").query().requestFocus();
            robot.lookup("#settings-search").query().requestFocus();
        });
        await(() -> program.settings().current().get(ListSetting.PROGRAM).size() == 3);
        type(robot, "#setting-finish-program", "C:\\done.bat");
        assertThat(robot.lookup("#program-preview").queryAs(Label.class).getText())
                .contains("Batch files are not run");
        assertThat(program.settings().current().get(ListSetting.PROGRAM)).hasSize(3);
    }

    @Test
    void addressesAreBannedAndTheCountryDatabaseIsChecked(FxRobot robot) throws Exception {
        page(robot, "settings.connections");
        type(robot, "#setting-peers-banned", "203.0.113.7\n\n2001:db8::7\n203.0.113.7");
        await(() -> program.settings().current().get(ListSetting.BANNED_PEERS).size() == 2);
        type(robot, "#setting-peers-banned", "peer.example");
        assertThat(robot.lookup("#settings-told").queryAs(Label.class).getText())
                .contains("peer.example");

        Label state = robot.lookup("#country-state").queryAs(Label.class);
        assertThat(state.isVisible()).isFalse();
        program.countryState.set(CountryState.of(CountryState.Kind.NO_DATABASE));
        type(robot, "#setting-peers-countryDatabase", "/data/countries.csv");
        await(() -> state.getText().contains("a CSV file does not do"));
        assertThat(state.getStyleClass()).contains("bad");
        program.countryState.set(new CountryState(CountryState.Kind.READY, "Test-Country", Optional.of(Instant.EPOCH)));
        shown.rig().answers.file.set(Optional.of(Path.of("/data/countries.mmdb")));
        robot.interact(() -> robot.lookup("#country-browse").queryButton().fire());
        await(() -> state.getText().contains("It works: Test-Country"));
        assertThat(state.getStyleClass()).doesNotContain("bad");
        await(() ->
                program.settings().current().get(TextSetting.COUNTRY_DATABASE).equals("/data/countries.mmdb"));
    }

    @Test
    void newTorrentsAreFiledByRules(FxRobot robot) throws Exception {
        page(robot, "settings.filing");
        robot.clickOn("#rules-add");
        robot.clickOn("#rules-name").write("*linux*");
        robot.clickOn("#rules-save");
        assertThat(robot.lookup("#settings-told").queryAs(Label.class).getText())
                .contains("category or name tags");
        robot.clickOn("#rules-tags").write("systems, free");
        robot.clickOn("#rules-save");
        await(() -> rules().size() == 1);
        assertThat(rules().get(0).tags()).containsExactlyInAnyOrder("free", "systems");
        ListView<?> list = robot.lookup("#filing-rules").queryListView();
        assertThat(robot.lookup("name *linux* – free, systems").tryQuery()).isPresent();
        robot.interact(() -> list.getSelectionModel().select(0));
        robot.clickOn("#rules-edit").clickOn("#rules-tracker").write("*.example");
        robot.clickOn("#rules-save");
        await(() -> rules().get(0).tracker().equals("*.example"));
        robot.interact(() -> list.getSelectionModel().select(0));
        robot.clickOn("#rules-remove");
        await(() -> rules().isEmpty());
    }

    private List<FilingRule> rules() {
        return program.library.snapshot().organisation().rules();
    }

    @Test
    void foldersAreWatched(FxRobot robot) throws Exception {
        page(robot, "settings.watch");
        robot.clickOn("#watch-add");
        robot.clickOn("#watch-folder").write("watch");
        robot.clickOn("#watch-save");
        assertThat(robot.lookup("#settings-told").queryAs(Label.class).getText())
                .contains("full path");
        robot.interact(
                () -> robot.lookup("#watch-folder").queryTextInputControl().setText("/watch"));
        robot.clickOn("#watch-tags").write("new, free");
        robot.clickOn("#watch-save");
        await(() -> program.library.snapshot().watchFolders().size() == 1);
        ListView<?> list = robot.lookup("#watch-folders").queryListView();
        robot.interact(() -> list.getSelectionModel().select(0));
        robot.clickOn("#watch-edit");
        robot.clickOn("#watch-subfolders").clickOn("#watch-save");
        await(() -> program.library.snapshot().watchFolders().get(0).subfolders());
        assertThat(program.library.snapshot().watchFolders().get(0).labels().tags())
                .containsExactly("free", "new");
        robot.interact(() -> list.getSelectionModel().select(0));
        robot.clickOn("#watch-remove");
        await(() -> program.library.snapshot().watchFolders().isEmpty());
        assertThat(list.getItems()).isEmpty();
    }
}
