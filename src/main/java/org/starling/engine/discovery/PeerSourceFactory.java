package org.starling.engine.discovery;

/** Makes one kind of source for a torrent. */
public interface PeerSourceFactory {

    /** False for sources that tell others than its trackers about a torrent: a private one goes without (BEP 27). */
    boolean allowedForPrivate();

    PeerSource create(PeerSearch search);
}
