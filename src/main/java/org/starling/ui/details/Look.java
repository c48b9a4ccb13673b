package org.starling.ui.details;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.starling.library.Library;
import org.starling.library.TorrentWatch;
import org.starling.ui.bridge.Threads;
import org.starling.ui.details.model.LiveList;
import org.starling.ui.transfers.model.TorrentRow;
import org.starling.wire.InfoHash;

/**
 * Looks closely at the torrent that is shown, and fills a list with what it sees; not if another is shown when the
 * answer comes. Window's thread.
 *
 * @param <V> a line of the list
 */
final class Look<V> {
    private final Library library;
    private final Threads threads;
    private final LiveList<?, V> lines;
    private final Function<TorrentWatch, CompletableFuture<List<V>>> question;
    private Optional<InfoHash> shown = Optional.empty();

    Look(
            Library library,
            Threads threads,
            LiveList<?, V> lines,
            Function<TorrentWatch, CompletableFuture<List<V>>> question) {
        this.library = library;
        this.threads = threads;
        this.lines = lines;
        this.question = question;
    }

    /** Begins with an empty list if it is another torrent than before; true if so. */
    boolean turn(Optional<TorrentRow> row) {
        Optional<InfoHash> now = row.map(TorrentRow::hash);
        boolean other = !now.equals(shown);
        if (other) {
            lines.show(List.of());
            shown = now;
        }
        return other;
    }

    void ask() {
        Optional<InfoHash> asked = shown;
        Optional<TorrentWatch> watch = asked.flatMap(library::watch);
        watch.ifPresent(
                look -> threads.show(question.apply(look), all -> show(asked, all), thrown -> show(asked, List.of())));
    }

    private void show(Optional<InfoHash> asked, List<V> all) {
        if (shown.equals(asked)) {
            lines.show(all);
        }
    }
}
