package org.starling.app.command.manage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.TorrentRow;
import org.starling.library.TorrentView;
import org.starling.library.queue.QueueMove;
import org.starling.wire.InfoHash;

/** The order in which torrents have their turn. */
final class QueueTopic {
    private QueueTopic() {}

    static List<Map<String, @Nullable Object>> call(Context context) {
        List<InfoHash> chosen = context.select(context.request().words());
        move(context, "top", chosen, QueueMove.TOP);
        move(context, "bottom", chosen, QueueMove.BOTTOM);
        move(context, "earlier", chosen, QueueMove.UP);
        move(context, "later", chosen, QueueMove.DOWN);
        if (context.request().has("force") || context.request().has("no-force")) {
            boolean force = context.request().has("force");
            chosen.forEach(torrent -> context.await(context.library().queue().force(torrent, force)));
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (TorrentRow torrent : chosen.isEmpty()
                ? context.list()
                : context.rows(context.request().words())) {
            rows.add(row(torrent, context.view(InfoHash.fromHex(torrent.infoHash()))));
        }
        rows.sort(Comparator.comparingInt(row -> (Integer) row.getOrDefault("position", 0)));
        return rows;
    }

    private static void move(Context context, String option, List<InfoHash> chosen, QueueMove where) {
        if (context.request().has(option)) {
            context.await(context.library().queue().move(chosen, where));
        }
    }

    private static Map<String, @Nullable Object> row(TorrentRow torrent, TorrentView view) {
        Map<String, @Nullable Object> row = Context.row(torrent);
        row.put("position", view.queue().position());
        row.put("state", torrent.state().name().toLowerCase(Locale.ROOT));
        row.put(
                "hold",
                view.hold().map(hold -> hold.name().toLowerCase(Locale.ROOT)).orElse(null));
        row.put("forced", view.queue().forced());
        return row;
    }
}
