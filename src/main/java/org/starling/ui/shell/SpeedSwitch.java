package org.starling.ui.shell;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.kordamp.ikonli.feather.Feather;
import org.starling.engine.EngineLimits;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.controls.Notices;
import org.starling.ui.program.RateLimits;
import org.starling.ui.text.Failures;
import org.starling.ui.transfers.model.Quantity;

/** Changes the limits of all torrents together in two clicks. */
final class SpeedSwitch {
    private static final List<Long> OFFERED =
            List.of(0L, 100L << 10, 500L << 10, 1L << 20, 2L << 20, 5L << 20, 10L << 20, 50L << 20);

    private final Kit kit;
    private final RateLimits limits;
    private final Dialogs dialogs;
    private final Notices notices;

    SpeedSwitch(Kit kit, RateLimits limits, Dialogs dialogs, Notices notices) {
        this.kit = kit;
        this.limits = limits;
        this.dialogs = dialogs;
        this.notices = notices;
    }

    EngineLimits limits() {
        return limits.get();
    }

    /** Its text is left to whoever shows it. */
    MenuButton button(boolean down) {
        MenuButton button = new MenuButton();
        button.setId(down ? "speed-down" : "speed-up");
        button.setGraphic(Kit.icon(down ? Feather.ARROW_DOWN : Feather.ARROW_UP));
        button.getStyleClass().addAll("flat", "speed");
        Kit.name(button, kit.words().get(down ? "speed.down" : "speed.up"));
        button.setOnShowing(event -> fill(button, down));
        fill(button, down);
        return button;
    }

    private void fill(MenuButton button, boolean down) {
        long now = down ? limits.get().down() : limits.get().up();
        ToggleGroup group = new ToggleGroup();
        button.getItems().clear();
        for (long rate : OFFERED) {
            RadioMenuItem item = new RadioMenuItem(
                    rate == 0 ? kit.words().get("speed.none") : kit.figures().rate(rate));
            item.setToggleGroup(group);
            item.setSelected(rate == now);
            item.setOnAction(event -> set(down, rate));
            button.getItems().add(item);
        }
        button.getItems().add(new SeparatorMenuItem());
        button.getItems().add(kit.item("speed.other", Feather.SLIDERS, () -> ask(down)));
    }

    private void ask(boolean down) {
        long now = down ? limits.get().down() : limits.get().up();
        Optional<String> text = dialogs.ask(
                kit.words().get(down ? "speed.down" : "speed.up"),
                kit.words().get("speed.ask"),
                now == 0 ? "" : (now >> 10) + "K");
        text.ifPresent(typed -> Quantity.parse(typed)
                .ifPresentOrElse(
                        rate -> set(down, rate.longValue()),
                        () -> notices.error(kit.words().get("speed.wrong", typed))));
    }

    private void set(boolean down, long rate) {
        EngineLimits now = limits.get();
        try {
            limits.set(down ? now.withRates(rate, now.up()) : now.withRates(now.down(), rate));
        } catch (IOException e) {
            notices.error(new Failures(kit.words()).sentence(e));
        }
    }
}
