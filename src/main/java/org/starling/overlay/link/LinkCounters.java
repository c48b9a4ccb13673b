package org.starling.overlay.link;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often links ended for which reason, since the start. Safe for any thread. */
public final class LinkCounters {
    private final Map<LinkEnd, LongAdder> counts = new ConcurrentHashMap<>();

    public void count(LinkEnd reason) {
        counts.computeIfAbsent(reason, key -> new LongAdder()).increment();
    }

    public long get(LinkEnd reason) {
        LongAdder count = counts.get(reason);
        return count == null ? 0 : count.sum();
    }

    /** The reasons that occurred. */
    public Map<LinkEnd, Long> snapshot() {
        Map<LinkEnd, Long> all = new TreeMap<>();
        counts.forEach((reason, count) -> all.put(reason, count.sum()));
        return all;
    }
}
