package org.starling.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.starling.library.LibraryNotice;
import org.starling.settings.LiveSettings;
import org.starling.settings.Settings;
import org.starling.ui.FakeProgram;
import org.starling.ui.Rig;
import org.starling.ui.SampleLists;
import org.starling.ui.controls.Notices.Notice;
import org.starling.ui.transfers.model.RowItem;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What goes wrong is said where the user looks, with what to do about it. */
@ExtendWith(ApplicationExtension.class)
final class ErrorsTest {
    private final FakeProgram program = new FakeProgram();
    private Optional<Stage> stage = Optional.empty();

    @Start
    void start(Stage shown) {
        SampleLists.fill(program);
        stage = Optional.of(shown);
    }

    private Rig open(FxRobot robot) {
        Rig[] made = new Rig[1];
        robot.interact(() -> made[0] = Rig.show(stage.orElseThrow(), program));
        return made[0];
    }

    private static Stream<String> notices(Rig rig) {
        return rig.window.notices().all().stream().map(Notice::text);
    }

    @Test
    void aDamagedTorrentFileIsNotAdded(FxRobot robot) {
        Rig rig = open(robot);
        robot.interact(() -> rig.window.open(List.of("bad.torrent")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#add-sheet .remark").queryAs(Label.class).getText())
                .startsWith("This cannot be opened");
        assertThat(robot.lookup("#add-yes").queryButton().isDisabled()).isTrue();
        assertThat(program.library.calls()).isEmpty();
    }

    @Test
    void aFullDiskIsSaidAtTheTorrent(FxRobot robot) {
        Rig rig = open(robot);
        TableView<RowItem> table = robot.lookup("#transfers").queryTableView();
        robot.interact(() -> table.getItems().stream()
                .filter(item -> item.row().state().isError())
                .findFirst()
                .ifPresent(item -> table.getSelectionModel().select(item)));
        String told = robot.lookup(".problem").queryAs(Label.class).getText();
        assertThat(told).isEqualTo(rig.kit.words().get("disk.FULL", "/media/films/Prelinger"));
    }

    @Test
    void anOlderStateThatIsUsedIsTold(FxRobot robot) {
        program.library.notice(
                new LibraryNotice(LibraryNotice.Kind.OLDER_STATE_USED, "categories", Instant.EPOCH.plusSeconds(1)));
        Rig rig = open(robot);
        assertThat(notices(rig)).containsExactly(rig.kit.words().get("news.OLDER_STATE_USED", "categories"));
        robot.interact(rig::tick);
        assertThat(notices(rig)).hasSize(1);
    }

    @Test
    void damagedSettingsAreToldWithTheWayToThem(FxRobot robot) {
        program.settings(new LiveSettings(Settings.USUAL, LiveSettings.Condition.OLDER_USED, saved -> {}));
        Rig rig = open(robot);
        assertThat(notices(rig)).containsExactly(rig.kit.words().get("settings.OLDER_USED"));
        assertThat(robot.lookup(".notice.warning").queryAs(HBox.class)).isNotNull();
        robot.clickOn("Open the settings");
        assertThat(robot.lookup("#settings-sheet").tryQuery()).isPresent();
    }
}
