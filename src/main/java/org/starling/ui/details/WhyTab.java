package org.starling.ui.details;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.engine.diagnosis.Finding;
import org.starling.engine.diagnosis.Severity;
import org.starling.library.TorrentWatch;
import org.starling.ui.controls.Kit;
import org.starling.ui.details.model.Explanations;
import org.starling.ui.details.model.Explanations.Remedy;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.wire.InfoHash;

/** Why the torrent fares as it does, what explains most first, with a button where the window can help. */
final class WhyTab implements DetailTab {
    private final DetailsPane.Parts parts;
    private final Consumer<Remedy> fix;
    private final Explanations explanations;
    private final VBox findings = new VBox();
    private Optional<InfoHash> shown = Optional.empty();
    private List<String> drawn = List.of();

    WhyTab(DetailsPane.Parts parts, Consumer<Remedy> fix) {
        this.parts = parts;
        this.fix = fix;
        this.explanations = new Explanations(parts.kit().figures());
        findings.setId("why");
        findings.getStyleClass().add("findings");
    }

    @Override
    public String key() {
        return "details.why";
    }

    @Override
    public Node view() {
        ScrollPane scroll = new ScrollPane(findings);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    @Override
    public void show(Optional<TorrentRow> row) {
        Optional<InfoHash> now = row.map(TorrentRow::hash);
        if (!now.equals(shown)) {
            shown = now;
            draw(List.of());
        }
        Optional<TorrentWatch> watch = now.flatMap(parts.program().library()::watch);
        watch.ifPresent(look -> parts.threads()
                .show(
                        look.diagnose(),
                        found -> {
                            if (shown.equals(now)) {
                                draw(found);
                            }
                        },
                        thrown -> draw(List.of())));
    }

    /** Cards stay while their words do: a button must not vanish below a finger. */
    private void draw(List<Finding> found) {
        List<String> words = found.stream().map(explanations::text).toList();
        if (words.equals(drawn) && !findings.getChildren().isEmpty()) {
            return;
        }
        drawn = words;
        if (found.isEmpty()) {
            findings.getChildren().setAll(parts.kit().remark(parts.kit().words().get("why.none")));
        } else {
            findings.getChildren().setAll(found.stream().map(this::card).toList());
        }
    }

    private Node card(Finding finding) {
        Label sentence = new Label(explanations.text(finding));
        sentence.setWrapText(true);
        sentence.getStyleClass().add("finding-text");
        VBox words = new VBox(sentence);
        explanations
                .advice(finding)
                .ifPresent(advice -> words.getChildren().add(parts.kit().remark(advice)));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox card = new HBox(Kit.icon(icon(finding.severity())), words);
        card.getStyleClass().addAll("finding", finding.severity().name().toLowerCase(Locale.ROOT));
        card.setAccessibleText(sentence.getText());
        Explanations.remedy(finding).ifPresent(remedy -> {
            Button button = new Button(parts.kit().words().of("remedy", remedy));
            button.setAccessibleText(button.getText());
            button.setId("remedy-" + remedy.name());
            button.setMinWidth(Button.USE_PREF_SIZE);
            button.setOnAction(event -> fix.accept(remedy));
            card.getChildren().add(button);
        });
        return card;
    }

    private static Feather icon(Severity severity) {
        return switch (severity) {
            case STOPS -> Feather.X_OCTAGON;
            case SLOWS -> Feather.ALERT_TRIANGLE;
            case HINT -> Feather.INFO;
            case FINE -> Feather.CHECK_CIRCLE;
        };
    }
}
