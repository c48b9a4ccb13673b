package org.starling.engine.disk;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lets a torrent's ordinary work run side by side, and work that changes where its files are run alone. Session
 * thread only.
 */
final class Gate {
    private record Entry(boolean alone, Runnable start) {}

    private final Deque<Entry> waiting = new ArrayDeque<>();
    private int running;
    private boolean alone;

    void together(Runnable start) {
        waiting.add(new Entry(false, start));
        next();
    }

    void alone(Runnable start) {
        waiting.add(new Entry(true, start));
        next();
    }

    /** One that was started has ended. */
    void done() {
        running--;
        alone = false;
        next();
    }

    boolean isFree() {
        return !alone && waiting.isEmpty();
    }

    private void next() {
        while (!waiting.isEmpty() && !alone && (running == 0 || !waiting.element().alone)) {
            Entry entry = waiting.remove();
            running++;
            alone = entry.alone;
            entry.start.run();
        }
    }
}
