package org.starling.app;

import java.io.IOException;
import org.starling.app.command.LimitChange;
import org.starling.app.command.LimitKeeper;
import org.starling.engine.EngineLimits;

/** Limits that nobody obeys, and a disk that may refuse to keep them. */
public final class FakeLimits implements LimitKeeper {
    private EngineLimits limits = EngineLimits.USUAL;
    private boolean full;

    public synchronized void fillDisk() {
        full = true;
    }

    @Override
    public synchronized EngineLimits limits() {
        return limits;
    }

    @Override
    public synchronized void change(LimitChange change) throws IOException {
        if (full) {
            throw new IOException("no space left");
        }
        limits = change.of(limits);
    }
}
