package org.starling.ui.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.starling.ui.FakeProgram;
import org.starling.ui.Rig;
import org.starling.ui.ShownWindow;
import org.starling.ui.transfers.model.RowItem;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Trackers and peers are not only shown. */
final class TrackersTest {
    private static final String OWN = "https://tracker.debian.example/announce";

    @RegisterExtension
    final ShownWindow shown = ShownWindow.filled();

    private final FakeProgram program = shown.program;

    private Rig rig() {
        return shown.rig();
    }

    private String open(FxRobot robot, String tab) {
        robot.interact(() -> {
            TableView<RowItem> table = robot.lookup("#transfers").queryTableView();
            for (RowItem item : table.getItems()) {
                if (item.row().name().startsWith("debian")) {
                    table.getSelectionModel().clearAndSelect(table.getItems().indexOf(item));
                }
            }
            rig().window.showTab(tab);
        });
        WaitForAsyncUtils.waitForFxEvents();
        return " " + rig().window.model().first().orElseThrow().hash().hex().substring(0, 4);
    }

    private static void select(FxRobot robot, String table, int row) {
        robot.interact(() -> {
            TableView<?> view = robot.lookup(table).queryTableView();
            view.requestFocus();
            view.getSelectionModel().clearAndSelect(row);
        });
    }

    private String last() {
        return program.library.calls().get(program.library.calls().size() - 1);
    }

    @Test
    void trackersAreAddedInTiers(FxRobot robot) {
        String hash = open(robot, "details.trackers");
        rig().answers.text.set(Optional.of("https://a.example/x\nudp://b.example:1/\n\nhttps://c.example/\n" + OWN));
        robot.clickOn("#trackers-add");
        assertThat(last())
                .isEqualTo("trackers [[" + OWN + "], [https://a.example/x, udp://b.example:1/], [https://c.example/]]"
                        + hash);
    }

    @Test
    void whatIsNoTrackerIsSaid(FxRobot robot) {
        open(robot, "details.trackers");
        rig().answers.text.set(Optional.of("https://a.example/x\nnonsense"));
        robot.clickOn("#trackers-add");
        assertThat(program.library.calls()).isEmpty();
        assertThat(rig().window.notices().all()).hasSize(1);
        assertThat(rig().window.notices().all().get(0).text()).contains("nonsense");
    }

    @Test
    void aTrackerIsChangedAndRemovedByKey(FxRobot robot) {
        String hash = open(robot, "details.trackers");
        assertThat(robot.lookup("#trackers-edit").queryButton().isDisabled()).isTrue();
        select(robot, "#trackers", 0);
        rig().answers.text.set(Optional.of("https://new.example/announce"));
        robot.type(KeyCode.F2);
        assertThat(last()).isEqualTo("trackers [[https://new.example/announce]]" + hash);
        robot.type(KeyCode.DELETE);
        assertThat(last()).isEqualTo("trackers []" + hash);
    }

    @Test
    void peersAreAskedForAtOnce(FxRobot robot) {
        String hash = open(robot, "details.trackers");
        robot.clickOn("#trackers-announce");
        assertThat(last()).isEqualTo("announce" + hash);
    }

    @Test
    void aPeerIsAddedByHandAndAddressesAreCopied(FxRobot robot) {
        String hash = open(robot, "details.peers");
        rig().answers.text.set(Optional.of("198.51.100.1:6881"));
        robot.clickOn("#peer-add");
        assertThat(last()).isEqualTo("peers" + hash);
        select(robot, "#peers", 0);
        robot.clickOn("#peers-copy");
        assertThat(rig().clipboard.get()).isEqualTo("198.51.100.7:6881");
    }
}
