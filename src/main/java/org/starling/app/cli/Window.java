package org.starling.app.cli;

import java.time.Duration;
import org.starling.app.command.Presenter;

/** The open window of this process. */
public interface Window extends Presenter, AutoCloseable {

    /** Waits until the user closes it; true if that came in time. */
    boolean awaitEnd(Duration time) throws InterruptedException;

    @Override
    void close();
}
