package org.starling.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.controls.Kit;
import org.starling.ui.labels.LabelActions;
import org.starling.ui.transfers.model.Group;

/** What can be done with a category or tag of the side bar: its menu and its keys. */
record SideMenu(Kit kit, LabelActions labels) {

    /** None for lines that are what they are. */
    List<MenuItem> items(Group group) {
        if (group instanceof Group.ByCategory category && category.name().isPresent()) {
            String name = category.name().get();
            return List.of(
                    kit.item("category.edit", Feather.EDIT_2, () -> labels.editCategory(name)),
                    kit.item("category.below", Feather.PLUS, () -> labels.newCategory(name)),
                    kit.item("category.remove", Feather.TRASH_2, () -> labels.removeCategory(name)));
        } else if (group instanceof Group.ByTag tag && tag.name().isPresent()) {
            String name = tag.name().get();
            return List.of(
                    kit.item("tag.rename", Feather.EDIT_2, () -> labels.renameTag(name)),
                    kit.item("tag.below", Feather.PLUS, () -> labels.newTag(name)),
                    kit.item("tag.remove", Feather.TRASH_2, () -> labels.removeTag(name)));
        }
        return List.of();
    }

    void edit(Group group) {
        name(group).ifPresent(name -> {
            if (group instanceof Group.ByCategory) {
                labels.editCategory(name);
            } else {
                labels.renameTag(name);
            }
        });
    }

    void remove(Group group) {
        name(group).ifPresent(name -> {
            if (group instanceof Group.ByCategory) {
                labels.removeCategory(name);
            } else {
                labels.removeTag(name);
            }
        });
    }

    /** Of a category or tag. */
    static Optional<String> name(Group group) {
        if (group instanceof Group.ByCategory category) {
            return category.name();
        }
        return group instanceof Group.ByTag tag ? tag.name() : Optional.empty();
    }
}
