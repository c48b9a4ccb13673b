package org.starling.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The event loop of the running program: one daemon thread, one selector. It sleeps only in the selector, and nothing
 * that a handler, task or timer throws ends it: the stream at fault closes, the failure is counted.
 *
 * <p>One round is: ready channels, tasks, timers that are due, then all streams that were written to, so that the small
 * writes of a round leave together.
 */
public final class SelectorLoop implements EventLoop, AutoCloseable {
    private static final int TASKS_PER_ROUND = 1024;
    private static final int GATHER = 64;
    private static final long PAUSE_AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(10);

    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final TimerQueue timers = new TimerQueue();
    private final ArrayDeque<SocketStream> attended = new ArrayDeque<>();
    private final FailureLog failures = new FailureLog();
    private final ByteBuffer[] gather = new ByteBuffer[GATHER];
    private final Consumer<SelectionKey> dispatch = this::dispatch;
    private long round;
    private volatile boolean closing;
    private volatile boolean terminated;

    private SelectorLoop(Selector selector, String name) {
        this.selector = selector;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /**
     * Starts a loop.
     *
     * @param name of its thread
     */
    public static SelectorLoop start(String name) throws IOException {
        SelectorLoop loop = new SelectorLoop(Selector.open(), name);
        loop.thread.start();
        return loop;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (terminated && tasks.remove(task)) {
            throw new RejectedExecutionException("the loop has ended");
        }
        wake();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        TimerQueue.Entry entry = timers.create(nanos() + Math.max(0, delayNanos), task);
        if (inLoop()) {
            timers.add(entry);
        } else {
            execute(() -> timers.add(entry));
        }
        return entry;
    }

    @Override
    public boolean inLoop() {
        return Thread.currentThread() == thread;
    }

    /** How many handlers, tasks and timers threw something they should not have. */
    public long failures() {
        return failures.count();
    }

    /** Ends the loop and closes every channel on it; waits for that, unless called on the loop itself. */
    @Override
    public void close() {
        closing = true;
        wake();
        if (inLoop()) {
            return;
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Loop thread only. */
    SelectionKey register(SelectableChannel channel, int ops, Selectable owner) throws ClosedChannelException {
        return channel.register(selector, ops, owner);
    }

    /** Has the stream called at the end of this round, or of the next one if this round's end has begun. */
    void attend(SocketStream stream) {
        attended.addLast(stream);
    }

    /** Grows with each round; read budgets are per round. */
    long round() {
        return round;
    }

    /** Space for a gathering write; whoever uses it clears it again. */
    ByteBuffer[] gather() {
        return gather;
    }

    void failed(String where, Throwable error) {
        failures.add(where, error);
    }

    /** Makes the loop pass through its selector, so that closed channels give their descriptors back. */
    void wakeUp() {
        selector.wakeup();
    }

    /** True from when {@link #close} was called. */
    boolean ending() {
        return closing;
    }

    private void wake() {
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            selector.wakeup();
        }
    }

    private void run() {
        while (!closing) {
            try {
                select();
                round++;
                runTasks();
                runTimers();
                attendStreams();
            } catch (Throwable e) {
                failures.add("event loop", e);
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
            }
        }
        shutDown();
    }

    private void select() throws IOException {
        if (!attended.isEmpty() || !tasks.isEmpty()) {
            selector.selectNow(dispatch);
            return;
        }
        long wait = timers.untilNext(nanos());
        if (wait == 0) {
            selector.selectNow(dispatch);
            return;
        }
        asleep.set(true);
        if (tasks.isEmpty() && !closing) {
            // Rounded up: a timer a moment late is right, a spin until it is due is not. 0 means for ever.
            long millis = wait == Long.MAX_VALUE ? 0 : wait / 1_000_000 + 1;
            selector.select(dispatch, millis);
        }
        asleep.set(false);
    }

    private void dispatch(SelectionKey key) {
        if (asleep.get()) {
            asleep.set(false);
        }
        Selectable owner = (Selectable) key.attachment();
        try {
            if (key.isValid()) {
                owner.ready(key.readyOps());
            }
        } catch (Throwable e) {
            fail(owner, e);
        }
    }

    private void fail(Selectable owner, Throwable error) {
        if (!(error instanceof IOException)) {
            failures.add("stream handler", error);
        }
        try {
            owner.failed(error);
        } catch (Throwable e) {
            failures.add("closing a stream", e);
        }
    }

    private void runTasks() {
        for (int i = 0; i < TASKS_PER_ROUND; i++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return;
            }
            runSafely("task", task);
        }
    }

    private void runTimers() {
        long now = nanos();
        for (Runnable due = timers.pollDue(now); due != null; due = timers.pollDue(now)) {
            runSafely("timer", due);
        }
    }

    private void attendStreams() {
        for (int left = attended.size(); left > 0; left--) {
            @Nullable SocketStream stream = attended.pollFirst();
            if (stream != null) {
                attendOne(stream);
            }
        }
    }

    private void attendOne(SocketStream stream) {
        try {
            stream.attend();
        } catch (Throwable e) {
            fail(stream, e);
        }
    }

    private void runSafely(String what, Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            failures.add(what, e);
        }
    }

    private void shutDown() {
        IOException reason = new IOException("the loop ends");
        for (SelectionKey key : new ArrayList<>(selector.keys())) {
            fail((Selectable) key.attachment(), reason);
        }
        runTasks();
        terminated = true;
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            runSafely("task", task);
        }
        try {
            selector.close();
        } catch (IOException e) {
            failures.add("closing the selector", e);
        }
    }
}
