package org.starling.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The pieces that were begun, until the disk has answered for them; their memory is bounded by a budget. */
final class OpenPieces {
    /** Below this many, the budget does not count: pieces may be larger than it. */
    private static final int ALWAYS = 2;

    /** Bytes of begun pieces, those that are being hashed included. */
    static final long BUDGET = 48L << 20;

    private final @Nullable OpenPiece[] byPiece;
    private final List<OpenPiece> all = new ArrayList<>();
    private final List<OpenPiece> withFree = new ArrayList<>();
    private final long budget;
    private long bytes;

    OpenPieces(int pieces, long budget) {
        byPiece = new OpenPiece[pieces];
        this.budget = budget;
    }

    @Nullable
    OpenPiece get(int piece) {
        return byPiece[piece];
    }

    boolean contains(OpenPiece open) {
        return byPiece[open.piece] == open;
    }

    /** Whether one more may be begun. */
    boolean hasRoom() {
        return all.size() < ALWAYS || bytes < budget;
    }

    /** No more can be begun because most of what was begun is complete and waits for the disk. */
    boolean waitForDisk() {
        if (hasRoom()) {
            return false;
        }
        long complete = 0;
        for (OpenPiece open : all) {
            complete += open.isComplete() ? open.size : 0;
        }
        return complete * 2 > bytes;
    }

    /** In the order of no promise; a copy, so that the caller may close some. */
    List<OpenPiece> all() {
        return List.copyOf(all);
    }

    int count() {
        return all.size();
    }

    OpenPiece newest(int back) {
        return all.get(all.size() - 1 - back);
    }

    void add(OpenPiece open) {
        byPiece[open.piece] = open;
        open.index = all.size();
        all.add(open);
        bytes += open.size;
        list(open);
    }

    void remove(OpenPiece open) {
        byPiece[open.piece] = null;
        OpenPiece last = all.remove(all.size() - 1);
        if (last != open) {
            all.set(open.index, last);
            last.index = open.index;
        }
        bytes -= open.size;
    }

    /** The piece may have free blocks again. */
    void list(OpenPiece open) {
        if (!open.listed && open.free() > 0) {
            open.listed = true;
            withFree.add(open);
        }
    }

    /** Of the pieces with free blocks that pass the test, the one that lacks least; forgets those without any. */
    @Nullable
    OpenPiece nearestDone(Predicate<OpenPiece> test) {
        int kept = 0;
        OpenPiece found = null;
        for (int i = 0; i < withFree.size(); i++) {
            OpenPiece open = withFree.get(i);
            if (open.free() == 0 || !contains(open)) {
                open.listed = false;
                continue;
            }
            withFree.set(kept++, open);
            boolean nearer = found == null || open.missing() < found.missing();
            if (nearer && test.test(open)) {
                found = open;
            }
        }
        withFree.subList(kept, withFree.size()).clear();
        return found;
    }
}
