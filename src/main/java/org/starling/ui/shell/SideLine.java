package org.starling.ui.shell;

import java.util.Optional;
import javafx.beans.property.SimpleIntegerProperty;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.controls.Kit;
import org.starling.ui.transfers.model.Group;

/**
 * A line of the side bar.
 *
 * @param place where it leads; empty for the head of a section
 * @param group what it shows of the list; empty for other places
 * @param add what the button of a head does, if it has one
 */
record SideLine(
        String text,
        Feather icon,
        Optional<Place> place,
        Optional<Group> group,
        Optional<Add> add,
        SimpleIntegerProperty count) {

    /** A button that makes something new in the section. */
    record Add(String key, Runnable action) {}

    static SideLine head(String text, Optional<Add> add) {
        return new SideLine(
                text, Feather.CHEVRON_DOWN, Optional.empty(), Optional.empty(), add, new SimpleIntegerProperty());
    }

    static SideLine of(String text, Feather icon, Group group) {
        return new SideLine(
                text,
                icon,
                Optional.of(Place.TRANSFERS),
                Optional.of(group),
                Optional.empty(),
                new SimpleIntegerProperty());
    }

    static SideLine to(String text, Feather icon, Place place) {
        return new SideLine(
                text, icon, Optional.of(place), Optional.empty(), Optional.empty(), new SimpleIntegerProperty());
    }

    /** Nobody waiting is worth no number. */
    String shownCount(Kit kit) {
        return group.isEmpty() && count.get() == 0 ? "" : kit.figures().count(count.get());
    }
}
