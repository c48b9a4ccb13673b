package org.starling.engine.discovery;

import org.starling.engine.PeerOrigin;

/** Makes one kind of source for a torrent. */
public interface PeerSourceFactory {

    /** False for sources that tell others than its trackers about a torrent: a private one goes without (BEP 27). */
    boolean allowedForPrivate();

    /** What peers that it finds are said to come from. */
    PeerOrigin origin();

    PeerSource create(PeerSearch search);
}
