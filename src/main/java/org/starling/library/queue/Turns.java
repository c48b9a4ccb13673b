package org.starling.library.queue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides which torrents may run at the same time. Pure. */
public final class Turns {
    private Turns() {}

    /**
     * A torrent that wants to run.
     *
     * @param complete it would only share
     * @param forced it runs in any case, and takes no place
     * @param slow it runs and moves next to nothing, so it takes no place
     */
    public record Candidate<K>(K key, boolean complete, boolean forced, boolean slow) {}

    /** Those that may run; downloads come before uploads when there is not room for all. */
    public static <K> Set<K> decide(List<Candidate<K>> inOrder, QueueLimits limits) {
        Set<K> running = new HashSet<>();
        int downloads = admit(inOrder, false, least(limits.downloads(), limits.total()), running);
        int left = limits.total() == 0 ? 0 : limits.total() - downloads;
        if (limits.total() == 0 || left > 0) {
            admit(inOrder, true, least(limits.uploads(), left), running);
        } else {
            freeOfCharge(inOrder, running);
        }
        return running;
    }

    /** @return how many of them take a place */
    private static <K> int admit(List<Candidate<K>> inOrder, boolean complete, int places, Set<K> running) {
        int taken = 0;
        for (Candidate<K> candidate : inOrder) {
            if (candidate.complete() == complete) {
                if (candidate.forced() || candidate.slow()) {
                    running.add(candidate.key());
                } else if (places == 0 || taken < places) {
                    running.add(candidate.key());
                    taken++;
                }
            }
        }
        return taken;
    }

    private static <K> void freeOfCharge(List<Candidate<K>> inOrder, Set<K> running) {
        inOrder.stream()
                .filter(candidate -> candidate.complete() && (candidate.forced() || candidate.slow()))
                .forEach(candidate -> running.add(candidate.key()));
    }

    /** Of two numbers of places, 0 being any number. */
    private static int least(int one, int other) {
        return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
    }
}
