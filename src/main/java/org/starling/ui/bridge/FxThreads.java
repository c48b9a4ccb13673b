package org.starling.ui.bridge;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one way to the JavaFX thread. */
public final class FxThreads implements Threads, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FxThreads.class);

    private final ExecutorService background = Executors.newCachedThreadPool(FxThreads::daemon);

    @Override
    public void window(Runnable work) {
        Platform.runLater(work);
    }

    @Override
    public void background(Runnable work) {
        try {
            background.execute(work);
        } catch (RejectedExecutionException closed) {
            LOG.debug("the window has gone", closed);
        }
    }

    @Override
    public void close() {
        background.shutdownNow();
    }

    private static Thread daemon(Runnable body) {
        Thread thread = new Thread(body, "starling-window");
        thread.setDaemon(true);
        return thread;
    }
}
