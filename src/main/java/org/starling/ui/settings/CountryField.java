package org.starling.ui.settings;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.settings.TextSetting;
import org.starling.ui.bridge.Threads;
import org.starling.ui.controls.Kit;
import org.starling.ui.program.Countries;
import org.starling.ui.program.CountryState;
import org.starling.ui.text.Words;

/** The file by which countries are known, and what is to be said of it. */
final class CountryField extends VBox {
    private static final TextSetting SETTING = TextSetting.COUNTRY_DATABASE;

    private final Fields fields;
    private final Countries countries;
    private final Threads threads;
    private final TextField path;
    private final Label state;

    CountryField(Fields fields, Countries countries, Threads threads) {
        this.fields = fields;
        this.countries = countries;
        this.threads = threads;
        Kit kit = fields.kit();
        this.path = kit.leftToRight(kit.field(Fields.key(SETTING)));
        this.state = kit.prose("");
        path.setText(fields.model().get(SETTING));
        Fields.onDone(path, this::take);
        state.setId("country-state");
        state.managedProperty().bind(state.visibleProperty());
        HBox.setHgrow(path, Priority.ALWAYS);
        HBox line = new HBox(8, path, kit.tool("country.browse", Feather.FILE, this::choose));
        line.getStyleClass().add("line");
        setSpacing(4);
        getChildren().setAll(line, state);
        check();
    }

    private void choose() {
        Words words = fields.kit().words();
        fields.dialogs().chooseFile(words.get(Fields.key(SETTING))).ifPresent(chosen -> {
            path.setText(chosen.toString());
            take();
        });
    }

    private void take() {
        if (fields.model().set(SETTING, path.getText().strip())) {
            check();
        }
    }

    private void check() {
        String asked = path.getText().strip();
        threads.show(
                countries.check(asked),
                now -> {
                    if (asked.equals(path.getText().strip())) {
                        show(now);
                    }
                },
                failed -> show(CountryState.of(CountryState.Kind.DAMAGED)));
    }

    private void show(CountryState now) {
        Kit kit = fields.kit();
        Optional<String> built = now.built().map(kit.figures()::moment);
        state.setVisible(now.kind() != CountryState.Kind.OFF);
        state.setText(kit.words().of("country", now.kind(), now.name(), built.orElse("–")));
        state.getStyleClass().removeAll("bad", "remark");
        state.getStyleClass().add(now.isTrouble() ? "bad" : "remark");
    }
}
