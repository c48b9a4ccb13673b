package org.starling.engine.discovery.tracker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose request to an HTTP tracker is next, so that a thousand torrents open few connections, and a slow
 * tracker delays only itself. A tracker that did not answer its last request, or was slow, gets one at a time, and not
 * all places may be taken by such. Goodbyes come first. Loop thread.
 */
final class TrackerQueue {
    static final int MOST_AT_ONCE = 32;

    private static final int MOST_WITH_STRANGERS = 24;
    private static final int MOST_WITH_ONE = 4;
    private static final int MOST_GOODBYES_WITH_ONE = 8;
    private static final int MOST_KEPT = 1_000;
    private static final Duration SLOW = Duration.ofSeconds(5);

    /** A request that waits for its turn. */
    interface Job {
        /** Begins it; {@link TrackerQueue#ended} is to follow. */
        void start();

        /** The tracker did not answer another one just now: this one is not made. */
        void skip();
    }

    private static final class Host {
        final Deque<Job> goodbyes = new ArrayDeque<>();
        final Deque<Job> others = new ArrayDeque<>();
        int running;
        boolean prompt;

        boolean mayStart(boolean roomForStrangers) {
            if (!goodbyes.isEmpty()) {
                return running < (prompt ? MOST_GOODBYES_WITH_ONE : 1);
            }
            return !others.isEmpty() && (prompt ? running < MOST_WITH_ONE : running == 0 && roomForStrangers);
        }
    }

    /** The one whose turn was last stands last. */
    private final Map<String, Host> hosts = new LinkedHashMap<>();

    private int running;
    private int withStrangers;

    void add(String host, boolean goodbye, Job job) {
        Host at = hosts.computeIfAbsent(host, name -> new Host());
        (goodbye ? at.goodbyes : at.others).add(job);
        next();
    }

    /**
     * @param answered the tracker did, whatever it said
     * @param took from start to end
     */
    void ended(String host, boolean answered, Duration took) {
        running--;
        Host at = hosts.get(host);
        if (at == null) {
            throw new IllegalStateException("nothing was started there");
        }
        at.running--;
        withStrangers -= at.prompt ? 0 : 1;
        boolean prompt = answered && took.compareTo(SLOW) < 0;
        if (prompt != at.prompt) {
            withStrangers += prompt ? -at.running : at.running;
            at.prompt = prompt;
        }
        List<Job> skipped = answered ? List.of() : takeAll(at);
        forgetIdle();
        next();
        skipped.forEach(Job::skip);
    }

    private void next() {
        while (running < MOST_AT_ONCE) {
            String host = first(true);
            if (host == null) {
                host = first(false);
            }
            if (host == null) {
                return;
            }
            start(host);
        }
    }

    private @Nullable String first(boolean goodbyes) {
        for (Map.Entry<String, Host> each : hosts.entrySet()) {
            Host host = each.getValue();
            if ((!goodbyes || !host.goodbyes.isEmpty()) && host.mayStart(withStrangers < MOST_WITH_STRANGERS)) {
                return each.getKey();
            }
        }
        return null;
    }

    private void start(String name) {
        Host host = hosts.remove(name);
        if (host == null) {
            throw new IllegalStateException("it was just there");
        }
        hosts.put(name, host);
        Job job = host.goodbyes.isEmpty() ? host.others.remove() : host.goodbyes.remove();
        running++;
        host.running++;
        withStrangers += host.prompt ? 0 : 1;
        job.start();
    }

    private static List<Job> takeAll(Host host) {
        List<Job> all = new ArrayList<>(host.goodbyes);
        all.addAll(host.others);
        host.goodbyes.clear();
        host.others.clear();
        return all;
    }

    private void forgetIdle() {
        if (hosts.size() > MOST_KEPT) {
            hosts.values().removeIf(host -> host.running == 0 && host.goodbyes.isEmpty() && host.others.isEmpty());
        }
    }
}
