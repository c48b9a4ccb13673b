package org.starling.ui.settings;

import org.kordamp.ikonli.feather.Feather;
import org.starling.library.schedule.WeekGrid;
import org.starling.settings.FlagSetting;
import org.starling.settings.NumberSetting;
import org.starling.settings.TextSetting;
import org.starling.ui.settings.model.GridModel;
import org.starling.ui.transfers.model.Measure;

/** Both sets of limits, and the hours at which they hold. */
final class SpeedPage {
    private SpeedPage() {}

    static Page of(Fields fields) {
        WeekGrid now =
                WeekGrid.parse(fields.model().get(TextSetting.SCHEDULE_GRID)).orElse(WeekGrid.NORMAL);
        GridModel grid =
                new GridModel(now, painted -> fields.model().set(TextSetting.SCHEDULE_GRID, painted.toString()));
        return new Page(fields.kit(), "settings.speed", Feather.ACTIVITY)
                .add(NumberSetting.DOWN_LIMIT, fields.number(NumberSetting.DOWN_LIMIT, Measure.RATE))
                .add(NumberSetting.UP_LIMIT, fields.number(NumberSetting.UP_LIMIT, Measure.RATE))
                .add(NumberSetting.ALTERNATIVE_DOWN, fields.number(NumberSetting.ALTERNATIVE_DOWN, Measure.RATE))
                .add(NumberSetting.ALTERNATIVE_UP, fields.number(NumberSetting.ALTERNATIVE_UP, Measure.RATE))
                .add(FlagSetting.SCHEDULE, fields.flag(FlagSetting.SCHEDULE))
                .addWide(TextSetting.SCHEDULE_GRID, new ScheduleEditor(fields.kit(), grid));
    }
}
