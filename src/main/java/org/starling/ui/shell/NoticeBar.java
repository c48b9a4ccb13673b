package org.starling.ui.shell;

import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.controls.Kit;
import org.starling.ui.controls.Notices;
import org.starling.ui.controls.Notices.Notice;

/** Notices above the list, until they are dismissed; none, and it takes no room. */
final class NoticeBar extends VBox {
    private final Kit kit;
    private final Notices notices;

    NoticeBar(Kit kit, Notices notices) {
        this.kit = kit;
        this.notices = notices;
        setId("notices");
        notices.all().addListener((ListChangeListener<Notice>) change -> draw());
        draw();
    }

    private void draw() {
        getChildren().setAll(notices.all().stream().map(this::line).toList());
    }

    private HBox line(Notice notice) {
        Label text = kit.prose(notice.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(Kit.icon(icon(notice.tone())), text);
        notice.remedy().ifPresent(remedy -> {
            Button fix = new Button(remedy.label());
            fix.setAccessibleText(remedy.label());
            fix.setOnAction(event -> {
                notices.dismiss(notice);
                remedy.action().run();
            });
            line.getChildren().add(fix);
        });
        line.getChildren().add(kit.tool("notice.dismiss", Feather.X, () -> notices.dismiss(notice)));
        line.getStyleClass().addAll("notice", notice.tone().name().toLowerCase(Locale.ROOT));
        return line;
    }

    private static Feather icon(Notices.Tone tone) {
        return switch (tone) {
            case INFO -> Feather.INFO;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case ERROR -> Feather.ALERT_CIRCLE;
        };
    }
}
