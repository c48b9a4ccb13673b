package org.starling.ui.controls;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * Shows a sheet over the window, which waits behind it: no second window that gets lost, and the same on every desktop.
 * Escape closes it.
 */
public final class Overlay extends StackPane {
    private final Kit kit;
    private @Nullable Node before;
    private Runnable closed = () -> {};

    public Overlay(Kit kit) {
        this.kit = kit;
        setId("overlay");
        getStyleClass().add("overlay");
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    public boolean open() {
        return isVisible();
    }

    /** @param onClose is called however it is closed */
    public void show(String title, Region content, Runnable onClose) {
        close();
        closed = onClose;
        before = getScene() == null ? null : getScene().getFocusOwner();
        Label heading = Kit.styled(new Label(title), "sheet-title");
        HBox top = new HBox(heading, Kit.space(), kit.tool("sheet.close", Feather.X, this::close));
        top.getStyleClass().add("sheet-top");
        BorderPane sheet = new BorderPane(content, top, null, null, null);
        sheet.getStyleClass().add("sheet");
        sheet.setAccessibleText(title);
        sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().setAll(sheet);
        setVisible(true);
        first(content).ifPresent(Node::requestFocus);
    }

    public void close() {
        if (!isVisible()) {
            return;
        }
        setVisible(false);
        getChildren().clear();
        Runnable tell = closed;
        closed = () -> {};
        if (before != null) {
            before.requestFocus();
        }
        tell.run();
    }

    private static Optional<Node> first(Node in) {
        if (in.isFocusTraversable() && !in.isDisabled()) {
            return Optional.of(in);
        }
        return in instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .map(Overlay::first)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }
}
