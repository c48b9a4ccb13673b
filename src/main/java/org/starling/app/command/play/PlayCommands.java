package org.starling.app.command.play;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.CommandException;
import org.starling.app.command.FileRow;
import org.starling.app.command.Managing;
import org.starling.app.command.Request;
import org.starling.app.command.Selection;
import org.starling.app.command.TorrentFiles;
import org.starling.app.command.TorrentRow;
import org.starling.app.command.Waiting;
import org.starling.app.stream.Streamed;
import org.starling.app.stream.Streams;
import org.starling.app.text.Texts;
import org.starling.wire.InfoHash;

/** Gives files addresses for players, and hands on everything else. Thread-safe; blocks its caller only. */
public final class PlayCommands implements Managing {
    private final Streams streams;
    private final TorrentFiles files;
    private final Texts texts;
    private final Managing others;

    public PlayCommands(Streams streams, TorrentFiles files, Texts texts, Managing others) {
        this.streams = streams;
        this.files = files;
        this.texts = texts;
        this.others = others;
    }

    @Override
    public List<Map<String, @Nullable Object>> call(Request.Manage request, List<TorrentRow> list) {
        return request.topic() == Request.Topic.PLAY
                ? List.of(play(request.words(), list))
                : others.call(request, list);
    }

    private Map<String, @Nullable Object> play(List<String> words, List<TorrentRow> list) {
        if (words.isEmpty() || words.size() > 2) {
            throw new CommandException(texts.get("play.words"));
        }
        TorrentRow torrent = new Selection(texts, list).one(words.get(0));
        InfoHash hash = InfoHash.fromHex(torrent.infoHash());
        OptionalInt file = words.size() == 1 ? OptionalInt.empty() : OptionalInt.of(one(hash, words.get(1)));
        Streamed streamed = Waiting.on(streams.open(hash, file), texts);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("number", torrent.number());
        row.put("infohash", torrent.infoHash());
        row.put("name", torrent.name());
        row.put("file", streamed.file() + 1);
        row.put("path", streamed.name());
        row.put("length", streamed.length());
        row.put("type", streamed.type());
        row.put("url", streamed.url());
        return row;
    }

    private int one(InfoHash torrent, String pattern) {
        List<FileRow> fitting = files.fitting(torrent, pattern);
        if (fitting.size() != 1) {
            throw new CommandException(texts.get("play.many", pattern, fitting.size()));
        }
        return fitting.get(0).number() - 1;
    }
}
