package org.starling.engine.discovery.tracker.udp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.starling.engine.discovery.tracker.udp.UdpReply.Connected;
import org.starling.engine.discovery.tracker.udp.UdpReply.Refused;
import org.starling.engine.discovery.tracker.udp.UdpReply.Silence;
import org.starling.net.EventLoop;

/**
 * One address of a tracker, shared by all torrents: they use the same connection id while it lives, and wait for the
 * next one together. However many wait, a silent tracker gets one datagram in 15 seconds. Loop thread.
 */
final class UdpServer {
    /** BEP 15: a connection id may be used until a minute after it was received. */
    private static final Duration ID_LIFE = Duration.ofMinutes(1);

    private static final int MOST_UNDER_WAY = 256;

    private static final class Exchange {
        final UdpCall call;
        final long asked;
        boolean againWithNewId;
        EventLoop.@Nullable Timer patience;

        @Nullable
        Attempt attempt;

        Exchange(UdpCall call, long asked) {
            this.call = call;
            this.asked = asked;
        }
    }

    private final EventLoop loop;
    private final Attempt.Means means;
    private final InetAddress tracker;
    private final ArrayDeque<Exchange> waiting = new ArrayDeque<>();
    private int underWay;
    private @Nullable Attempt greeting;
    private boolean connected;
    private long connection;
    private long connectedAt;
    private boolean silent;

    UdpServer(Transactions transactions, EventLoop loop, InetSocketAddress address) {
        this.loop = loop;
        this.means = new Attempt.Means(transactions, loop, address);
        this.tracker = address.getAddress();
    }

    void ask(UdpCall call) {
        Exchange exchange = new Exchange(call, loop.nanos());
        exchange.patience = loop.schedule(call.patience().toNanos(), () -> end(exchange, new Silence()));
        waiting.add(exchange);
        if (greeting != null && greeting.overdue()) {
            greeting.end();
            greeting = null;
        }
        pump();
    }

    boolean idle() {
        return waiting.isEmpty() && underWay == 0;
    }

    /** The last request got no answer. */
    boolean silent() {
        return silent;
    }

    private void pump() {
        while (!waiting.isEmpty() && idLives() && underWay < MOST_UNDER_WAY) {
            send(waiting.remove());
        }
        if (!waiting.isEmpty() && !idLives() && greeting == null) {
            greeting = new Attempt(means, UdpRequests::connect, this::greeted, this::greetAgain);
        }
    }

    private boolean idLives() {
        return connected && loop.nanos() - connectedAt < ID_LIFE.toNanos();
    }

    private void greetAgain() {
        if (greeting != null) {
            greeting.repeat();
        }
    }

    private void greeted(ByteBuffer answer) {
        greeting = null;
        UdpReply reply = UdpReplies.parse(answer, tracker);
        if (reply instanceof Connected accepted) {
            connected = true;
            connection = accepted.connection();
            connectedAt = loop.nanos();
            pump();
            return;
        }
        List<Exchange> refused = List.copyOf(waiting);
        waiting.clear();
        refused.forEach(exchange -> end(exchange, reply));
    }

    private void send(Exchange exchange) {
        underWay++;
        long id = connection;
        exchange.attempt = new Attempt(
                means,
                transaction -> exchange.call.writer().write(id, transaction),
                answer -> answered(exchange, UdpReplies.parse(answer, tracker)),
                () -> late(exchange));
    }

    /** A tracker that restarted knows its old ids no more: an id from before the request is worth one more try. */
    private void answered(Exchange exchange, UdpReply reply) {
        boolean oldId = connectedAt - exchange.asked < 0;
        if (reply instanceof Refused && oldId && !exchange.againWithNewId) {
            exchange.againWithNewId = true;
            connected = false;
            putBack(exchange);
        } else {
            end(exchange, reply);
        }
    }

    private void late(Exchange exchange) {
        if (idLives() && exchange.attempt != null) {
            exchange.attempt.repeat();
        } else {
            putBack(exchange);
        }
    }

    private void putBack(Exchange exchange) {
        withdraw(exchange);
        waiting.addFirst(exchange);
        pump();
    }

    private void end(Exchange exchange, UdpReply reply) {
        if (exchange.patience != null) {
            exchange.patience.cancel();
        }
        withdraw(exchange);
        waiting.remove(exchange);
        silent = reply instanceof Silence;
        if (waiting.isEmpty() && greeting != null) {
            greeting.end();
            greeting = null;
        }
        exchange.call.done().accept(reply);
        pump();
    }

    private void withdraw(Exchange exchange) {
        if (exchange.attempt != null) {
            exchange.attempt.end();
            exchange.attempt = null;
            underWay--;
        }
    }
}
