package org.starling.engine.peer;

import java.nio.ByteBuffer;
import org.starling.engine.session.PeerMessage;

/**
 * Bytes to messages and back, for every message but Piece and Request headers, which connections parse inline. The
 * frame's length was checked against {@link #maxLength} before it was buffered.
 */
public interface MessageCodec {

    /**
     * The longest frame (without its length prefix) accepted for a message id; 0 refuses it, longer ones close the
     * connection.
     */
    int maxLength(int messageId);

    /**
     * Decodes one whole frame.
     *
     * @param frame id and payload, position to limit, without the length prefix; the codec copies what it keeps
     * @throws BadMessageException if the bytes break the protocol or a bound; the connection closes with its reason
     */
    PeerMessage decode(ByteBuffer frame) throws BadMessageException;

    /** Encodes with length prefix, ready to be sent (flipped); the buffer is the caller's own and may be changed. */
    ByteBuffer encode(PeerMessage message);
}
