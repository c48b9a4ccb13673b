package org.starling.engine.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.starling.engine.EngineException;
import org.starling.wire.Bitfield;

/** Everybody who reads a torrent while it loads. Loop thread only. */
public final class Readers {
    private final Supplier<SessionState> state;
    private final List<Reader> all = new ArrayList<>();
    private boolean ended;

    Readers(Supplier<SessionState> state) {
        this.state = state;
    }

    /** One more; it needs nothing yet. */
    public Reader open() {
        Reader reader = new Reader(this);
        all.add(reader);
        return reader;
    }

    void remove(Reader reader) {
        if (all.remove(reader)) {
            changed(false);
        }
    }

    /** Reads that waited may go on; those of a torrent that stopped never will. */
    void onState(SessionState now) {
        if (now instanceof SessionState.Stopped) {
            ended = true;
            List<Reader> last = List.copyOf(all);
            all.clear();
            last.forEach(reader -> reader.fail(stopped()));
        } else if (!all.isEmpty()) {
            changed(false);
            List.copyOf(all).forEach(Reader::pump);
        }
    }

    void onVerified(int piece) {
        List.copyOf(all).forEach(reader -> reader.onVerified(piece));
    }

    /** Nothing will be read any more. */
    boolean ended() {
        return ended;
    }

    static EngineException stopped() {
        return new EngineException(EngineException.Kind.NOT_RUNNING, "the torrent stopped");
    }

    /**
     * Somebody needs other pieces than before.
     *
     * @param jumped he needs them at once, so that requests for others are taken back
     */
    void changed(boolean jumped) {
        Transfer transfer = state.get().transfer();
        if (transfer != null) {
            transfer.urgent(order(transfer.have()), jumped);
        }
    }

    /** What can be read now. */
    @Nullable
    Transfer readable() {
        SessionState now = state.get();
        boolean open = now instanceof SessionState.Running || now instanceof SessionState.Blocked;
        return open ? now.transfer() : null;
    }

    /** Those who read take turns: the next piece of each, then the second of each. */
    private int[] order(Bitfield have) {
        int[] order = new int[all.stream().mapToInt(Reader::needed).sum()];
        int count = 0;
        int longest = all.stream().mapToInt(Reader::needed).max().orElse(0);
        for (int ahead = 0; ahead < longest; ahead++) {
            for (Reader reader : all) {
                int piece = reader.first() + ahead;
                if (ahead < reader.needed() && piece < have.size() && !have.get(piece)) {
                    order[count++] = piece;
                }
            }
        }
        return Arrays.copyOf(order, count);
    }
}
