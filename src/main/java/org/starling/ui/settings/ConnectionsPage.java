package org.starling.ui.settings;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import org.starling.settings.ListSetting;
import org.starling.settings.NumberSetting;
import org.starling.settings.TextSetting;
import org.starling.ui.bridge.Threads;
import org.starling.ui.program.Countries;
import org.starling.ui.transfers.model.Measure;

/** How many peers at a time, which ones never, and where they are. */
final class ConnectionsPage {
    private ConnectionsPage() {}

    static Page of(Fields fields, Countries countries, Threads threads) {
        Page page = new Page(fields.kit(), "settings.connections", Feather.SHARE_2);
        for (NumberSetting setting : new NumberSetting[] {
            NumberSetting.CONNECTIONS, NumberSetting.CONNECTIONS_PER_TORRENT, NumberSetting.HALF_OPEN
        }) {
            page.add(setting, fields.number(setting, Measure.COUNT));
        }
        return page.addWide(
                        ListSetting.BANNED_PEERS,
                        fields.lines(ListSetting.BANNED_PEERS, 4, ConnectionsPage::lines, addresses -> true))
                .addWide(TextSetting.COUNTRY_DATABASE, new CountryField(fields, countries, threads));
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }
}
