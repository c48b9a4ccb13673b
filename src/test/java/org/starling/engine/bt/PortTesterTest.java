package org.starling.engine.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.starling.engine.PortTest;
import org.starling.engine.PortTest.Outcome;
import org.starling.engine.discovery.ManualLoop;

final class PortTesterTest {
    private static final InetSocketAddress OUTSIDE = new InetSocketAddress("203.0.113.9", 50_001);

    private final ManualLoop loop = new ManualLoop();
    private final List<InetSocketAddress> called = new ArrayList<>();
    private final List<Runnable> came = new ArrayList<>();
    private final List<Runnable> failed = new ArrayList<>();
    private int ended;

    private final PortTester tester = new PortTester(
            loop,
            (self, arrived, refused) -> {
                called.add(self);
                came.add(arrived);
                failed.add(refused);
                return () -> ended++;
            },
            address -> address.getHostAddress().startsWith("198.51.100."));

    @Test
    void aCallThatComesInProvesIt() {
        CompletableFuture<PortTest> test = tester.test(Optional.of(OUTSIDE));
        assertThat(tester.last()).isEqualTo(PortTest.of(Outcome.RUNNING, OUTSIDE));
        came.get(0).run();
        failed.get(0).run();
        assertThat(test).isCompletedWithValue(PortTest.of(Outcome.CAME_BACK, OUTSIDE));
        assertThat(tester.last().outcome()).isEqualTo(Outcome.CAME_BACK);
        assertThat(called).containsExactly(OUTSIDE);
        assertThat(ended).isEqualTo(1);
        assertThat(loop.pending()).isZero();
    }

    @Test
    void aCallThatFailsOrIsLostProvesNothing() {
        CompletableFuture<PortTest> refused = tester.test(Optional.of(OUTSIDE));
        failed.get(0).run();
        assertThat(refused).isCompletedWithValue(PortTest.of(Outcome.SILENT, OUTSIDE));

        CompletableFuture<PortTest> lost = tester.test(Optional.of(OUTSIDE));
        loop.run(PortTester.PATIENCE.minusSeconds(1));
        assertThat(lost).isNotDone();
        loop.run(PortTester.PATIENCE);
        assertThat(lost).isCompletedWithValue(PortTest.of(Outcome.SILENT, OUTSIDE));
        assertThat(ended).isEqualTo(2);
    }

    @Test
    void oneAtATime() {
        CompletableFuture<PortTest> first = tester.test(Optional.of(OUTSIDE));
        CompletableFuture<PortTest> second = tester.test(Optional.of(OUTSIDE));
        assertThat(called).hasSize(1);
        came.get(0).run();
        assertThat(first).isDone();
        assertThat(second).isDone();
        assertThat(tester.test(Optional.of(OUTSIDE))).isNotDone();
        assertThat(called).hasSize(2);
    }

    @Test
    void whatATestCannotShowIsNotTested() {
        assertThat(tester.test(Optional.empty()).join().outcome()).isEqualTo(Outcome.NO_ADDRESS);
        InetSocketAddress own = new InetSocketAddress("198.51.100.1", 6881);
        assertThat(tester.test(Optional.of(own))).isCompletedWithValue(PortTest.of(Outcome.OWN_ADDRESS, own));
        assertThat(called).isEmpty();
    }

    @Test
    void anotherNetworkHasNotBeenTested() {
        assertThat(tester.test(Optional.of(OUTSIDE))).isNotDone();
        came.get(0).run();
        tester.forget();
        assertThat(tester.last()).isEqualTo(PortTest.NEVER);
    }
}
