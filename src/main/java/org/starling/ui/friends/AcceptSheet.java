package org.starling.ui.friends;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.social.friends.FriendState;
import org.starling.ui.controls.Avatar;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.FingerprintView;
import org.starling.ui.controls.Kit;
import org.starling.ui.friends.model.AcceptModel;
import org.starling.ui.friends.model.AcceptModel.State;
import org.starling.ui.program.overlay.FriendDesk.Inviter;

/** Who invites, before anything is sent or dialled. */
final class AcceptSheet extends VBox {
    private static final int PICTURE = 44;

    private final Kit kit;
    private final AcceptModel model;
    private final Dialogs dialogs;
    private final TextField link;
    private final TextField name;
    private final Label wrong;
    private final VBox who = new VBox(10);
    private final Button add;

    AcceptSheet(Kit kit, AcceptModel model, Dialogs dialogs, String offered, Runnable close) {
        this.kit = kit;
        this.model = model;
        this.dialogs = dialogs;
        this.link = kit.leftToRight(kit.field("accept.link"));
        this.name = kit.field("accept.name");
        this.add = kit.button("accept.yes", Feather.USER_PLUS, () -> model.add(name.getText(), close));
        this.wrong = kit.prose("");
        setId("accept-sheet");
        getStyleClass().add("accept-sheet");
        wrong.setId("accept-wrong");
        wrong.getStyleClass().add("bad");
        wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
        who.setId("accept-who");
        add.getStyleClass().add("accent");
        add.setDefaultButton(true);
        Label label = kit.label("accept.link");
        label.setLabelFor(link);
        HBox from = new HBox(8, link, kit.button("accept.file", Feather.FILE, this::open));
        HBox.setHgrow(link, Priority.ALWAYS);
        HBox end = new HBox(8, kit.remark(kit.words().get("accept.nothing")), Kit.space());
        end.getChildren().addAll(kit.button("cancel", close), add);
        end.getStyleClass().add("line");
        VBox.setVgrow(who, Priority.ALWAYS);
        getChildren().setAll(label, from, wrong, who, end);
        model.state().addListener((of, was, now) -> show(now));
        link.textProperty().addListener((of, was, now) -> model.type(now));
        show(model.state().get());
        link.setText(offered);
    }

    private void open() {
        dialogs.chooseFile(kit.words().get("accept.file")).ifPresent(file -> model.open(file, link::setText));
    }

    private void show(State state) {
        wrong.setText(state instanceof State.Wrong no ? no.sentence() : "");
        add.setDisable(!(state instanceof State.Known));
        if (state instanceof State.Known known) {
            draw(known.inviter(), known.known());
        } else {
            who.getChildren().clear();
        }
    }

    private void draw(Inviter inviter, Optional<FriendState> known) {
        String shown = inviter.name().isEmpty() ? kit.words().get("accept.nameless") : inviter.name();
        Avatar avatar = new Avatar(PICTURE);
        avatar.show(inviter.permId(), shown, Optional.empty());
        Label title = Kit.styled(new Label(kit.words().get("accept.from", shown)), "friend-name");
        title.setId("accept-from");
        VBox words = new VBox(2, title, remark(kit.words().get(what(inviter, known))));
        words.setAlignment(Pos.CENTER_LEFT);
        HBox head = new HBox(avatar, words);
        head.getStyleClass().add("friend-head");
        Label label = kit.label("accept.name");
        label.setLabelFor(name);
        HBox naming = new HBox(8, label, name);
        HBox.setHgrow(name, Priority.ALWAYS);
        naming.getStyleClass().add("line");
        who.getChildren()
                .setAll(
                        head,
                        remark(kit.words().get("accept.compare")),
                        new HBox(new FingerprintView(kit.words().get("compare.theirs", shown), inviter.fingerprint())),
                        remark(
                                inviter.addresses().isEmpty()
                                        ? kit.words().get("accept.nowhere")
                                        : kit.words().get("accept.where", String.join(", ", inviter.addresses()))),
                        naming);
    }

    private static String what(Inviter inviter, Optional<FriendState> known) {
        if (known.filter(FriendState.FRIEND::equals).isPresent()) {
            return "accept.already";
        }
        return inviter.certain() ? "accept.certain" : "accept.request";
    }

    private Label remark(String text) {
        Label remark = kit.remark(text);
        remark.setMinHeight(Label.USE_PREF_SIZE);
        return remark;
    }
}
