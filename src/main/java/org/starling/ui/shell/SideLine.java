package org.starling.ui.shell;

import java.util.Optional;
import javafx.beans.property.SimpleIntegerProperty;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.transfers.model.Group;

/**
 * A line of the side bar.
 *
 * @param group empty for the head of a section
 * @param add what the button of a head does, if it has one
 */
record SideLine(String text, Feather icon, Optional<Group> group, Optional<Add> add, SimpleIntegerProperty count) {

    /** A button that makes something new in the section. */
    record Add(String key, Runnable action) {}

    static SideLine head(String text, Optional<Add> add) {
        return new SideLine(text, Feather.CHEVRON_DOWN, Optional.empty(), add, new SimpleIntegerProperty());
    }

    static SideLine of(String text, Feather icon, Group group) {
        return new SideLine(text, icon, Optional.of(group), Optional.empty(), new SimpleIntegerProperty());
    }
}
