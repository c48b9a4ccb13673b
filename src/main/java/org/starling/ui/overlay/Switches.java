package org.starling.ui.overlay;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.starling.ui.controls.Kit;
import org.starling.ui.overlay.model.OverlayModel;
import org.starling.ui.program.overlay.Consent;
import org.starling.ui.program.overlay.OverlayLook;

/** What the user has agreed to, each with what it means; all act at once. */
final class Switches extends GridPane {
    private final Kit kit;
    private final OverlayModel model;
    private final Map<Consent, CheckBox> boxes = new EnumMap<>(Consent.class);

    Switches(Kit kit, OverlayModel model) {
        this.kit = kit;
        this.model = model;
        getStyleClass().addAll("switches", "card");
        for (int column = 0; column < 2; column++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            half.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(half);
        }
        add(box(Consent.OVERLAY, "switch.overlay", "switch.overlay.why"), 0, 0);
        add(box(Consent.CLASSIC, "switch.classic", "switch.classic.why"), 1, 0);
        add(box(Consent.FRIENDS_ONLY, "switch.friendsOnly", "switch.friendsOnly.why"), 0, 1);
        add(box(Consent.RENDEZVOUS, "switch.rendezvous", "switch.rendezvous.why"), 1, 1);
        model.look().addListener((of, was, now) -> show(now));
        show(model.look().get());
    }

    private Node box(Consent consent, String key, String why) {
        CheckBox box = kit.check(key);
        box.setOnAction(event -> model.agree(consent, box.isSelected()));
        box.disableProperty().bind(model.turning());
        boxes.put(consent, box);
        Label remark = kit.remark(kit.words().get(why));
        remark.setMinHeight(Label.USE_PREF_SIZE);
        return new VBox(3, box, remark);
    }

    private void show(OverlayLook look) {
        boxes.forEach((consent, box) -> box.setSelected(look.agreed().contains(consent)));
    }
}
