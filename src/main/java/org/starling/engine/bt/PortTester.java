package org.starling.engine.bt;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.starling.engine.PortTest;
import org.starling.engine.PortTest.Outcome;
import org.starling.net.EventLoop;

/**
 * Tests whether calls for our port come in, by calling it. Only the router is between: no third party is asked, and
 * what the provider lets through is not tested. Loop thread, but for {@link #last}.
 */
final class PortTester {
    /** More than the peer layer gives to a call that is made in both ways. */
    static final Duration PATIENCE = Duration.ofSeconds(25);

    /** The way of such a call. */
    interface Line {
        /**
         * @param came runs when the call comes in
         * @param failed runs if it cannot be made
         * @return ends it
         */
        Runnable call(InetSocketAddress self, Runnable came, Runnable failed);
    }

    private final EventLoop loop;
    private final Line line;
    private final Predicate<InetAddress> own;
    private volatile PortTest last = PortTest.NEVER;
    private Optional<CompletableFuture<PortTest>> running = Optional.empty();

    /** @param own knows this machine's addresses */
    PortTester(EventLoop loop, Line line, Predicate<InetAddress> own) {
        this.loop = loop;
        this.line = line;
        this.own = own;
    }

    /** Any thread. */
    PortTest last() {
        return last;
    }

    /** The network is another one: what was found tells nothing of it. */
    void forget() {
        if (running.isEmpty()) {
            last = PortTest.NEVER;
        }
    }

    /** One at a time. */
    CompletableFuture<PortTest> test(Optional<InetSocketAddress> outside) {
        if (running.isPresent()) {
            return running.get();
        }
        if (outside.isEmpty()) {
            last = new PortTest(Outcome.NO_ADDRESS, Optional.empty());
            return CompletableFuture.completedFuture(last);
        }
        InetSocketAddress self = outside.get();
        if (own.test(self.getAddress())) {
            last = PortTest.of(Outcome.OWN_ADDRESS, self);
            return CompletableFuture.completedFuture(last);
        }
        return begin(self);
    }

    private CompletableFuture<PortTest> begin(InetSocketAddress self) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        CompletableFuture<PortTest> result = new CompletableFuture<>();
        running = Optional.of(result);
        last = PortTest.of(Outcome.RUNNING, self);
        EventLoop.Timer patience = loop.schedule(PATIENCE.toNanos(), () -> outcome.complete(Outcome.SILENT));
        Runnable end =
                line.call(self, () -> outcome.complete(Outcome.CAME_BACK), () -> outcome.complete(Outcome.SILENT));
        var unused = outcome.thenAccept(found -> {
            patience.cancel();
            end.run();
            running = Optional.empty();
            last = PortTest.of(found, self);
            result.complete(last);
        });
        return result;
    }
}
