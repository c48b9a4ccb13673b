package org.starling.engine.session.extension;

import java.nio.ByteBuffer;

/**
 * One extension (BEP 10) of one torrent, for all its peers; made anew for each torrent. Runs on the
 * session's thread.
 */
public interface Extension {

    /** The name in the "m" dictionary, for instance "ut_pex". */
    String name();

    /** Whether our extended handshakes name it now. */
    default boolean isOffered() {
        return true;
    }

    /** The peer's extended handshake names this extension. */
    default void onPeer(ExtensionPeer peer) {}

    /**
     * A message of this extension; the payload is within the bounds of a message but otherwise hostile.
     *
     * @throws ExtensionException closes the connection and counts the reason
     */
    void onMessage(ExtensionPeer peer, ByteBuffer payload) throws ExtensionException;

    /** The connection ended; also called for peers that never supported the extension. */
    default void onGone(ExtensionPeer peer) {}

    /** Called about once a second. */
    default void onTick() {}
}
