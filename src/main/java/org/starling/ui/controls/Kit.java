package org.starling.ui.controls;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.starling.ui.text.Figures;
import org.starling.ui.text.Words;

/** Makes controls that have their text, their name for screen readers and, where it helps, their icon. */
public record Kit(Words words, Figures figures) {
    private static final double NAMES = 150;

    /** Only an icon to see; its text is a tooltip and what a screen reader says. */
    public Button tool(String key, Feather icon, Runnable action) {
        Button button = new Button();
        button.setGraphic(icon(icon));
        button.getStyleClass().addAll("flat", "tool");
        button.setId(id(key));
        name(button, words.get(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    public Button button(String key, Runnable action) {
        Button button = new Button(words.get(key));
        button.setAccessibleText(button.getText());
        button.setId(id(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    public Button button(String key, Feather icon, Runnable action) {
        Button button = button(key, action);
        button.setGraphic(icon(icon));
        return button;
    }

    public MenuItem item(String key, Feather icon, Runnable action) {
        MenuItem item = new MenuItem(words.get(key), icon(icon));
        item.setId(id(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    public MenuItem item(String key, Feather icon, String shortcut, Runnable action) {
        MenuItem item = item(key, icon, action);
        item.setAccelerator(KeyCombination.valueOf(shortcut));
        return item;
    }

    public Label label(String key) {
        return new Label(words.get(key));
    }

    public Label heading(String key) {
        Label heading = label(key);
        heading.getStyleClass().add("heading");
        return heading;
    }

    /** A sentence that explains; wraps. */
    public Label remark(String text) {
        return styled(prose(text), "remark");
    }

    /** A text of several lines. */
    public Label prose(String text) {
        return new Prose(text, words.rightToLeft());
    }

    public CheckBox check(String key) {
        CheckBox box = new CheckBox(words.get(key));
        box.setAccessibleText(box.getText());
        box.setId(id(key));
        return box;
    }

    /** @param key of its name; the prompt is {@code key.prompt}, if there is one */
    public TextField field(String key) {
        TextField field = new TextField();
        field.setId(id(key));
        field.setAccessibleText(words.get(key));
        if (words.has(key + ".prompt")) {
            field.setPromptText(words.get(key + ".prompt"));
        }
        return field;
    }

    public <T> ComboBox<T> choice(String key, List<T> values, Function<T, String> text) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.setId(id(key));
        box.setAccessibleText(words.get(key));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T one) {
                return one == null ? "" : text.apply(one);
            }

            @Override
            public T fromString(String typed) {
                throw new IllegalStateException("not editable");
            }
        });
        return box;
    }

    /** Several lines of addresses, patterns and the like; the Tab key leaves it as it leaves any other field. */
    public TextArea area(String key, int rows) {
        TextArea area = new TextArea();
        area.setId(id(key));
        area.setAccessibleText(words.get(key));
        area.setPromptText(words.get(key + ".prompt"));
        area.setPrefRowCount(rows);
        area.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
                event.consume();
                area.fireEvent(withControl(event));
            }
        });
        return area;
    }

    /** Ctrl and Tab leave an area that takes Tab for itself. */
    private static KeyEvent withControl(KeyEvent event) {
        return new KeyEvent(
                event.getSource(),
                event.getTarget(),
                KeyEvent.KEY_PRESSED,
                event.getCharacter(),
                event.getText(),
                event.getCode(),
                event.isShiftDown(),
                true,
                event.isAltDown(),
                event.isMetaDown());
    }

    /** Addresses and paths read from left to right in every language. */
    public TextField leftToRight(TextField field) {
        field.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return field;
    }

    /** As above, for what only stands there. */
    public Label leftToRightText(String text) {
        Label label = new Label(text);
        label.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return label;
    }

    public static FontIcon icon(Feather icon) {
        FontIcon drawn = new FontIcon(icon);
        drawn.getStyleClass().add("icon");
        return drawn;
    }

    /** A name for eyes that hover and for ears. */
    public static void name(Control control, String text) {
        control.setTooltip(new Tooltip(text));
        control.setAccessibleText(text);
    }

    public static NodeOrientation orientation(Words words) {
        return words.rightToLeft() ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT;
    }

    public static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /** Names in one column, fields in the other; forms above one another stand in line. */
    public static <G extends GridPane> G form(G grid) {
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(new ColumnConstraints(NAMES), fields);
        return styled(grid, "form");
    }

    public static <N extends Node> N styled(N node, String... classes) {
        node.getStyleClass().addAll(classes);
        return node;
    }

    /** {@code add.file} becomes {@code add-file}, by which tests and style sheets find it. */
    private static String id(String key) {
        return key.replace('.', '-');
    }
}
