package org.starling.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The system's name service. It knows no time-outs and can hang for a minute, so it runs on a few threads of its own,
 * which end when they are idle; callers wait no longer than they want to.
 */
public final class SystemResolver implements Resolver, AutoCloseable {
    private static final int THREADS = 4;
    private static final int QUEUE = 64;
    private static final long IDLE_SECONDS = 5;

    private final ThreadPoolExecutor threads;

    public SystemResolver() {
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), task -> {
                    Thread thread = new Thread(task, "starling-names");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public List<InetAddress> resolve(String host, Duration timeout) throws UnknownHostException {
        Future<InetAddress[]> answer;
        try {
            answer = threads.submit(() -> InetAddress.getAllByName(host));
        } catch (RejectedExecutionException e) {
            throw failure(host + ": too many look-ups are waiting", e);
        }
        try {
            return List.of(answer.get(Math.max(1, timeout.toNanos()), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            throw failure(host, e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failure(host + ": no answer in time", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failure(host + ": interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static UnknownHostException failure(String message, Exception cause) {
        UnknownHostException failure = new UnknownHostException(message);
        failure.initCause(cause);
        return failure;
    }
}
