package org.starling.ui.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.starling.library.category.Category;
import org.starling.library.share.ShareLimits;
import org.starling.ui.FakeProgram;
import org.starling.ui.Rig;
import org.starling.ui.ShownWindow;
import org.starling.ui.limits.model.ShareForm;
import org.testfx.api.FxRobot;

/** Categories and tags, from the side bar to the library. */
final class LabelsTest {
    @RegisterExtension
    final ShownWindow shown = ShownWindow.filled();

    private final FakeProgram program = shown.program;

    private Rig rig() {
        return shown.rig();
    }

    private Category category(String name) {
        return program.library.labels.organisation().category(name).orElseThrow();
    }

    @Test
    void nestedOnesStandBelowTheirs(FxRobot robot) {
        robot.clickOn("films");
        int all = robot.lookup("#transfers").queryTableView().getItems().size();
        robot.clickOn("free");
        assertThat(robot.lookup("#transfers").queryTableView().getItems())
                .hasSize(all)
                .hasSize(8);
    }

    @Test
    @SuppressWarnings("unchecked")
    void aCategoryIsMadeWithFolderAndLimits(FxRobot robot) {
        robot.clickOn("#side-category-add");
        robot.clickOn("#category-ok");
        assertThat(robot.lookup("#category-told").queryAs(Label.class).getText())
                .contains("cannot be used");
        robot.clickOn("#category-field-name").write("books");
        rig().answers.folder.set(Optional.of(Path.of("/data/books")));
        robot.clickOn("#category-sheet #add-browse");
        robot.clickOn("#category-field-up").write("500K");
        robot.interact(
                () -> robot.lookup("#share-source").queryAs(ComboBox.class).setValue(ShareForm.Source.OWN));
        robot.clickOn("#share-ratio").write("2").type(KeyCode.ENTER);
        assertThat(category("books"))
                .isEqualTo(new Category(
                        "books",
                        Optional.of(Path.of("/data/books")),
                        0,
                        512_000,
                        Optional.of(new ShareLimits(
                                Optional.of(2.0),
                                Optional.empty(),
                                Optional.empty(),
                                ShareLimits.Match.ANY,
                                ShareLimits.Then.PAUSE))));
        robot.interact(rig()::tick);
        assertThat(robot.lookup("books").tryQuery()).isPresent();
    }

    @Test
    void aCategoryIsRenamedByKeyAndRemovedByMenu(FxRobot robot) {
        robot.clickOn("systems").type(KeyCode.F2);
        robot.interact(() ->
                robot.lookup("#category-field-name").queryAs(TextField.class).setText("os"));
        robot.clickOn("#category-ok");
        assertThat(program.library.labels.calls()).contains("rename systems os", "put os");
        robot.interact(rig()::tick);
        robot.clickOn("os");
        menu(robot);
        robot.clickOn("#category-remove");
        assertThat(category("os")).isNotNull();
        rig().answers.confirm.set(true);
        menu(robot);
        robot.clickOn("#category-remove");
        assertThat(program.library.labels.organisation().category("os")).isEmpty();
    }

    /** As the menu key does: the screen of the tests has none. */
    private static void menu(FxRobot robot) {
        Node bar = robot.lookup("#side-bar").query();
        Point2D at = bar.localToScreen(40, 200);
        robot.interact(() -> Event.fireEvent(
                bar,
                new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED, 40, 200, at.getX(), at.getY(), true, null)));
    }

    @Test
    void tagsAreMadeRenamedAndRemoved(FxRobot robot) {
        rig().answers.text.set(Optional.of("project/2026"));
        robot.clickOn("#side-tag-add");
        robot.interact(rig()::tick);
        assertThat(robot.lookup("project/2026").tryQuery()).isPresent();
        rig().answers.text.set(Optional.of("kept"));
        robot.clickOn("keep").type(KeyCode.F2);
        rig().answers.confirm.set(true);
        robot.interact(rig()::tick);
        robot.clickOn("kept").type(KeyCode.DELETE);
        assertThat(program.library.labels.organisation().tags()).containsExactly("project/2026");
    }

    @Test
    void aNameThatCannotBeOneIsSaid(FxRobot robot) {
        rig().answers.text.set(Optional.of("a//b"));
        robot.clickOn("#side-tag-add");
        assertThat(rig().window.notices().all()).hasSize(1);
        assertThat(program.library.labels.organisation().tags()).containsExactly("keep");
    }
}
