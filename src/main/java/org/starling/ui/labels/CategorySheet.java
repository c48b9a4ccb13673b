package org.starling.ui.labels;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.library.category.Category;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.labels.model.CategoryForm;
import org.starling.ui.limits.ShareFields;

/** A category: its name, where its data goes, and what its torrents may use. */
final class CategorySheet extends VBox {
    private final Kit kit;
    private final TextField name;
    private final TextField folder;
    private final TextField down;
    private final TextField up;
    private final ShareFields share;
    private final Label told = Kit.styled(new Label(), "bad");

    CategorySheet(Kit kit, Dialogs dialogs, CategoryForm form, Runnable cancel, Consumer<Category> done) {
        this.kit = kit;
        this.name = kit.field("category.field.name");
        this.folder = kit.leftToRight(kit.field("category.field.folder"));
        this.down = kit.leftToRight(kit.field("category.field.down"));
        this.up = kit.leftToRight(kit.field("category.field.up"));
        this.share = new ShareFields(kit, form.share());
        name.setText(form.name());
        name.positionCaret(form.name().length());
        folder.setText(form.folder());
        down.setText(form.down());
        up.setText(form.up());
        told.setId("category-told");
        told.setWrapText(true);
        Button ok = kit.button("category.ok", () -> take(done));
        ok.getStyleClass().add("accent");
        ok.setDefaultButton(true);
        HBox end = new HBox(8, told, Kit.space(), kit.button("category.cancel", cancel), ok);
        end.getStyleClass().add("line");
        setId("category-sheet");
        getStyleClass().add("limits-sheet");
        getChildren()
                .setAll(
                        grid(dialogs),
                        kit.remark(kit.words().get("category.remark")),
                        kit.heading("limits.share"),
                        share,
                        kit.remark(kit.words().get("limits.share.remark")),
                        end);
    }

    private GridPane grid(Dialogs dialogs) {
        GridPane grid = Kit.form(new GridPane());
        Button browse = kit.tool(
                "add.browse",
                Feather.FOLDER,
                () -> dialogs.chooseFolder(Path.of(System.getProperty("user.home")))
                        .ifPresent(chosen -> folder.setText(chosen.toString())));
        HBox place = new HBox(8, folder, browse);
        HBox.setHgrow(folder, Priority.ALWAYS);
        row(grid, 0, "category.field.name", name, name);
        row(grid, 1, "category.field.folder", folder, place);
        row(grid, 2, "category.field.down", down, down);
        row(grid, 3, "category.field.up", up, up);
        return grid;
    }

    private void row(GridPane grid, int row, String key, Node control, Node shown) {
        Label label = kit.label(key);
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.setLabelFor(control);
        grid.addRow(row, label, shown);
        GridPane.setHgrow(shown, Priority.ALWAYS);
    }

    private void take(Consumer<Category> done) {
        CategoryForm typed =
                new CategoryForm(name.getText(), folder.getText(), down.getText(), up.getText(), share.typed());
        typed.trouble(kit.words()).ifPresentOrElse(told::setText, () -> done.accept(typed.read()));
    }
}
