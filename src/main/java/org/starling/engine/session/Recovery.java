package org.starling.engine.session;

import org.jspecify.annotations.Nullable;
import org.starling.engine.disk.TorrentStorage;
import org.starling.net.EventLoop;

/** Asks a disk that failed whether it works again: soon at first, then less and less often. */
final class Recovery {
    private static final long FIRST_NANOS = 2_000_000_000L;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final EventLoop loop;
    private EventLoop.@Nullable Timer timer;
    private int generation;

    Recovery(EventLoop loop) {
        this.loop = loop;
    }

    /** Runs the task once the storage works again, unless it is cancelled before. */
    void begin(TorrentStorage storage, Runnable recovered) {
        cancel();
        wait(storage, recovered, FIRST_NANOS);
    }

    void cancel() {
        generation++;
        EventLoop.Timer pending = timer;
        if (pending != null) {
            pending.cancel();
            timer = null;
        }
    }

    private void wait(TorrentStorage storage, Runnable recovered, long nanos) {
        int mine = generation;
        timer = loop.schedule(nanos, () -> {
            var unused = storage.probe().whenComplete((works, failure) -> {
                if (mine != generation) {
                    return;
                }
                if (failure == null && works) {
                    cancel();
                    recovered.run();
                } else {
                    wait(storage, recovered, Math.min(LONGEST_NANOS, 2 * nanos));
                }
            });
        });
    }
}
