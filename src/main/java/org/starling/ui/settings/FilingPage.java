package org.starling.ui.settings;

import org.kordamp.ikonli.feather.Feather;
import org.starling.library.Library;
import org.starling.ui.bridge.Threads;
import org.starling.ui.settings.model.RulesModel;

/** Rules by which new torrents come into categories and get tags. */
final class FilingPage {
    private FilingPage() {}

    static Page of(Fields fields, Library library, Threads threads) {
        RulesEditor editor = new RulesEditor(
                fields,
                new RulesModel(library, threads),
                library.snapshot().organisation().categories());
        return new Page(fields.kit(), "settings.filing", Feather.TAG).addWide("setting.filing", editor);
    }
}
