package org.starling.engine.session;

import java.nio.ByteBuffer;

/** What a connection tells the session. Loop thread only. */
public interface ConnectionListener {

    void onMessage(PeerMessage message);

    /** The header of a Piece message was read; its length is already known to be at most the largest block. */
    BlockTarget onBlockStart(int piece, int offset, int length);

    /** The block is complete; the buffer (flipped) is the listener's again. */
    void onBlock(int piece, int offset, ByteBuffer block);

    /** The connection closed within a block: the buffer comes back unfilled. */
    void onBlockAborted(int piece, int offset, ByteBuffer block);

    /** The write queue ran low: more blocks may be sent. */
    void onWritable();

    /** Called exactly once, whoever closed. */
    void onClosed(CloseReason reason);
}
