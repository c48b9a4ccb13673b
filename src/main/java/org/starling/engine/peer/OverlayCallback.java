package org.starling.engine.peer;

import org.starling.engine.session.CloseReason;
import org.starling.net.RawLink;

/** The end of a dial for the overlay; one method runs, once, on the loop thread. */
public interface OverlayCallback {

    /**
     * No byte of a BitTorrent handshake was sent or awaited. The link is the callee's: it sets a handler or closes it.
     */
    void connected(RawLink link);

    void failed(CloseReason reason);
}
