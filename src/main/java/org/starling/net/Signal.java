package org.starling.net;

import java.util.ArrayList;
import java.util.List;

/** Tells those who want to know that something has happened, in the order in which they asked. Loop thread. */
public final class Signal {
    private final List<Entry> entries = new ArrayList<>();

    /** Told apart by identity: the same listener may be there twice. */
    private static final class Entry {
        private final Runnable listener;

        Entry(Runnable listener) {
            this.listener = listener;
        }
    }

    /** @return ends it */
    public Runnable listen(Runnable listener) {
        Entry entry = new Entry(listener);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    /** Listeners may come and go meanwhile. */
    public void fire() {
        List.copyOf(entries).forEach(entry -> entry.listener.run());
    }
}
