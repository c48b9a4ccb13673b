package org.starling.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link Database} on a thread of its own, opened when it is first needed: loading SQLite takes longer than a start
 * may. What is asked is done in order. One that is damaged, or of a later version, is put aside, never overwritten, and
 * a new one begun; one that only cannot be opened now is left alone and tried again with the next question. Safe for
 * any thread.
 */
public final class BackgroundDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundDatabase.class);
    private static final long CLOSE_SECONDS = 5;

    private final Path file;
    private final Class<?> scripts;
    private final Executor thread;
    private final Runnable lost;
    private final Runnable end;
    private @Nullable Database database;

    /** Something that is asked of the database, or changed in it. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(Database database) throws SQLException;
    }

    /** @param scripts as for {@link Database#open} */
    public BackgroundDatabase(Path file, Class<?> scripts) {
        this(file, scripts, () -> {});
    }

    /** @param lost told when one was put aside, on the database's thread */
    public BackgroundDatabase(Path file, Class<?> scripts, Runnable lost) {
        this.file = file;
        this.scripts = scripts;
        this.lost = lost;
        ExecutorService own = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, "database-" + file.getFileName());
            made.setDaemon(true);
            return made;
        });
        this.thread = own;
        this.end = () -> await(own);
    }

    private BackgroundDatabase(Path file, Class<?> scripts, Executor thread) {
        this.file = file;
        this.scripts = scripts;
        this.thread = thread;
        this.lost = () -> {};
        this.end = () -> {};
    }

    /** One that does everything at once, on the thread of whoever asks; for simulations. */
    public static BackgroundDatabase atOnce(Path file, Class<?> scripts) {
        return new BackgroundDatabase(file, scripts, Runnable::run);
    }

    /** Completes on the database's thread, when everything that was changed is written; fails once it is closed. */
    public <T> CompletableFuture<T> ask(Question<T> question) {
        try {
            return CompletableFuture.supplyAsync(() -> answer(question), thread);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.failedFuture(closed);
        }
    }

    private <T> T answer(Question<T> question) {
        try {
            return question.ask(opened());
        } catch (SQLException | IOException failed) {
            throw new CompletionException(failed);
        }
    }

    private Database opened() throws IOException, SQLException {
        if (database == null) {
            try {
                database = Database.open(file, scripts);
            } catch (UnusableDatabaseException unusable) {
                LOG.warn("{} cannot be read; it is put aside and begun anew: {}", file, unusable.toString());
                putAside();
                lost.run();
                database = Database.open(file, scripts);
            }
        }
        return database;
    }

    /** The log that SQLite keeps beside it must not get into the next one. */
    private void putAside() throws IOException {
        int number = 1;
        while (Files.exists(aside(number))) {
            number++;
        }
        Files.move(file, aside(number), StandardCopyOption.ATOMIC_MOVE);
        for (String companion : List.of("-wal", "-shm")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + companion));
        }
    }

    private Path aside(int number) {
        return file.resolveSibling(file.getFileName() + ".damaged." + number);
    }

    /** Waits a little for what was asked before. */
    @Override
    public void close() {
        thread.execute(() -> {
            try {
                if (database != null) {
                    database.close();
                }
            } catch (SQLException unclosed) {
                LOG.warn("closing {}: {}", file, unclosed.toString());
            }
        });
        end.run();
    }

    private void await(ExecutorService own) {
        own.shutdown();
        try {
            if (!own.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("{} is still being written", file);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
