package org.starling.ui.identity;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.controls.Avatar;
import org.starling.ui.controls.CopyField;
import org.starling.ui.controls.FingerprintView;
import org.starling.ui.controls.Kit;
import org.starling.ui.controls.PageHead;
import org.starling.ui.overlay.model.OverlayModel;
import org.starling.ui.program.overlay.Me;
import org.starling.ui.program.overlay.Membership;
import org.starling.ui.program.overlay.OwnIdentity;

/** Who the user is on the overlay: what friends see, by what others know him, and the backup of it. */
public final class IdentityPage extends VBox {
    private static final int PICTURE = 72;
    private static final int WIDTH = 860;

    private final IdentityPlace.Parts parts;
    private final Kit kit;
    private final OverlayModel model;
    private final Avatar avatar = new Avatar(PICTURE);
    private final TextField name;
    private final Button removePicture;
    private final CopyField permId;
    private final CopyField contact;
    private final CopyField classic;
    private final VBox classicPart;
    private final HBox fingerprint = new HBox();
    private Optional<Me> shown = Optional.empty();

    IdentityPage(IdentityPlace.Parts parts, Runnable export, Runnable restore) {
        this.parts = parts;
        this.kit = parts.kit();
        this.model = parts.overlay();
        this.name = kit.field("identity.name");
        this.removePicture =
                kit.button("identity.noPicture", () -> run(identity().removePicture()));
        this.permId = new CopyField(kit, "identity.permid", parts.desktop());
        this.contact = new CopyField(kit, "identity.contact", parts.desktop());
        this.classic = new CopyField(kit, "identity.classic", parts.desktop());
        this.classicPart = part("identity.classic", classic, "identity.classic.why");
        setId("identity-page");
        getStyleClass().add("page");
        naming();
        VBox content = new VBox(
                shownToFriends(),
                backup(export, restore),
                new VBox(4, fingerprint, remark("identity.fingerprint.why")),
                part("identity.permid", permId, "identity.permid.why"),
                part("identity.contact", contact, "identity.contact.why"),
                classicPart);
        content.getStyleClass().add("identity");
        content.setMaxWidth(WIDTH);
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(new PageHead(kit, "identity.title"), scroll);
        model.look()
                .addListener(
                        (of, was, now) -> now.membership().map(Membership::me).ifPresent(this::show));
        model.membership().map(Membership::me).ifPresent(this::show);
    }

    private OwnIdentity identity() {
        return model.access().identity();
    }

    private void run(CompletableFuture<Void> command) {
        model.run(command, done -> {});
    }

    /** With Enter, or when the field is left. */
    private void naming() {
        name.setPrefColumnCount(28);
        name.setOnAction(event -> rename());
        name.focusedProperty().addListener((of, was, now) -> {
            if (was && !now) {
                rename();
            }
        });
    }

    private void rename() {
        String typed = name.getText().strip();
        if (shown.filter(me -> !me.name().equals(typed)).isPresent()) {
            run(identity().rename(typed));
        }
    }

    private Node shownToFriends() {
        Label label = kit.label("identity.name");
        label.setLabelFor(name);
        Button choose = kit.button(
                "identity.picture",
                Feather.IMAGE,
                () -> parts.dialogs()
                        .chooseFile(kit.words().get("identity.picture"))
                        .ifPresent(file -> run(identity().picture(file))));
        HBox naming = new HBox(8, label, name);
        naming.getStyleClass().add("line");
        HBox picture = new HBox(8, choose, removePicture);
        VBox fields = new VBox(8, naming, picture, remark("identity.shown.why"));
        HBox.setHgrow(fields, Priority.ALWAYS);
        HBox all = new HBox(avatar, fields);
        all.getStyleClass().add("friend-head");
        return all;
    }

    private VBox part(String title, Node content, String why) {
        VBox part = new VBox(4, kit.heading(title), content, remark(why));
        part.managedProperty().bind(part.visibleProperty());
        return part;
    }

    private Label remark(String key) {
        Label remark = kit.remark(kit.words().get(key));
        remark.setMinHeight(Label.USE_PREF_SIZE);
        return remark;
    }

    private Node backup(Runnable export, Runnable restore) {
        HBox buttons = new HBox(
                8,
                kit.button("identity.export", Feather.DOWNLOAD, export),
                kit.button("identity.restore", Feather.UPLOAD, restore));
        return part("identity.backup", buttons, "identity.backup.why");
    }

    private void show(Me me) {
        if (shown.equals(Optional.of(me))) {
            return;
        }
        boolean otherKey = shown.map(Me::permId).filter(me.permId()::equals).isEmpty();
        shown = Optional.of(me);
        avatar.show(me.permId(), me.name().isEmpty() ? "?" : me.name(), me.picture());
        if (!name.isFocused()) {
            name.setText(me.name());
        }
        removePicture.setDisable(me.picture().isEmpty());
        permId.show(me.permId());
        contact.show(me.contact());
        classicPart.setVisible(me.classicPermId().isPresent());
        me.classicPermId().ifPresent(classic::show);
        if (otherKey) {
            fingerprint
                    .getChildren()
                    .setAll(new FingerprintView(
                            kit.words().get("compare.yours"),
                            model.access().friends().fingerprint(me.permId())));
        }
    }
}
