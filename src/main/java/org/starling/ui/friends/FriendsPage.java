package org.starling.ui.friends;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.social.friends.FriendState;
import org.starling.ui.controls.Desktop;
import org.starling.ui.controls.Kit;
import org.starling.ui.controls.PageHead;
import org.starling.ui.friends.model.FriendsModel;
import org.starling.ui.friends.model.Presence;
import org.starling.ui.program.overlay.OverlayLook;
import org.starling.ui.program.overlay.Person;

/** The list of people beside everything about the chosen one. */
public final class FriendsPage extends VBox {
    private final Kit kit;
    private final FriendsModel model;
    private final FriendActions actions;
    private final PageHead head;
    private final ListView<Person> list = new ListView<>();
    private final FriendDetail detail;
    private final Presence presence;
    private List<String> said = List.of();

    /** What the page is made of. */
    record Parts(Kit kit, FriendsModel model, FriendActions actions, Presence presence, Desktop desktop) {}

    FriendsPage(Parts parts, Runnable invite, Runnable accept) {
        this.kit = parts.kit();
        this.model = parts.model();
        this.actions = parts.actions();
        this.presence = parts.presence();
        this.detail = new FriendDetail(kit, model, actions, parts.presence(), parts.desktop());
        setId("friends-page");
        getStyleClass().add("page");
        Button invites = kit.button("friends.invite", Feather.USER_PLUS, invite);
        invites.getStyleClass().add("accent");
        this.head = new PageHead(kit, "friends.title", kit.button("friends.accept", Feather.LINK, accept), invites);
        list();
        SplitPane both = new SplitPane(list, detail);
        both.setDividerPositions(0.34);
        SplitPane.setResizableWithParent(list, false);
        VBox empty = empty(invite, accept);
        empty.visibleProperty().bind(Bindings.isEmpty(model.people()));
        both.visibleProperty().bind(empty.visibleProperty().not());
        StackPane body = new StackPane(both, empty);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(head, body);
    }

    private void list() {
        list.setId("friends");
        list.setAccessibleText(kit.words().get("friends.title"));
        list.getStyleClass().add("people");
        list.setMinWidth(180);
        list.setItems(model.people());
        list.setCellFactory(view -> new PersonCell(presence));
        list.getSelectionModel().selectedItemProperty().addListener((of, was, now) -> {
            if (now != null) {
                model.choose(Optional.of(now));
            }
        });
        model.chosen().addListener((of, was, now) -> now.ifPresent(this::select));
        model.chosen().get().ifPresent(this::select);
        list.setOnKeyPressed(this::key);
    }

    private void select(Person person) {
        int at = model.people().indexOf(person);
        if (at >= 0 && list.getSelectionModel().getSelectedIndex() != at) {
            list.getSelectionModel().clearAndSelect(at);
        }
    }

    private void key(KeyEvent event) {
        Optional<Person> chosen = model.chosen().get();
        if (event.getCode() == KeyCode.DELETE) {
            chosen.ifPresent(person -> {
                if (person.state() != FriendState.BLOCKED) {
                    actions.remove(person);
                }
            });
        } else if (event.getCode() == KeyCode.F2) {
            chosen.ifPresent(actions::rename);
        } else {
            return;
        }
        event.consume();
    }

    private VBox empty(Runnable invite, Runnable accept) {
        VBox empty = new VBox(Kit.styled(kit.label("friends.none.title"), "welcome-title"));
        empty.setId("friends-none");
        empty.getStyleClass().add("welcome");
        Label text = kit.remark(kit.words().get("friends.none.text"));
        text.setMaxWidth(520);
        Button invites = kit.button("friends.none.invite", Feather.USER_PLUS, invite);
        invites.getStyleClass().add("accent");
        HBox buttons = new HBox(10, invites, kit.button("friends.none.accept", Feather.LINK, accept));
        buttons.getStyleClass().add("buttons");
        empty.getChildren().addAll(text, buttons);
        return empty;
    }

    /** Once a second, as long as it is seen: the time goes on. */
    public void show(OverlayLook look) {
        if (look.isOn()) {
            head.say(
                    model.people().isEmpty()
                            ? ""
                            : kit.words()
                                    .get(
                                            "friends.state",
                                            kit.figures().count(model.friends()),
                                            kit.figures().count(model.online())));
            detail.refresh();
            timePasses();
        }
    }

    /** Lines draw themselves anew when their person changes; this is for "ten minutes ago". */
    private void timePasses() {
        List<String> now = model.people().stream().map(presence::text).toList();
        if (!now.equals(said)) {
            said = now;
            list.refresh();
        }
    }

    public void focusList() {
        list.requestFocus();
    }
}
