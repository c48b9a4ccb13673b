package org.starling.ui.shell;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.starling.engine.EngineSnapshot;
import org.starling.engine.diagnosis.PortReport;
import org.starling.engine.diagnosis.PortReport.Clue;
import org.starling.engine.diagnosis.PortReport.Kind;
import org.starling.engine.diagnosis.PortReport.Verdict;
import org.starling.ui.controls.Kit;

/** Whether others can reach us: the answer, the evidence, what to do, and a test. Window's thread. */
final class PortSheet extends VBox {
    private final Kit kit;
    private final Label verdict;
    private final VBox clues = new VBox();
    private final Label advice;
    private final Button test;
    private Optional<PortReport> shown = Optional.empty();

    /** @param start makes the test */
    PortSheet(Kit kit, Runnable start) {
        this.kit = kit;
        this.verdict = kit.prose("");
        this.advice = kit.remark("");
        this.test = kit.button("port.test", Feather.PHONE_OUTGOING, start);
        verdict.setId("port-verdict");
        verdict.getStyleClass().add("port-verdict");
        clues.setId("port-clues");
        clues.getStyleClass().add("port-clues");
        advice.setId("port-advice");
        test.getStyleClass().add("accent");
        HBox end = new HBox(12, kit.remark(kit.words().get("port.test.why")), Kit.space(), test);
        HBox.setHgrow(end.getChildren().get(0), Priority.ALWAYS);
        end.getStyleClass().add("line");
        test.setMinWidth(Button.USE_PREF_SIZE);
        setId("port-sheet");
        getStyleClass().add("port-sheet");
        getChildren().setAll(verdict, clues, advice, end);
    }

    void show(EngineSnapshot engine) {
        PortReport report = PortReport.of(engine);
        if (shown.equals(Optional.of(report))) {
            return;
        }
        shown = Optional.of(report);
        String port = Integer.toString(report.port());
        verdict.setText(kit.words().of("port.verdict", report.verdict(), port));
        verdict.setGraphic(icon(report.verdict()));
        clues.getChildren().setAll(report.clues().stream().map(this::line).toList());
        advice.setText(kit.words().of("port.do", report.advice(), port));
        test.setDisable(report.clues().stream().anyMatch(clue -> clue.kind() == Kind.TEST_RUNS));
    }

    static Node icon(Verdict verdict) {
        Node icon = Kit.icon(
                switch (verdict) {
                    case OPEN -> Feather.CHECK_CIRCLE;
                    case CLOSED -> Feather.ALERT_CIRCLE;
                    case UNKNOWN -> Feather.HELP_CIRCLE;
                });
        return Kit.styled(icon, verdict.name().toLowerCase(Locale.ROOT));
    }

    private HBox line(Clue clue) {
        String trouble =
                clue.trouble().map(one -> kit.words().of("port.trouble", one)).orElse("");
        Label text = kit.prose(kit.words().of("port.clue", clue.kind(), clue.place(), trouble));
        Node icon = Kit.icon(
                switch (clue.kind().bearing()) {
                    case FOR -> Feather.CHECK;
                    case AGAINST -> Feather.X;
                    case NEITHER -> Feather.MINUS;
                });
        HBox line = new HBox(10, Kit.styled(icon, clue.kind().bearing().name().toLowerCase(Locale.ROOT)), text);
        line.getStyleClass().add("port-clue");
        return line;
    }
}
