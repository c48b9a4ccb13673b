package org.starling.engine.disk;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.starling.engine.EngineException;
import org.starling.wire.Bitfield;

/** Runs a check on all workers, one stretch at a time, so that other torrents get their turn between. */
final class CheckRun {
    private final Jobs jobs;
    private final DiskService service;
    private final TorrentFiles torrent;
    private final BooleanSupplier closing;
    private final DoubleConsumer progress;
    private final AtomicInteger helpers;
    private final AtomicReference<@Nullable EngineException> error = new AtomicReference<>();

    CheckRun(Jobs jobs, DiskService service, TorrentFiles torrent, BooleanSupplier closing, DoubleConsumer progress) {
        this.jobs = jobs;
        this.service = service;
        this.torrent = torrent;
        this.closing = closing;
        this.progress = progress;
        helpers = new AtomicInteger(service.workers().count());
    }

    /** Called when the gate let it through. */
    void start(Consumer<Result<Bitfield>> then) {
        service.workers().submit(bench -> {
            Result<Checker> prepared = jobs.run(own -> torrent.checker(this::stopped, progress), bench);
            if (prepared instanceof Result.Done<Checker> checker) {
                for (int i = 0; i < service.workers().count(); i++) {
                    service.workers().submit(own -> step(checker.value(), own, then));
                }
            } else if (prepared instanceof Result.Failed<Checker> failed) {
                jobs.answer(new Result.Failed<>(failed.error()), then);
            }
        });
    }

    private boolean stopped() {
        return closing.getAsBoolean() || error.get() != null;
    }

    private void step(Checker checker, Workbench bench, Consumer<Result<Bitfield>> then) {
        Result<Boolean> result = jobs.run(checker::help, bench);
        if (result instanceof Result.Done<Boolean> more && more.value() && !stopped()) {
            service.workers().submit(own -> step(checker, own, then));
            return;
        }
        if (result instanceof Result.Failed<Boolean> failed) {
            error.compareAndSet(null, failed.error());
        }
        if (helpers.decrementAndGet() == 0) {
            jobs.answer(jobs.run(own -> end(checker), bench), then);
        }
    }

    private Bitfield end(Checker checker) throws IOException {
        EngineException failed = error.get();
        if (failed != null) {
            throw failed;
        }
        if (closing.getAsBoolean()) {
            throw new EngineException(EngineException.Kind.CLOSED, "closed while checking");
        }
        return torrent.checked(checker, closing);
    }
}
