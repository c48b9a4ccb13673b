package org.starling.engine.discovery.overlay;

import java.net.InetSocketAddress;

/** The overlay as swarms of torrents see it. Loop thread. */
public interface OverlayMeetings {

    /** Whether peers are told that we are a member. */
    boolean isOn();

    /**
     * A peer that we dialled says that it is a member: it can be dialled again for the overlay, at the same address.
     * Called once for each connection.
     *
     * @param encrypted how the peer was reached
     */
    void met(InetSocketAddress peer, boolean encrypted);
}
