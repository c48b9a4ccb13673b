package org.starling.engine.session;

import java.util.Arrays;

/**
 * Block ids in the order in which they were asked, with the time of asking; primitive, because each block passes
 * here.
 */
final class RequestRing {
    private long[] ids = new long[16];
    private long[] times = new long[16];
    private int head;
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(long id, long now) {
        if (size == ids.length) {
            grow();
        }
        int at = slot(size++);
        ids[at] = id;
        times[at] = now;
    }

    /** Position of the id counted from the oldest, or -1; answers mostly come in order, so it is mostly 0. */
    int find(long id) {
        for (int i = 0; i < size; i++) {
            if (ids[slot(i)] == id) {
                return i;
            }
        }
        return -1;
    }

    long id(int position) {
        return ids[slot(position)];
    }

    long time(int position) {
        return times[slot(position)];
    }

    void remove(int position) {
        for (int i = position; i > 0; i--) {
            int to = slot(i);
            int from = slot(i - 1);
            ids[to] = ids[from];
            times[to] = times[from];
        }
        head = slot(1);
        size--;
    }

    /** Empties the ring and gives what was in it, oldest first. */
    long[] drain() {
        long[] all = new long[size];
        Arrays.setAll(all, this::id);
        head = 0;
        size = 0;
        return all;
    }

    private int slot(int position) {
        return head + position & ids.length - 1;
    }

    private void grow() {
        long[] moreIds = new long[ids.length * 2];
        long[] moreTimes = new long[ids.length * 2];
        for (int i = 0; i < size; i++) {
            moreIds[i] = id(i);
            moreTimes[i] = time(i);
        }
        ids = moreIds;
        times = moreTimes;
        head = 0;
    }
}
