package org.starling.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The primitive queues against ordinary collections that do the same. */
final class QueuesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theRequestRingIsAList(long seed) {
        Random random = new Random(seed);
        RequestRing ring = new RequestRing();
        List<Long> model = new ArrayList<>();
        for (int step = 0; step < 5000; step++) {
            long id = random.nextInt(100);
            if (random.nextInt(100) < 55 && !model.contains(id)) {
                ring.add(id, id * 2);
                model.add(id);
            } else {
                int at = model.indexOf(id);
                assertThat(ring.find(id)).isEqualTo(at);
                if (at >= 0) {
                    assertThat(ring.time(at)).isEqualTo(id * 2);
                    ring.remove(at);
                    model.remove(at);
                }
            }
            assertThat(ring.size()).isEqualTo(model.size());
        }
        assertThat(ring.drain())
                .containsExactly(model.stream().mapToLong(Long::longValue).toArray());
        assertThat(ring.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theUploadQueueIsAQueue(long seed) {
        Random random = new Random(seed);
        UploadQueue queue = new UploadQueue();
        Deque<List<Integer>> model = new ArrayDeque<>();
        for (int step = 0; step < 5000; step++) {
            List<Integer> request = List.of(random.nextInt(4), random.nextInt(4), random.nextInt(4));
            int[] f = {request.get(0), request.get(1), request.get(2)};
            switch (random.nextInt(5)) {
                case 0 -> assertThat(queue.remove(f[0], f[1], f[2])).isEqualTo(model.removeFirstOccurrence(request));
                case 1 -> {
                    if (!model.isEmpty()) {
                        assertThat(List.of(queue.piece(), queue.offset(), queue.length()))
                                .isEqualTo(model.remove());
                        queue.removeFirst();
                    }
                }
                default -> {
                    boolean added = queue.add(f[0], f[1], f[2]);
                    assertThat(added).isEqualTo(model.size() < UploadQueue.MAX);
                    if (added) {
                        model.add(request);
                    }
                }
            }
            assertThat(queue.size()).isEqualTo(model.size());
            assertThat(queue.isEmpty()).isEqualTo(model.isEmpty());
        }
        assertThat(queue.size()).as("the bound was met").isGreaterThan(UploadQueue.MAX / 2);
    }

    @Test
    void theUploadQueueIsEmptyAfterClear() {
        UploadQueue queue = new UploadQueue();
        queue.add(1, 2, 3);
        queue.clear();
        assertThat(queue.isEmpty()).isTrue();
        queue.add(4, 5, 6);
        assertThat(queue.piece()).isEqualTo(4);
    }
}
