package org.starling.ui.friends;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.controls.FingerprintView;
import org.starling.ui.controls.Kit;
import org.starling.ui.friends.model.FriendsModel;
import org.starling.ui.program.overlay.Person;

/** Both fingerprints side by side, and what came of comparing them. */
final class Comparing {
    private final Kit kit;
    private final FriendsModel model;
    private final FriendActions actions;

    Comparing(Kit kit, FriendsModel model, FriendActions actions) {
        this.kit = kit;
        this.model = model;
        this.actions = actions;
    }

    Node view(Person person) {
        Label state = new Label(
                kit.words().get(person.compared() ? "compare.done" : "compare.open"),
                Kit.icon(person.compared() ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE));
        state.setId("compare-state");
        state.getStyleClass().addAll("compare-state", person.compared() ? "good" : "open");
        Label how = kit.remark(kit.words().get("compare.how"));
        how.setMinHeight(Label.USE_PREF_SIZE);
        FlowPane both = new FlowPane(
                new FingerprintView(kit.words().get("compare.theirs", person.name()), model.fingerprint(person)));
        both.getStyleClass().add("fingerprints");
        model.ownFingerprint()
                .ifPresent(own ->
                        both.getChildren().add(new FingerprintView(kit.words().get("compare.yours"), own)));
        VBox view = new VBox(8, kit.heading("compare.title"), state, how, both, buttons(person));
        view.getStyleClass().add("comparing");
        return view;
    }

    private HBox buttons(Person person) {
        if (person.compared()) {
            return new HBox(8, kit.button("compare.undo", () -> actions.compared(person, false)));
        }
        Button same = kit.button("compare.same", Feather.CHECK, () -> actions.compared(person, true));
        return new HBox(8, same, kit.button("compare.differ", Feather.X, () -> actions.differs(person)));
    }
}
