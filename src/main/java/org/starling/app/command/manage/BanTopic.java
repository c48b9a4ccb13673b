package org.starling.app.command.manage;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.Addresses;
import org.starling.app.command.CommandException;
import org.starling.settings.ListSetting;

/** Addresses that no torrent has to do with. */
final class BanTopic {
    private BanTopic() {}

    static List<Map<String, @Nullable Object>> call(Context context) {
        List<String> named = context.request().words().stream()
                .map(word -> address(word, context))
                .toList();
        if (!named.isEmpty()) {
            SettingsTopic.change(context, before -> {
                Set<String> banned = new LinkedHashSet<>(before.get(ListSetting.BANNED_PEERS));
                if (context.request().has("remove")) {
                    named.forEach(banned::remove);
                } else {
                    banned.addAll(named);
                }
                return before.with(ListSetting.BANNED_PEERS, List.copyOf(banned));
            });
        }
        return context.settings().current().get(ListSetting.BANNED_PEERS).stream()
                .map(BanTopic::row)
                .toList();
    }

    /** In one spelling, and without the port: a peer comes back by another one. */
    private static String address(String word, Context context) {
        return Addresses.parse(word)
                .map(InetSocketAddress::getAddress)
                .or(() -> Addresses.address(word))
                .map(InetAddress::getHostAddress)
                .orElseThrow(() -> new CommandException(context.texts().get("ban.wrong", word)));
    }

    private static Map<String, @Nullable Object> row(String address) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("address", address);
        return row;
    }
}
