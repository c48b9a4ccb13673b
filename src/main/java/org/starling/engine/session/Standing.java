package org.starling.engine.session;

import org.starling.engine.session.choke.Candidate;
import org.starling.engine.session.choke.Slot;
import org.starling.wire.Bitfield;

/** How one peer stands with the choker: what it gave and took, and its slot. The choker's own notes. */
final class Standing {
    /** What is left of the memory after a round of ten seconds: of gifts little, of what was taken long. */
    private static final double GIVEN_KEPT = 0.5;

    private static final double TAKEN_KEPT = 0.9;

    /** Longer than the way of a request on most lines. */
    private static final long PAUSE_NANOS = 1_000_000_000L;

    /** Longer than that on any: who took nothing for so long has no use for its slot. */
    private static final long IDLE_NANOS = 3_000_000_000L;

    private static final long FRESH_NANOS = 60_000_000_000L;

    Slot slot = Slot.NONE;
    private long since;
    private boolean everLetIn;
    private double gave;
    private double took;
    private long downSeen;
    private long upSeen;
    private long upAtTurn;
    private boolean tookNothing;
    private long upAtTick;
    private long lastTook;
    private long claimedAtFirst = -1;

    Standing(long now) {
        since = now;
        lastTook = now;
    }

    void slot(Peer peer, Slot given, long now) {
        boolean begins = (given == Slot.NONE) != (slot == Slot.NONE);
        slot = given;
        if (begins) {
            since = now;
            upAtTurn = peer.up.total();
            upSeen = peer.up.total();
            tookNothing = false;
            lastTook = now;
            everLetIn = true;
        }
    }

    /** Once a second. */
    void notice(Peer peer, long now) {
        if (peer.up.total() != upAtTick || !peer.uploads.isEmpty() || isBeingServed(peer)) {
            upAtTick = peer.up.total();
            lastTook = now;
        }
    }

    /** Who waits for what is on its way to it has no reason to ask for more. */
    private static boolean isBeingServed(Peer peer) {
        return peer.reading + peer.connection.queuedBytes() > 0;
    }

    /** It has a slot and makes no use of it: nobody else is slower if its slot is given away once more. */
    boolean idles(long now) {
        return slot != Slot.NONE && now - lastTook > IDLE_NANOS;
    }

    /** It makes no use of its slot at this moment, which may only be the length of the way. */
    boolean pauses(long now) {
        return slot != Slot.NONE && now - lastTook > PAUSE_NANOS && !idles(now);
    }

    /** A round ends: what was exchanged in it becomes memory. */
    void endRound(Peer peer) {
        long down = peer.down.total();
        long up = peer.up.total();
        gave = gave * GIVEN_KEPT + (down - downSeen);
        took = took * TAKEN_KEPT + (up - upSeen);
        tookNothing = up == upSeen;
        downSeen = down;
        upSeen = up;
    }

    Candidate<Peer> candidate(Peer peer, int pieceLength, long now) {
        return new Candidate<>(
                peer,
                slot,
                now - since,
                Math.round(gave) + peer.down.total() - downSeen,
                Math.round(took) + peer.up.total() - upSeen,
                peer.up.total() - upAtTurn,
                slot != Slot.NONE && tookNothing && now - since > IDLE_NANOS,
                peer.amInterested,
                peer.pipeline.isSnubbed(),
                pretends(peer, pieceLength),
                !everLetIn && now - peer.connectedAt < FRESH_NANOS);
    }

    /**
     * Whether it shows less than half of what we gave it. Not a proof, since some clients do not tell us of pieces that
     * we have; so it waits longer than the others, and is not locked out.
     */
    private boolean pretends(Peer peer, int pieceLength) {
        Bitfield has = peer.pieces.known();
        if (has == null) {
            return false;
        }
        long claimed = (long) has.cardinality() * pieceLength;
        claimedAtFirst = claimedAtFirst < 0 ? claimed : claimedAtFirst;
        long unfinished = 8L * pieceLength;
        return claimed - claimedAtFirst + unfinished < peer.up.total() / 2;
    }
}
