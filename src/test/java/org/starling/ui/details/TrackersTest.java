package org.starling.ui.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.starling.settings.ListSetting;
import org.starling.settings.TextSetting;
import org.starling.ui.FakeProgram;
import org.starling.ui.Rig;
import org.starling.ui.ShownWindow;
import org.starling.ui.controls.Notices;
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

    @Test
    void aPeerIsBannedByKeyAndTheBanIsTakenBack(FxRobot robot) throws Exception {
        open(robot, "details.peers");
        select(robot, "#peers", 0);
        robot.type(KeyCode.DELETE);
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> banned().equals(List.of("198.51.100.7")));
        WaitForAsyncUtils.waitForFxEvents();
        Notices.Notice notice = rig().window.notices().all().get(0);
        assertThat(notice.text()).contains("198.51.100.7").doesNotContain("6881");

        robot.interact(notice.remedy().orElseThrow().action());
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> banned().isEmpty());
    }

    @Test
    void aPeerIsBannedFromItsMenu(FxRobot robot) throws Exception {
        open(robot, "details.peers");
        select(robot, "#peers", 1);
        ContextMenu menu = robot.lookup("#peers").queryTableView().getContextMenu();
        robot.interact(() -> menu.getItems().stream()
                .filter(item -> "peers-ban".equals(item.getId()))
                .forEach(MenuItem::fire));
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> banned().size() == 1);
    }

    @Test
    void countriesOfPeersAreShownWhereTheUserHasADatabase(FxRobot robot) throws Exception {
        program.countries.put(InetAddress.getByName("198.51.100.7"), "DE");
        open(robot, "details.peers");
        TableColumn<?, ?> country = robot.lookup("#peers").queryTableView().getColumns().stream()
                .filter(column -> "peers-country".equals(column.getId()))
                .findFirst()
                .orElseThrow();
        assertThat(country.isVisible()).isFalse();

        program.settings().change(before -> before.with(TextSetting.COUNTRY_DATABASE, "/countries.mmdb"));
        robot.interact(rig()::tick);
        WaitForAsyncUtils.waitFor(
                10,
                TimeUnit.SECONDS,
                () -> robot.lookup("DE Germany").tryQuery().isPresent());
        assertThat(country.isVisible()).isTrue();
    }

    private List<String> banned() {
        return program.settings().current().get(ListSetting.BANNED_PEERS);
    }
}
