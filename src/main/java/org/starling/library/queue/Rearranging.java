package org.starling.library.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Moves elements of a list by one place. Pure. */
public final class Rearranging {
    private Rearranging() {}

    /**
     * Moves the chosen ones up or down by one; those that stand at the end already stay, and so do those behind them.
     */
    public static <T> void step(List<T> list, Predicate<T> chosen, QueueMove where) {
        if (where == QueueMove.DOWN) {
            List<T> turned = new ArrayList<>(list);
            Collections.reverse(turned);
            stepUp(turned, chosen);
            for (int i = 0; i < list.size(); i++) {
                list.set(i, turned.get(list.size() - 1 - i));
            }
        } else {
            stepUp(list, chosen);
        }
    }

    private static <T> void stepUp(List<T> list, Predicate<T> chosen) {
        for (int i = 1; i < list.size(); i++) {
            if (chosen.test(list.get(i)) && !chosen.test(list.get(i - 1))) {
                Collections.swap(list, i, i - 1);
            }
        }
    }
}
