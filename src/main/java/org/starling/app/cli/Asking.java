package org.starling.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.Commands;
import org.starling.app.command.FileRow;
import org.starling.app.command.Reply;
import org.starling.app.command.Request;
import org.starling.app.command.TorrentRow;

/** Collects the parts of an answer. */
final class Asking {
    private Asking() {}

    static List<TorrentRow> torrents(Commands commands, Request request) {
        List<TorrentRow> rows = new ArrayList<>();
        commands.call(request, part -> {
            if (part instanceof Reply.Torrents torrents) {
                rows.addAll(torrents.rows());
            }
        });
        return rows;
    }

    static List<FileRow> files(Commands commands, Request request) {
        List<FileRow> rows = new ArrayList<>();
        commands.call(request, part -> {
            if (part instanceof Reply.Files files) {
                rows.addAll(files.rows());
            }
        });
        return rows;
    }

    static List<Map<String, @Nullable Object>> fields(List<TorrentRow> rows) {
        return rows.stream().map(TorrentRow::fields).toList();
    }
}
