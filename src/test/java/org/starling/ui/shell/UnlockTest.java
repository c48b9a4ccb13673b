package org.starling.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.starling.ui.FakeOverlay;
import org.starling.ui.FakeProgram;
import org.starling.ui.Rig;
import org.starling.ui.program.overlay.Trouble;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Keys that are protected by a passphrase, with mouse and keyboard. */
@ExtendWith(ApplicationExtension.class)
final class UnlockTest {
    private final FakeProgram program = new FakeProgram();
    private final FakeOverlay overlay = program.overlay;

    @Start
    void start(Stage stage) {
        Rig rig = new Rig(program, Locale.ENGLISH);
        stage.setScene(rig.window.scene());
        stage.setWidth(1_280);
        stage.setHeight(800);
        stage.show();
        rig.tick();
    }

    @Test
    void openWithTheRightOneOnly(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT4).release(KeyCode.DIGIT4, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(isRowVisible(robot)).isFalse();
        overlay.trouble.set(Optional.of(Trouble.of(Trouble.Reason.PASSPHRASE_NEEDED)));
        click(robot, "#consent-on");
        assertThat(trouble(robot)).contains("protected by a passphrase");
        assertThat(robot.lookup("#consent-unlock").queryButton().isDisabled()).isTrue();

        type(robot, "wrong horse");
        click(robot, "#consent-unlock");
        assertThat(trouble(robot)).contains("does not open");

        type(robot, FakeOverlay.PASSPHRASE);
        robot.clickOn("#consent-passphrase").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#consent").query().isVisible()).isFalse();
    }

    private static boolean isRowVisible(FxRobot robot) {
        return robot.lookup("#consent-passphrase").query().getParent().isVisible();
    }

    private static void type(FxRobot robot, String passphrase) {
        TextField field = robot.lookup("#consent-passphrase").queryAs(TextField.class);
        assertThat(field.getText()).isEmpty();
        assertThat(isRowVisible(robot)).isTrue();
        robot.interact(() -> field.setText(passphrase));
    }

    private static String trouble(FxRobot robot) {
        return robot.lookup("#consent-trouble").queryAs(Label.class).getText();
    }

    private static void click(FxRobot robot, String id) {
        robot.clickOn(id);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
