package org.starling.ui.settings;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.ui.controls.Kit;
import org.starling.ui.desktop.BesideWindow;
import org.starling.ui.desktop.Closing;
import org.starling.ui.program.Memory;
import org.starling.ui.text.Words;
import org.starling.ui.theme.Appearance;
import org.starling.ui.theme.Themes;

/** What the window looks like. */
final class LookPage {
    private LookPage() {}

    static Page of(Fields fields, Themes themes, Memory memory) {
        Kit kit = fields.kit();
        ComboBox<Appearance> colours = kit.choice(
                "setting.appearance",
                List.of(Appearance.values()),
                one -> kit.words().of("appearance", one));
        colours.setValue(themes.chosen());
        colours.valueProperty().addListener((of, was, now) -> themes.choose(now));
        ComboBox<Locale> language = kit.choice("setting.language", Words.LANGUAGES, one -> one.getDisplayLanguage(one));
        language.setValue(kit.words().locale());
        language.valueProperty().addListener((of, was, now) -> {
            memory.put(SettingsSheet.LANGUAGE, now.toLanguageTag());
            fields.model().tell(kit.words().get("settings.restart"));
        });
        return new Page(kit, "settings.look", Feather.MONITOR)
                .add("setting.appearance", colours)
                .add("setting.language", language)
                .add("setting.close", closing(kit, memory))
                .add("setting.messages", messages(kit, memory));
    }

    private static ComboBox<Closing.Choice> closing(Kit kit, Memory memory) {
        ComboBox<Closing.Choice> box = kit.choice(
                "setting.close",
                List.of(Closing.Choice.values()),
                one -> kit.words().of("close.choice", one));
        box.setValue(Closing.choice(memory));
        box.valueProperty().addListener((of, was, now) -> Closing.choose(memory, now));
        return box;
    }

    private static CheckBox messages(Kit kit, Memory memory) {
        CheckBox box = kit.check("setting.messages");
        box.setText("");
        box.setSelected(BesideWindow.tellsMessages(memory));
        box.selectedProperty().addListener((of, was, now) -> BesideWindow.tellMessages(memory, now));
        return box;
    }
}
