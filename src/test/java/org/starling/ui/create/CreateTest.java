package org.starling.ui.create;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.starling.ui.FakeProgram;
import org.starling.ui.Rig;
import org.starling.ui.ShownWindow;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** From a folder to a torrent that is seeded. */
final class CreateTest {
    @TempDir
    Path folder;

    @RegisterExtension
    final ShownWindow shown = ShownWindow.empty();

    private final FakeProgram program = shown.program;

    private Rig rig() {
        return shown.rig();
    }

    private Path torrent() {
        return folder.resolve(folder.getFileName() + ".torrent");
    }

    private void fill(FxRobot robot) throws IOException {
        Files.writeString(folder.resolve("film.mkv"), "film");
        rig().answers.folder.set(Optional.of(folder));
        robot.press(KeyCode.CONTROL, KeyCode.N).release(KeyCode.N, KeyCode.CONTROL);
        assertThat(robot.lookup("#create-yes").queryButton().isDisabled()).isTrue();
        robot.clickOn("#create-folder");
        robot.clickOn("#create-trackers").write("https://t.example/announce").type(KeyCode.TAB);
        assertThat(robot.lookup("#create-trackers").queryAs(TextArea.class).getText())
                .isEqualTo("https://t.example/announce");
        assertThat(robot.lookup("#create-seeds").query().isFocused()).isTrue();
    }

    @Test
    void aTorrentIsWrittenAndOfferedForSeeding(FxRobot robot) throws Exception {
        fill(robot);
        robot.clickOn("#create-yes");
        await(() -> Files.exists(torrent()));
        await(() -> robot.lookup("#add-sheet").tryQuery().isPresent());
        robot.clickOn("#add-yes");
        await(() -> !program.library.calls().isEmpty());
        assertThat(program.library.calls().get(0)).startsWith("add ");
        assertThat(robot.lookup("#create-sheet").tryQuery()).isEmpty();
    }

    @Test
    void withoutSeedingTheFileIsAll(FxRobot robot) throws Exception {
        fill(robot);
        robot.clickOn("#create-seed").clickOn("#create-yes");
        await(() -> robot.lookup("#create-sheet .label").<Label>queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().equals("Written: " + torrent())));
        assertThat(program.library.calls()).isEmpty();
    }

    @Test
    void contentThatIsNotThereIsSaid(FxRobot robot) throws Exception {
        fill(robot);
        robot.interact(
                () -> robot.lookup("#create-content").queryTextInputControl().setText("/no/such/thing"));
        robot.clickOn("#create-yes");
        assertThat(robot.lookup("There is no such file or folder.").tryQuery()).isPresent();
        assertThat(torrent()).doesNotExist();
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
