package org.starling.library;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.library.statistics.DayBook;
import org.starling.library.statistics.Moved;

/** Writes once a minute into the book of days what torrents have moved. Library's thread. */
final class DayRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(DayRecorder.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Shelf shelf;
    private final DayBook book;
    private final Clock clock;
    private final Map<ManagedTorrent, TransferTotals> written = new HashMap<>();
    private final List<Moved> ofRemoved = new ArrayList<>();
    private Instant next;

    DayRecorder(Shelf shelf, DayBook book, Clock clock) {
        this.shelf = shelf;
        this.book = book;
        this.clock = clock;
        next = clock.instant().plus(PAUSE);
    }

    void round() {
        if (!clock.instant().isBefore(next)) {
            next = clock.instant().plus(PAUSE);
            record();
        }
    }

    /** Writes what is not written yet; nothing if nothing has moved. */
    void record() {
        List<Moved> moved = new ArrayList<>(ofRemoved);
        ofRemoved.clear();
        shelf.all().forEach(torrent -> add(torrent, moved));
        if (moved.isEmpty()) {
            return;
        }
        CompletableFuture<Void> unused = book.add(LocalDate.now(clock), moved).exceptionally(failed -> {
            LOG.warn("the statistics of this minute were not written", failed);
            return null;
        });
    }

    /** The torrent has left the list; what it moved is written with the others. */
    void removed(ManagedTorrent torrent) {
        add(torrent, ofRemoved);
        written.remove(torrent);
    }

    private void add(ManagedTorrent torrent, List<Moved> moved) {
        TransferTotals now = torrent.inThisSession();
        TransferTotals more = now.minus(written.getOrDefault(torrent, TransferTotals.NONE));
        if (more.downloaded() > 0 || more.uploaded() > 0) {
            written.put(torrent, now);
            moved.add(new Moved(
                    torrent.entry().infoHash(), Math.max(0, more.downloaded()), Math.max(0, more.uploaded())));
        }
    }
}
