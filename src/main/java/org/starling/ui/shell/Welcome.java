package org.starling.ui.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.controls.Kit;

/** What is there instead of an empty list: how to begin. */
final class Welcome extends VBox {

    Welcome(Kit kit, Commands commands) {
        setId("welcome");
        getStyleClass().add("welcome");
        Label title = Kit.styled(kit.label("welcome.title"), "welcome-title");
        Label text = kit.remark(kit.words().get("welcome.text"));
        text.setMaxWidth(520);
        Button file = kit.button("welcome.file", Feather.FILE_PLUS, commands::addFiles);
        file.getStyleClass().add("accent");
        Button link = kit.button("welcome.link", Feather.LINK, commands::addLink);
        Label drop = kit.remark(kit.words().get("welcome.drop"));
        Label disclosed = kit.remark(kit.words().get("welcome.disclosed"));
        disclosed.setMaxWidth(520);
        HBox buttons = new HBox(10, file, link);
        buttons.getStyleClass().add("buttons");
        getChildren().setAll(new Emblem(88), title, text, buttons, drop, disclosed);
    }
}
