package org.starling.ui.overlay;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.controls.Kit;
import org.starling.ui.overlay.model.OverlayModel;
import org.starling.ui.program.overlay.Consent;
import org.starling.ui.program.overlay.OverlayLook;
import org.starling.ui.program.overlay.Trouble;
import org.starling.ui.text.Failures;

/** What the overlay is and what it tells others, before anything of it exists; the only way to turn it on. */
public final class ConsentPane extends ScrollPane {
    private static final int WIDTH = 860;

    private final Kit kit;
    private final Label trouble;
    private final CheckBox classic;
    private final UnlockRow unlock;

    /** @param restore offers to put a saved identity in place first */
    public ConsentPane(Kit kit, OverlayModel model, Runnable restore) {
        this.kit = kit;
        this.classic = kit.check("consent.classic");
        this.trouble = kit.prose("");
        this.unlock = new UnlockRow(kit, model);
        setId("consent");
        setFitToWidth(true);
        getStyleClass().addAll("edge-to-edge", "consent-scroll");
        trouble.setId("consent-trouble");
        trouble.getStyleClass().add("bad");
        trouble.managedProperty().bind(trouble.visibleProperty());
        classic.setOnAction(event -> model.agree(Consent.CLASSIC, classic.isSelected()));
        Button on = kit.button("consent.on", Feather.POWER, () -> model.agree(Consent.OVERLAY, true));
        on.getStyleClass().add("accent");
        on.disableProperty().bind(model.turning());
        HBox buttons = new HBox(10, on, kit.button("consent.restore", Feather.UPLOAD, restore));
        VBox content = new VBox(
                Kit.styled(kit.label("consent.title"), "welcome-title"),
                sentence("consent.what"),
                told(),
                classic,
                kit.remark(kit.words().get("consent.classic.why")),
                buttons,
                trouble,
                unlock,
                kit.remark(kit.words().get("consent.off")));
        content.getStyleClass().add("consent");
        content.setMaxWidth(WIDTH);
        HBox middle = new HBox(content);
        middle.getStyleClass().add("consent-middle");
        HBox.setHgrow(content, Priority.ALWAYS);
        setContent(middle);
        model.look().addListener((of, was, now) -> show(now));
        show(model.look().get());
    }

    private String locked(Trouble what) {
        boolean wrong = what.reason() == Trouble.Reason.WRONG_PASSPHRASE;
        return kit.words().get(wrong ? "consent.wrong" : "consent.locked");
    }

    private HBox told() {
        HBox told = new HBox(
                list("consent.strangers", Feather.GLOBE, "consent.strangers.text"),
                list("consent.friends", Feather.USERS, "consent.friends.text"),
                list("consent.never", Feather.SHIELD, "consent.never.text"));
        told.getStyleClass().add("consent-told");
        return told;
    }

    private Node list(String title, Feather icon, String text) {
        Label heading = Kit.styled(new Label(kit.words().get(title), Kit.icon(icon)), "consent-heading");
        VBox list = new VBox(heading, sentence(text));
        list.getStyleClass().add("card");
        list.setMinWidth(0);
        list.setPrefWidth(WIDTH / 3.0);
        HBox.setHgrow(list, Priority.ALWAYS);
        return list;
    }

    private Label sentence(String key) {
        Label label = kit.prose(kit.words().get(key));
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private void show(OverlayLook look) {
        Optional<String> sentence =
                look.trouble().map(what -> look.isLocked() ? locked(what) : new Failures(kit.words()).of(what));
        unlock.show(look);
        trouble.setText(sentence.orElse(""));
        trouble.setVisible(sentence.isPresent());
        classic.setSelected(look.agreed().contains(Consent.CLASSIC));
    }
}
