package org.starling.ui.limits;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.starling.ui.controls.Kit;
import org.starling.ui.limits.model.LimitsForm;
import org.starling.ui.limits.model.LimitsForm.Field;

/** The limits of the chosen torrents: how fast, how many peers, how long they are shared. */
public final class LimitsSheet extends VBox {
    private final Kit kit;
    private final LimitsForm before;
    private final TextField down;
    private final TextField up;
    private final TextField connections;
    private final ShareFields share;
    private final Label told = Kit.styled(new Label(), "bad");

    /** What comes of it. */
    public interface Decisions {
        /** What was typed can be used. */
        void limit(LimitsForm typed);

        void cancel();
    }

    public LimitsSheet(Kit kit, LimitsForm form, Decisions decisions) {
        this.kit = kit;
        this.before = form;
        GridPane grid = Kit.form(new GridPane());
        this.down = field(grid, 0, "limits.down", form.down());
        this.up = field(grid, 1, "limits.up", form.up());
        this.connections = field(grid, 2, "limits.connections", form.connections());
        this.share = new ShareFields(kit, form.share());
        Button ok = kit.button("limits.ok", () -> take(decisions::limit));
        ok.getStyleClass().add("accent");
        ok.setDefaultButton(true);
        told.setId("limits-told");
        told.setWrapText(true);
        HBox end = new HBox(8, told, Kit.space(), kit.button("limits.cancel", decisions::cancel), ok);
        end.getStyleClass().add("line");
        setId("limits-sheet");
        getStyleClass().add("limits-sheet");
        getChildren()
                .setAll(
                        grid,
                        kit.remark(kit.words().get("limits.remark")),
                        kit.heading("limits.share"),
                        share,
                        kit.remark(kit.words().get("limits.share.remark")),
                        end);
        if (form.differs()) {
            getChildren().add(0, kit.remark(kit.words().get("limits.differ")));
        }
    }

    private TextField field(GridPane grid, int row, String key, Field shown) {
        TextField field = kit.leftToRight(kit.field(key));
        field.setText(shown.text());
        if (shown.differs()) {
            field.setPromptText(kit.words().get("limits.differs"));
        }
        Label label = kit.label(key);
        label.setMinWidth(Label.USE_PREF_SIZE);
        label.setLabelFor(field);
        grid.addRow(row, label, field);
        return field;
    }

    private void take(Consumer<LimitsForm> limit) {
        LimitsForm typed = before.typed(down.getText(), up.getText(), connections.getText(), share.typed());
        typed.trouble()
                .ifPresentOrElse(
                        wrong -> told.setText(kit.words().get("settings.wrong", wrong)), () -> limit.accept(typed));
    }
}
