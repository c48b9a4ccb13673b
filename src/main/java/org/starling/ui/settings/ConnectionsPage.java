package org.starling.ui.settings;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import org.starling.settings.ListSetting;
import org.starling.settings.NumberSetting;
import org.starling.ui.transfers.model.Measure;

/** How many peers at a time, and which ones never. */
final class ConnectionsPage {
    private ConnectionsPage() {}

    static Page of(Fields fields) {
        Page page = new Page(fields.kit(), "settings.connections", Feather.SHARE_2);
        for (NumberSetting setting : new NumberSetting[] {
            NumberSetting.CONNECTIONS, NumberSetting.CONNECTIONS_PER_TORRENT, NumberSetting.HALF_OPEN
        }) {
            page.add(setting, fields.number(setting, Measure.COUNT));
        }
        return page.addWide(
                ListSetting.BANNED_PEERS,
                fields.lines(ListSetting.BANNED_PEERS, 4, ConnectionsPage::lines, addresses -> true));
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }
}
