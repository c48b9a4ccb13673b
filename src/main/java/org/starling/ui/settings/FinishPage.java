package org.starling.ui.settings;

import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.settings.FlagSetting;
import org.starling.settings.ListSetting;
import org.starling.settings.TextSetting;
import org.starling.ui.controls.Kit;
import org.starling.ui.settings.model.ProgramPreview;

/** What happens when one download is complete, and when all are. */
final class FinishPage {
    private FinishPage() {}

    static Page of(Fields fields) {
        return new Page(fields.kit(), "settings.finish", Feather.FLAG)
                .addWide(ListSetting.PROGRAM, program(fields))
                .add(FlagSetting.AWAKE, fields.flag(FlagSetting.AWAKE))
                .add(
                        TextSetting.WHEN_DONE,
                        fields.choice(TextSetting.WHEN_DONE, "nothing", "quit", "suspend", "shut_down"));
    }

    private static VBox program(Fields fields) {
        Kit kit = fields.kit();
        TextArea area = fields.lines(ListSetting.PROGRAM, 4, ProgramPreview::arguments, ProgramPreview::isSafe);
        Label preview = kit.remark("");
        preview.setId("program-preview");
        Runnable show = () -> preview.setText(preview(kit, area.getText()));
        area.textProperty().addListener(change -> show.run());
        show.run();
        return new VBox(4, area, preview);
    }

    private static String preview(Kit kit, String text) {
        var arguments = ProgramPreview.arguments(text);
        if (arguments.isEmpty()) {
            return kit.words().get("program.none");
        }
        return ProgramPreview.isSafe(arguments)
                ? kit.words().get("program.preview", ProgramPreview.call(arguments))
                : kit.words().get("program.unsafe");
    }
}
