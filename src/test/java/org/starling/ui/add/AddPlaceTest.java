package org.starling.ui.add;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.starling.library.AddRequest;
import org.starling.library.Filing;
import org.starling.library.category.Category;
import org.starling.library.category.Labels;
import org.starling.library.share.ShareLimits;
import org.starling.settings.TextSetting;
import org.starling.ui.FakeProgram;
import org.starling.ui.ShownWindow;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A new torrent goes where its category, the settings or the user say. */
final class AddPlaceTest {
    @RegisterExtension
    final ShownWindow shown = ShownWindow.empty().with(AddPlaceTest::fill);

    private final FakeProgram program = shown.program;

    private static void fill(FakeProgram program) {
        program.library
                .labels
                .put(new Category("films", Optional.of(Path.of("/films")), 0, 0, Optional.<ShareLimits>empty()))
                .join();
        program.remembered.put("add.folder.last", "/data");
    }

    private void open(FxRobot robot) {
        robot.interact(() -> shown.rig().window.open(List.of("/tmp/film.torrent")));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private AddRequest add(FxRobot robot) {
        robot.clickOn("#add-yes");
        return program.library.added().get(0);
    }

    private static String folder(FxRobot robot) {
        return robot.lookup("#add-folder").queryTextInputControl().getText();
    }

    @SuppressWarnings("unchecked")
    private static void choose(FxRobot robot, Optional<String> category) {
        robot.interact(
                () -> robot.lookup("#add-category").queryAs(ComboBox.class).setValue(category));
    }

    @Test
    void theFolderFollowsTheCategory(FxRobot robot) {
        open(robot);
        assertThat(folder(robot)).isEqualTo("/data");
        choose(robot, Optional.of("films"));
        assertThat(folder(robot)).isEqualTo("/films");
        AddRequest added = add(robot);
        assertThat(added.filing()).isEqualTo(new Filing(Labels.of(Optional.of("films"), Set.of()), false, false));
        assertThat(added.settings().folder()).isEqualTo(Path.of("/films"));
        assertThat(program.remembered.get("add.folder.last")).isEqualTo("/data");
    }

    @Test
    void aFolderThatWasTypedStays(FxRobot robot) {
        open(robot);
        robot.interact(() -> robot.lookup("#add-folder").queryTextInputControl().setText("/mine"));
        choose(robot, Optional.of("films"));
        assertThat(folder(robot)).isEqualTo("/mine");
        assertThat(add(robot).filing().folderChosen()).isTrue();
        assertThat(program.remembered.get("add.folder.last")).isEqualTo("/mine");
    }

    @Test
    void whatTheSettingsMakeOfItIsSaid(FxRobot robot) throws IOException {
        program.settings()
                .change(before -> before.with(TextSetting.DOWNLOAD_FOLDER, "/downloads")
                        .with(TextSetting.INCOMPLETE_FOLDER, "/fresh")
                        .with(TextSetting.COMPLETE_FOLDER, "/ready"));
        open(robot);
        assertThat(folder(robot)).isEqualTo("/downloads");
        Label landing = robot.lookup("#add-landing").queryAs(Label.class);
        assertThat(landing.getText()).contains("/fresh").contains("/ready");
        choose(robot, Optional.of("films"));
        assertThat(landing.getText()).contains("/fresh").doesNotContain("/ready");
        assertThat(add(robot).filing().folderChosen()).isFalse();
    }
}
