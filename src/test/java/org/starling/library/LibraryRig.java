package org.starling.library;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.starling.engine.TorrentSettings;
import org.starling.library.finish.KeepAwake;
import org.starling.library.finish.Programs;
import org.starling.library.finish.WhenDone;
import org.starling.rig.Await;
import org.starling.wire.InfoHash;

/** A library on a fake engine and machine, under a clock that stands still. */
final class LibraryRig implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    final FakeEngine engine = new FakeEngine();
    final MutableClock clock = new MutableClock(Instant.parse("2026-11-26T12:30:00Z"));
    final List<List<String>> programs = new ArrayList<>();
    final List<WhenDone> done = new ArrayList<>();
    final Path folder;
    final TorrentLibrary library;
    volatile long free = 1L << 40;
    volatile boolean awake;

    LibraryRig(Path folder, LibraryOptions options) throws IOException {
        this.folder = folder;
        Programs recorded = (arguments, failed) -> {
            synchronized (programs) {
                programs.add(arguments);
            }
        };
        KeepAwake recording = now -> awake = now;
        Consumer<WhenDone> ending = wanted -> {
            synchronized (done) {
                done.add(wanted);
            }
        };
        library = new TorrentLibrary(
                folder.resolve("list"),
                engine,
                new FakeMetainfos(),
                options,
                new LibraryPorts(clock, asked -> free, recorded, recording, ending));
    }

    LibraryRig(Path folder) throws IOException {
        this(folder, LibraryOptions.USUAL);
    }

    InfoHash add(String name) {
        return add(name, Filing.NONE);
    }

    InfoHash add(String name, Filing filing) {
        return get(library.add(new AddRequest(
                new TorrentInput.File(FakeMetainfos.torrent(name, "http://tracker.example/announce")),
                TorrentSettings.in(folder.resolve("data")),
                false,
                List.of(),
                filing)));
    }

    FakeEngine.FakeTorrent running(InfoHash hash) {
        return engine.running(hash);
    }

    TorrentView view(InfoHash hash) {
        return library.find(hash).orElseThrow();
    }

    /** Rounds and what they cause, until it is so. */
    void until(String what, java.util.concurrent.Callable<Boolean> condition) {
        Await.until(PATIENCE, what, () -> {
            library.round();
            return condition.call();
        });
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException late) {
            throw new AssertionError(late);
        } catch (ExecutionException failed) {
            throw new CompletionException(failed.getCause());
        }
    }

    @Override
    public void close() {
        library.close();
    }
}
