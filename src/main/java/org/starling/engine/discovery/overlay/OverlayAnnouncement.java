package org.starling.engine.discovery.overlay;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.starling.engine.session.extension.Extension;
import org.starling.engine.session.extension.ExtensionPeer;

/**
 * Members of the overlay say so in their extended handshakes (BEP 10). The name is all there is: no message is ever
 * sent under its number. Whoever dialled the connection dials the overlay too, so that not both do.
 */
final class OverlayAnnouncement implements Extension {
    static final String NAME = "Tr_OVERLAYSWARM";

    private final OverlayMeetings meetings;
    private final Set<ExtensionPeer> met = new HashSet<>();

    OverlayAnnouncement(OverlayMeetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isOffered() {
        return meetings.isOn();
    }

    @Override
    public void onPeer(ExtensionPeer peer) {
        if (meetings.isOn() && !peer.incoming() && met.add(peer)) {
            meetings.met(peer.remote(), peer.encrypted());
        }
    }

    @Override
    public void onMessage(ExtensionPeer peer, ByteBuffer payload) {
        // Original clients tolerate such a message, which means nothing.
    }

    @Override
    public void onGone(ExtensionPeer peer) {
        met.remove(peer);
    }
}
