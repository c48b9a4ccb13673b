package org.starling.library.statistics;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.starling.store.BackgroundDatabase;
import org.starling.wire.InfoHash;

/** Keeps what came and went on each day in a database. Any thread. */
public final class DayBook implements Statistics, AutoCloseable {
    private final BackgroundDatabase database;

    /** @param lost told when the database was damaged, and a new one was begun */
    public DayBook(Path file, Runnable lost) {
        database = new BackgroundDatabase(file, DayBook.class, lost);
    }

    /** Completes when it is written. */
    public CompletableFuture<Void> add(LocalDate day, List<Moved> moved) {
        return database.ask(open -> {
                    new DayTable(open).add(day, moved);
                    return moved;
                })
                .thenAccept(written -> {});
    }

    @Override
    public CompletableFuture<List<DayTotal>> days(LocalDate from, LocalDate to) {
        return database.ask(open -> new DayTable(open).days(from, to));
    }

    @Override
    public CompletableFuture<List<DayTotal>> days(InfoHash torrent, LocalDate from, LocalDate to) {
        return database.ask(open -> new DayTable(open).days(torrent, from, to));
    }

    @Override
    public void close() {
        database.close();
    }
}
