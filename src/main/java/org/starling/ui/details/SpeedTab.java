package org.starling.ui.details;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.starling.ui.controls.Kit;
import org.starling.ui.details.model.SpeedHistories;
import org.starling.ui.details.model.SpeedHistory;
import org.starling.ui.details.model.SpeedHistory.Span;
import org.starling.ui.transfers.model.TorrentRow;

/** Rates over time, of the chosen torrent or of all. */
final class SpeedTab implements DetailTab {
    private final SpeedHistories histories;
    private final SpeedGraph graph;
    private final CheckBox all;
    private final BorderPane view;
    private Span span = Span.FIVE_MINUTES;
    private Optional<TorrentRow> row = Optional.empty();

    SpeedTab(Kit kit, SpeedHistories histories) {
        this.histories = histories;
        this.graph = new SpeedGraph(kit);
        this.all = kit.check("speed.all");
        all.setOnAction(event -> draw());
        HBox bar = new HBox(8);
        bar.getStyleClass().add("graph-bar");
        ToggleGroup group = new ToggleGroup();
        for (Span one : Span.values()) {
            ToggleButton button = new ToggleButton(kit.words().of("span", one));
            button.setAccessibleText(button.getText());
            button.setId("span-" + one.name());
            button.setToggleGroup(group);
            button.setSelected(one == span);
            button.setOnAction(event -> {
                button.setSelected(true);
                span = one;
                draw();
            });
            bar.getChildren().add(button);
        }
        Label down = Kit.styled(kit.label("speed.legend.down"), "legend", "down");
        Label up = Kit.styled(kit.label("speed.legend.up"), "legend", "up");
        bar.getChildren().addAll(Kit.space(), down, up, all);
        view = new BorderPane(graph, bar, null, null, null);
    }

    @Override
    public String key() {
        return "details.speed";
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void show(Optional<TorrentRow> now) {
        row = now;
        draw();
    }

    private void draw() {
        SpeedHistory history = all.isSelected() || row.isEmpty()
                ? histories.all()
                : histories.of(row.get().hash());
        graph.show(history.series(span), span);
    }
}
