package org.starling.engine.discovery.dht;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.starling.engine.discovery.dht.krpc.KrpcMessage;
import org.starling.engine.discovery.dht.krpc.KrpcMessage.Query;
import org.starling.engine.discovery.dht.krpc.KrpcWriter;
import org.starling.engine.discovery.dht.krpc.Request;
import org.starling.net.EventLoop;
import org.starling.wire.NodeId;
import org.starling.wire.bencode.BString;

/**
 * What we asked and what came of it. An answer counts only from the address that was asked, under the id that was
 * drawn for the question, and once. Loop thread.
 */
final class Questions {
    /** After that time an answer is late: others may be asked in the meantime. */
    static final long LATE = Duration.ofMillis(1_500).toNanos();

    /** After that time there will be no answer. */
    static final long SILENT = Duration.ofSeconds(6).toNanos();

    private static final int MAX_OPEN = 1_000;

    /** What becomes of a question; exactly one of the first two is called, {@link #onLate} possibly before. */
    interface Asker {
        void onResponse(KrpcMessage.Response response, InetSocketAddress from);

        /** No answer, or an error. */
        void onSilence();

        default void onLate() {}
    }

    private static final class Open {
        final InetSocketAddress to;
        final Asker asker;
        EventLoop.@Nullable Timer timer;

        Open(InetSocketAddress to, Asker asker) {
            this.to = to;
            this.asker = asker;
        }
    }

    private final EventLoop loop;
    private final RandomGenerator random;
    private final DatagramSender sender;
    private final Map<BString, Open> open = new HashMap<>();

    /** @param random unpredictable: who cannot see our questions must not be able to answer them */
    Questions(EventLoop loop, RandomGenerator random, DatagramSender sender) {
        this.loop = loop;
        this.random = random;
        this.sender = sender;
    }

    /** Asks; with too many open questions it is as if nobody answered, and nothing is sent. */
    void ask(NodeId self, InetSocketAddress to, Request request, Asker asker) {
        if (open.size() >= MAX_OPEN) {
            loop.execute(asker::onSilence);
            return;
        }
        BString transaction = newTransaction();
        Open question = new Open(to, asker);
        open.put(transaction, question);
        question.timer = loop.schedule(LATE, () -> late(transaction, question));
        sender.send(ByteBuffer.wrap(KrpcWriter.write(new Query(transaction, self, false, request))), to);
    }

    /** Takes what says that it is an answer; false if nobody asked for it. */
    boolean answered(KrpcMessage message, InetSocketAddress from) {
        Open question = open.get(message.transaction());
        if (question == null || !question.to.equals(from)) {
            return false;
        }
        close(message.transaction(), question);
        if (message instanceof KrpcMessage.Response response) {
            question.asker.onResponse(response, from);
        } else {
            question.asker.onSilence();
        }
        return true;
    }

    int open() {
        return open.size();
    }

    /** Forgets all questions without a word to those who asked. */
    void clear() {
        Map.copyOf(open).forEach(this::close);
    }

    private void late(BString transaction, Open question) {
        question.timer = loop.schedule(SILENT - LATE, () -> {
            close(transaction, question);
            question.asker.onSilence();
        });
        question.asker.onLate();
    }

    private void close(BString transaction, Open question) {
        open.remove(transaction);
        if (question.timer != null) {
            question.timer.cancel();
        }
    }

    private BString newTransaction() {
        byte[] id = new byte[4];
        BString transaction;
        do {
            random.nextBytes(id);
            transaction = BString.of(id);
        } while (open.containsKey(transaction));
        return transaction;
    }
}
