package org.starling.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SelectorLoopTest {
    private Net net;

    @BeforeEach
    void open() throws IOException {
        net = new Net();
    }

    @AfterEach
    void close() {
        net.close();
    }

    @Test
    void runsTasksInTheirOrderOnItsThread() throws Exception {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            int number = i;
            net.loop.execute(() -> order.add(net.loop.inLoop() ? number : -1));
        }
        assertThat(net.on(() -> List.copyOf(order)))
                .containsExactlyElementsOf(IntStream.range(0, 5000).boxed().toList());
        assertThat(net.loop.inLoop()).isFalse();
    }

    @Test
    void wakesUpForTasksFromManyThreads() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> {
                    for (int n = 0; n < 2000; n++) {
                        net.loop.execute(ran::incrementAndGet);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        Net.until("all ran", () -> ran.get() == 8000);
    }

    @Test
    void aTaskThatAlwaysComesAgainDoesNotKeepOthersWaiting() throws Exception {
        AtomicInteger stop = new AtomicInteger();
        Runnable again = new Runnable() {
            @Override
            public void run() {
                if (stop.get() == 0) {
                    net.loop.execute(this);
                    net.loop.schedule(0, () -> {});
                }
            }
        };
        net.loop.execute(again);
        CompletableFuture<Boolean> timer = new CompletableFuture<>();
        net.loop.schedule(TimeUnit.MILLISECONDS.toNanos(2), () -> timer.complete(true));
        Net.get(timer);
        stop.set(1);
    }

    @Test
    void timersRunInTheOrderOfTheirDeadlines() throws Exception {
        List<Integer> order = new ArrayList<>();
        CompletableFuture<Boolean> last = new CompletableFuture<>();
        net.run(() -> {
            net.loop.schedule(TimeUnit.MILLISECONDS.toNanos(30), () -> last.complete(order.add(3)));
            net.loop.schedule(TimeUnit.MILLISECONDS.toNanos(15), () -> order.add(2));
            net.loop.schedule(0, () -> order.add(0));
            net.loop.schedule(-5, () -> order.add(1));
        });
        Net.get(last);
        assertThat(net.on(() -> List.copyOf(order))).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aTimerIsNeverEarlyAndRunsOnce() throws Exception {
        long delay = TimeUnit.MILLISECONDS.toNanos(20);
        AtomicInteger runs = new AtomicInteger();
        CompletableFuture<Long> ranAt = new CompletableFuture<>();
        long start = net.loop.nanos();
        EventLoop.Timer timer = net.loop.schedule(delay, () -> {
            runs.incrementAndGet();
            ranAt.complete(net.loop.nanos());
        });
        assertThat(Net.get(ranAt) - start).isGreaterThanOrEqualTo(delay);
        timer.cancel();
        assertThat(net.on(runs::get)).isEqualTo(1);
    }

    @Test
    void aCancelledTimerDoesNotRun() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        CompletableFuture<Boolean> later = new CompletableFuture<>();
        EventLoop.Timer timer = net.loop.schedule(TimeUnit.MILLISECONDS.toNanos(5), ran::incrementAndGet);
        net.loop.schedule(TimeUnit.MILLISECONDS.toNanos(15), () -> later.complete(true));
        net.run(() -> {
            timer.cancel();
            timer.cancel();
        });
        Net.get(later);
        assertThat(ran).hasValue(0);
    }

    /** What strangers may manage to provoke in a handler. */
    enum Blow {
        RUNTIME {
            @Override
            void strike() {
                throw new IllegalStateException("provoked");
            }
        },
        MEMORY {
            @Override
            void strike() {
                throw new OutOfMemoryError("provoked");
            }
        },
        STACK {
            @Override
            void strike() {
                assertThat(deeper(1)).isNegative();
            }

            private int deeper(int depth) {
                return depth == Integer.MAX_VALUE ? 0 : deeper(depth + 1) + depth;
            }
        };

        abstract void strike();
    }

    @ParameterizedTest
    @EnumSource
    void whatAHandlerThrowsClosesItsStreamOnly(Blow blow) throws Exception {
        try (Listener listener = net.listen()) {
            Stream[] bad = net.pair(listener);
            Stream[] good = net.pair(listener);
            CompletableFuture<String> closed = new CompletableFuture<>();
            Sink sink = new Sink();
            Sink other = new Sink();
            net.run(() -> {
                bad[1].handler(new StreamHandler() {
                    @Override
                    public void onReadable(Stream stream) {
                        blow.strike();
                    }

                    @Override
                    public void onClosed(Stream stream, String reason) {
                        closed.complete(reason);
                        blow.strike();
                    }
                });
                bad[0].handler(other);
                good[1].handler(sink);
                bad[0].write(ByteBuffer.allocate(1), () -> {});
            });
            Net.get(closed);
            Net.get(other.closed);
            net.run(() -> good[0].write(ByteBuffer.allocate(1000), () -> {}));
            Net.until("the other stream lives", () -> sink.received.get() == 1000);
            assertThat(net.loop.failures()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatATaskATimerOrAReleaseThrowsIsCounted(Blow blow) throws Exception {
        try (Listener listener = net.listen()) {
            Stream[] pair = net.pair(listener);
            AtomicInteger released = new AtomicInteger();
            Sink sink = new Sink();
            net.loop.execute(blow::strike);
            net.loop.schedule(0, blow::strike);
            net.run(() -> {
                pair[0].handler(sink);
                pair[0].write(ByteBuffer.allocate(1), blow::strike);
                pair[0].write(ByteBuffer.allocate(1), released::incrementAndGet);
            });
            Net.get(sink.closed);
            assertThat(released).hasValue(1);
            Net.until("all counted", () -> net.loop.failures() == 3);
        }
    }

    @Test
    void closingTheLoopClosesItsStreamsAndRefusesTasks() throws Exception {
        AtomicInteger released = new AtomicInteger();
        Sink sink = new Sink();
        Listener listener = net.listen();
        Stream[] pair = net.pair(listener);
        net.run(() -> {
            pair[0].handler(sink);
            for (int i = 0; i < 2000; i++) {
                pair[0].write(ByteBuffer.allocate(BufferPool.BLOCK), released::incrementAndGet);
            }
        });
        net.loop.close();
        assertThat(sink.closed).isCompleted();
        assertThat(released).hasValue(2000);
        assertThatThrownBy(() -> net.loop.execute(released::incrementAndGet))
                .isInstanceOf(RejectedExecutionException.class);
        assertThat(net.loop.failures()).isZero();
    }
}
