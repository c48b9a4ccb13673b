package org.starling.engine.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.starling.engine.disk.BlockPrints;

/**
 * Finds out who sent the wrong blocks of corrupt pieces. Who sent a whole piece alone is convicted at once. Of several,
 * it keeps who sent which block and what the block was; when the piece was fetched again and is right, whose blocks
 * differ are convicted, and the others cleared. Until then they are on parole: they get pieces of their own. Nobody is
 * convicted without proof. Bounded: the oldest cases are dropped for new ones. Session thread only.
 */
final class Blame {
    static final int MAX_CASES = 64;
    static final int MAX_ATTEMPTS = 8;
    /** Blocks of all cases, 12 bytes each and what their senders' addresses take. */
    static final int MAX_BLOCKS = 1 << 16;

    private final Map<Integer, List<Attempt>> cases = new LinkedHashMap<>();
    private int blocks;

    /** A copy of a piece whose hash was wrong: who sent its blocks, and what they were. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Attempt(PeerIdentity[] senders, BlockPrints prints) {}

    /**
     * What a right piece proves.
     *
     * @param guilty sent something else
     * @param cleared sent the same, and are in no other open case
     */
    record Verdict(Set<PeerIdentity> guilty, Set<PeerIdentity> cleared) {}

    /** Open cases: pieces that were corrupt and are not right yet. */
    int cases() {
        return cases.size();
    }

    boolean isOpen(int piece) {
        return cases.containsKey(piece);
    }

    /** Takes a corrupt piece to the records; gives those that it convicts at once. */
    Set<PeerIdentity> corrupt(OpenPiece piece, BlockPrints prints) {
        Set<Peer> suppliers = piece.suppliers();
        if (suppliers.size() == 1) {
            return Set.of(suppliers.iterator().next().identity);
        }
        suppliers.forEach(peer -> peer.onParole = true);
        Attempt attempt = new Attempt(senders(piece), prints);
        List<Attempt> earlier = cases.computeIfAbsent(piece.piece, p -> new ArrayList<>());
        Set<PeerIdentity> guilty = contradictions(attempt, earlier);
        if (earlier.size() == MAX_ATTEMPTS) {
            blocks -= earlier.remove(0).senders.length;
        }
        earlier.add(attempt);
        blocks += attempt.senders.length;
        forgetOldest(piece.piece);
        return guilty;
    }

    /** A right piece that a peer supplied alone acquits it: it does not damage all that it sends. */
    void acquit(OpenPiece right) {
        Set<Peer> suppliers = right.suppliers();
        if (suppliers.size() == 1) {
            suppliers.forEach(peer -> peer.onParole = false);
        }
    }

    /** Closes the case of a piece that is right now. */
    Verdict close(int piece, BlockPrints right) {
        List<Attempt> attempts = remove(piece);
        Set<PeerIdentity> guilty = new HashSet<>();
        Set<PeerIdentity> cleared = new HashSet<>();
        for (Attempt attempt : attempts) {
            for (int block = 0; block < attempt.senders.length; block++) {
                PeerIdentity sender = attempt.senders[block];
                if (attempt.prints.differs(block, right)) {
                    guilty.add(sender);
                } else if (right.blocks() > 0) {
                    cleared.add(sender);
                }
            }
        }
        cleared.removeAll(guilty);
        cleared.removeAll(suspects());
        return new Verdict(guilty, cleared);
    }

    private static PeerIdentity[] senders(OpenPiece piece) {
        PeerIdentity[] senders = new PeerIdentity[piece.blocks()];
        for (int block = 0; block < senders.length; block++) {
            Peer source = piece.source(block);
            if (source == null) {
                throw new IllegalStateException("a complete piece has a sender for each block");
            }
            senders[block] = source.identity;
        }
        return senders;
    }

    /** Who sends the same block in two versions has sent a wrong one, whichever it is. */
    private static Set<PeerIdentity> contradictions(Attempt attempt, List<Attempt> earlier) {
        Set<PeerIdentity> guilty = new HashSet<>();
        for (Attempt before : earlier) {
            for (int block = 0; block < attempt.senders.length; block++) {
                boolean same = attempt.senders[block].equals(before.senders[block]);
                if (same && attempt.prints.differs(block, before.prints)) {
                    guilty.add(attempt.senders[block]);
                }
            }
        }
        return guilty;
    }

    private Set<PeerIdentity> suspects() {
        Set<PeerIdentity> all = new HashSet<>();
        for (List<Attempt> attempts : cases.values()) {
            attempts.forEach(attempt -> all.addAll(Arrays.asList(attempt.senders)));
        }
        return all;
    }

    private List<Attempt> remove(int piece) {
        @Nullable List<Attempt> attempts = cases.remove(piece);
        if (attempts == null) {
            return List.of();
        }
        attempts.forEach(attempt -> blocks -= attempt.senders.length);
        return attempts;
    }

    private void forgetOldest(int newest) {
        Iterator<Integer> oldest = List.copyOf(cases.keySet()).iterator();
        while ((cases.size() > MAX_CASES || blocks > MAX_BLOCKS) && cases.size() > 1) {
            int piece = oldest.next();
            if (piece != newest) {
                remove(piece);
            }
        }
    }
}
