package org.starling.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.starling.app.SampleTorrents;
import org.starling.ui.FakeProgram;
import org.starling.ui.Rig;
import org.starling.ui.ShownWindow;
import org.starling.ui.details.model.FileNode;
import org.starling.ui.transfers.model.RowItem;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What users do, with mouse and keyboard, from the window to the library. */
final class WindowTest {
    private static final String LINK = "magnet:?xt=urn:btih:c9e15763f722f23e98a29decdfae341b98d53056&dn=Cosmos";

    @RegisterExtension
    final ShownWindow shown = ShownWindow.filled().with(program -> program.remembered.put("add.folder.last", "/data"));

    private final FakeProgram program = shown.program;

    private Rig rig() {
        return shown.rig();
    }

    private TableView<RowItem> table(FxRobot robot) {
        return robot.lookup("#transfers").queryTableView();
    }

    private String choose(FxRobot robot, String name) {
        robot.interact(() -> {
            TableView<RowItem> table = table(robot);
            for (RowItem item : table.getItems()) {
                if (item.row().name().startsWith(name)) {
                    table.getSelectionModel().clearAndSelect(table.getItems().indexOf(item));
                }
            }
            table.requestFocus();
        });
        return rig().window.model().first().orElseThrow().hash().hex().substring(0, 4);
    }

    @Test
    void typingFiltersTheList(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.F).release(KeyCode.F, KeyCode.CONTROL);
        robot.write("state:seeding");
        assertThat(table(robot).getItems()).isNotEmpty().hasSizeLessThan(24);
        robot.interact(() -> robot.lookup("#filter").queryAs(TextField.class).clear());
        assertThat(table(robot).getItems()).hasSize(24);
    }

    @Test
    void theSideBarShowsOneGroup(FxRobot robot) {
        robot.clickOn("Errors");
        assertThat(table(robot).getItems())
                .hasSize(1)
                .allMatch(item -> item.row().state().isError());
        robot.clickOn("All");
        assertThat(table(robot).getItems()).hasSize(24);
    }

    @Test
    void buttonsActOnWhatIsChosen(FxRobot robot) {
        String hash = choose(robot, "debian");
        robot.clickOn("#torrent-pause");
        robot.clickOn("#torrent-resume");
        assertThat(program.library.calls()).containsExactly("pause " + hash, "resume " + hash);
    }

    @Test
    void keysDoTheSame(FxRobot robot) {
        String hash = choose(robot, "debian");
        robot.type(KeyCode.SPACE);
        rig().answers.remove.set(Optional.of(true));
        robot.type(KeyCode.DELETE);
        assertThat(program.library.calls()).containsExactly("pause " + hash, "delete " + hash);
        robot.interact(rig()::tick);
        assertThat(table(robot).getItems()).hasSize(23);
        assertThat(rig().window.model().first()).isEmpty();
    }

    @Test
    void severalAreChosenAtOnce(FxRobot robot) {
        choose(robot, "debian");
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN, 2).release(KeyCode.SHIFT);
        assertThat(rig().window.model().chosen().get()).hasSize(3);
        robot.clickOn("#torrent-pause");
        assertThat(program.library.calls()).hasSize(3);
    }

    @Test
    void theSelectionOutlivesAChangeOfOrder(FxRobot robot) {
        String hash = choose(robot, "Sintel");
        robot.interact(() -> table(robot)
                .getSortOrder()
                .setAll(List.of(table(robot).getColumns().get(0))));
        assertThat(rig().window.model().first().orElseThrow().hash().hex()).startsWith(hash);
    }

    @Test
    void limitsAreAskedForAndSet(FxRobot robot) {
        String hash = choose(robot, "debian");
        robot.press(KeyCode.CONTROL, KeyCode.L).release(KeyCode.L, KeyCode.CONTROL);
        robot.clickOn("#limits-down").write("1K");
        robot.clickOn("#limits-ok");
        assertThat(program.library.calls()).containsExactly("limit 1024 0 " + hash);
    }

    @Test
    void aFileIsAddedAfterALook(FxRobot robot) {
        rig().answers.torrents.set(List.of(Path.of("/tmp/film.torrent")));
        robot.clickOn("#tool-add");
        assertThat(robot.lookup(".torrent-name").queryAs(Label.class).getText()).isEqualTo("Film (2026)");
        robot.clickOn("#add-pattern").write("*.srt");
        robot.clickOn("#add-skip");
        robot.clickOn("#add-yes");
        assertThat(program.library.calls()).hasSize(1).first().asString().contains("[NORMAL, SKIP, SKIP]");
        assertThat(robot.lookup("#add-sheet").tryQuery()).isEmpty();
    }

    @Test
    void aLinkIsAddedBeforeItsFilesAreKnown(FxRobot robot) {
        rig().answers.text.set(Optional.of(LINK));
        robot.clickOn("#tool-link");
        robot.clickOn("#add-yes");
        assertThat(program.library.calls()).hasSize(1).first().asString().startsWith("add c9e1");
    }

    @Test
    void aMagnetShowsItsFilesWhenTheyCome(FxRobot robot) {
        robot.interact(() -> rig().window.open(List.of(LINK)));
        robot.interact(() -> program.preview.complete(SampleTorrents.film()));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".torrent-name").queryAs(Label.class).getText()).isEqualTo("Film (2026)");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#add-sheet").tryQuery()).isEmpty();
        assertThat(program.library.calls()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsSaid(FxRobot robot) {
        robot.interact(() -> rig().window.open(List.of("missing.torrent")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#add-sheet .remark").queryAs(Label.class).getText())
                .isEqualTo("There is no file missing.torrent.");
        assertThat(robot.lookup("#add-yes").queryButton().isDisabled()).isTrue();
    }

    @Test
    void aFileIsPlayedWhileItLoads(FxRobot robot) {
        String hash = choose(robot, "debian");
        robot.clickOn("#details-files");
        WaitForAsyncUtils.waitForFxEvents();
        TreeTableView<FileNode> files = robot.lookup("#files").query();
        robot.interact(() -> {
            TreeItem<FileNode> item = files.getRoot();
            while (item.getValue().folder()) {
                item.setExpanded(true);
                item = item.getChildren().get(0);
            }
            files.getSelectionModel().clearAndSelect(files.getRow(item));
            files.getContextMenu().getItems().get(0).fire();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(program.played).hasSize(1).first().asString().startsWith(hash + "-");
        assertThat(rig().opened).containsExactly("/play/" + program.played.get(0) + ".m3u8");
    }

    @Test
    void linksArePasted(FxRobot robot) {
        rig().clipboard.set("look here:\n" + LINK + "\n");
        choose(robot, "debian");
        robot.press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
        assertThat(robot.lookup("#add-sheet").tryQuery()).isPresent();
    }

    @Test
    void settingsAreSearchedAndActAtOnce(FxRobot robot) throws TimeoutException {
        robot.press(KeyCode.CONTROL, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.CONTROL);
        robot.clickOn("#settings-search").write("router");
        robot.doubleClickOn("#setting-limits-connections").write("123").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitFor(
                10, TimeUnit.SECONDS, () -> program.limits().get().connections() == 123);
        robot.doubleClickOn("#setting-limits-connections").write("0").type(KeyCode.ENTER);
        assertThat(program.limits().get().connections()).isEqualTo(123);
        assertThat(robot.lookup("#settings-told").queryAs(Label.class).getText())
                .contains("not possible");
    }

    @Test
    void theLimitOfAllIsSwitchedBelow(FxRobot robot) {
        robot.clickOn("#speed-down").clickOn("1.00 MiB/s");
        assertThat(program.limits().get().down()).isEqualTo(1 << 20);
    }

    @Test
    void keysAreOnASheet(FxRobot robot) {
        robot.type(KeyCode.F1);
        assertThat(robot.lookup("#shortcut-sheet").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#shortcut-sheet").tryQuery()).isEmpty();
    }

    @Test
    void whyItIsSlowComesWithAButton(FxRobot robot) {
        String hash = choose(robot, "debian");
        robot.clickOn("#details-why");
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("#remedy-TORRENT_LIMITS");
        robot.clickOn("#limits-up").write("2M").type(KeyCode.ENTER);
        assertThat(program.library.calls()).containsExactly("limit 0 2097152 " + hash);
    }

    @Test
    void everyTabShowsTheChosenTorrent(FxRobot robot) {
        choose(robot, "Big Buck");
        robot.clickOn("#details-peers");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#peers").queryTableView().getItems()).hasSize(14);
        robot.clickOn("#details-trackers");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#trackers").queryTableView().getItems()).hasSize(3);
    }

    @Test
    void columnsAreRemembered(FxRobot robot) {
        robot.interact(() -> table(robot).getColumns().get(1).setVisible(false));
        assertThat(program.remembered.get("transfers.columns")).contains("-SIZE=");
    }
}
