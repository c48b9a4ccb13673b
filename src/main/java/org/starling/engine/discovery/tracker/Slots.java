package org.starling.engine.discovery.tracker;

import java.util.ArrayDeque;

/** Limits how many unknown trackers one torrent asks at once; the others wait in order. Loop thread. */
final class Slots {
    private final int most;
    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private int taken;

    Slots(int most) {
        this.most = most;
    }

    /** Runs the task now or when its turn comes; whoever ran gives its place back. */
    void take(Runnable task) {
        if (taken < most) {
            taken++;
            task.run();
        } else {
            waiting.add(task);
        }
    }

    void giveBack() {
        Runnable next = waiting.poll();
        if (next == null) {
            taken--;
        } else {
            next.run();
        }
    }
}
