package org.starling.app.command.manage;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.starling.app.command.CommandException;
import org.starling.app.command.Request;
import org.starling.app.command.Selection;
import org.starling.app.command.TorrentRow;
import org.starling.app.command.Waiting;
import org.starling.app.text.Texts;
import org.starling.library.Library;
import org.starling.library.TorrentView;
import org.starling.settings.LiveSettings;
import org.starling.wire.InfoHash;

/** One request, and what it may use. */
record Context(Request.Manage request, List<TorrentRow> list, Library library, LiveSettings settings, Texts texts) {

    <T> T await(CompletableFuture<T> done) {
        return Waiting.on(done, texts);
    }

    List<InfoHash> select(List<String> selectors) {
        return rows(selectors).stream()
                .map(row -> InfoHash.fromHex(row.infoHash()))
                .toList();
    }

    List<TorrentRow> rows(List<String> selectors) {
        return new Selection(texts, list).all(selectors);
    }

    List<String> wordsFrom(int index) {
        List<String> words = request.words();
        return words.subList(Math.min(index, words.size()), words.size());
    }

    TorrentView view(InfoHash torrent) {
        return library.find(torrent).orElseThrow(() -> new CommandException(texts.get("select.none", torrent.hex())));
    }

    /** Bytes a second, as the command line has read them already. */
    long number(String option, long otherwise) {
        return request.option(option).map(Long::parseLong).orElse(otherwise);
    }

    /** @throws IllegalArgumentException with nothing but the text, if it is none of them */
    static <E extends Enum<E>> E constant(String text, Class<E> type) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    static Map<String, @Nullable Object> row(TorrentRow torrent) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("number", torrent.number());
        row.put("infohash", torrent.infoHash());
        row.put("name", torrent.name());
        return row;
    }
}
