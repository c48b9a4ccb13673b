package org.starling.engine.peer;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.starling.engine.session.CloseReason;

/** How often connections and handshakes ended for which reason, since the start. Safe for any thread. */
public final class CloseCounters {
    private final Map<CloseReason, LongAdder> counts = new ConcurrentHashMap<>();

    void count(CloseReason reason) {
        counts.computeIfAbsent(reason, key -> new LongAdder()).increment();
    }

    public long get(CloseReason reason) {
        LongAdder count = counts.get(reason);
        return count == null ? 0 : count.sum();
    }

    /** The reasons that occurred. */
    public Map<CloseReason, Long> snapshot() {
        Map<CloseReason, Long> all = new TreeMap<>();
        counts.forEach((reason, count) -> all.put(reason, count.sum()));
        return all;
    }
}
