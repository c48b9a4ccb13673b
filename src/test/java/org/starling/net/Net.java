package org.starling.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A loop, a pool and a gate for one test. */
final class Net implements AutoCloseable {
    static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    static final Duration LONG = Duration.ofSeconds(20);

    final BufferPool pool;
    final SelectorLoop loop;
    final SocketGate gate;
    final BlockingQueue<Stream> accepted = new LinkedBlockingQueue<>();

    Net() throws IOException {
        this(GateConfig.defaults(), 64);
    }

    Net(GateConfig config, int buffers) throws IOException {
        pool = BufferPool.checking(BufferPool.BLOCK, buffers);
        loop = SelectorLoop.start("test-net");
        gate = new SocketGate(loop, pool, config);
    }

    Listener listen() throws IOException {
        return gate.listen(0, Optional.of(LOOPBACK), accepted::add);
    }

    CompletableFuture<Stream> connect(InetSocketAddress to) {
        return connect(to, LONG);
    }

    CompletableFuture<Stream> connect(InetSocketAddress to, Duration timeout) {
        CompletableFuture<Stream> result = new CompletableFuture<>();
        gate.connect(to, timeout, new ConnectCallback() {
            @Override
            public void connected(Stream stream) {
                result.complete(stream);
            }

            @Override
            public void failed(IOException error) {
                result.completeExceptionally(error);
            }
        });
        return result;
    }

    /** Two ends of a connection: the dialled one, then the accepted one. */
    Stream[] pair(Listener listener) throws Exception {
        Stream dialled = get(connect(listener.address()));
        Stream other = accepted.poll(LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(other).isNotNull();
        return new Stream[] {dialled, other};
    }

    /** Runs on the loop and waits for the result. */
    <T> T on(Supplier<T> task) throws Exception {
        return get(CompletableFuture.supplyAsync(task, loop));
    }

    void run(Runnable task) throws Exception {
        get(CompletableFuture.runAsync(task, loop));
    }

    /** An address from its literal form. */
    static InetAddress ip(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }

    static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(200_000);
        }
    }

    /** Whatever a test did, nothing of the pool may be left out there. */
    @Override
    public void close() {
        loop.close();
        assertThat(pool.outstanding()).as("buffers not returned").isZero();
    }
}
