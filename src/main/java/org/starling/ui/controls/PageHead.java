package org.starling.ui.controls;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** The top of a place: its name, how it stands, and what is done there most. */
public final class PageHead extends HBox {
    private final Label remark;

    public PageHead(Kit kit, String key, Node... actions) {
        getStyleClass().add("page-head");
        Label title = Kit.styled(kit.label(key), "page-title");
        title.setMinWidth(USE_PREF_SIZE);
        remark = Kit.styled(new Label(), "remark");
        getChildren().setAll(title, remark, Kit.space());
        getChildren().addAll(actions);
    }

    public void say(String text) {
        remark.setText(text);
    }
}
