package org.starling.library.finish;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Notices the moment when the last download is complete; one that the user pauses or removes is not complete. One
 * thread.
 */
public final class DoneWatch<K> {
    private Set<K> before = Set.of();

    /**
     * @param unfinished what wants to be downloaded now
     * @param isComplete of something that was
     * @return whether all is done since the last call
     */
    public boolean update(Set<K> unfinished, Predicate<K> isComplete) {
        boolean done =
                unfinished.isEmpty() && !before.isEmpty() && before.stream().allMatch(isComplete);
        before = Set.copyOf(unfinished);
        return done;
    }
}
