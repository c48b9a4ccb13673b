package org.starling.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.starling.library.TorrentView;
import org.starling.ui.FakeProgram;
import org.starling.ui.Rig;
import org.starling.ui.ShownWindow;
import org.starling.ui.controls.Notices.Notice;
import org.starling.ui.transfers.model.RowItem;
import org.testfx.api.FxRobot;

/** What was done is taken back with the button of its notice, or with the key. */
final class UndoTest {
    @RegisterExtension
    final ShownWindow shown = ShownWindow.filled();

    private final FakeProgram program = shown.program;

    private Rig rig() {
        return shown.rig();
    }

    private TorrentView choose(FxRobot robot, int row) {
        TableView<RowItem> table = robot.lookup("#transfers").queryTableView();
        robot.interact(() -> {
            table.getSelectionModel().clearAndSelect(row);
            table.requestFocus();
        });
        return rig().window.model().first().orElseThrow().row().view();
    }

    private TorrentView now(TorrentView before) {
        return program.library.find(before.infoHash()).orElseThrow();
    }

    private void tick(FxRobot robot) {
        robot.interact(rig()::tick);
    }

    private static void undoKey(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
    }

    @Test
    void theNoticeBringsARemovedTorrentBack(FxRobot robot) {
        TorrentView removed = choose(robot, 2);
        rig().answers.remove.set(Optional.of(true));
        robot.type(KeyCode.DELETE);
        tick(robot);
        assertThat(program.library.find(removed.infoHash())).isEmpty();
        assertThat(rig().window.notices().all())
                .extracting(Notice::text)
                .containsExactly("Removed with its data: " + removed.name());
        robot.clickOn((Button) robot.lookup(".notice .button").nth(0).query());
        tick(robot);
        assertThat(now(removed)).isEqualTo(removed);
        assertThat(rig().window.notices().all()).isEmpty();
        assertThat(robot.lookup("#transfers").queryTableView().getItems()).hasSize(24);
    }

    @Test
    void theKeyTakesBackWhatWasDoneLast(FxRobot robot) {
        TorrentView moved = choose(robot, 0);
        rig().answers.folder.set(Optional.of(Path.of("/elsewhere")));
        robot.press(KeyCode.CONTROL, KeyCode.M).release(KeyCode.M, KeyCode.CONTROL);
        tick(robot);
        robot.press(KeyCode.CONTROL, KeyCode.L).release(KeyCode.L, KeyCode.CONTROL);
        robot.clickOn("#limits-down").write("1M").type(KeyCode.ENTER);
        tick(robot);
        assertThat(now(moved).settings().folder()).isEqualTo(Path.of("/elsewhere"));
        assertThat(now(moved).settings().limits().down()).isEqualTo(1 << 20);
        undoKey(robot);
        tick(robot);
        assertThat(now(moved).settings().limits().down()).isZero();
        assertThat(now(moved).settings().folder()).isEqualTo(Path.of("/elsewhere"));
        undoKey(robot);
        tick(robot);
        assertThat(now(moved)).isEqualTo(moved);
        assertThat(rig().window.notices().all()).isEmpty();
    }

    @Test
    void aNoticeTakesBackItsOwnStepAndLeavesLaterOnes(FxRobot robot) {
        TorrentView checked = choose(robot, 0);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R).release(KeyCode.R, KeyCode.SHIFT, KeyCode.CONTROL);
        tick(robot);
        rig().answers.remove.set(Optional.of(false));
        robot.type(KeyCode.DELETE);
        tick(robot);
        assertThat(rig().window.notices().all()).hasSize(2);
        robot.interact(() -> rig().window
                .notices()
                .all()
                .get(1)
                .remedy()
                .orElseThrow()
                .action()
                .run());
        tick(robot);
        assertThat(program.library.find(checked.infoHash())).isEmpty();
        assertThat(rig().window.notices().all()).extracting(Notice::text).containsExactly("Removed: " + checked.name());
    }

    @Test
    void thatNothingIsLeftToTakeBackIsSaid(FxRobot robot) {
        choose(robot, 0);
        undoKey(robot);
        assertThat(rig().window.notices().all())
                .extracting(Notice::text)
                .containsExactly(rig().kit.words().get("library.NOTHING_TO_UNDO"));
    }
}
