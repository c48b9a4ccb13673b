package org.starling.ui.create;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.starling.engine.MetainfoService;
import org.starling.engine.MetainfoService.CreateRequest;
import org.starling.ui.bridge.Threads;
import org.starling.ui.transfers.model.TrackerTiers;

/** Makes a torrent of files, away from the window's thread. */
final class CreateModel {
    private final MetainfoService metainfo;
    private final Threads threads;

    CreateModel(MetainfoService metainfo, Threads threads) {
        this.metainfo = metainfo;
        this.threads = threads;
    }

    /** What the user filled in; trackers one a line, an empty line begins another tier (BEP 12). */
    record Form(
            Path content,
            Optional<Integer> pieceLength,
            boolean isPrivate,
            String trackers,
            String webSeeds,
            String comment,
            Path target) {}

    /**
     * Hashes and writes the file; cancelling the future stops it.
     *
     * @param progress from 0 to 1, on the window's thread
     */
    CompletableFuture<byte[]> make(Form form, DoubleConsumer progress) {
        CompletableFuture<byte[]> made = new CompletableFuture<>();
        CreateRequest request = new CreateRequest(
                form.content(),
                form.pieceLength(),
                form.isPrivate(),
                TrackerTiers.parse(form.trackers()),
                TrackerTiers.lines(form.webSeeds()),
                form.comment().isBlank()
                        ? Optional.empty()
                        : Optional.of(form.comment().strip()),
                "Starling",
                Optional.of(System.currentTimeMillis() / 1_000));
        threads.background(() -> {
            Thread worker = Thread.currentThread();
            var unused = made.whenComplete((bytes, thrown) -> {
                if (made.isCancelled()) {
                    worker.interrupt();
                }
            });
            try {
                byte[] bytes = metainfo.create(request, part -> threads.window(() -> progress.accept(part)));
                Files.write(form.target(), bytes);
                made.complete(bytes);
            } catch (InterruptedException stopped) {
                made.cancel(false);
            } catch (IOException | RuntimeException failed) {
                made.completeExceptionally(failed);
            }
        });
        return made;
    }
}
