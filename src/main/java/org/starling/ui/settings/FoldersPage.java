package org.starling.ui.settings;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import org.starling.settings.ListSetting;
import org.starling.settings.NumberSetting;
import org.starling.settings.TextSetting;
import org.starling.ui.transfers.model.Measure;

/** Where data lies, what of it is not wanted, and how much room is left to others. */
final class FoldersPage {
    private FoldersPage() {}

    static Page of(Fields fields) {
        return new Page(fields.kit(), "settings.folders", Feather.HARD_DRIVE)
                .addWide(TextSetting.DOWNLOAD_FOLDER, fields.folder(TextSetting.DOWNLOAD_FOLDER))
                .addWide(TextSetting.INCOMPLETE_FOLDER, fields.folder(TextSetting.INCOMPLETE_FOLDER))
                .addWide(TextSetting.COMPLETE_FOLDER, fields.folder(TextSetting.COMPLETE_FOLDER))
                .addWide(
                        ListSetting.UNWANTED_FILES,
                        fields.lines(ListSetting.UNWANTED_FILES, 4, FoldersPage::patterns, patterns -> true))
                .add(NumberSetting.DISK_RESERVE, fields.number(NumberSetting.DISK_RESERVE, Measure.SIZE))
                .add(NumberSetting.UNDO_MINUTES, fields.number(NumberSetting.UNDO_MINUTES, Measure.MINUTES));
    }

    private static List<String> patterns(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
