package org.starling.ui.friends;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.social.friends.FriendState;
import org.starling.ui.controls.Avatar;
import org.starling.ui.controls.CopyField;
import org.starling.ui.controls.Desktop;
import org.starling.ui.controls.Kit;
import org.starling.ui.friends.model.FriendsModel;
import org.starling.ui.friends.model.Presence;
import org.starling.ui.program.overlay.Person;

/** Everything about the chosen one, and what can be done. Drawn anew only when something of it has changed. */
final class FriendDetail extends ScrollPane {
    private static final int PICTURE = 56;

    private final Kit kit;
    private final FriendsModel model;
    private final FriendActions actions;
    private final Presence presence;
    private final Comparing comparing;
    private final CopyField permId;
    private final VBox content = new VBox();
    private Optional<Person> drawn = Optional.empty();
    private String said = "";

    FriendDetail(Kit kit, FriendsModel model, FriendActions actions, Presence presence, Desktop desktop) {
        this.kit = kit;
        this.model = model;
        this.actions = actions;
        this.presence = presence;
        this.comparing = new Comparing(kit, model, actions);
        this.permId = new CopyField(kit, "friend.permid", desktop);
        setId("friend-detail");
        setFitToWidth(true);
        getStyleClass().add("edge-to-edge");
        content.getStyleClass().add("friend-detail");
        setContent(content);
        model.chosen().addListener((of, was, now) -> refresh());
        refresh();
    }

    /** Also when only the time has gone on. */
    void refresh() {
        Optional<Person> now = model.chosen().get();
        String saying = now.map(presence::text).orElse("");
        if (!now.equals(drawn) || !saying.equals(said)) {
            drawn = now;
            said = saying;
            content.getChildren().setAll(now.map(this::parts).orElse(List.of()));
        }
    }

    private List<Node> parts(Person person) {
        List<Node> parts = new ArrayList<>(List.of(head(person)));
        decision(person).ifPresent(parts::add);
        if (person.state() != FriendState.BLOCKED) {
            parts.add(comparing.view(person));
        }
        permId.show(person.permId());
        Label name = kit.heading("friend.permid");
        parts.add(new VBox(4, name, permId));
        return parts;
    }

    private Node head(Person person) {
        Avatar avatar = new Avatar(PICTURE);
        avatar.show(person.permId(), person.name(), PersonCell.picture(person));
        Label name = Kit.styled(new Label(person.name()), "friend-name");
        name.setId("friend-name");
        Label state = kit.remark(said + own(person));
        VBox words = new VBox(2, name, state);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(avatar, words);
        head.getStyleClass().add("friend-head");
        if (person.state() == FriendState.BLOCKED) {
            head.getChildren().add(kit.button("friend.unblock", Feather.UNLOCK, () -> actions.forget(person)));
        } else {
            head.getChildren()
                    .addAll(
                            kit.tool("friend.rename", Feather.EDIT_2, () -> actions.rename(person)),
                            kit.tool("friend.block", Feather.SLASH, () -> actions.block(person)),
                            kit.tool("friend.remove", Feather.USER_X, () -> actions.remove(person)));
        }
        return head;
    }

    /** The name they chose, where we call them something else. */
    private String own(Person person) {
        boolean other = !person.ownName().isEmpty() && !person.ownName().equals(person.name());
        return other ? " · " + kit.words().get("friend.ownName", person.ownName()) : "";
    }

    private Optional<Node> decision(Person person) {
        if (person.successor().isPresent()) {
            return Optional.of(card("friend.newKey.text", accept("friend.newKey.yes", person), block(person)));
        }
        return switch (person.state()) {
            case ASKING ->
                Optional.of(card(
                        "friend.asking.text",
                        accept("friend.accept", person),
                        kit.button("friend.refuse", Feather.X, () -> actions.refuse(person))));
            case SUSPENDED ->
                Optional.of(card("friend.suspended.text", accept("friend.suspended.yes", person), block(person)));
            case ASKED ->
                Optional.of(card(
                        "friend.asked.text",
                        kit.button("friend.withdraw", Feather.CORNER_UP_LEFT, () -> actions.forget(person))));
            case REFUSED -> Optional.of(card("friend.refused.text"));
            case DECLINED -> Optional.of(card("friend.declined.text"));
            case BLOCKED -> Optional.of(card("friend.blocked.text"));
            case FRIEND -> Optional.empty();
        };
    }

    private Button accept(String key, Person person) {
        Button accept = kit.button(key, Feather.CHECK, () -> actions.accept(person));
        accept.getStyleClass().add("accent");
        return accept;
    }

    private Button block(Person person) {
        return kit.button("friend.blockThem", Feather.SLASH, () -> actions.block(person));
    }

    private Node card(String text, Button... buttons) {
        Label sentence = kit.prose(kit.words().get(text));
        sentence.setMinHeight(Label.USE_PREF_SIZE);
        VBox card = new VBox(10, sentence);
        card.getStyleClass().add("card");
        if (buttons.length > 0) {
            card.getChildren().add(new HBox(8, buttons));
        }
        return card;
    }
}
