package org.starling.engine.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.starling.engine.DiskFailure;

final class ReadAheadTest {
    private static final int PIECE = 1 << 20;
    private static final int BLOCK = BlockPool.BLOCK;

    private final BlockPool pool = new BlockPool(4 << 20);
    private final AtomicInteger budget = new AtomicInteger(1);
    private final Deque<Consumer<@Nullable DiskFailure>> loads = new ArrayDeque<>();
    private final ReadAhead ahead = new ReadAhead(pool, budget, (piece, offset, target, done) -> loads.add(done));

    /** An uploader is done with a block at once and asks for the next piece, which takes the only stretch. */
    @Test
    void aStretchIsFreedOnceThoughItIsEvictedWhileItsRequestsAreServed() {
        ahead.read(0, PIECE, 0, BLOCK, outcome -> {
            release(outcome);
            ahead.read(1, PIECE, 0, BLOCK, ReadAheadTest::release);
        });
        ahead.read(0, PIECE, BLOCK, BLOCK, ReadAheadTest::release);
        ahead.read(0, PIECE, 2 * BLOCK, BLOCK, ReadAheadTest::release);
        while (!loads.isEmpty()) {
            loads.remove().accept(null);
            assertThat(pool.used()).isBetween(0, 1);
            assertThat(budget).hasValueBetween(0, 1);
        }
        ahead.evict();
        assertThat(pool.used()).isZero();
        assertThat(pool.frees()).as("what was taken came back").isEqualTo(1);
        assertThat(budget).hasValue(1);
    }

    @Test
    void aStretchServesTheBlocksThatFollow() {
        Consumer<ReadOutcome> release = ReadAheadTest::release;
        ahead.read(0, PIECE, 0, BLOCK, release);
        loads.remove().accept(null);
        for (int offset = BLOCK; offset < BlockPool.ARENA; offset += BLOCK) {
            ahead.read(0, PIECE, offset, BLOCK, release);
        }
        assertThat(loads).as("read from disk again").isEmpty();
        ahead.read(0, PIECE, BlockPool.ARENA, BLOCK, release);
        assertThat(loads).hasSize(1);
    }

    @Test
    void whoAsksAgainAfterAFailureIsNotServedWhatWasNeverRead() {
        List<ReadOutcome> second = new ArrayList<>();
        ahead.read(0, PIECE, 0, BLOCK, failed -> ahead.read(0, PIECE, 0, BLOCK, second::add));
        loads.remove().accept(new DiskFailure(DiskFailure.Kind.IO_ERROR, "file", "unreadable"));
        assertThat(second).isEmpty();
        loads.remove().accept(null);
        assertThat(second).hasOnlyElementsOfType(ReadOutcome.Data.class);
        second.forEach(ReadAheadTest::release);
        ahead.evict();
        assertThat(pool.used()).isZero();
    }

    private static void release(ReadOutcome outcome) {
        if (outcome instanceof ReadOutcome.Data data) {
            data.data().release();
        }
    }
}
