package org.starling.ui.shell;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import org.starling.engine.EngineSnapshot;
import org.starling.engine.diagnosis.PortReport;
import org.starling.engine.diagnosis.PortReport.Verdict;
import org.starling.library.schedule.RateStatus;
import org.starling.ui.controls.Kit;
import org.starling.ui.transfers.model.Tick;

/** One line below everything: can others reach us, who is there, how fast, how much. */
final class StatusBar extends HBox {
    private final Kit kit;
    private final SpeedSwitch speeds;
    private final RateModeSwitch modes;
    private final Button port = new Button();
    private final Label dht = new Label();
    private final Label connections = new Label();
    private final Label totals = new Label();
    private final MenuButton down;
    private final MenuButton up;

    /** @param explainPort tells more of whether others can reach us */
    StatusBar(Kit kit, SpeedSwitch speeds, RateModeSwitch modes, Runnable explainPort) {
        this.kit = kit;
        this.speeds = speeds;
        this.modes = modes;
        this.down = speeds.button(true);
        this.up = speeds.button(false);
        setId("status-bar");
        getStyleClass().add("status-bar");
        port.setId("status-port");
        port.getStyleClass().addAll("flat", "port");
        port.setOnAction(event -> explainPort.run());
        getChildren()
                .setAll(port, line(), dht, line(), connections, Kit.space(), totals, line(), modes.button(), down, up);
    }

    void show(Tick.Summary now, RateStatus rates) {
        modes.show(rates);
        speeds.mode(rates.mode());
        showPort(now.engine());
        dht.setText(
                now.dhtNodes().isPresent()
                        ? kit.words()
                                .get(
                                        "status.dht",
                                        kit.figures().count(now.dhtNodes().getAsInt()))
                        : kit.words().get("status.dht.off"));
        connections.setText(kit.words()
                .get(
                        "status.connections",
                        now.engine().connections(),
                        now.engine().maxConnections()));
        totals.setText(kit.words()
                .get(
                        "status.totals",
                        kit.figures().size(now.totals().session().downloaded()),
                        kit.figures().size(now.totals().session().uploaded())));
        down.setText(rate(now.downRate(), speeds.limit(true)));
        up.setText(rate(now.upRate(), speeds.limit(false)));
        down.setAccessibleText(kit.words().get("status.down", down.getText()));
        up.setAccessibleText(kit.words().get("status.up", up.getText()));
    }

    private String rate(long rate, long limit) {
        String now = kit.figures().rateOrZero(rate);
        return limit > 0 ? kit.words().get("status.limited", now, kit.figures().rate(limit)) : now;
    }

    /** What we know for certain is said; that nobody came proves nothing. */
    private void showPort(EngineSnapshot engine) {
        Verdict verdict = PortReport.of(engine).verdict();
        String key = switch (verdict) {
            case OPEN -> "status.port.open";
            case CLOSED -> "status.port.closed";
            case UNKNOWN -> "status.port.unknown";
        };
        String text = kit.words().get(key, Integer.toString(engine.port()));
        if (!text.equals(port.getText())) {
            port.setText(text);
            port.setGraphic(PortSheet.icon(verdict));
            Kit.name(port, text + "\n" + kit.words().get(key + ".why"));
        }
    }

    private static Separator line() {
        return new Separator(Orientation.VERTICAL);
    }
}
