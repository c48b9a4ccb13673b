package org.starling.engine.peer;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.starling.engine.session.CloseReason;

/** How often connections and handshakes ended for which reason, since the start. Safe for any thread. */
public final class CloseCounters {
    private final AtomicLongArray counts = new AtomicLongArray(CloseReason.values().length);

    void count(CloseReason reason) {
        counts.incrementAndGet(reason.ordinal());
    }

    public long get(CloseReason reason) {
        return counts.get(reason.ordinal());
    }

    /** The reasons that occurred. */
    public Map<CloseReason, Long> snapshot() {
        Map<CloseReason, Long> all = new EnumMap<>(CloseReason.class);
        for (CloseReason reason : CloseReason.values()) {
            if (get(reason) > 0) {
                all.put(reason, get(reason));
            }
        }
        return all;
    }
}
