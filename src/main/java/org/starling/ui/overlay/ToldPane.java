package org.starling.ui.overlay;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.starling.ui.controls.Kit;
import org.starling.ui.overlay.model.ToldModel;
import org.starling.ui.program.overlay.Told;

/** The record of what was told to whom, and a way to find something in it. */
final class ToldPane extends VBox {
    private final Kit kit;

    ToldPane(Kit kit, ToldModel model) {
        this.kit = kit;
        TextField filter = kit.field("told.filter");
        filter.setPrefColumnCount(24);
        filter.textProperty().addListener((of, was, now) -> model.type(now));
        HBox top = new HBox(
                8, filter, subjects(model), Kit.space(), kit.remark(kit.words().get("told.remark")));
        top.getStyleClass().add("table-top");
        TextTable<Told> table = new TextTable<>(kit, "told", model.shown())
                .column("told.at", 150, one -> kit.figures().moment(one.at()), Comparator.comparing(Told::at))
                .column("told.to", 220, Told::name)
                .column("told.what", 660, model::text);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(top, table);
    }

    private ComboBox<Optional<Told.Subject>> subjects(ToldModel model) {
        ComboBox<Optional<Told.Subject>> box = new ComboBox<>();
        box.setId("told-subject");
        box.setAccessibleText(kit.words().get("told.subject"));
        box.getItems()
                .setAll(Stream.concat(
                                Stream.of(Optional.<Told.Subject>empty()),
                                Arrays.stream(Told.Subject.values()).map(Optional::of))
                        .toList());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<Told.Subject> one) {
                return one == null
                        ? ""
                        : one.map(subject -> kit.words().of("subject", subject))
                                .orElseGet(() -> kit.words().get("told.all"));
            }

            @Override
            public Optional<Told.Subject> fromString(String typed) {
                throw new IllegalStateException("not editable");
            }
        });
        box.valueProperty().bindBidirectional(model.subject());
        return box;
    }
}
