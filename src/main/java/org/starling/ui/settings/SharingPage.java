package org.starling.ui.settings;

import org.kordamp.ikonli.feather.Feather;
import org.starling.settings.FlagSetting;
import org.starling.settings.NumberSetting;
import org.starling.settings.TextSetting;
import org.starling.ui.transfers.model.Measure;

/** How long complete torrents are shared, and what happens then. */
final class SharingPage {
    private SharingPage() {}

    static Page of(Fields fields) {
        return new Page(fields.kit(), "settings.sharing", Feather.UPLOAD_CLOUD)
                .add(NumberSetting.SHARE_RATIO, fields.number(NumberSetting.SHARE_RATIO, Measure.RATIO))
                .add(NumberSetting.SHARE_SEEDING, fields.number(NumberSetting.SHARE_SEEDING, Measure.MINUTES))
                .add(NumberSetting.SHARE_IDLE, fields.number(NumberSetting.SHARE_IDLE, Measure.MINUTES))
                .add(FlagSetting.SHARE_ALL, fields.flag(FlagSetting.SHARE_ALL))
                .add(
                        TextSetting.SHARE_THEN,
                        fields.choice(TextSetting.SHARE_THEN, "pause", "remove", "remove_with_data"));
    }
}
