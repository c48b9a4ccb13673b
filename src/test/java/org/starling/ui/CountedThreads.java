package org.starling.ui;

import java.util.concurrent.Phaser;
import org.starling.ui.bridge.FxThreads;
import org.starling.ui.bridge.Threads;

/** The window's threads, of which one can wait for those that are at work in the background. */
final class CountedThreads implements Threads, AutoCloseable {
    private final FxThreads threads = new FxThreads();
    private final Phaser busy = new Phaser(1);

    @Override
    public void window(Runnable work) {
        threads.window(work);
    }

    @Override
    public void background(Runnable work) {
        busy.register();
        threads.background(() -> {
            try {
                work.run();
            } finally {
                busy.arriveAndDeregister();
            }
        });
    }

    /** Until none is at work; they may have left something to do on JavaFX's thread. */
    void awaitIdle() {
        busy.arriveAndAwaitAdvance();
    }

    @Override
    public void close() {
        threads.close();
    }
}
