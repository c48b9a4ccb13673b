package org.starling.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.starling.ui.FakeOverlay;
import org.starling.ui.FakeProgram;
import org.starling.ui.Rig;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** An invitation that another call of the program, or the browser, hands over. */
@ExtendWith(ApplicationExtension.class)
final class WaitingInvitationTest {
    private final FakeProgram program = new FakeProgram();
    private Optional<Rig> made = Optional.empty();

    @Start
    void start(Stage stage) {
        made = Optional.of(Rig.show(stage, program));
    }

    private void handOver(FxRobot robot) {
        robot.interact(() -> made.orElseThrow().window.open(List.of(FakeOverlay.link(9, "Zoe", true))));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean isAsked(FxRobot robot) {
        return robot.lookup("#accept-sheet").tryQuery().isPresent();
    }

    private static void turnOn(FxRobot robot) {
        robot.clickOn("#consent-on");
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void itIsShownAtOnceWhileTheOverlayIsOn(FxRobot robot) {
        program.overlay.fill();
        robot.interact(made.orElseThrow()::tick);
        handOver(robot);
        assertThat(robot.lookup("#accept-from").queryAs(Label.class).getText()).isEqualTo("Invitation by Zoe");
        assertThat(program.library.added()).isEmpty();
    }

    @Test
    void itWaitsForConsentWhileTheOverlayIsOff(FxRobot robot) {
        handOver(robot);
        assertThat(robot.lookup("#consent").query().isVisible()).isTrue();
        assertThat(isAsked(robot)).isFalse();
        turnOn(robot);
        assertThat(robot.lookup("#accept-from").queryAs(Label.class).getText()).isEqualTo("Invitation by Zoe");
    }

    @Test
    void whoGoesElsewhereIsNotAskedLater(FxRobot robot) {
        handOver(robot);
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT4).release(KeyCode.DIGIT4, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        turnOn(robot);
        assertThat(isAsked(robot)).isFalse();
    }
}
