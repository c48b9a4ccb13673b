package org.starling.ui.friends;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.controls.Desktop;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.overlay.model.OverlayModel;
import org.starling.ui.program.overlay.FriendDesk.Invitation;

/** An invitation for one person: as a link, as a QR code, and as a file. */
final class InviteSheet extends VBox {
    private static final int QR = 360;

    private final Kit kit;
    private final OverlayModel overlay;
    private final Dialogs dialogs;
    private final TextField link;
    private final ImageView qr = new ImageView();
    private final Label good;
    private final Label told;
    private final Button copy;
    private final Button save;
    private Optional<Invitation> invitation = Optional.empty();

    InviteSheet(Kit kit, OverlayModel overlay, Dialogs dialogs, Desktop desktop) {
        this.kit = kit;
        this.overlay = overlay;
        this.dialogs = dialogs;
        this.link = kit.leftToRight(kit.field("invite.link"));
        link.setEditable(false);
        this.told = kit.prose("");
        this.good = kit.remark(kit.words().get("invite.making"));
        this.copy = kit.button("invite.copy", Feather.COPY, () -> copy(desktop));
        this.save = kit.button("invite.save", Feather.SAVE, this::save);
        setId("invite-sheet");
        getStyleClass().add("invite-sheet");
        copy.getStyleClass().add("accent");
        copy.setDisable(true);
        save.setDisable(true);
        told.setId("invite-told");
        qr.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        qr.setAccessibleText(kit.words().get("invite.qr"));
        StackPane frame = new StackPane(qr);
        frame.getStyleClass().add("qr");
        frame.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        HBox end = new HBox(8, told, Kit.space(), save, copy);
        end.getStyleClass().add("line");
        good.setMinHeight(Label.USE_PREF_SIZE);
        HBox middle = new HBox(frame);
        middle.getStyleClass().add("qr-middle");
        getChildren().setAll(good, middle, kit.remark(kit.words().get("invite.qr.how")), link, end);
        overlay.run(overlay.access().friends().invite(), this::show, this::failed);
    }

    private void show(Invitation made) {
        invitation = Optional.of(made);
        link.setText(made.link());
        draw(new Image(new ByteArrayInputStream(made.qr().bytes())));
        String text = kit.words().get("invite.good", made.days());
        good.setText(made.reachable() ? text : text + " " + kit.words().get("invite.unreachable"));
        copy.setDisable(false);
        save.setDisable(false);
    }

    /** At half its size modules stay squares of whole pixels; a code with very much in it has to be made to fit. */
    private void draw(Image code) {
        double half = code.getWidth() / 2;
        qr.setFitWidth(Math.min(half, QR));
        qr.setFitHeight(Math.min(half, QR));
        qr.setSmooth(half > QR);
        qr.setImage(code);
    }

    private void copy(Desktop desktop) {
        invitation.ifPresent(made -> {
            desktop.copy(made.link());
            say("invite.copied");
        });
    }

    private void save() {
        invitation.ifPresent(made -> dialogs.saveFile(kit.words().get("invite.save"), "invitation.starling")
                .ifPresent(file -> overlay.run(
                        overlay.access().friends().save(made, file), done -> say("invite.saved"), this::failed)));
    }

    private void say(String key) {
        told.getStyleClass().remove("bad");
        told.setText(kit.words().get(key));
    }

    private void failed(String sentence) {
        told.getStyleClass().remove("bad");
        told.getStyleClass().add("bad");
        told.setText(sentence);
    }
}
