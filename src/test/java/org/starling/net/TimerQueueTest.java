package org.starling.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimerQueueTest {
    private final TimerQueue queue = new TimerQueue();
    private final List<Integer> ran = new ArrayList<>();

    @Test
    void gives10000TimersInOrderAndNoneThatWasCancelled() {
        Random random = new Random(1);
        List<int[]> expected = new ArrayList<>();
        List<TimerQueue.Entry> entries = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            int[] one = {i, random.nextInt(1000)};
            expected.add(one);
            entries.add(add(one[1], () -> ran.add(one[0])));
        }
        for (int i = 0; i < 10_000; i += 3) {
            entries.get(i).cancel();
        }
        expected.removeIf(one -> one[0] % 3 == 0);
        expected.sort(Comparator.comparingInt((int[] one) -> one[1]).thenComparingInt(one -> one[0]));
        runUntil(1000);
        assertThat(ran).isEqualTo(expected.stream().map(one -> one[0]).toList());
        assertThat(queue.size()).isZero();
    }

    @Test
    void cancelledTimersAreSweptOut() {
        for (int i = 0; i < 100_000; i++) {
            add(1_000_000, () -> ran.add(1)).cancel();
        }
        assertThat(queue.size()).isLessThan(1000);
        assertThat(queue.pollDue(2_000_000)).isNull();
    }

    @Test
    void knowsHowLongToWait() {
        assertThat(queue.untilNext(5)).isEqualTo(Long.MAX_VALUE);
        add(Long.MAX_VALUE, () -> {});
        add(100, () -> {});
        assertThat(queue.untilNext(40)).isEqualTo(60);
        assertThat(queue.untilNext(200)).isZero();
    }

    @Test
    void survivesTheWrapOfNanoTime() {
        long before = Long.MAX_VALUE - 10;
        add(before + 100, () -> ran.add(2));
        add(before + 5, () -> ran.add(1));
        assertThat(queue.pollDue(before)).isNull();
        runUntil(before + 50);
        assertThat(ran).containsExactly(1);
        runUntil(before + 100);
        assertThat(ran).containsExactly(1, 2);
    }

    private TimerQueue.Entry add(long deadline, Runnable task) {
        TimerQueue.Entry entry = queue.create(deadline, task);
        queue.add(entry);
        return entry;
    }

    private void runUntil(long now) {
        for (Runnable due = queue.pollDue(now); due != null; due = queue.pollDue(now)) {
            due.run();
        }
    }
}
