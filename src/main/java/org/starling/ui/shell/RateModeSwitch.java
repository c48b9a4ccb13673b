package org.starling.ui.shell;

import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.starling.library.schedule.RateMode;
import org.starling.library.schedule.RateStatus;
import org.starling.settings.FlagSetting;
import org.starling.settings.LiveSettings;
import org.starling.ui.controls.Kit;
import org.starling.ui.transfers.TransferActions;

/** Says which limits hold, and switches them by hand or gives them back to the schedule. */
final class RateModeSwitch {
    private final Kit kit;
    private final TransferActions actions;
    private final LiveSettings settings;
    private final MenuButton button = new MenuButton();
    private RateStatus now = RateStatus.NORMAL;

    RateModeSwitch(Kit kit, TransferActions actions, LiveSettings settings) {
        this.kit = kit;
        this.actions = actions;
        this.settings = settings;
        button.setId("rate-mode");
        button.getStyleClass().addAll("flat", "speed");
        button.setOnShowing(event -> fill());
        show(now);
    }

    MenuButton button() {
        return button;
    }

    void show(RateStatus status) {
        if (status.equals(now) && !button.getText().isEmpty()) {
            return;
        }
        now = status;
        button.setText(kit.words().of("rates", status.mode()));
        button.setGraphic(Kit.icon(
                switch (status.mode()) {
                    case NORMAL -> Feather.ZAP;
                    case ALTERNATIVE -> Feather.SUNSET;
                    case STOPPED -> Feather.PAUSE_CIRCLE;
                }));
        String until = status.nextChange()
                .map(change -> kit.words().get("rates.until", kit.figures().moment(change)))
                .orElse("");
        Kit.name(button, (kit.words().get("rates.name", button.getText()) + "\n" + until).strip());
        fill();
    }

    /** To the alternative limits, or away from them. */
    void toggle() {
        actions.rates(Optional.of(now.mode() == RateMode.ALTERNATIVE ? RateMode.NORMAL : RateMode.ALTERNATIVE));
    }

    private void fill() {
        button.getItems().clear();
        boolean scheduled = settings.current().get(FlagSetting.SCHEDULE);
        for (RateMode mode : RateMode.values()) {
            RadioMenuItem item = new RadioMenuItem(kit.words().of("rates", mode));
            item.setId("rates-" + mode);
            item.setSelected(now.mode() == mode && (now.byHand() || !scheduled));
            item.setOnAction(event -> actions.rates(Optional.of(mode)));
            button.getItems().add(item);
        }
        if (scheduled) {
            RadioMenuItem item = new RadioMenuItem(kit.words().get("rates.scheduled"));
            item.setId("rates-scheduled");
            item.setSelected(!now.byHand());
            item.setOnAction(event -> actions.rates(Optional.empty()));
            button.getItems().addAll(new SeparatorMenuItem(), item);
        }
    }
}
