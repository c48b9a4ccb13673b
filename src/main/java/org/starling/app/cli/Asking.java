package org.starling.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
        return rows(commands, request, Reply.Torrents.class, Reply.Torrents::rows);
    }

    static List<FileRow> files(Commands commands, Request request) {
        return rows(commands, request, Reply.Files.class, Reply.Files::rows);
    }

    /** The rows of all parts of that kind. */
    static <P extends Reply.Part, R> List<R> rows(
            Commands commands, Request request, Class<P> kind, Function<P, List<R>> rows) {
        List<R> all = new ArrayList<>();
        commands.call(request, part -> {
            if (kind.isInstance(part)) {
                all.addAll(rows.apply(kind.cast(part)));
            }
        });
        return all;
    }

    static List<Map<String, @Nullable Object>> fields(List<TorrentRow> rows) {
        return rows.stream().map(TorrentRow::fields).toList();
    }
}
