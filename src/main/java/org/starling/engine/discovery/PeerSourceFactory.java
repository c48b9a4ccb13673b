package org.starling.engine.discovery;

/** Makes one kind of source for a torrent. */
public interface PeerSourceFactory {

    /** False for sources that tell others than the torrent's trackers about it: a private torrent does not get them (BEP 27). */
    boolean allowedForPrivate();

    PeerSource create(PeerSearch search);
}
