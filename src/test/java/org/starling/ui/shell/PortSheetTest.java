package org.starling.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.starling.engine.PortTest;
import org.starling.engine.PortTest.Outcome;
import org.starling.ui.FakeProgram;
import org.starling.ui.Rig;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Whether others can reach us, as people ask for it. */
@ExtendWith(ApplicationExtension.class)
final class PortSheetTest {
    private static final InetSocketAddress OUTSIDE = new InetSocketAddress("203.0.113.9", 6881);

    private final FakeProgram program = new FakeProgram();
    private Optional<Rig> made = Optional.empty();

    @Start
    void start(Stage stage) {
        made = Optional.of(Rig.show(stage, program));
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private String clues(FxRobot robot) {
        StringBuilder all = new StringBuilder();
        robot.lookup("#port-clues .label")
                .queryAllAs(Label.class)
                .forEach(label -> all.append(label.getText()).append('\n'));
        return all.toString();
    }

    private void test(FxRobot robot, Outcome outcome) {
        program.tested.set(new PortTest(outcome, Optional.of(OUTSIDE)));
        robot.clickOn("#port-test");
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(made.orElseThrow()::tick);
    }

    @Test
    void theEvidenceIsShownAndATestIsMade(FxRobot robot) {
        robot.clickOn("#status-port");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text(robot, "#port-verdict")).contains("6881 seems to be closed");
        assertThat(clues(robot))
                .contains("has not opened the port: it speaks neither", "Others see you at 203.0.113.9");
        assertThat(text(robot, "#port-advice")).contains("Forward port 6881");

        test(robot, Outcome.SILENT);
        assertThat(clues(robot)).contains("did not come back. That proves nothing");
        assertThat(text(robot, "#port-verdict")).contains("seems to be closed");

        test(robot, Outcome.RUNNING);
        Button again = robot.lookup("#port-test").queryButton();
        assertThat(again.isDisabled()).isTrue();
        robot.interact(() -> {
            program.library.tested(new PortTest(Outcome.CAME_BACK, Optional.of(OUTSIDE)));
            made.orElseThrow().tick();
        });
        assertThat(again.isDisabled()).isFalse();
        assertThat(text(robot, "#port-verdict")).contains("Yes: port 6881 is open");
        assertThat(text(robot, "#port-advice")).contains("nothing to do");
        assertThat(robot.lookup("#status-port").queryButton().getText()).isEqualTo("Port 6881 open");
    }
}
