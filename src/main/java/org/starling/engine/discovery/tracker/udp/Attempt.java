package org.starling.engine.discovery.tracker.udp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.starling.net.EventLoop;

/**
 * One request to one address: sent, and sent again each time that nothing came for 15·2ⁿ seconds (BEP 15), until it is
 * answered or ended. Loop thread.
 */
final class Attempt {
    static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final int MOST_DOUBLINGS = 8;

    private final Transactions transactions;
    private final EventLoop loop;
    private final InetSocketAddress to;
    private final ByteBuffer datagram;
    private final Runnable late;
    private final int id;
    private int sent;
    private long lastSent;
    private EventLoop.@Nullable Timer timer;

    /** What an attempt needs of its tracker's surroundings. */
    record Means(Transactions transactions, EventLoop loop, InetSocketAddress to) {}

    /**
     * Sends it.
     *
     * @param datagram made for a transaction
     * @param answered gets the answer, after which the attempt is over
     * @param late runs after each wait; {@link #repeat} or {@link #end} is to follow
     */
    Attempt(Means means, IntFunction<ByteBuffer> datagram, Consumer<ByteBuffer> answered, Runnable late) {
        this.transactions = means.transactions();
        this.loop = means.loop();
        this.to = means.to();
        this.late = late;
        this.id = transactions.begin(to, answer -> {
            cancelTimer();
            answered.accept(answer);
        });
        this.datagram = datagram.apply(id);
        repeat();
    }

    /** Sends it once more. */
    void repeat() {
        cancelTimer();
        lastSent = loop.nanos();
        long wait = FIRST_WAIT.toNanos() << Math.min(sent, MOST_DOUBLINGS);
        sent++;
        timer = loop.schedule(wait, late);
        transactions.send(datagram.duplicate(), to);
    }

    /** The tracker had the shortest wait to answer in, and did not. */
    boolean overdue() {
        return loop.nanos() - lastSent >= FIRST_WAIT.toNanos();
    }

    /** From now on an answer is of no interest. */
    void end() {
        cancelTimer();
        transactions.end(id);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
