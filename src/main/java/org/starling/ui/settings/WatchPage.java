package org.starling.ui.settings;

import org.kordamp.ikonli.feather.Feather;
import org.starling.library.Library;
import org.starling.ui.bridge.Threads;
import org.starling.ui.settings.model.WatchModel;

/** Folders whose torrent files are added by themselves. */
final class WatchPage {
    private WatchPage() {}

    static Page of(Fields fields, Library library, Threads threads) {
        WatchEditor editor = new WatchEditor(
                fields,
                new WatchModel(library, threads),
                library.snapshot().organisation().categories());
        return new Page(fields.kit(), "settings.watch", Feather.EYE).addWide("setting.watch", editor);
    }
}
