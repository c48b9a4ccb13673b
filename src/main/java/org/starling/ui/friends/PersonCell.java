package org.starling.ui.friends;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.starling.social.friends.FriendState;
import org.starling.ui.controls.Avatar;
import org.starling.ui.controls.Kit;
import org.starling.ui.friends.model.Presence;
import org.starling.ui.program.overlay.Person;
import org.starling.wire.bencode.BString;

/** Somebody in the list: picture, name, and how it stands. */
final class PersonCell extends ListCell<Person> {
    private static final PseudoClass ONLINE = PseudoClass.getPseudoClass("online");
    private static final PseudoClass WAITING = PseudoClass.getPseudoClass("waiting");
    private static final int PICTURE = 34;

    private final Presence presence;
    private final Avatar avatar = new Avatar(PICTURE);
    private final Label name = Kit.styled(new Label(), "person-name");
    private final Label state = Kit.styled(new Label(), "person-state");
    private final FontIcon compared = Kit.icon(Feather.CHECK_CIRCLE);
    private final HBox box;

    PersonCell(Presence presence) {
        this.presence = presence;
        VBox words = new VBox(name, state);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        compared.getStyleClass().add("person-compared");
        box = new HBox(avatar, words, compared);
        box.getStyleClass().add("person");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Person person, boolean empty) {
        super.updateItem(person, empty);
        setText(null);
        if (empty || person == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String how = presence.text(person);
        avatar.show(person.permId(), person.name(), picture(person));
        name.setText(person.name());
        state.setText(how);
        compared.setVisible(person.compared());
        state.pseudoClassStateChanged(ONLINE, person.online() && person.state() == FriendState.FRIEND);
        state.pseudoClassStateChanged(WAITING, person.isWaiting());
        setAccessibleText(person.name() + ", " + how);
        setGraphic(box);
    }

    /** Only friends get to hand a picture to our decoder. */
    static Optional<BString> picture(Person person) {
        return person.picture().filter(any -> person.state() == FriendState.FRIEND);
    }
}
