package org.starling.engine.discovery.tracker.udp;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What was asked and is not answered yet. An answer counts only if it comes from the address that was asked and names
 * the transaction, which strangers cannot guess. Loop thread.
 */
final class Transactions {
    private static final int HEADER = 8;
    private static final int TRANSACTION_AT = 4;

    private record Open(InetSocketAddress asked, Consumer<ByteBuffer> answered) {}

    private final RandomGenerator random;
    private final BiConsumer<ByteBuffer, InetSocketAddress> wire;
    private final Map<Integer, Open> open = new HashMap<>();

    /** @param random a secure one */
    Transactions(RandomGenerator random, BiConsumer<ByteBuffer, InetSocketAddress> wire) {
        this.random = random;
        this.wire = wire;
    }

    /** @param answered gets the answer's datagram, at least a header long, once */
    int begin(InetSocketAddress asked, Consumer<ByteBuffer> answered) {
        int id = random.nextInt();
        while (open.putIfAbsent(id, new Open(asked, answered)) != null) {
            id = random.nextInt();
        }
        return id;
    }

    void end(int id) {
        open.remove(id);
    }

    void send(ByteBuffer datagram, InetSocketAddress to) {
        wire.accept(datagram, to);
    }

    /** False if nobody waits for this datagram. */
    boolean take(ByteBuffer datagram, InetSocketAddress from) {
        if (datagram.remaining() < HEADER) {
            return false;
        }
        int id = datagram.getInt(datagram.position() + TRANSACTION_AT);
        @Nullable Open transaction = open.get(id);
        if (transaction == null || !transaction.asked().equals(from)) {
            return false;
        }
        open.remove(id);
        transaction.answered().accept(datagram);
        return true;
    }

    int size() {
        return open.size();
    }
}
