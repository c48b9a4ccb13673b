package org.starling.engine.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The pieces that somebody waits for, the most urgent first: all peers who have one work on it together. */
final class UrgentPieces {
    /** So many are begun whatever is open already. */
    private static final int ALWAYS = 2;

    /** What the fastest peer is asked for before the next one is. */
    private static final int BLOCKS_A_TURN = 4;

    private static final int[] NONE = {};

    private final OpenPieces open;
    private final PieceChoice picker;
    private int[] order = NONE;

    UrgentPieces(OpenPieces open, PieceChoice picker) {
        this.open = open;
        this.picker = picker;
    }

    void set(int[] pieces) {
        order = pieces.clone();
    }

    /** Whether a piece is one of them. */
    IntPredicate are() {
        return piece -> {
            for (int one : order) {
                if (one == piece) {
                    return true;
                }
            }
            return false;
        };
    }

    /** The piece that this peer should be asked for now, begun or free; -1 if it can do nothing for them. */
    int next(Peer peer) {
        for (int i = 0; i < order.length; i++) {
            int piece = order[i];
            if (peer.pieces.has(piece) && hasWork(piece, i < ALWAYS)) {
                return piece;
            }
        }
        return -1;
    }

    /** Asks a peer for so many blocks at most; gives how many it was asked for. */
    @FunctionalInterface
    interface Asking {
        int ask(Peer peer, int most);
    }

    /**
     * Shares the pieces out among peers that have nothing else to do: turn by turn, the fastest first, and to each as
     * much as it is fast, so that all are done with the first of them at about the same time.
     */
    void shareOut(List<Peer> peers, Asking asking) {
        List<Peer> fastest = new ArrayList<>(peers);
        fastest.sort(Comparator.comparingDouble(peer -> peer.pipeline.wait(1)));
        double[] waits =
                fastest.stream().mapToDouble(peer -> peer.pipeline.wait(1)).toArray();
        boolean any = true;
        while (any) {
            any = false;
            for (int i = 0; i < waits.length; i++) {
                Peer peer = fastest.get(i);
                int turn = Math.max(1, (int) Math.round(BLOCKS_A_TURN * waits[0] / waits[i]));
                int most = Math.min(peer.pipeline.room(), turn);
                any |= most > 0 && next(peer) >= 0 && asking.ask(peer, most) > 0;
            }
        }
    }

    private boolean hasWork(int piece, boolean always) {
        @Nullable OpenPiece begun = open.get(piece);
        return begun != null
                ? begun.free() > 0 && !begun.exclusive
                : picker.isFree(piece) && (always || open.hasRoom());
    }
}
