package org.starling.engine.session;

import org.starling.wire.Bitfield;

/**
 * Which piece to begin next, as those who ask for blocks need to know it. Pure: no peers, no clock; a piece is free
 * (wanted and not begun), begun, or settled.
 */
interface PieceChoice {

    /** Wanted pieces that are neither begun nor verified. */
    int free();

    /** Whether this is one of them. */
    boolean isFree(int piece);

    /** The piece to begin with a peer that has these, or -1 if none of them is free. Begins nothing by itself. */
    int pick(Bitfield peer);

    /** Requests for the piece go out. */
    void begin(int piece);

    /** The piece is not begun any more, and free if it is still wanted. */
    void reset(int piece);

    /** The piece is ours. */
    void verified(int piece);
}
