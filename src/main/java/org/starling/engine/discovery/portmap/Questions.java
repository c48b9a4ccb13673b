package org.starling.engine.discovery.portmap;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.starling.net.DatagramPort;
import org.starling.net.EventLoop;

/**
 * Questions to a router in datagrams, repeated until there is an answer: 250 ms, then twice as long each time
 * (RFC 6886, 3.1). It ends after a few seconds instead of a minute, because most routers know another protocol. Loop
 * thread.
 */
final class Questions {
    /** The port of both NAT-PMP and PCP. */
    static final int PORT = 5351;

    private static final long FIRST_WAIT = Duration.ofMillis(250).toNanos();
    private static final int TIMES = 4;

    private final EventLoop loop;
    private final DatagramPort port;
    private final InetSocketAddress router;
    private final List<Question<?>> open = new ArrayList<>();
    private boolean closed;

    Questions(EventLoop loop, DatagramPort port, InetSocketAddress router) {
        this.loop = loop;
        this.port = port;
        this.router = router;
    }

    /**
     * Asks until {@code reader} takes a datagram from the router for the answer.
     *
     * @param done gets the answer, or empty if there was none
     */
    <T> void ask(ByteBuffer request, Function<ByteBuffer, Optional<T>> reader, Consumer<Optional<T>> done) {
        Question<T> question = new Question<>(request, reader, done);
        open.add(question);
        question.send(0);
    }

    /** A datagram from anywhere; only the router's own are looked at. */
    void heard(ByteBuffer datagram, InetSocketAddress from) {
        if (!from.equals(router)) {
            return;
        }
        for (Question<?> question : List.copyOf(open)) {
            if (question.take(datagram)) {
                return;
            }
        }
    }

    /** Nobody is told of anything any more. */
    void close() {
        closed = true;
        open.forEach(Question::cancel);
        open.clear();
    }

    private final class Question<T> {
        private final ByteBuffer request;
        private final Function<ByteBuffer, Optional<T>> reader;
        private final Consumer<Optional<T>> done;
        private EventLoop.Timer timer = () -> {};

        Question(ByteBuffer request, Function<ByteBuffer, Optional<T>> reader, Consumer<Optional<T>> done) {
            this.request = request;
            this.reader = reader;
            this.done = done;
        }

        void send(int times) {
            if (closed) {
                return;
            }
            if (times == TIMES) {
                open.remove(this);
                done.accept(Optional.empty());
                return;
            }
            port.send(request.duplicate(), router);
            timer = loop.schedule(FIRST_WAIT << times, () -> send(times + 1));
        }

        boolean take(ByteBuffer datagram) {
            Optional<T> answer = reader.apply(datagram.duplicate());
            if (answer.isEmpty()) {
                return false;
            }
            cancel();
            open.remove(this);
            done.accept(answer);
            return true;
        }

        void cancel() {
            timer.cancel();
        }
    }
}
