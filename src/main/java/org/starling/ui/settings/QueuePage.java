package org.starling.ui.settings;

import org.kordamp.ikonli.feather.Feather;
import org.starling.settings.FlagSetting;
import org.starling.settings.NumberSetting;
import org.starling.ui.transfers.model.Measure;

/** How many torrents are active at the same time. */
final class QueuePage {
    private QueuePage() {}

    static Page of(Fields fields) {
        return new Page(fields.kit(), "settings.queue", Feather.LIST)
                .add(NumberSetting.QUEUE_DOWNLOADS, fields.number(NumberSetting.QUEUE_DOWNLOADS, Measure.COUNT))
                .add(NumberSetting.QUEUE_UPLOADS, fields.number(NumberSetting.QUEUE_UPLOADS, Measure.COUNT))
                .add(NumberSetting.QUEUE_TOTAL, fields.number(NumberSetting.QUEUE_TOTAL, Measure.COUNT))
                .add(FlagSetting.QUEUE_IGNORES_SLOW, fields.flag(FlagSetting.QUEUE_IGNORES_SLOW))
                .add(NumberSetting.QUEUE_SLOW_DOWN, fields.number(NumberSetting.QUEUE_SLOW_DOWN, Measure.RATE))
                .add(NumberSetting.QUEUE_SLOW_UP, fields.number(NumberSetting.QUEUE_SLOW_UP, Measure.RATE))
                .add(
                        NumberSetting.QUEUE_SLOW_SECONDS,
                        fields.number(NumberSetting.QUEUE_SLOW_SECONDS, Measure.SECONDS));
    }
}
