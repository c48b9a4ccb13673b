package org.starling.net;

import java.util.ArrayList;
import java.util.List;

/** Tells those who want to know that something has happened, in the order in which they asked. Loop thread. */
public final class Signal {
    private final List<Runnable> listeners = new ArrayList<>();

    /** @return ends it */
    public Runnable listen(Runnable listener) {
        Runnable entry = listener::run;
        listeners.add(entry);
        return () -> listeners.remove(entry);
    }

    /** Listeners may come and go meanwhile. */
    public void fire() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
