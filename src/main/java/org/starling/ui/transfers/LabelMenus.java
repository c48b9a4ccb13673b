package org.starling.ui.transfers;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.starling.library.LibrarySnapshot;
import org.starling.library.category.Organisation;
import org.starling.ui.controls.Kit;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.ui.transfers.model.TransfersModel;

/** Categories and tags to choose from, as they are when the menu opens. */
final class LabelMenus {
    private final Kit kit;
    private final TransferActions actions;
    private final TransfersModel model;
    private final Menu categories;
    private final Menu tags;

    LabelMenus(Kit kit, TransferActions actions, TransfersModel model) {
        this.kit = kit;
        this.actions = actions;
        this.model = model;
        this.categories = new Menu(kit.words().get("category.menu"), Kit.icon(Feather.FOLDER));
        this.tags = new Menu(kit.words().get("tag.menu"), Kit.icon(Feather.TAG));
        look();
    }

    Menu categories() {
        return categories;
    }

    Menu tags() {
        return tags;
    }

    void look() {
        Organisation now =
                model.library().get().map(LibrarySnapshot::organisation).orElse(Organisation.EMPTY);
        Optional<String> own = actions.first().flatMap(TorrentRow::category);
        SortedSet<String> carried = actions.first().map(TorrentRow::tags).orElseGet(TreeSet::new);
        categories.getItems().setAll(List.of(category(kit.words().get("side.none"), Optional.empty(), own)));
        now.categories().forEach(one -> categories.getItems().add(category(one.name(), Optional.of(one.name()), own)));
        categories.getItems().add(new SeparatorMenuItem());
        categories.getItems().add(kit.item("category.new", Feather.PLUS, actions::newCategory));
        tags.getItems().clear();
        now.tags().forEach(tag -> tags.getItems().add(tag(tag, carried.contains(tag))));
        tags.getItems().add(kit.item("tag.new", Feather.PLUS, actions::newTag));
    }

    private RadioMenuItem category(String text, Optional<String> name, Optional<String> own) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setSelected(name.equals(own));
        item.setOnAction(event -> actions.categorise(name));
        return item;
    }

    private CheckMenuItem tag(String tag, boolean carried) {
        CheckMenuItem item = new CheckMenuItem(tag);
        item.setSelected(carried);
        item.setOnAction(event -> actions.tag(tag, item.isSelected()));
        return item;
    }
}
