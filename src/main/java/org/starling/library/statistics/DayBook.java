package org.starling.library.statistics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.store.Database;
import org.starling.wire.InfoHash;

/**
 * Keeps what came and went on each day in a database, which is opened when it is first needed: loading SQLite takes
 * longer than a start may. A thread of its own does all that.
 */
public final class DayBook implements Statistics, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DayBook.class);
    private static final long CLOSE_SECONDS = 5;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "statistics");
        made.setDaemon(true);
        return made;
    });
    private final Path file;
    private final Runnable lost;
    private @Nullable Database database;

    /** @param lost told when the database was damaged, and a new one was begun */
    public DayBook(Path file, Runnable lost) {
        this.file = file;
        this.lost = lost;
    }

    /** Completes when it is written. */
    public CompletableFuture<Void> add(LocalDate day, List<Moved> moved) {
        return ask(table -> {
                    table.add(day, moved);
                    return moved;
                })
                .thenAccept(written -> {});
    }

    @Override
    public CompletableFuture<List<DayTotal>> days(LocalDate from, LocalDate to) {
        return ask(table -> table.days(from, to));
    }

    @Override
    public CompletableFuture<List<DayTotal>> days(InfoHash torrent, LocalDate from, LocalDate to) {
        return ask(table -> table.days(torrent, from, to));
    }

    private interface Question<T> {
        T ask(DayTable table) throws SQLException;
    }

    private <T> CompletableFuture<T> ask(Question<T> question) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return question.ask(new DayTable(opened()));
                    } catch (SQLException | IOException failed) {
                        throw new CompletionException(failed);
                    }
                },
                thread);
    }

    private Database opened() throws IOException, SQLException {
        if (database == null) {
            try {
                database = Database.open(file, DayBook.class);
            } catch (SQLException unusable) {
                LOG.warn("statistics cannot be read; they begin anew: {}", unusable.toString());
                putAside();
                lost.run();
                database = Database.open(file, DayBook.class);
            }
        }
        return database;
    }

    /** The log that SQLite keeps beside it must not get into the next one. */
    private void putAside() throws IOException {
        Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        for (String companion : List.of("-wal", "-shm")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + companion));
        }
    }

    @Override
    public void close() {
        thread.execute(() -> {
            try {
                if (database != null) {
                    database.close();
                }
            } catch (SQLException unclosed) {
                LOG.warn("closing statistics: {}", unclosed.toString());
            }
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("statistics are still being written");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
