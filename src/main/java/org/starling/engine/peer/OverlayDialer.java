package org.starling.engine.peer;

import java.net.InetSocketAddress;

/** Opens connections for the overlay. */
@FunctionalInterface
public interface OverlayDialer {

    /** Dials; an encrypted link is RC4 (MSE), and a mode that forbids what is asked for fails. */
    void dial(InetSocketAddress peer, boolean encrypted, OverlayCallback callback);
}
