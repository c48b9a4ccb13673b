package org.starling.ui.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.bridge.Threads;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.program.Program;
import org.starling.ui.settings.model.SettingsModel;
import org.starling.ui.theme.Themes;

/**
 * Every setting with what it does, on pages; what is typed above leaves only those that speak of it, of all pages. All
 * act at once.
 */
public final class SettingsSheet extends BorderPane {
    public static final String LANGUAGE = "language";

    private final Kit kit;
    private final List<Page> pages;
    private final ListView<Page> list = new ListView<>();
    private final TextField search;
    private final ScrollPane scroll;

    /** What the pages need. */
    public record Parts(Kit kit, Program program, Threads threads, Dialogs dialogs, Themes themes) {}

    public SettingsSheet(Parts parts) {
        this.kit = parts.kit();
        SettingsModel model = new SettingsModel(parts.program(), parts.threads(), kit.words());
        Fields fields = new Fields(kit, model, parts.dialogs());
        this.pages = List.of(
                LookPage.of(fields, parts.themes(), parts.program().memory()),
                SpeedPage.of(fields),
                ConnectionsPage.of(fields, parts.program().countries(), parts.threads()),
                QueuePage.of(fields),
                SharingPage.of(fields),
                FoldersPage.of(fields),
                FilingPage.of(fields, parts.program().library(), parts.threads()),
                WatchPage.of(fields, parts.program().library(), parts.threads()),
                FinishPage.of(fields));
        this.search = kit.field("settings.search");
        search.textProperty().addListener((of, was, now) -> find(now));
        VBox all = new VBox();
        pages.forEach(page -> all.getChildren().add(page.view()));
        this.scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        Label told = new Label();
        told.getStyleClass().add("remark");
        told.setId("settings-told");
        told.setWrapText(true);
        told.textProperty().bind(model.told());
        fillList();
        setId("settings-sheet");
        getStyleClass().add("settings-sheet");
        HBox.setHgrow(search, Priority.ALWAYS);
        setTop(Kit.styled(new HBox(Kit.icon(Feather.SEARCH), search), "filter-box"));
        setLeft(list);
        setCenter(scroll);
        setBottom(told);
        list.getSelectionModel().select(0);
    }

    /** Brings a page to the front, by the key of its name. */
    public void open(String key) {
        search.clear();
        pages.stream().filter(page -> page.key().equals(key)).forEach(list.getSelectionModel()::select);
    }

    private void fillList() {
        list.setId("settings-pages");
        list.getStyleClass().add("settings-pages");
        list.setAccessibleText(kit.words().get("settings.pages"));
        list.getItems().setAll(pages);
        list.setCellFactory(of -> new PageCell());
        list.getSelectionModel().selectedItemProperty().addListener((of, was, now) -> {
            if (now != null) {
                search.clear();
                show(page -> page.equals(now));
            }
        });
    }

    private void find(String text) {
        Locale locale = kit.words().locale();
        List<String> words = text.isBlank()
                ? List.of()
                : List.of(text.toLowerCase(locale).strip().split("\\s+"));
        if (words.isEmpty()) {
            pages.forEach(page -> page.find(words));
            if (list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().select(0);
            }
        } else {
            list.getSelectionModel().clearSelection();
            show(page -> page.find(words));
        }
    }

    private void show(Function<Page, Boolean> shown) {
        pages.forEach(page -> page.view().setVisible(shown.apply(page)));
        scroll.setVvalue(0);
    }

    private static final class PageCell extends ListCell<Page> {
        @Override
        protected void updateItem(@Nullable Page page, boolean empty) {
            super.updateItem(page, empty);
            setText(empty || page == null ? null : page.title());
            setGraphic(empty || page == null ? null : Kit.icon(page.icon()));
        }
    }
}
