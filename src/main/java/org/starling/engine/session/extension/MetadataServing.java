package org.starling.engine.session.extension;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.starling.engine.session.extension.ExtensionException.Fault;

/** What one peer may still ask of our info dictionary: some pieces at once, then so many a second, the rest waits. */
final class MetadataServing {
    static final int PIECE = 16 << 10;
    static final int AT_ONCE = 32;
    static final int MAX_WAITING = 256;
    private static final int PER_TICK = 64;
    private static final int MAX_REFUSED = 512;

    private final ExtensionPeer peer;
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private int allowance = AT_ONCE;
    private int refused;

    MetadataServing(ExtensionPeer peer) {
        this.peer = peer;
    }

    void onRequest(int piece, @Nullable ByteBuffer info) throws ExtensionException {
        if (info != null && allowance > 0 && isIn(piece, info)) {
            allowance--;
            answer(piece, info);
        } else if (info != null && isIn(piece, info) && waiting.size() < MAX_WAITING) {
            waiting.add(piece);
        } else if (++refused > MAX_REFUSED) {
            throw new ExtensionException(Fault.FLOODING, "requests for metadata");
        } else {
            peer.send(MetadataExtension.NAME, new MetadataMessage.Reject(piece).encode());
        }
    }

    /** About once a second. */
    void tick(@Nullable ByteBuffer info) {
        allowance = PER_TICK;
        while (info != null && allowance > 0 && !waiting.isEmpty()) {
            allowance--;
            answer(waiting.remove(), info);
        }
    }

    private static boolean isIn(int piece, ByteBuffer info) {
        return (long) piece * PIECE < info.remaining();
    }

    private void answer(int piece, ByteBuffer info) {
        int from = piece * PIECE;
        ByteBuffer data = info.slice(info.position() + from, Math.min(PIECE, info.remaining() - from));
        peer.send(MetadataExtension.NAME, new MetadataMessage.Data(piece, info.remaining(), data).encode());
    }
}
