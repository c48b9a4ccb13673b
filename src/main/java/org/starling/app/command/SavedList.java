package org.starling.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.starling.app.text.Texts;
import org.starling.library.SavedTorrents;
import org.starling.library.TorrentView;

/** The list while nothing runs. */
public final class SavedList {
    private SavedList() {}

    /** @param selectors none means all */
    public static List<TorrentRow> rows(Path torrents, List<String> selectors, Texts texts) throws IOException {
        List<TorrentView> views = SavedTorrents.read(torrents);
        Rows rows = new Rows(texts);
        List<TorrentRow> all = IntStream.range(0, views.size())
                .mapToObj(i -> rows.torrent(i + 1, views.get(i)))
                .toList();
        return selectors.isEmpty() ? all : new Selection(texts, all).all(selectors);
    }
}
