package org.starling.engine.discovery.overlay;

import org.starling.engine.session.extension.Extension;
import org.starling.engine.session.extension.ExtensionFactory;
import org.starling.engine.session.extension.Swarm;
import org.starling.wire.InfoHash;

/** Announces the overlay in every torrent but private ones (BEP 27), whose peers were found for that torrent alone. */
public record OverlayAnnouncements(OverlayMeetings meetings) implements ExtensionFactory {
    @Override
    public boolean allowedForPrivate() {
        return false;
    }

    @Override
    public Extension create(InfoHash torrent, Swarm swarm) {
        return new OverlayAnnouncement(meetings);
    }
}
