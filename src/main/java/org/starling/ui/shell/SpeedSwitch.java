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
import org.starling.library.schedule.RateMode;
import org.starling.settings.NumberSetting;
import org.starling.ui.controls.Dialogs;
import org.starling.ui.controls.Kit;
import org.starling.ui.controls.Notices;
import org.starling.ui.program.Program;
import org.starling.ui.text.Failures;
import org.starling.ui.transfers.model.Measure;

/** Changes the limits of all torrents together in two clicks: those that hold at the moment. */
final class SpeedSwitch {
    private static final List<Long> OFFERED =
            List.of(0L, 100L << 10, 500L << 10, 1L << 20, 2L << 20, 5L << 20, 10L << 20, 50L << 20);

    private final Kit kit;
    private final Program program;
    private final Dialogs dialogs;
    private final Notices notices;
    private RateMode mode = RateMode.NORMAL;

    SpeedSwitch(Kit kit, Program program, Dialogs dialogs, Notices notices) {
        this.kit = kit;
        this.program = program;
        this.dialogs = dialogs;
        this.notices = notices;
    }

    /** Which limits hold now. */
    void mode(RateMode now) {
        mode = now;
    }

    long limit(boolean down) {
        if (mode == RateMode.ALTERNATIVE) {
            return program.settings().current().get(alternative(down));
        }
        EngineLimits limits = program.limits().get();
        return down ? limits.down() : limits.up();
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
        long now = limit(down);
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
        Optional<String> text = dialogs.ask(
                kit.words().get(down ? "speed.down" : "speed.up"),
                kit.words().get("speed.ask"),
                Measure.RATE.shown(limit(down)));
        text.ifPresent(typed -> Measure.RATE
                .parse(typed)
                .ifPresentOrElse(
                        rate -> set(down, rate), () -> notices.error(kit.words().get("speed.wrong", typed))));
    }

    private void set(boolean down, long rate) {
        try {
            if (mode == RateMode.ALTERNATIVE) {
                program.settings().change(before -> before.with(alternative(down), rate));
            } else {
                EngineLimits now = program.limits().get();
                program.limits().set(down ? now.withRates(rate, now.up()) : now.withRates(now.down(), rate));
            }
        } catch (IOException | IllegalArgumentException e) {
            notices.error(new Failures(kit.words()).sentence(e));
        }
    }

    private static NumberSetting alternative(boolean down) {
        return down ? NumberSetting.ALTERNATIVE_DOWN : NumberSetting.ALTERNATIVE_UP;
    }
}
