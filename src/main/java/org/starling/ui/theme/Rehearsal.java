package org.starling.ui.theme;

import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Lays out controls that nobody sees, so that the theme has been read, the fonts are loaded and the classes are there
 * when the window is built. Window's thread.
 */
public final class Rehearsal {
    private Rehearsal() {}

    public static void run() {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        TableView<String> table = new TableView<>();
        table.getColumns().add(new TableColumn<>("name"));
        table.getItems().add("row");
        ListView<String> list = new ListView<>();
        list.getItems().add("line");
        Button button = new Button("button", new FontIcon(Feather.PLAY));
        button.setTooltip(new Tooltip("tip"));
        ToolBar bar = new ToolBar(button, new ToggleButton("toggle"), new TextField("text"));
        SplitPane middle = new SplitPane(list, table, new TabPane());
        Scene scene = Themes.scene(new VBox(bar, middle, new Label("label")), 800, 600);
        Parent root = scene.getRoot();
        root.applyCss();
        root.layout();
    }
}
