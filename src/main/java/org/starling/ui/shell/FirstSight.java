package org.starling.ui.shell;

import java.time.Duration;
import java.time.Instant;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.starling.ui.bridge.Threads;
import org.starling.ui.transfers.model.TransfersModel;

/** Says in the log how long it took from the start of the process until the list was drawn. Window's thread. */
final class FirstSight implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(FirstSight.class);

    private final Scene scene;
    private final TransfersModel model;
    private final Threads threads;
    private boolean drawn;

    private FirstSight(Scene scene, TransfersModel model, Threads threads) {
        this.scene = scene;
        this.model = model;
        this.threads = threads;
    }

    static void tell(Scene scene, TransfersModel model, Threads threads) {
        scene.addPostLayoutPulseListener(new FirstSight(scene, model, threads));
    }

    /** A pulse begins when the one before has been drawn: so the second one with the list tells of the first. */
    @Override
    public void run() {
        if (model.summary().get().isEmpty()) {
            return;
        }
        if (!drawn) {
            drawn = true;
            // Later, because what is asked for during a pulse is forgotten at its end.
            threads.window(Platform::requestNextPulse);
            return;
        }
        scene.removePostLayoutPulseListener(this);
        ProcessHandle.current()
                .info()
                .startInstant()
                .ifPresent(start -> LOG.info(
                        "the window shows {} torrents, {} ms after the start of the process",
                        model.counts().get().all(),
                        Duration.between(start, Instant.now()).toMillis()));
    }
}
