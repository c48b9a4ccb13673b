package org.starling.ui.details;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import org.starling.ui.controls.Kit;
import org.starling.ui.details.model.TorrentLog;
import org.starling.ui.transfers.model.TorrentRow;

/** What happened to the torrent since the window opened. */
final class LogTab implements DetailTab {
    private final Kit kit;
    private final TorrentLog log;
    private final ListView<String> lines = new ListView<>();

    LogTab(Kit kit, TorrentLog log) {
        this.kit = kit;
        this.log = log;
        lines.setId("log");
        lines.getStyleClass().add("dense");
        lines.setAccessibleText(kit.words().get("details.log"));
        lines.setPlaceholder(new Label(kit.words().get("log.none")));
    }

    @Override
    public String key() {
        return "details.log";
    }

    @Override
    public Node view() {
        return lines;
    }

    @Override
    public void show(Optional<TorrentRow> row) {
        List<String> now = row.map(
                        one -> log.of(one.hash()).stream().map(this::line).toList())
                .orElse(List.of());
        if (!now.equals(lines.getItems())) {
            lines.getItems().setAll(now);
        }
    }

    private String line(TorrentLog.Line line) {
        String what = line.state()
                .map(state -> kit.words().get("log.state", kit.words().of("state", state)))
                .or(line::message)
                .orElse("");
        return kit.figures().moment(line.at()) + "   " + what;
    }
}
